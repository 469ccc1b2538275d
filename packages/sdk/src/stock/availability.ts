import type { Availability, AvailabilityQuery, SkuAvailability } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { Live } from '../shared/live.ts';
import type { RequestOptions } from '../shared/transport.ts';

/** One variant, by the merchant's own SKU or by GTIN of 8 to 14 digits. */
export type VariantReference = { sku: string; gtin?: undefined } | { gtin: string; sku?: undefined };

export interface AvailabilityResource {
	/**
	 * Which stores have these variants. All reads of one turn of the event loop that ask with the same `store`, `near`
	 * and `radius` become one request; so does what live state asks for. `as_of` is when the server confirmed it.
	 */
	get(query: AvailabilityQuery, options?: RequestOptions): Promise<Availability>;
	/**
	 * One variant in every store, kept current while someone subscribes. `value` is null when no active variant has that
	 * SKU or GTIN. The same atom for the same reference.
	 */
	$availability(reference: VariantReference): ReadableAtom<Live<SkuAvailability | null>>;
}
