import { BoundedCache } from './bounded-cache.ts';
import type { KeyCaller } from './caller.ts';
import { PATIENCE_MS, within } from './patience.ts';

interface Known {
	caller: KeyCaller | undefined;
	at: number;
}

const FRESH_MS = 1000;
const FRESH_ENOUGH_WITHOUT_DATABASE_MS = 60_000;
const KEY = /^(pk|sk)_[a-z2-7]{12}_[a-z2-7]{26}$/;

/**
 * Remembers keys for a second, so a busy page costs one look-up a second and a revocation counts everywhere within it;
 * on the node that revokes, at once. While the database is away or busy, a key seen in the last minute is still good
 * for reading what is in memory: nobody can be revoking it then.
 */
export class KeyRing {
	readonly #lookUp: (key: string) => Promise<KeyCaller | undefined>;
	readonly #now: () => number;
	readonly #known = new BoundedCache<string, Known>(20_000);
	/** One look-up a key at a time, and since when. */
	readonly #looking = new Map<string, { since: number; found: Promise<KeyCaller | undefined> }>();
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
		const { since, found } = this.#look(key, now);
		if (!known?.caller || now - known.at >= FRESH_ENOUGH_WITHOUT_DATABASE_MS) return found;
		try {
			return await within(PATIENCE_MS - (now - since), found);
		} catch {
			return known.caller;
		}
	}

	#look(key: string, now: number): { since: number; found: Promise<KeyCaller | undefined> } {
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

	/** After a key was made or revoked here. */
	forget(): void {
		this.#generation += 1;
		this.#known.clear();
		this.#looking.clear();
	}
}
