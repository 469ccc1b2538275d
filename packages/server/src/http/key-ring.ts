import { BoundedCache } from './bounded-cache.ts';
import type { KeyCaller } from './caller.ts';

interface Known {
	caller: KeyCaller | undefined;
	at: number;
}

const FRESH_MS = 1000;
const FRESH_ENOUGH_WITHOUT_DATABASE_MS = 60_000;
const KEY = /^(pk|sk)_[a-z2-7]{12}_[a-z2-7]{26}$/;

/**
 * Remembers keys for a second, so a busy page costs one look-up a second and a revocation counts everywhere within it;
 * on the node that revokes, at once. While the database is away, a key seen in the last minute is still good for
 * reading what is in memory: nobody can be revoking it then.
 */
export class KeyRing {
	readonly #lookUp: (key: string) => Promise<KeyCaller | undefined>;
	readonly #now: () => number;
	readonly #known = new BoundedCache<string, Known>(20_000);
	#generation = 0;

	constructor(lookUp: (key: string) => Promise<KeyCaller | undefined>, now: () => number = () => performance.now()) {
		this.#lookUp = lookUp;
		this.#now = now;
	}

	async find(key: string): Promise<KeyCaller | undefined> {
		if (!KEY.test(key)) return undefined;
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

	/** After a key was made or revoked here. */
	forget(): void {
		this.#generation += 1;
		this.#known.clear();
	}
}
