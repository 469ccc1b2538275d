import type { Order } from '@endcap/contract';
import { nameOf } from './database.ts';
import type { OutboxEntry } from './outbox/entry.ts';
import { createStorage } from './storage.ts';

/** A shopper's session, the same in every tab. */
export interface KeptSession {
	id: string;
	refresh_token: string;
	/** Who is signed in. */
	customer_id?: string;
	/** Of a nameless shopper only: those of somebody signed in are in the memory of each tab, and nowhere else. */
	access_token?: string;
	/** By this machine's clock: from when on the access token is better exchanged first. */
	renew_at?: number;
	/** Of an exchange that was sent and may not have been answered. */
	idempotencyKey?: string;
}

/** What was here before somebody signed in, until it is settled. */
export interface FormerSession {
	session: KeptSession;
	/** Its basket comes along, or does not; it is ended in either way. */
	basket: 'take' | 'leave';
}

/** An order as it was last read. */
export interface KeptOrder {
	order: Order;
	/** By the server's clock, in milliseconds since 1970. */
	as_of: number;
	/** The same moment by this machine's. */
	kept_at: number;
}

/** Something of the customer's as it was last read. */
export interface KeptValue {
	value: unknown;
	/** By the server's clock, in milliseconds since 1970. Undefined when it did not say. */
	as_of: number | undefined;
}

/**
 * All that outlives a page: nothing until a shopper puts something in a basket, asks for something to be held, opens an
 * order or signs in, and nothing once all that is over.
 */
export interface Kept {
	session?: KeptSession;
	/** By this machine's clock: until then the session may be signed in, by the code that it asked for. */
	signing?: number;
	former?: FormerSession;
	/** What is the customer's, by the name of its live state. */
	own?: Record<string, KeptValue>;
	/** Milliseconds by which the server's clock is ahead of this machine's, while somebody is signed in. */
	ahead?: number;
	/** The id of the session's cart, while there is something in it. */
	cart?: string;
	/** The session's orders: those that are open, and others for a while. */
	orders?: KeptOrder[];
	outbox: OutboxEntry[];
	/** Counts what left the outbox. */
	settled: number;
}

export interface Keeper {
	/** False where nothing outlives the page. */
	readonly stores: boolean;
	/** Reads or changes what is kept, with nobody else at it in any tab. */
	change<T>(work: (kept: Kept) => T): Promise<T>;
	/** Runs `work` when nobody else, in any tab that shares what is kept, runs any of that name. */
	exclusive<T>(name: string, work: () => Promise<T>): Promise<T>;
	/** The same, unless another tab runs one now. */
	unlessElsewhere(name: string, work: () => Promise<void>): Promise<void>;
}

export interface Keeping {
	/** With the key it names what is kept. */
	baseUrl: string;
	publishableKey?: string | undefined;
	keep?: 'device' | 'memory';
}

/**
 * Keeps in IndexedDB what tabs share and a reload must not lose. In memory where that is wanted, where
 * there is no IndexedDB or no lock between tabs, and from the moment on at which IndexedDB fails.
 */
export function createKeeper(keeping: Keeping): Keeper {
	const { keep } = keeping;
	const name = nameOf(keeping);
	// A sandboxed frame has an origin of its own, which may neither store nor lock.
	const mayStore = keep !== 'memory' && globalThis.indexedDB && globalThis.origin !== 'null';
	const locks = mayStore ? globalThis.navigator?.locks : undefined;
	const storage = createStorage<Kept>(name);
	const tails = new Map<string, Promise<unknown>>();
	let inMemory = locks ? undefined : empty();

	function exclusive<T>(part: string, work: () => Promise<T>): Promise<T> {
		if (locks) return locks.request(`${name} ${part}`, work);
		const run = (tails.get(part) ?? Promise.resolve()).then(work);
		const tail: Promise<unknown> = run
			.catch(() => undefined)
			.then(() => tails.get(part) === tail && tails.delete(part));
		tails.set(part, tail);
		return run;
	}

	return {
		get stores() {
			return !inMemory;
		},
		exclusive,
		change: (work) =>
			exclusive('kept', async () => {
				let kept = inMemory;
				if (!kept) {
					kept = await storage.read().catch(() => (inMemory = empty()));
					kept ??= empty();
				}
				const before = JSON.stringify(kept);
				const result = work(kept);
				const after = JSON.stringify(kept);
				if (!inMemory && before !== after) {
					const isEmpty = !kept.session && !kept.orders && kept.outbox.length === 0;
					await (isEmpty ? storage.remove() : storage.write(kept)).catch(() => (inMemory = kept));
				}
				return result;
			}),
		async unlessElsewhere(part, work) {
			if (!locks) return work();
			await locks.request(`${name} ${part}`, { ifAvailable: true }, async (lock) => (lock ? work() : undefined));
		},
	};
}

function empty(): Kept {
	return { outbox: [], settled: 0 };
}
