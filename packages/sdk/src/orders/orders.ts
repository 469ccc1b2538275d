import type { Order, OrderPage, OrderQuery } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { Live } from '../shared/live.ts';
import type { Refused } from '../shared/outcome.ts';
import type { RequestOptions } from '../shared/transport.ts';

export type CancelOutcome =
	| { outcome: 'canceled'; order: Order }
	/** `order_ended`: it was over before. `fulfillment_state`: some of it is packed to be shipped, or on its way. */
	| Refused<'order_ended' | 'fulfillment_state'>;

/** The orders of this device's shopper. Nothing is asked where there is no session; `open` begins one. */
export interface Orders {
	/** One page, newest first. Empty where there is no session. */
	list(query?: OrderQuery, options?: RequestOptions): Promise<OrderPage>;
	/** Rejects with the problem `not_found` when this shopper has none of that id. */
	get(id: string, options?: RequestOptions): Promise<Order>;
	/** By the token of its link: from then on it is this shopper's too. Rejects with `not_found` when it is of no order. */
	open(token: string, options?: RequestOptions): Promise<Order>;
	/** Everything of it that has not left yet. */
	cancel(id: string, options?: RequestOptions): Promise<CancelOutcome>;
	/** The latest, newest first. Empty where there is no session; what is kept of them, as `stale`, while the server is not reached. */
	readonly $orders: ReadableAtom<Live<readonly Order[]>>;
	/**
	 * One order as it goes on. What was last read of it is kept on the device until three days after it has ended, and
	 * shown as `stale` while the server is not reached.
	 */
	$order(id: string): ReadableAtom<Live<Order>>;
}
