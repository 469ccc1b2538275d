import {
	getProduct,
	listProducts as listProductsOperation,
	listVariants as listVariantsOperation,
	putProduct,
} from '@endcap/contract';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { invalid, refuse, type Refusal } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { findProduct, listProducts, listVariants, listVariantsOf } from './queries.ts';
import { replaceProduct } from './replace.ts';
import { productErrors, productOf, productsOf, rowsOf, variantOf, wordPatterns } from './rules.ts';

export function productRoutes(route: Route, { database }: Services): void {
	route(listProductsOperation, async ({ caller, query }) => {
		const { search = '', limit = 50, cursor } = query;
		const list = `products ${search}`;
		const after = textPosition(list, cursor);
		if (typeof after === 'object') return after;
		const onlyActive = caller.kind === 'publishable';
		const filter = { onlyActive, patterns: wordPatterns(search), after, limit: limit + 1 };
		const { rows, next_cursor } = page(await listProducts(database, caller.merchant.id, filter), limit, (last) =>
			encodeCursor(list, [last.product_id]),
		);
		const ids = rows.map(({ product_id }) => product_id);
		const variants = await listVariantsOf(database, caller.merchant.id, ids);
		return answer(200, { data: productsOf(rows, variants), next_cursor });
	});

	route(getProduct, async ({ caller, params }) => {
		const row = await findProduct(database, caller.merchant.id, params.product_id);
		if (!row || (caller.kind === 'publishable' && row.status !== 'active')) {
			return refuse('not_found', 'No product has this id. GET /v1/products lists them.');
		}
		return answer(200, productOf(row, await listVariantsOf(database, caller.merchant.id, [row.product_id])));
	});

	route(putProduct, async ({ caller, params, body }) => {
		const errors = productErrors(body);
		if (errors.length > 0) return invalid(errors);
		const rows = rowsOf(params.product_id, body);
		const { created, product } = await replaceProduct(database, caller.merchant.id, rows.product, rows.variants);
		if (!created) return answer(200, product);
		return answer(201, product, { location: `/v1/products/${encodeURIComponent(product.id)}` });
	});

	route(listVariantsOperation, async ({ caller, query }) => {
		const { sku, gtin, limit = 100, cursor } = query;
		const after = textPosition('variants', cursor);
		if (typeof after === 'object') return after;
		const onlyActive = caller.kind === 'publishable';
		const filter = { onlyActive, skus: sku, gtins: gtin, after, limit: limit + 1 };
		const { rows, next_cursor } = page(await listVariants(database, caller.merchant.id, filter), limit, (last) =>
			encodeCursor('variants', [last.sku]),
		);
		return answer(200, { data: rows.map(variantOf), next_cursor });
	});
}

function textPosition(list: string, cursor: string | undefined): string | undefined | Refusal<'invalid_cursor'> {
	if (cursor === undefined) return undefined;
	const [after] = decodeCursor(list, cursor, ['text']) ?? [];
	if (typeof after === 'string') return after;
	return refuse('invalid_cursor', 'The cursor is not one of this list. Begin again without it.');
}
