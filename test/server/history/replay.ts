import type { Adjustment, Event, Reservation, Sale } from '@endcap/contract';

/** What of `Event` the replay goes by. */
export type ToldEvent = Pick<Event, 'id' | 'type' | 'created_at' | 'data'>;

interface HoldLine {
	place: string;
	sku: string;
	store_id: string;
	quantity: number;
	held: number;
	lost: number;
	handed: number;
	rung: number;
}

export interface ReplayedHold {
	id: string;
	status: Reservation['status'];
	lines: HoldLine[];
}

export interface ReplayedLevel {
	on_hand: number;
	reserved: number;
}

const ENDED: readonly Reservation['status'][] = ['consumed', 'expired', 'released'];

/** Which states an event may find a reservation in. */
const FROM: Partial<Record<Event['type'], readonly Reservation['status'][]>> = {
	'reservation.extended': ['active'],
	'reservation.committed': ['active'],
	'reservation.consumed': ['active', 'committed'],
	'reservation.released': ['active', 'committed'],
	'reservation.expired': ['active'],
	'reservation.reduced': ['active', 'committed'],
};

/**
 * What stock must have been, told by the feed alone and by arithmetic of its own. Whoever changes a level holds its lock
 * until the change is committed, and stages its events meanwhile; so for each level the feed is in the order in which the
 * changes happened, and every one can be judged by what was there.
 *
 * A hold counts as live until the event that ended it, or until its time when that event says that it lapsed. An event was
 * staged after the levels were locked, so whatever lapses later was live.
 */
export class Replay {
	readonly onHand: Map<string, number>;
	readonly holds = new Map<string, ReplayedHold>();
	readonly violations: string[] = [];
	/** When holds lapsed that the feed says did, known beforehand. */
	readonly #lapses: ReadonlyMap<string, number>;
	readonly #byPlace = new Map<string, Set<ReplayedHold>>();
	/** Units that left holds since the last receipt or count there. */
	readonly #reduced = new Map<string, { units: number; from: string[] }>();
	readonly #adjustments = new Set<string>();
	#at = '';

	constructor(opening: Record<string, number>, events: readonly ToldEvent[]) {
		this.onHand = new Map(Object.entries(opening));
		this.#lapses = new Map(
			events.flatMap(({ type, data }) => {
				const { id, expires_at } = data as unknown as Reservation;
				return type === 'reservation.expired' ? [[id, Date.parse(expires_at ?? '')] as const] : [];
			}),
		);
		for (const event of events) this.#take(event);
		for (const [place, { units }] of this.#reduced)
			this.#violate(`${units} of ${place} left holds, and nothing says why`);
	}

	/** At the end, by place. */
	levels(): Map<string, ReplayedLevel> {
		const reserved = new Map<string, number>();
		for (const { lines } of this.holds.values()) {
			for (const { place, held } of lines) reserved.set(place, (reserved.get(place) ?? 0) + held);
		}
		return new Map(
			[...this.onHand].map(([place, on_hand]) => [place, { on_hand, reserved: reserved.get(place) ?? 0 }]),
		);
	}

