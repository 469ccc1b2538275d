import type { Reservation } from '@endcap/sdk';
import { endOf } from './hold.time.ts';

/** What came of the last thing that was done in a shop; the text of the same name says it. */
export type Note = 'trying' | 'taken' | 'lapsed' | 'ended' | 'released' | 'longest' | 'busy' | 'failed';

/** What the shopper holds, put together from what the SDK follows and from answers that it may not have followed yet. */
export class Holds {
	#followed: readonly Reservation[] = [];
	#answered = new Map<string, Reservation>();
	#ended = new Set<string>();

	/** Takes what the SDK follows. An answer that is in it, and as late, has done its duty. */
	follow(reservations: readonly Reservation[]): void {
		this.#followed = reservations;
		for (const each of reservations) {
			const answered = this.#answered.get(each.id);
			if (answered && endOf(answered) <= endOf(each)) this.#answered.delete(each.id);
		}
	}

	/** Takes what the server answered just now: held, or held for longer. */
	answer(reservation: Reservation): void {
		this.#answered.set(reservation.id, reservation);
	}

	/** Takes the server's word that it is over. */
	end(id: string): void {
		this.#ended.add(id);
	}

	/** By shop, what is held of a variant at this moment; of several the one that ends last. */
	of(sku: string, now: number): Map<string, Reservation> {
		const known = new Map([...this.#followed, ...this.#answered.values()].map((each) => [each.id, each]));
		const held = [...known.values()].filter((each) => endOf(each) > now && !this.#ended.has(each.id));
		const byShop = new Map<string, Reservation>();
		for (const each of held.sort((one, other) => endOf(one) - endOf(other))) {
			for (const line of each.lines) {
				if (line.sku === sku && line.quantity > line.quantity_lost) byShop.set(line.store_id, each);
			}
		}
		return byShop;
	}
}
