import type { Channel } from '@endcap/contract';
import type { Database } from '../database/database.ts';
import { BoundedCache } from '../http/bounded-cache.ts';
import { PATIENCE_MS, within } from '../http/patience.ts';
import {
	readChangedSkus,
	readChangedStores,
	readGtins,
	readHead,
	readSkus,
	type ChangedSkuRow,
} from './projection.queries.ts';
import { ShopFloor, type SkuEntry } from './shop-floor.ts';

/** Older than this, an answer is confirmed before it is given. The poll keeps a projection in use younger. */
const CONFIRM_AFTER_MS = 2000;
/** What is in memory is still told, with its true age, while the database is away or busy this long. */
const WITHOUT_DATABASE_MS = 60_000;
const RETRY_AFTER_MS = 1000;
/** More changed at once than this, and it is cheaper to forget and read what is asked for. */
const MOST_CHANGES = 5000;
const SKUS_A_STATEMENT = 500;

export interface Clock {
	/** Monotonic milliseconds. */
	now(): number;
	date(): Date;
}

/** Whom a projection is for: safety stock differs by channel. */
export interface Audience {
	merchantId: string;
	channel: Channel;
}

export interface Loaded {
	floor: ShopFloor;
	/** By SKU and by GTIN, as asked. */
	skus: SkuEntry[];
	gtins: SkuEntry[][];
	as_of: Date;
}

/**
 * What shoppers of one channel may know about one merchant's stock, in memory. It holds the stores and the variants that were asked
 * for lately, and follows the database by `changed_in`.
 *
 * All reading happens in turns that never overlap, and every statement of a turn sees at least what the turn before saw.
 * So an entry never goes back to an older value, and a change that one turn could not see yet is at or above the
 * watermark that the next one asks from: an entry filled while somebody writes is read again.
 */
export class Projection {
	usedAt: number;
	readonly #database: Database;
	readonly #merchantId: string;
	readonly #channel: Channel;
	readonly #clock: Clock;
	readonly #floor = new ShopFloor();
	readonly #entries: BoundedCache<string, SkuEntry>;
	readonly #gtins = new BoundedCache<string, string[]>(50_000);
	#watermark = '0';
	#confirmed: { at: number; date: Date } | undefined;
	/** When units come free without anybody writing: a hold lapses. */
	#nextLapse = Infinity;
	#failedAt = -Infinity;
	/** When the oldest turn that is still under way began. */
	#waitingSince: number | undefined;
	/** Writes heard of, and how many of them the last turn that succeeded has surely seen. */
	#heard = 1;
	#seen = 0;
	#wantedSkus = new Set<string>();
	#wantedGtins = new Set<string>();
	#running: Promise<unknown> = Promise.resolve();
	#queued: Promise<Turn> | undefined;

	constructor(database: Database, { merchantId, channel }: Audience, clock: Clock, capacity: () => number) {
		this.#database = database;
		this.#merchantId = merchantId;
		this.#channel = channel;
		this.#clock = clock;
		this.usedAt = clock.now();
		this.#entries = new BoundedCache(capacity, ({ levels, opening }) => 600 + opening.byteLength + levels.length * 160);
	}

	/** Something was written: whatever is answered from now on has seen it. */
	markChanged(): void {
		this.#heard += 1;
	}

	/** Confirms what is held, unless that is under way already. */
	async confirm(): Promise<void> {
		await this.#turn();
	}

