import type { HoldOutcome, Reservation, Reservations, Store } from '@endcap/sdk';
import type { StoreStockEvents } from './events.ts';
import type { Note } from './hold.state.ts';
import { endOf } from './hold.time.ts';
import type { Shop } from './shops.ts';

/** What a press asks for, and to what “keep for longer” goes back. */
const HOLD_MINUTES = 30;
/** Milliseconds after which a press without an answer is said to be under way still. */
const TRYING_AFTER = 3000;

/** What the actions tell of themselves. */
export interface HoldTeller {
	/** A press begins or ends. */
	update(): void;
	/** Shows a note in a shop's row and says it; undefined takes it away. */
	note(sku: string, storeId: string, note: Note | undefined): void;
	/** A press has no answer yet. */
	wait(sku: string, storeId: string): void;
	/** The server has said that it is held, and until when. */
	held(reservation: Reservation, store: Store): void;
	/** The server has said that it is over: by the shopper's word, or before. */
	over(reservation: Reservation, released: boolean): void;
	/** False when the page prevented it. */
	fire<Name extends keyof StoreStockEvents>(name: Name, detail: StoreStockEvents[Name], cancelable?: boolean): boolean;
}

/** Where things happen: one variant in one shop. */
export const keyOf = (sku: string, storeId: string): string => `${sku} ${storeId}`;

/** Reserve, keep for longer, release: each once at a time in a shop, and none said to be done before the server said so. */
export class HoldActions {
	#open: () => Promise<Reservations>;
	#teller: HoldTeller;
	#busy = new Set<string>();

	constructor(open: () => Promise<Reservations>, teller: HoldTeller) {
		this.#open = open;
		this.#teller = teller;
	}

	isBusy(sku: string, storeId: string): boolean {
		return this.#busy.has(keyOf(sku, storeId));
	}

	async reserve(sku: string, { store }: Shop): Promise<void> {
		const line = { sku, store_id: store.id, quantity: 1 };
		const wanted = { lines: [line], hold_minutes: HOLD_MINUTES };
		if (this.isBusy(sku, store.id)) return;
		if (!this.#teller.fire('endcap-reservation-request', { ...line, hold_minutes: HOLD_MINUTES }, true)) return;
		const outcome = await this.#do(sku, store.id, (reservations) => reservations.create(wanted));
		if (outcome) this.settle(sku, store, outcome);
	}

	/** Tells what came of a reservation, also of one that was asked for before the page was loaded again. */
	settle(sku: string, store: Store, outcome: HoldOutcome): void {
		if (outcome.outcome === 'held') {
			this.#teller.held(outcome.reservation, store);
			this.#teller.fire('endcap-reservation-held', { reservation: outcome.reservation });
		} else {
			this.#teller.note(sku, store.id, 'taken');
			this.#teller.fire('endcap-reservation-refused', { sku, store_id: store.id, reason: 'out_of_stock' });
		}
	}

	async extend(sku: string, { store }: Shop, before: Reservation): Promise<void> {
		const outcome = await this.#do(sku, store.id, (reservations) => reservations.extend(before.id, HOLD_MINUTES));
		if (outcome?.outcome === 'ended') this.#teller.over(before, false);
		if (outcome?.outcome !== 'held') return;
		if (endOf(outcome.reservation) > endOf(before)) this.#teller.held(outcome.reservation, store);
		else this.#teller.note(sku, store.id, 'longest');
	}

	async release(sku: string, { store }: Shop, reservation: Reservation): Promise<void> {
		const outcome = await this.#do(sku, store.id, (reservations) => reservations.release(reservation.id));
		if (outcome) this.#teller.over(reservation, outcome.outcome === 'released');
		if (outcome?.outcome !== 'released') return;
		this.#teller.note(sku, store.id, 'released');
		this.#teller.fire('endcap-reservation-released', { reservation: outcome.reservation });
	}

	/** Undefined when it is being done already, or could not be, which has then been told. */
	async #do<Outcome>(
		sku: string,
		storeId: string,
		act: (reservations: Reservations) => Promise<Outcome>,
	): Promise<Outcome | undefined> {
		if (this.isBusy(sku, storeId)) return undefined;
		const key = keyOf(sku, storeId);
		this.#busy.add(key);
		this.#teller.note(sku, storeId, undefined);
		const trying = setTimeout(() => this.#teller.wait(sku, storeId), TRYING_AFTER);
		try {
			const outcome = await act(await this.#open());
			this.#teller.note(sku, storeId, undefined);
			return outcome;
		} catch {
			this.#teller.note(sku, storeId, 'failed');
			this.#teller.fire('endcap-reservation-refused', { sku, store_id: storeId, reason: 'failed' });
			return undefined;
		} finally {
			clearTimeout(trying);
			this.#busy.delete(key);
			this.#teller.update();
		}
	}
}
