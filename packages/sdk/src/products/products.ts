import type { Product, ProductPage, ProductQuery, VariantPage, VariantQuery } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { Live } from '../shared/live.ts';
import type { RequestOptions } from '../shared/transport.ts';

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
