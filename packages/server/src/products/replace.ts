import type { Product } from '@endcap/contract';
import type { Database } from '../database/database.ts';
import { refuse, RefusedInTransaction } from '../http/problems.ts';
import {
	archiveOtherVariants,
	findVariantsOfOthers,
	listVariantsOf,
	lockProduct,
	upsertProduct,
	upsertVariants,
	type ProductRow,
	type VariantToWrite,
} from './queries.ts';
import { productOf } from './rules.ts';

/** All of it or nothing: rejects with RefusedInTransaction when a SKU belongs to another product. */
export async function replaceProduct(
	database: Database,
	merchantId: string,
	product: ProductRow,
	variants: VariantToWrite[],
): Promise<{ created: boolean; product: Product }> {
	const skus = variants.map(({ sku }) => sku);
	return database.transaction(async (tx) => {
		const created = await upsertProduct(tx, merchantId, product);
		await lockProduct(tx, merchantId, product.product_id);
		await upsertVariants(tx, merchantId, product.product_id, variants);
		// After the insert, when nobody else can take one of the SKUs any more.
		const others = await findVariantsOfOthers(tx, merchantId, product.product_id, skus);
		if (others.length > 0) throw new RefusedInTransaction(conflict(others, skus));
		await archiveOtherVariants(tx, merchantId, product.product_id, skus);
		return { created, product: productOf(product, await listVariantsOf(tx, merchantId, [product.product_id])) };
	});
}

function conflict(others: { sku: string; product_id: string }[], skus: string[]) {
	return refuse('conflict', 'A SKU belongs to one product, and some of these belong to others. Nothing was changed.', {
		errors: others.map(({ sku, product_id }) => ({
			pointer: `/variants/${skus.indexOf(sku)}/sku`,
			detail: `Belongs to the product ${product_id}.`,
		})),
	});
}
