import type { Channel, LoyaltyEntryType } from '@endcap/contract';

/** Points that came together. They are spent, lapse and are taken back out of it. */
export interface Lot {
	/** The entry they came with. */
	entry_id: string;
	points: number;
	remaining: number;
	lapsed: number;
	/** Taken back by refunds, wherever the points were found. */
	reversed: number;
	available_at: Date;
	/** Null: never. */
	expires_at: Date | null;
}

/** Points of a reward that are out of one lot, and how many of them went back there. */
export interface Part {
	entry_id: string;
	points: number;
	returned: number;
}

/** The points of a reward that is issued. */
export interface Lock {
	reward_id: string;
	points: number;
	expires_at: Date;
	parts: readonly Part[];
}

/** What an entry says beside its points. */
export interface Occasion {
	source: { type: 'order' | 'sale' | 'reward' | 'adjustment' | 'entry'; id: string };
	/** When it happened. */
	at: Date;
	channel?: Channel | null;
	store_id?: string | null;
	note?: string | null;
	made_by?: string | null;
}

export interface Entry extends Occasion {
	entry_id: string;
	type: LoyaltyEntryType;
	points: number;
	reverses: string | null;
	available_at: Date | null;
	expires_at: Date | null;
}

/** When points can be spent, and until when. */
export interface Term {
	available_at: Date;
	expires_at: Date | null;
}

export interface Balances {
	active: number;
	pending: number;
	locked: number;
	owed: number;
}

export interface BookState {
	owed: number;
	lots: readonly Lot[];
	locks: readonly Lock[];
}

/**
 * One customer's points at one moment. Opened, it is as the clock says: rewards that lapsed have given their points back,
 * and points that expired are gone. At any time the sum of all entries, those it began with and `entries`, is active +
 * pending + locked − owed; and while something is owed, nothing is active or pending.
 */
export class Book {
	/** To be written, in this order. */
	readonly entries: Entry[] = [];
	/** Rewards that lapsed. */
	readonly expired: string[] = [];
	readonly #before: ReadonlyMap<string, Lot>;
	readonly #lots: Map<string, Lot>;
	readonly #locks: Map<string, Lock>;
	readonly #now: Date;
	readonly #newId: () => string;
	#owed: number;

	constructor({ owed, lots, locks }: BookState, now: Date, newId: () => string) {
		this.#owed = owed;
		this.#before = new Map(lots.map((lot) => [lot.entry_id, lot]));
		this.#lots = new Map(lots.map((lot) => [lot.entry_id, { ...lot }]));
		this.#locks = new Map(locks.map((lock) => [lock.reward_id, lock]));
		this.#now = now;
		this.#newId = newId;
		for (const { reward_id, expires_at } of locks) {
			if (expires_at > now) continue;
			this.expired.push(reward_id);
			this.unlock(reward_id);
		}
		this.#lapse();
	}

