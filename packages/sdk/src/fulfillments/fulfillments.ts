import type { Fulfillment } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { RefusedSlot } from '../collect/pickup-slots.ts';
import type { Live } from '../shared/live.ts';
import type { Refused } from '../shared/outcome.ts';
import type { RequestOptions } from '../shared/transport.ts';

export type RescheduleOutcome =
	| { outcome: 'changed'; fulfillment: Fulfillment }
	| RefusedSlot
	/** It has been handed over, or has ended. */
	| Refused<'fulfillment_state'>;

/** The hand-overs of this shopper's orders. */
export interface Fulfillments {
	/** Rejects with the problem `not_found` when this shopper has none of that id. */
	get(id: string, options?: RequestOptions): Promise<Fulfillment>;
	/** Another time in the same store. */
	reschedule(id: string, starts_at: string, options?: RequestOptions): Promise<RescheduleOutcome>;
	$fulfillment(id: string): ReadableAtom<Live<Fulfillment>>;
}
