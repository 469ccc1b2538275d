import type { Reservation, ReservationInput } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { EndcapError } from '../shared/errors.ts';
import type { Live } from '../shared/live.ts';
import type { RequestOptions } from '../shared/transport.ts';

export type HoldOutcome =
	| { outcome: 'held'; reservation: Reservation }
	/** Nothing was held. `pointers` are the quantities of the lines that lack, as `/lines/0/quantity`. */
	| { outcome: 'out_of_stock'; pointers: string[] };

export type ExtendOutcome =
	| { outcome: 'held'; reservation: Reservation }
	/** It is over, or is not this shopper's. */
	| { outcome: 'ended'; reservation?: Reservation };

export type ReleaseOutcome =
	| { outcome: 'released'; reservation: Reservation }
	/** It lapsed or was handed over before, or is not this shopper's. */
	| { outcome: 'ended'; reservation?: Reservation };

/** Something that was asked for: under way, waiting for the network, or settled when nobody waited for it any more. */
export interface HoldRequest {
	readonly key: string;
	readonly operation: 'createReservation' | 'extendReservation' | 'releaseReservation';
	/** Of what is to be extended or released. */
	readonly reservation_id: string | undefined;
	/** What is to be held. */
	readonly input: ReservationInput | undefined;
	/** By this machine's clock. */
	readonly asked_at: Date;
	readonly status: 'sending' | 'waiting' | 'settled';
	/** Why it waits, or was refused. */
	readonly error: EndcapError | undefined;
	/** What came of it, once `settled` without an error. */
	readonly outcome: HoldOutcome | ExtendOutcome | ReleaseOutcome | undefined;
}

/**
 * Units held for the shopper of this device. The first write begins an anonymous session; nothing is asked or stored
 * before. A write that cannot be sent is kept and sent later, also after a reload, with one effect: the promise stays
 * pending meanwhile, and `$outbox` says why.
 */
export interface Reservations {
	/** All lines or none. Given up when it could not be sent for as long as it was to hold. */
	create(input: ReservationInput, options?: RequestOptions): Promise<HoldOutcome>;
	/** Holds for so many minutes from now, at most a day from when it was made. Never shortens. */
	extend(id: string, hold_minutes: number, options?: RequestOptions): Promise<ExtendOutcome>;
	/** Gives the units back. */
	release(id: string, options?: RequestOptions): Promise<ReleaseOutcome>;
	/**
	 * Also one that has ended, until the session is forgotten with the last one. Rejects with the problem `not_found` when
	 * this shopper has none of that id.
	 */
	get(id: string, options?: RequestOptions): Promise<Reservation>;
	/** Takes what is settled out of `$outbox`. */
	dismiss(key: string): Promise<void>;
	/**
	 * The shopper's own, active and committed, newest first, but for those of the basket and of orders. One whose time is
	 * over by the server's clock leaves it.
	 */
	readonly $active: ReadableAtom<Live<Reservation[]>>;
	/** In the order they were asked for. Filled while someone subscribes to `$active`, and by writes. */
	readonly $outbox: ReadableAtom<readonly HoldRequest[]>;
}