	get balances(): Balances {
		const active = sum(this.#inOrder(true), ({ remaining }) => remaining);
		const pending = sum(this.#inOrder(false), ({ remaining }) => remaining);
		return { active, pending, locked: sum([...this.#locks.values()], ({ points }) => points), owed: this.#owed };
	}

	/** Those that something is left of, in the order in which they are spent: what expires first goes first. */
	get openLots(): Lot[] {
		return [...this.#inOrder(true), ...this.#inOrder(false)];
	}

	/** Lots that came or are not as they were. */
	get changedLots(): Lot[] {
		return [...this.#lots.values()].filter((lot) => {
			const before = this.#before.get(lot.entry_id);
			const { remaining, lapsed, reversed } = lot;
			return before?.remaining !== remaining || before.lapsed !== lapsed || before.reversed !== reversed;
		});
	}

	/** Points come, earned or given; what is owed is paid first. */
	add(type: 'earn' | 'adjust', points: number, term: Term, occasion: Occasion): Entry {
		const entry = this.#record({ type, points, ...term, ...occasion });
		this.#open(entry.entry_id, points, points - this.#pay(points), term);
		this.#lapse();
		return entry;
	}

	/** Active points go. Undefined when there are not so many; then nothing was done. */
	remove(points: number, occasion: Occasion): Entry | undefined {
		if (this.balances.active < points) return undefined;
		this.#take(points, this.#inOrder(true));
		return this.#record({ type: 'adjust', points: -points, ...occasion });
	}

	/** Sets active points apart for a reward. Undefined when there are not so many. */
	lock(reward_id: string, points: number, expires_at: Date): Lock | undefined {
		if (this.balances.active < points) return undefined;
		const lock = { reward_id, points, expires_at, parts: this.#take(points, this.#inOrder(true)) };
		this.#locks.set(reward_id, lock);
		return lock;
	}

	/** The reward is not wanted any more. Points that were past their time meanwhile lapse. */
	unlock(reward_id: string): void {
		const lock = this.#locks.get(reward_id);
		if (!lock) return;
		this.#locks.delete(reward_id);
		this.#restore(lock.parts, lock.points - this.#pay(lock.points));
		this.#lapse();
	}

	/** The reward was used: its points are gone. Undefined when it holds none. */
	spend(reward_id: string, occasion: Omit<Occasion, 'source'>): Entry | undefined {
		const lock = this.#locks.get(reward_id);
		if (!lock) return undefined;
		this.#locks.delete(reward_id);
		return this.#record({
			type: 'spend',
			points: -lock.points,
			...occasion,
			source: { type: 'reward', id: reward_id },
		});
	}

	/**
	 * The same for one that was promised while nobody could ask: also pending points go, and what is not there is owed.
	 * Resolves to the entry, the parts and how many are missing.
	 */
	spendAnyway(reward_id: string, points: number, occasion: Omit<Occasion, 'source'>) {
		const parts = this.#take(points, this.openLots);
		const missing = points - sum(parts, (part) => part.points);
		this.#owed += missing;
		const source = { type: 'reward', id: reward_id } as const;
		return { entry: this.#record({ type: 'spend', points: -points, ...occasion, source }), parts, missing };
	}

	/**
	 * Takes back of what was earned with an entry until `reversed` points of it are, and resolves to how many that were. They
	 * are taken where they are: from the entry's own points, then from others, and what was spent is owed. Points that
	 * expired are not taken again.
	 */
	takeBack(entry_id: string, reversed: number, occasion: Occasion): number {
		const lot = this.#lots.get(entry_id);
		if (!lot) throw new Error('Points are to be taken back that never came');
		const points = Math.min(reversed, lot.points - lot.lapsed) - lot.reversed;
		if (points <= 0) return 0;
		const taken = this.#take(points, [lot, ...this.openLots]);
		this.#owed += points - sum(taken, (part) => part.points);
		lot.reversed += points;
		this.#record({ type: 'reverse_earn', points: -points, ...occasion, reverses: entry_id });
		return points;
	}

	/**
	 * Gives points back that were spent, as old as they were: those past their time lapse. What was never there, since it was
	 * owed, and is paid meanwhile, comes as new points with `term`.
	 */
	giveBack(
		spent: { entry_id: string; parts: readonly Part[] },
		points: number,
		term: Term,
		occasion: Occasion,
	): Part[] {
		const entry = this.#record({ type: 'reverse_spend', points, ...occasion, reverses: spent.entry_id });
		const back = points - this.#pay(points);
		const parts = this.#restore(spent.parts, back);
		const surplus = back - sum(parts, (part) => part.returned) + sum(spent.parts, (part) => part.returned);
		if (surplus > 0) this.#open(entry.entry_id, surplus, surplus, term);
		this.#lapse();
		return parts;
	}

	#open(entry_id: string, points: number, remaining: number, { available_at, expires_at }: Term): void {
		this.#lots.set(entry_id, { entry_id, points, remaining, lapsed: 0, reversed: 0, available_at, expires_at });
	}

	/** What is owed is paid first; resolves to how much of the points that took. */
	#pay(points: number): number {
		const paid = Math.min(points, this.#owed);
		this.#owed -= paid;
		return paid;
	}

	/** At most so many, out of these lots in this order. */
	#take(points: number, lots: readonly Lot[]): Part[] {
		const parts: Part[] = [];
		let left = points;
		for (const lot of lots) {
			const taken = Math.min(left, lot.remaining);
			if (taken === 0) continue;
			lot.remaining -= taken;
			left -= taken;
			parts.push({ entry_id: lot.entry_id, points: taken, returned: 0 });
		}
		return parts;
	}

	/** Puts at most so many back where they came from, and resolves to the parts as they are then. */
	#restore(parts: readonly Part[], points: number): Part[] {
		let left = points;
		return parts.map((part) => {
			const back = Math.min(left, part.points - part.returned);
			const lot = this.#lots.get(part.entry_id);
			if (!lot) throw new Error('Points are to go back to where they never were');
			lot.remaining += back;
			left -= back;
			return { ...part, returned: part.returned + back };
		});
	}

	#lapse(): void {
		for (const lot of this.#lots.values()) {
			if (lot.remaining === 0 || lot.expires_at === null || lot.expires_at > this.#now) continue;
			const source = { type: 'entry', id: lot.entry_id } as const;
			this.#record({ type: 'expire', points: -lot.remaining, source, at: lot.expires_at });
			lot.lapsed += lot.remaining;
			lot.remaining = 0;
		}
	}

	#inOrder(available: boolean): Lot[] {
		return [...this.#lots.values()]
			.filter(({ remaining, available_at }) => remaining > 0 && available_at <= this.#now === available)
			.sort(
				(a, b) =>
					(a.expires_at?.getTime() ?? Infinity) - (b.expires_at?.getTime() ?? Infinity) ||
					a.available_at.getTime() - b.available_at.getTime() ||
					(a.entry_id < b.entry_id ? -1 : 1),
			);
	}

	#record(fields: Occasion & Pick<Entry, 'type' | 'points'> & Partial<Entry>): Entry {
		const entry = { reverses: null, available_at: null, expires_at: null, ...fields, entry_id: this.#newId() };
		this.entries.push(entry);
		return entry;
	}
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
	return values.reduce((total, value) => total + of(value), 0);
}
