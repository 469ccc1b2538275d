import type { Availability, SkuAvailability } from '@endcap/contract';
import {
	EXAMPLE_NOW,
	exampleAvailability,
	exampleMerchant,
	examplePickupSlots,
	exampleProduct,
	exampleStorePage,
} from '@endcap/contract/examples';
import { problem, type Asked, type Reply } from './replies.ts';

/** What a merchant with the contract's examples answers. Every SKU is the kettle's, but for those that begin with NO. */
export function exampleAnswer({ operation, params, query }: Asked): Reply {
	switch (operation.id) {
		case 'getMerchant':
			return { body: exampleMerchant };
		case 'listStores':
			return { body: exampleStorePage };
		case 'getStore':
			return found(exampleStorePage.data.find(({ id }) => id === params.store_id));
		case 'listProducts':
			return { body: { data: [exampleProduct], next_cursor: null } };
		case 'getProduct':
			return found(params.product_id === exampleProduct.id ? exampleProduct : undefined);
		case 'listVariants':
			return { body: { data: exampleProduct.variants, next_cursor: null } };
		case 'getAvailability':
			return { body: availabilityOf(list(query.sku), list(query.gtin)) };
		case 'listPickupSlots':
			return { body: { ...examplePickupSlots, store_id: params.store_id } };
		default:
			throw new Error(`There is no example of ${operation.id}.`);
	}
}

/** The kettle's availability under these names. */
export function availabilityOf(skus: string[], gtins: string[] = [], change?: Partial<SkuAvailability>): Availability {
	const [kettle] = exampleAvailability.data as [SkuAvailability];
	const known = (name: string) => !name.startsWith('NO');
	return {
		...exampleAvailability,
		as_of: EXAMPLE_NOW,
		data: [
			...skus.filter(known).map((sku) => ({ ...kettle, sku, gtin: null, ...change })),
			...gtins.map((gtin) => ({ ...kettle, sku: `SKU-OF-${gtin}`, gtin, ...change })),
		],
		not_found: skus.filter((name) => !known(name)),
	};
}

function list(value: unknown): string[] {
	return value === undefined ? [] : (value as string[]);
}

function found(body: unknown): Reply {
	return body === undefined ? problem('not_found', 'There is no such thing.') : { body };
}