	/** Asks the database nothing when nothing changed and everything asked for is held. Rejects when it cannot know. */
	async load(skus: readonly string[], gtins: readonly string[]): Promise<Loaded> {
		this.usedAt = this.#clock.now();
		const held = this.#needsTurn() ? undefined : this.#held(skus, gtins, NOTHING_NEW);
		if (held) return held;
		const mayBeStale = this.#confirmed && this.usedAt - this.#confirmed.at < WITHOUT_DATABASE_MS;
		const stale = () => (mayBeStale ? this.#held(skus, gtins, NOTHING_NEW) : undefined);
		const read = this.#readWhatIsMissing(skus, gtins);
		if (!stale()) return read;
		try {
			return await within(PATIENCE_MS - (this.usedAt - (this.#waitingSince ?? this.usedAt)), read);
		} catch {
			// What was held may be forgotten by now, and then there is nothing to tell but the outcome.
			return stale() ?? read;
		}
	}

	async #readWhatIsMissing(skus: readonly string[], gtins: readonly string[]): Promise<Loaded> {
		const missing = skus.filter((sku) => !this.#entries.get(sku));
		// What was held may be forgotten during the turn, by its size or by a large import: then all of it is wanted.
		const loaded = (await this.#want(skus, gtins, missing)) ?? (await this.#want(skus, gtins, skus));
		if (!loaded) throw new Error('A turn did not read what was wanted');
		return loaded;
	}

	async #want(
		skus: readonly string[],
		gtins: readonly string[],
		missing: readonly string[],
	): Promise<Loaded | undefined> {
		for (const sku of missing) this.#wantedSkus.add(sku);
		for (const gtin of gtins) this.#wantedGtins.add(gtin);
		return this.#held(skus, gtins, await this.#turn());
	}

	#needsTurn(): boolean {
		const now = this.#clock.now();
		if (!this.#confirmed) return true;
		const current = now - this.#confirmed.at < CONFIRM_AFTER_MS && now < this.#nextLapse;
		if (this.#heard === this.#seen && current) return false;
		return now - this.#failedAt >= RETRY_AFTER_MS;
	}

	#held(skus: readonly string[], gtins: readonly string[], turn: Turn): Loaded | undefined {
		if (!this.#confirmed) return undefined;
		const missing: string[] = [];
		const entryOf = (sku: string): SkuEntry | undefined => {
			const entry = turn.entries.get(sku) ?? this.#entries.get(sku);
			if (!entry) missing.push(sku);
			return entry;
		};
		const bySku = skus.map(entryOf);
		const byGtin = gtins.map((gtin) => {
			const found = turn.gtins.get(gtin) ?? this.#gtins.get(gtin);
			if (!found) missing.push(gtin);
			return (found ?? []).map(entryOf);
		});
		if (missing.length > 0) return undefined;
		return {
			floor: this.#floor,
			skus: bySku as SkuEntry[],
			gtins: byGtin as SkuEntry[][],
			as_of: this.#confirmed.date,
		};
	}

	/** Resolves to a turn that began after this call. */
	#turn(): Promise<Turn> {
		this.#queued ??= this.#running.then(() => {
			this.#queued = undefined;
			const turn = this.#read();
			this.#running = turn.catch(() => {});
			return turn;
		});
		return this.#queued;
	}

	async #read(): Promise<Turn> {
		const [skus, gtins] = [this.#wantedSkus, this.#wantedGtins];
		[this.#wantedSkus, this.#wantedGtins] = [new Set(), new Set()];
		const began = { at: this.#clock.now(), date: this.#clock.date() };
		const heard = this.#heard;
		this.#waitingSince ??= began.at;
		try {
			const turn = await this.#follow(skus, gtins);
			this.#confirmed = began;
			this.#seen = heard;
			this.#failedAt = -Infinity;
			return turn;
		} catch (error) {
			this.#failedAt = this.#clock.now();
			throw error;
		} finally {
			this.#waitingSince = undefined;
		}
	}

	async #follow(skus: Set<string>, gtins: Set<string>): Promise<Turn> {
		const began = this.#clock.now();
		const head = await readHead(this.#database, this.#merchantId);
		if (!head) throw new Error('The merchant of a key is not there');
		if (this.#floor.setThresholds(head)) this.#entries.clear();
		this.#floor.setStores(await readChangedStores(this.#database, this.#merchantId, this.#watermark));
		if (this.#entries.size > 0 || this.#gtins.size > 0) {
			this.#forgetOrReload(
				await readChangedSkus(this.#database, this.#merchantId, this.#watermark, MOST_CHANGES),
				skus,
			);
		}
		const turn: Turn = { entries: new Map(), gtins: await this.#readGtins(gtins) };
		for (const found of turn.gtins.values()) for (const sku of found) skus.add(sku);
		await this.#readSkus([...skus], turn);
		for (const [gtin, found] of turn.gtins) this.#gtins.set(gtin, found);
		for (const [sku, entry] of turn.entries) this.#entries.set(sku, entry);
		this.#watermark = head.xmin;
		// Counted from before the question, so never too late; too early only means another turn.
		this.#nextLapse = head.next_lapse_ms === null ? Infinity : began + head.next_lapse_ms;
		return turn;
	}

	/** Adds to `wanted` what is held and changed. */
	#forgetOrReload(changed: ChangedSkuRow[], wanted: Set<string>): void {
		if (changed.some(({ catalog }) => catalog)) this.#gtins.clear();
		if (changed.length >= MOST_CHANGES) return this.#entries.clear();
		for (const { sku } of changed) if (this.#entries.peek(sku)) wanted.add(sku);
	}

	async #readGtins(gtins: Set<string>): Promise<Map<string, string[]>> {
		const found = new Map<string, string[]>([...gtins].map((gtin) => [gtin, []]));
		if (gtins.size === 0) return found;
		for (const { gtin, sku } of await readGtins(this.#database, this.#merchantId, [...gtins])) {
			found.get(gtin)?.push(sku);
		}
		return found;
	}

	async #readSkus(skus: string[], turn: Turn): Promise<void> {
		for (let from = 0; from < skus.length; from += SKUS_A_STATEMENT) {
			const some = skus.slice(from, from + SKUS_A_STATEMENT);
			for (const row of await readSkus(this.#database, this.#merchantId, this.#channel, some)) {
				turn.entries.set(row.sku, this.#floor.entryOf(row));
			}
			for (const sku of some) if (!turn.entries.has(sku)) turn.entries.set(sku, this.#floor.entryOf(nobody(sku)));
		}
	}
}

/** What one turn read: kept for those who waited, however little the memory holds. */
interface Turn {
	entries: Map<string, SkuEntry>;
	gtins: Map<string, string[]>;
}

const NOTHING_NEW: Turn = { entries: new Map(), gtins: new Map() };

function nobody(sku: string) {
	return { sku, gtin: null, backorder: false, tracked: false, active: false, store_ids: null, available: null };
}
