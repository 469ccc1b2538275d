import { BoundedCache } from './bounded-cache.ts';
import type { Caller, KeyCaller } from './caller.ts';

interface Known<Found> {
	caller: Found | undefined;
	at: number;
}

const FRESH_MS = 1000;
const FRESH_ENOUGH_WITHOUT_DATABASE_MS = 60_000;
const KEY = /^(pk|sk)_[a-z2-7]{12}_[a-z2-7]{26}$/;

/**
 * Remembers keys, or tokens, for a second, so a busy page costs one look-up a second and a revocation counts everywhere within it;
 * on the node that revokes, at once. While the database is away, a key seen in the last minute is still good for
 * reading what is in memory: nobody can be revoking it then.
 */
export class KeyRing<Found extends Caller = KeyCaller> {
	readonly #lookUp: (key: string) => Promise<Found | undefined>;
	readonly #pattern: RegExp;
	readonly #now: () => number;
	readonly #known = new BoundedCache<string, Known<Found>>(20_000);
	#generation = 0;

	/** What does not match the pattern is not looked up. */
	constructor(
		lookUp: (key: string) => Promise<Found | undefined>,
		{ pattern = KEY, now = () => performance.now() }: { pattern?: RegExp; now?: () => number } = {},
	) {
		this.#lookUp = lookUp;
		this.#pattern = pattern;
		this.#now = now;
	}

	async find(key: string): Promise<Found | undefined> {
		if (!this.#pattern.test(key)) return undefined;
		const known = this.#known.get(key);
		const now = this.#now();
		if (known && now - known.at < FRESH_MS) return known.caller;
		const generation = this.#generation;
		try {
			const caller = await this.#lookUp(key);
			// A look-up that began before a revocation may have seen the key as good: its answer serves this request only.
			if (generation === this.#generation) this.#known.set(key, { caller, at: now });
			return caller;
		} catch (error) {
			if (known?.caller && now - known.at < FRESH_ENOUGH_WITHOUT_DATABASE_MS) return known.caller;
			throw error;
		}
	}

	/** After one was made or revoked here. */
	forget(): void {
		this.#generation += 1;
		this.#known.clear();
	}
}
