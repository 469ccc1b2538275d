import type {
	Fulfillment,
	FulfillmentCompletion,
	FulfillmentFailure,
	FulfillmentPage,
	FulfillmentPreparation,
	FulfillmentQuery,
	ProblemCode,
} from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { RefusedSlot } from '../collect/pickup-slots.ts';
import type { WriteCallOptions } from '../shared/idempotency-key.ts';
import type { Live } from '../shared/live.ts';
import type { Refused } from '../shared/outcome.ts';
import type { RequestOptions } from '../shared/transport.ts';

export type FulfillmentOutcome<Code extends ProblemCode = never> =
	| { outcome: 'changed'; fulfillment: Fulfillment }
	/** Somebody changed it since it was read, and nothing was done. This is how it is now. */
	| { outcome: 'changed_meanwhile'; fulfillment: Fulfillment }
	/** `fulfillment_state`: as it is now that cannot be done with it. */
	| Refused<Code | 'fulfillment_state' | 'not_found' | 'store_not_allowed'>;

/** A colleague is at it: `assigned_to` says who. */
export interface ClaimedByOther {
	outcome: 'fulfillment_claimed';
	fulfillment: Fulfillment;
}

/** What is to be handed over in a store. */
export interface PickupQueue {
	/** Everything open, the soonest first; at most 250. */
	fulfillments: readonly Fulfillment[];
	/** Ids of what came to be picked since this was first read, in the order in which it came. */
	arrived: readonly string[];
}

/**
 * What shoppers have ordered in the stores of whoever is signed in. Each change says which one it was made from: when a
 * colleague was faster, nothing is done.
 */
export interface StoreFulfillments {
	/** One page, the soonest first; those that are open unless `status` is given. */
	list(query?: FulfillmentQuery, options?: RequestOptions): Promise<FulfillmentPage>;
	/** Rejects with the problem `not_found` when there is none in these stores. */
	get(id: string, options?: RequestOptions): Promise<Fulfillment>;
	/** By what the scanner read, or by the four words. A wrong code and one of another store look alike. */
	find(
		code: string,
		options?: RequestOptions,
	): Promise<{ outcome: 'found'; fulfillment: Fulfillment } | Refused<'not_found' | 'rate_limited'>>;
	/** Takes it on, so that no colleague picks the same; with `take_over` also when one is at it. */
	claim(
		fulfillment: Fulfillment,
		options?: WriteCallOptions & { take_over?: boolean },
	): Promise<FulfillmentOutcome | ClaimedByOther>;
	/** Leaves it to others again. */
	unclaim(fulfillment: Fulfillment, options?: WriteCallOptions): Promise<FulfillmentOutcome>;
	/** Says that it is ready, and tells the shopper. Lines that were picked whole need not be named. */
	prepare(
		fulfillment: Fulfillment,
		input?: FulfillmentPreparation,
		options?: WriteCallOptions,
	): Promise<FulfillmentOutcome<'out_of_stock' | 'nothing_picked'> | ClaimedByOther>;
	/** Hands it over by its code or by name, or says that it was shipped. */
	complete(
		fulfillment: Fulfillment,
		input?: FulfillmentCompletion,
		options?: WriteCallOptions,
	): Promise<FulfillmentOutcome<'pickup_code_wrong'> | ClaimedByOther>;
	fail(fulfillment: Fulfillment, input: FulfillmentFailure, options?: WriteCallOptions): Promise<FulfillmentOutcome>;
	/** Another time in the same store. */
	reschedule(
		fulfillment: Fulfillment,
		starts_at: string,
		options?: WriteCallOptions,
	): Promise<FulfillmentOutcome | RefusedSlot>;
	/** What is open in a store, kept current by what happens. */
	$queue(query: { store: string }): ReadableAtom<Live<PickupQueue>>;
}