	#take({ id, type, created_at, data }: ToldEvent): void {
		this.#at = `event ${id} (${type})`;
		// It is told by the millisecond, rounded down.
		const now = Date.parse(created_at) + 1;
		if (type === 'sale.recorded') this.#sale(data as unknown as Sale, now);
		else if (type === 'inventory.adjusted') this.#adjustment(data as unknown as Adjustment, now);
		else if (type === 'reservation.created') this.#create(data as unknown as Reservation, now);
		else if (type.startsWith('reservation.')) this.#change(type, data as unknown as Reservation, now);
	}

	#create({ id, status, lines }: Reservation, now: number): void {
		if (this.holds.has(id)) return this.#violate(`${id} was made twice`);
		const hold = {
			id,
			status,
			lines: lines.map(({ sku, store_id, quantity }) => {
				const place = `${sku}@${store_id}`;
				return { place, sku, store_id, quantity, held: quantity, lost: 0, handed: 0, rung: 0 };
			}),
		};
		this.holds.set(id, hold);
		for (const { place } of hold.lines) {
			const there = this.#byPlace.get(place) ?? new Set();
			this.#byPlace.set(place, there.add(hold));
		}
		for (const { place } of hold.lines) this.#promiseIsThere(place, now);
	}

	#change(type: Event['type'], told: Reservation, now: number): void {
		const hold = this.holds.get(told.id);
		if (!hold) return this.#violate(`${told.id} was never made`);
		if (!FROM[type]?.includes(hold.status)) this.#violate(`${told.id} was ${hold.status}`);
		hold.lines.forEach((line, index) => this.#lose(told.id, line, told.lines[index]?.quantity_lost ?? NaN));
		if (type === 'reservation.reduced') return;
		if (type === 'reservation.consumed') {
			for (const line of hold.lines) {
				this.#move(line.place, -line.held);
				line.handed += line.held;
			}
		}
		hold.status = told.status;
		if (ENDED.includes(hold.status)) for (const line of hold.lines) line.held = 0;
		for (const { place } of hold.lines) this.#promiseIsThere(place, now);
	}

	/** Units that left the store although they were held. */
	#lose(id: string, line: HoldLine, lost: number): void {
		const units = lost - line.lost;
		if (units === 0) return;
		if (!(units > 0 && units <= line.held)) return this.#violate(`${id} lost ${units} of ${line.held} ${line.place}`);
		line.lost = lost;
		line.held -= units;
		this.#move(line.place, -units);
		const reduced = this.#reduced.get(line.place) ?? { units: 0, from: [] };
		this.#reduced.set(line.place, { units: reduced.units + units, from: [...new Set([...reduced.from, id])] });
	}

	#sale(sale: Sale, now: number): void {
		const net = new Map<string, number>();
		for (const { sku, quantity } of sale.lines) net.set(sku, (net.get(sku) ?? 0) + quantity);
		for (const [sku, sold] of net) {
			const place = `${sku}@${sale.store_id}`;
			if (sold > 0) this.#sell(sale, sku, place, sold, now);
			else this.#move(place, -sold);
		}
	}

	#sell(
		{ reservation_id = '', store_id, conflicts }: Sale,
		sku: string,
		place: string,
		sold: number,
		now: number,
	): void {
		const told = (kind: string) => conflicts.find((conflict) => conflict.sku === sku && conflict.kind === kind);
		const own = this.holds.get(reservation_id);
		const lines = (own?.lines ?? []).filter((line) => line.sku === sku && line.store_id === store_id);
		let left = sold;
		for (const line of lines) {
			const named = Math.min(left, line.handed - line.rung);
			line.rung += named;
			left -= named;
		}
		const { units: taken, from } = this.#reduced.get(place) ?? { units: 0, from: [] };
		this.#reduced.delete(place);
		const was = told('was_reserved');
		if (taken !== (was?.quantity ?? 0)) this.#violate(`${taken} of ${place} left holds, not ${was?.quantity ?? 0}`);
		if (from.toSorted().join() !== (was?.reservations ?? []).toSorted().join()) {
			this.#violate(`${from.join()} lost ${place}, not ${was?.reservations.join()}`);
		}
		// What the receipt took before this event was told is still to be counted.
		const before = this.at(place) + taken;
		const missing = Math.max(0, left - before);
		if (missing !== (told('was_not_on_hand')?.quantity ?? 0)) this.#violate(`${missing} of ${place} were not on hand`);
		const leaving = left - missing;
		const promised = [this.#live(place, now), this.#live(place, -Infinity)].map((units) => units + taken);
		let handed = 0;
		for (const line of own && this.#isLive(own, now) ? lines : []) {
			const units = Math.min(left - handed, line.held);
			line.held -= units;
			line.handed += units;
			line.rung += units;
			handed += units;
		}
		const [least = 0, most = 0] = promised.map((units) => Math.max(0, leaving - handed - Math.max(0, before - units)));
		this.#taken(place, taken, least, most);
		this.#move(place, taken - leaving);
		this.#promiseIsThere(place, now);
	}

	#adjustment({ id, reason, store_id, to_store_id, lines }: Adjustment, now: number): void {
		// A transfer is told to both stores.
		if (this.#adjustments.has(id)) return;
		this.#adjustments.add(id);
		for (const { sku, quantity } of lines) {
			const place = `${sku}@${store_id}`;
			if (reason === 'count') {
				this.#count(place, quantity, now);
			} else {
				this.#move(place, reason === 'receive' ? quantity : -quantity);
			}
			if (to_store_id !== undefined) this.#move(`${sku}@${to_store_id}`, quantity);
			this.#promiseIsThere(place, now);
		}
	}

	#count(place: string, found: number, now: number): void {
		const taken = this.#reduced.get(place)?.units ?? 0;
		this.#reduced.delete(place);
		const lost = (units: number) => Math.max(0, units + taken - found);
		this.#taken(place, taken, lost(this.#live(place, now)), lost(this.#live(place, -Infinity)));
		this.onHand.set(place, found);
	}

	#taken(place: string, taken: number, least: number, most: number): void {
		if (taken >= least && taken <= most) return;
		this.#violate(`${taken} of ${place} were taken from holds, and should be ${least} to ${most}`);
	}

	at(place: string): number {
		return this.onHand.get(place) ?? 0;
	}

	#move(place: string, units: number): void {
		this.onHand.set(place, this.at(place) + units);
		if (this.at(place) < 0) this.#violate(`${this.at(place)} of ${place} on hand`);
	}

	/** Units held there by holds that live after a moment; before the beginning, by all that have not been ended. */
	#live(place: string, now: number): number {
		let units = 0;
		for (const hold of this.#byPlace.get(place) ?? []) {
			if (ENDED.includes(hold.status)) this.#byPlace.get(place)?.delete(hold);
			else if (this.#isLive(hold, now)) {
				for (const line of hold.lines) if (line.place === place) units += line.held;
			}
		}
		return units;
	}

	#isLive({ id, status }: ReplayedHold, now: number): boolean {
		if (ENDED.includes(status)) return false;
		return (this.#lapses.get(id) ?? Infinity) > now;
	}

	/** The guarantee: what is promised to shoppers is there. */
	#promiseIsThere(place: string, now: number): void {
		const promised = this.#live(place, now);
		if (promised > this.at(place)) this.#violate(`${promised} of ${place} promised, ${this.at(place)} there`);
	}

	#violate(what: string): void {
		this.violations.push(`${this.#at}: ${what}`);
	}
}
