import { isDeepStrictEqual } from 'node:util';
import type { Adjustment, Reservation, ReservationInput, Sale } from '@endcap/contract';
import type { Entry, Kind } from './history.ts';
import { Replay, type ReplayedLevel, type ToldEvent } from './replay.ts';

/** What is known when all is quiet. */
export interface Evidence {
	/** On hand at the beginning, by `SKU@store`. */
	opening: Record<string, number>;
	entries: readonly Entry[];
	/** The whole feed, as the database has it. */
	events: readonly ToldEvent[];
	/** What somebody heard who followed the whole time, from the beginning. */
	heard: readonly ToldEvent[];
	/** In the database at the end, by `SKU@store`. */
	levels: Record<string, ReplayedLevel>;
	/** Of reservations in the database at the end. */
	statuses: Record<string, Reservation['status']>;
}

/** Says what cannot be so if stock is never promised twice, nothing acknowledged is lost and nothing done twice. */
export function check({ opening, entries, events, heard, levels, statuses }: Evidence): string[] {
	const replay = new Replay(opening, events);
	return [
		...replay.violations,
		...new Matching(entries, events).violations,
		...sameFeed(events, heard),
		...[...replay.levels()].flatMap(([place, level]) =>
			isDeepStrictEqual(level, levels[place])
				? []
				: [
						`${place} is ${JSON.stringify(levels[place])} in the database, and ${JSON.stringify(level)} by what happened`,
					],
		),
		...[...replay.holds].flatMap(([id, { status }]) =>
			statuses[id] === status ? [] : [`${id} is ${statuses[id]} in the database, and ${status} by what happened`],
		),
		...Object.keys(statuses).flatMap((id) => (replay.holds.has(id) ? [] : [`${id} was made, and no event tells it`])),
	];
}

/** Every position once and in order, and the same to everybody. */
function sameFeed(events: readonly ToldEvent[], heard: readonly ToldEvent[]): string[] {
	const gap = events.findIndex(({ id }, index) => Number(id) !== index + 1);
	if (gap >= 0) return [`The feed has ${events[gap]?.id} at position ${gap + 1}`];
	const differs = heard.findIndex(({ id, type, data }, index) => {
		const event = events[index];
		if (event?.id !== id || event.type !== type) return true;
		// Availability is told as it is when it is heard.
		return type !== 'availability.changed' && !isDeepStrictEqual(event.data, data);
	});
	if (differs < 0) return [];
	return [`Position ${differs + 1} was heard as ${JSON.stringify(heard[differs])}`];
}

/** Puts what was acknowledged and what the feed tells side by side: each has exactly one of the other. */
class Matching {
	readonly violations: string[] = [];
	/** By type and by what it is about. */
	readonly #events = new Map<string, ToldEvent[]>();
	readonly #explained = new Set<ToldEvent>();
	readonly #positions = new Map<Entry, number>();

	constructor(entries: readonly Entry[], events: readonly ToldEvent[]) {
		for (const event of events) {
			const name = nameOf(event);
			const same = this.#events.get(name);
			if (same) same.push(event);
			else this.#events.set(name, [event]);
		}
		for (const entry of entries) {
			if (entry.outcome === 'ok') this.#match(entry);
			else if (entry.outcome === 'unknown') this.#violate(entry, 'never came to an end');
		}
		for (const event of events) {
			if (NEEDS_A_REASON.test(event.type) && !this.#explained.has(event)) {
				this.violations.push(`event ${event.id} (${nameOf(event)}): nobody was told that this was done`);
			}
		}
		this.#checkOrder();
	}

