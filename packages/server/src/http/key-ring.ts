import { BoundedCache } from './bounded-cache.ts';
import type { Caller, KeyCaller } from './caller.ts';
import { PATIENCE_MS, within } from './patience.ts';

interface Known<Found> {
	caller: Found | undefined;
	at: number;
}

interface KeyRingOptions {
	/** What does not match is not looked up. */
	pattern?: RegExp;
	/** How long one that was seen is still good while the database does not answer. */
	withoutDatabaseMs?: number;
	now?: () => number;
}

const FRESH_MS = 1000;
const WITHOUT_DATABASE_MS = 60_000;
const KEY = /^(pk|sk)_[a-z2-7]{12}_[a-z2-7]{26}$/;

/**
 * Remembers keys, or tokens, for a second, so a busy page costs one look-up a second and a revocation counts everywhere
 * within it; on the node that revokes, at once. While the database is away or busy, a key seen in the last minute is
 * still good for reading what is in memory: nobody can be revoking it then.
 */
export class KeyRing<Found extends Caller = KeyCaller> {
	readonly #lookUp: (key: string) => Promise<Found | undefined>;
	readonly #pattern: RegExp;
	readonly #withoutDatabaseMs: number;
	readonly #now: () => number;
	readonly #known = new BoundedCache<string, Known<Found>>(20_000);
	/** One look-up a key at a time, and since when. */
	readonly #looking = new Map<string, { since: number; found: Promise<Found | undefined> }>();
	#generation = 0;

	constructor(
		lookUp: (key: string) => Promise<Found | undefined>,
		{ pattern = KEY, withoutDatabaseMs = WITHOUT_DATABASE_MS, now = () => performance.now() }: KeyRingOptions = {},
	) {
		this.#withoutDatabaseMs = withoutDatabaseMs;
		this.#lookUp = lookUp;
		this.#pattern = pattern;
		this.#now = now;
	}

	async find(key: string): Promise<Found | undefined> {
		if (!this.#pattern.test(key)) return undefined;
		const known = this.#known.get(key);
		const now = this.#now();
		if (known && now - known.at < FRESH_MS) return known.caller;
		const { since, found } = this.#look(key, now);
		if (!known?.caller || now - known.at >= this.#withoutDatabaseMs) return found;
		try {
			return await within(PATIENCE_MS - (now - since), found);
		} catch {
			return known.caller;
		}
	}

	#look(key: string, now: number): { since: number; found: Promise<Found | undefined> } {
		const before = this.#looking.get(key);
		if (before) return before;
		const generation = this.#generation;
		const found = this.#lookUp(key)
			.then((caller) => {
				// A look-up that began before a revocation may have seen the key as good: its answer serves this request only.
				if (generation === this.#generation) this.#known.set(key, { caller, at: now });
				return caller;
			})
			.finally(() => this.#looking.get(key) === looking && this.#looking.delete(key));
		const looking = { since: now, found };
		this.#looking.set(key, looking);
		return looking;
	}

	/** After one was made or revoked here. */
	forget(): void {
		this.#generation += 1;
		this.#known.clear();
		this.#looking.clear();
	}
}
