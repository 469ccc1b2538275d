import type { Product, ProductPage, ProductQuery, VariantPage, VariantQuery } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { Live, Source } from '../shared/live.ts';
import type { Refresher } from '../shared/refresher.ts';
import { PAGE } from '../shared/shape.ts';
import type { Reading, RequestOptions, Transport } from '../shared/transport.ts';
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
	const shape = { id: 'string', variants: 'array' } as const;
	const sources = createWeakCache<Source<Product>>();

	function read(id: string, signal?: AbortSignal): Promise<Reading<Product>> {
		return transport.get<Product>(`/v1/products/${encodeURIComponent(id)}`, {}, shape, signal);
	}

	return {
		async list(query = {}, options) {
			return (await transport.get<ProductPage>('/v1/products', query, PAGE, options?.signal)).value;
		},
		async get(id, options) {
			return (await read(id, options?.signal)).value;
		},
		async variants(query = {}, options) {
			return (await transport.get<VariantPage>('/v1/variants', query, PAGE, options?.signal)).value;
		},
		$product: (id) => sources.get(id, () => refresher.live(() => read(id))).$live,
	};
}
