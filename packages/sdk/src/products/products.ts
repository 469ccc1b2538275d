import type { Product, ProductPage, ProductQuery, VariantPage, VariantQuery } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { Live, Source } from '../shared/live.ts';
import type { Refresher } from '../shared/refresher.ts';
import { PAGE, type Shape } from '../shared/shape.ts';
import type { RequestOptions, Transport } from '../shared/transport.ts';
import { createWeakCache } from '../shared/weak-cache.ts';

export interface Products {
	/** One page of products with their variants. Prices are integer minor units with their ISO 4217 currency. */
	list(query?: ProductQuery, options?: RequestOptions): Promise<ProductPage>;
	/** Rejects with the problem `not_found` when there is none. */
	get(id: string, options?: RequestOptions): Promise<Product>;
	/** One page of variants; with `sku` or `gtin` only those. One that does not exist is left out. */
	variants(query?: VariantQuery, options?: RequestOptions): Promise<VariantPage>;
	/** One product, read again every five minutes and when the page comes back. The same atom for the same id. */
	$product(id: string): ReadableAtom<Live<Product>>;
}

export function createProducts(transport: Transport, refresher: Refresher): Products {
	const shape: Shape<Product> = ['id', 'variants'];
	const sources = createWeakCache<Source<Product>>();

	const pathOf = (id: string) => `/v1/products/${encodeURIComponent(id)}`;
	return {
		list: (query = {}, options) => transport.get<ProductPage>('/v1/products', query, PAGE, options),
		get: (id, options) => transport.get<Product>(pathOf(id), {}, shape, options),
		variants: (query = {}, options) => transport.get<VariantPage>('/v1/variants', query, PAGE, options),
		$product: (id) =>
			sources.get(id, () => refresher.live(async ({ accept }) => accept(await transport.read(pathOf(id), {}, shape))))
				.$live,
	};
}
