import { randomUUID } from 'node:crypto';
import type { Reservation, ReservationInput, SaleInput } from '@endcap/contract';
import type { Choices } from '../../support/random.ts';
import type { Entry, Intention, Kind, Operation, ReservationAction } from './history.ts';

const SKUS = ['CUP', 'JUG', 'KETTLE'];
const STORES = ['parnu', 'riga', 'tartu', 'warehouse'];
const OPENING_UNITS = 8;

/** On hand at the beginning, by `SKU@store`. */
export const OPENING: Record<string, number> = Object.fromEntries(
	SKUS.flatMap((sku) => STORES.map((store) => [`${sku}@${store}`, OPENING_UNITS])),
);

/** Little is received and much is wanted, so that there is seldom enough. */
const WEIGHTS: Record<Kind, number> = {
	reserve: 30,
	extend: 6,
	release: 10,
	commit: 8,
	consume: 6,
	sale: 20,
	refund: 4,
	receive: 8,
	count: 2,
	damage: 2,
	transfer: 4,
};

/** Holds that are tried again and again; whoever is longest among them makes room. */
const KNOWN = 60;

interface KnownHold {
	id: string;
	/** Whose it is. */
	credential: string;
	lines: Reservation['lines'];
}

export interface Credentials {
	/** Of the merchant's own systems: tills, back office. */
	secret: string;
	shoppers: string[];
}

/** Thinks of what people do next. */
export class Plan {
	readonly #choices: Choices;
	readonly #credentials: Credentials;
	readonly #holds: KnownHold[] = [];
	#number = 0;

	constructor(choices: Choices, credentials: Credentials) {
		this.#choices = choices;
		this.#credentials = credentials;
	}

	next(): Operation {
		this.#number += 1;
		const intention = this.#intend();
		return { number: this.#number, key: randomUUID(), credential: this.#credentialFor(intention), ...intention };
	}

	/** What came of it; of holds that were made more is wanted. */
	learn({ operation, outcome, answer }: Entry): void {
		if (operation.kind !== 'reserve' || outcome !== 'ok') return;
		const { id, lines } = answer as Reservation;
		this.#holds.push({ id, credential: operation.credential, lines });
		if (this.#holds.length > KNOWN) this.#holds.shift();
	}

	/** Of a hold made not long ago. */
	someHold(): string | undefined {
		return this.#holds.length > 0 ? this.#choices.of(this.#holds).id : undefined;
	}

	#credentialFor(intention: Intention): string {
		const { secret, shoppers } = this.#credentials;
		if (intention.kind === 'reserve') return this.#choices.percent(60) ? this.#choices.of(shoppers) : secret;
		if (intention.kind !== 'extend' && intention.kind !== 'release') return secret;
		const owner = this.#holds.find(({ id }) => id === intention.reservation)?.credential;
		return owner !== undefined && this.#choices.percent(70) ? owner : secret;
	}

	#intend(): Intention {
		const kind = this.#choices.weighted(WEIGHTS);
		switch (kind) {
			case 'reserve':
				return { kind, body: this.#reservation() };
			case 'extend':
			case 'release':
			case 'commit':
			case 'consume':
				return this.#change(kind);
			case 'sale':
			case 'refund':
				return { kind, body: this.#receipt(kind) };
			default:
				return this.#adjustment(kind);
		}
	}

	#reservation(): ReservationInput {
		const lines = this.#some(3, () => ({
			sku: this.#choices.of(SKUS),
			quantity: this.#choices.between(1, 3),
			// Without a store the allocator chooses.
			...(this.#choices.percent(70) && { store_id: this.#choices.of(STORES) }),
		}));
		return { lines, hold_minutes: this.#choices.of([1, 1, 2, 30]) };
	}

	#change(kind: ReservationAction): Intention {
		const hold = this.someHold();
		if (hold === undefined) return { kind: 'reserve', body: this.#reservation() };
		const body = kind === 'extend' ? { hold_minutes: this.#choices.between(1, 3) } : {};
		return { kind, reservation: hold, body };
	}

	#receipt(kind: 'sale' | 'refund'): SaleInput {
		const sign = kind === 'sale' ? 1 : -1;
		const promised = kind === 'sale' && this.#holds.length > 0 && this.#choices.percent(30);
		const hold = promised ? this.#choices.of(this.#holds) : undefined;
		const store_id = hold ? this.#choices.of(hold.lines).store_id : this.#choices.of(STORES);
		const handed = (hold?.lines ?? []).filter((line) => line.store_id === store_id && this.#choices.percent(80));
		const lines = [
			...handed.map(({ sku, quantity }) => ({ sku, quantity })),
			...this.#some(3, () => ({ sku: this.#choices.of(SKUS), quantity: sign * this.#choices.between(1, 2) })),
		];
		// Something brought back on the receipt that sells something.
		if (this.#choices.percent(10)) lines.push({ sku: this.#choices.of(SKUS), quantity: -sign });
		return {
			store_id,
			receipt: `receipt ${this.#number}`,
			sold_at: new Date(Date.now() - this.#choices.between(0, 12 * 3_600_000)).toISOString(),
			lines,
			...(hold && { reservation_id: hold.id }),
		};
	}

	#adjustment(reason: 'receive' | 'count' | 'damage' | 'transfer'): Intention {
		const [least, most] = { receive: [2, 6], count: [0, 8], damage: [1, 3], transfer: [1, 4] }[reason] as [
			number,
			number,
		];
		const skus = new Set(this.#some(2, () => this.#choices.of(SKUS)));
		const lines = [...skus].map((sku) => ({ sku, quantity: this.#choices.between(least, most) }));
		const store_id = this.#choices.of(STORES);
		const note = `note ${this.#number}`;
		const body = { reason, store_id, lines, note };
		if (reason !== 'transfer') return { kind: reason, body };
		return { kind: reason, body: { ...body, to_store_id: this.#choices.of(STORES.filter((id) => id !== store_id)) } };
	}

	#some<T>(most: number, make: () => T): T[] {
		return Array.from({ length: this.#choices.between(1, most) }, make);
	}
}