	#match(entry: Entry): void {
		const { operation, answer } = entry;
		switch (operation.kind) {
			case 'reserve':
				this.#matchOne(entry, `reservation.created ${(answer as Reservation).id}`);
				if (!grants(answer as Reservation, operation.body)) this.#violate(entry, 'was answered with other lines');
				break;
			case 'extend':
			case 'release':
			case 'commit':
			case 'consume':
				this.#matchChange(entry, operation.kind, operation.reservation);
				break;
			case 'sale':
			case 'refund':
				this.#matchOne(entry, `sale.recorded ${operation.body.store_id} ${operation.body.receipt}`);
				if (operation.body.reservation_id !== undefined)
					this.#explain(`reservation.consumed ${operation.body.reservation_id}`);
				if (!isDeepStrictEqual(unitsOf(answer as Sale), unitsOf(operation.body)))
					this.#violate(entry, 'has other lines');
				break;
			default:
				this.#matchOne(entry, `inventory.adjusted ${operation.body.note}`, operation.kind === 'transfer' ? 2 : 1);
		}
	}

	/** It was done once, and told as it was answered. */
	#matchOne(entry: Entry, name: string, times = 1): void {
		const events = this.#events.get(name) ?? [];
		if (events.length !== times) this.#violate(entry, `was told ${events.length} times`);
		for (const event of events) {
			if (this.#explained.has(event)) this.#violate(entry, `has the event ${event.id} of another`);
			if (!isDeepStrictEqual(event.data, entry.answer)) this.#violate(entry, `was told otherwise by event ${event.id}`);
			this.#place(entry, event);
		}
	}

	#matchChange(entry: Entry, kind: keyof typeof CHANGES, id: string): void {
		const answer = entry.answer as Reservation;
		if (answer.id !== id) this.#violate(entry, `was answered with ${answer.id}`);
		// Whoever lets go of what has lapsed is told that it has.
		const type = kind === 'release' && answer.status === 'expired' ? 'reservation.expired' : CHANGES[kind];
		const events = this.#events.get(`${type} ${id}`) ?? [];
		if (events.length === 0) return this.#violate(entry, 'was acknowledged and never told');
		const own = events.find((event) => !this.#explained.has(event) && isDeepStrictEqual(event.data, answer));
		if (kind === 'extend') {
			if (own) this.#place(entry, own);
			else this.#violate(entry, 'has no event of its own');
		} else if (own) {
			// Whoever asks for what is so already is answered alike, so this may be the event of another.
			this.#explained.add(own);
		}
	}

	#explain(name: string): void {
		for (const event of this.#events.get(name) ?? []) this.#explained.add(event);
	}

	#place(entry: Entry, event: ToldEvent): void {
		this.#explained.add(event);
		this.#positions.set(entry, Number(event.id));
	}

	/** What was known to be done before something else was asked for comes before it. */
	#checkOrder(): void {
		const inOrder = [...this.#positions].toSorted(([, a], [, b]) => a - b);
		let latest: Entry | undefined;
		for (const [entry] of inOrder) {
			if (latest && entry.known < latest.invoked) {
				this.#violate(entry, `was told after ${latest.operation.number}, which was asked for later`);
			}
			if (!latest || entry.invoked > latest.invoked) latest = entry;
		}
	}

	#violate({ operation: { number, kind } }: Entry, what: string): void {
		this.violations.push(`operation ${number} (${kind}) ${what}`);
	}
}

/** Everything else follows from these, or from time. */
const NEEDS_A_REASON =
	/^(reservation\.(created|extended|committed|consumed|released)|sale\.recorded|inventory\.adjusted)$/;

const CHANGES = {
	extend: 'reservation.extended',
	release: 'reservation.released',
	commit: 'reservation.committed',
	consume: 'reservation.consumed',
} satisfies Partial<Record<Kind, ToldEvent['type']>>;

function nameOf({ type, data }: ToldEvent): string {
	if (type === 'sale.recorded')
		return `${type} ${(data as unknown as Sale).store_id} ${(data as unknown as Sale).receipt}`;
	if (type === 'inventory.adjusted') return `${type} ${(data as unknown as Adjustment).note}`;
	return `${type} ${(data as unknown as Reservation).id}`;
}

function grants({ lines }: Reservation, asked: ReservationInput): boolean {
	return (
		lines.length === asked.lines.length &&
		lines.every(({ sku, store_id, quantity }, index) => {
			const line = asked.lines[index];
			return line?.sku === sku && line.quantity === quantity && (line.store_id ?? store_id) === store_id;
		})
	);
}

function unitsOf({ lines }: { lines: readonly { sku: string; quantity: number }[] }) {
	return lines.map(({ sku, quantity }) => ({ sku, quantity }));
}
