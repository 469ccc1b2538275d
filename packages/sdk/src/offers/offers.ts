import type { OfferFace, OfferFacePage, OfferFaceQuery } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { ClaimOutcome } from '../coupons/wallet.ts';
import type { Live } from '../shared/live.ts';
import type { Refused } from '../shared/outcome.ts';
import type { RequestOptions } from '../shared/transport.ts';

/** Which offers are listed. A place is sent for the answer, and kept nowhere. */
export type OffersQuery = Omit<OfferFaceQuery, 'cursor'>;

/** `not_found`: it is over by now, or was never for them. */
export type ClaimOfferOutcome = ClaimOutcome | Refused<'not_found'>;

/** Offers of the shops. Who is signed in on this device, and agreed to it, also sees those of their segments. */
export interface Offers {
	/** Those that are on now, one page: with `near` the nearest first, else the one that ends first. */
	list(query?: OfferFaceQuery, options?: RequestOptions): Promise<OfferFacePage>;
	/** One by its id or its slug, also one that begins later. Null: it is not to be had. */
	get(name: string, options?: RequestOptions): Promise<OfferFace | null>;
	/** Puts its coupon into the wallet of whoever is signed in. Who has an unused one has that one. */
	claim(name: string, options?: RequestOptions): Promise<ClaimOfferOutcome>;
	/**
	 * A page of them, kept current: read again when one is made, changed, begins or ends, and when somebody signs in or
	 * out. What is over by the clock goes at that moment, also without a network.
	 */
	$offers(query: OffersQuery): ReadableAtom<Live<readonly OfferFace[]>>;
}
