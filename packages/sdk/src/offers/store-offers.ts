import type { Offer, OfferChange, OfferInput, OfferPage, OfferQuery } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { WriteCallOptions } from '../shared/idempotency-key.ts';
import type { Live } from '../shared/live.ts';
import type { Refused } from '../shared/outcome.ts';
import type { RequestOptions } from '../shared/transport.ts';

export type OfferOutcome =
	| { outcome: 'saved'; offer: Offer }
	/**
	 * `conflict`: another offer has the slug, or from its status it cannot get to that one. `invalid_request`: `pointers`
	 * say which parts. `key_not_allowed`: managers do it. `store_not_allowed`: it is for stores that are not one's own.
	 */
	| Refused<'conflict' | 'invalid_request' | 'key_not_allowed' | 'store_not_allowed' | 'not_found'>;

export interface OfferList {
	/** Newest first, at most so many as were asked for. */
	offers: readonly Offer[];
	/** False while there are more. */
	complete: boolean;
}

/** Which offers are listed. */
export interface OffersListed {
	/** Every one unless given. */
	status?: OfferQuery['status'];
	/** At most so many; a hundred unless given. */
	most?: number;
}

/** The local offers of the shop, for the people who work in it. */
export interface StoreOffers {
	/** One page, newest first. */
	list(query?: OfferQuery, options?: RequestOptions): Promise<OfferPage>;
	/** Makes one. */
	create(input: OfferInput, options?: WriteCallOptions): Promise<OfferOutcome>;
	/** Changes it in part; starts, pauses or ends it by its `status`. */
	change(id: string, change: OfferChange, options?: RequestOptions): Promise<OfferOutcome>;
	/** Offers, kept current by what happens and by the clock. */
	$offers(query: OffersListed): ReadableAtom<Live<OfferList>>;
}
