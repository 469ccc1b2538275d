import type { KioskCatalogue, KioskEntryOutcome, KioskSelf, KioskWish } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { Refused } from '../shared/outcome.ts';
import type { Limited } from '../shoppers/account.ts';

export interface KioskOptions {
	/** Of the server. */
	baseUrl: string;
	/** Of the page, which a kiosk is enrolled with. It goes on with a key of its own. */
	publishableKey: string;
	/** What this shell is, for the counter to show. */
	appVersion: string;
	/**
	 * Milliseconds between two heartbeats. 30 000 unless given; without the network they come six times as often. What the
	 * counter changes is heard at once, and by the next heartbeat where events do not come through.
	 */
	interval?: number;
	/** Milliseconds between two readings of the catalogue. 300 000 unless given. */
	catalogueInterval?: number;
	/** Throws away what can be had again, as pictures can, when the disk is full. */
	makeRoom?: () => Promise<unknown>;
}

/**
 * What this device is. `elsewhere`: another window of it is the kiosk; this one takes over when that ends. `enrolling`: it has
 * no key, or its key is over, and needs a code from the counter.
 */
export type KioskState =
	| { phase: 'starting' }
	| { phase: 'elsewhere' }
	| { phase: 'enrolling' }
	| { phase: 'enrolled'; self: KioskSelf; key: string };

export type EnrolOutcome = { outcome: 'enrolled' } | Refused<'code_wrong'> | Limited;

/** What is kept, of all shoppers. */
export interface KioskOutboxState {
	/** For delivery. */
	waiting: number;
	/** Milliseconds since 1970, by the server's clock as it was known. */
	oldest_at: number | null;
	/**
	 * What this device cannot deliver as who it is now: entries of kiosks of other retailers that it was before and, while
	 * it has no key, all of them. They are kept until it is one of theirs again.
	 */
	stranded: readonly { kiosk: string; waiting: number }[];
}

/** Safe on disk, and on its way. */
export interface KeptWish {
	id: string;
	/** For paper and people: the last six characters of the id, in capitals. */
	reference: string;
	/** What came of it, when the server says so. Never rejects; pending for as long as there is no network. */
	settled: Promise<Exclude<KioskEntryOutcome, { outcome: 'waiting' }>>;
}

/**
 * The device in the shop: its key, its settings, what it shows without the network, and what it keeps for delivery. Nothing
 * of it is a shopper's: what they wanted is sealed before it is stored, and only the server can open it.
 */
export interface KioskDevice {
	readonly $state: ReadableAtom<KioskState>;
	/** The last request was answered. */
	readonly $online: ReadableAtom<boolean>;
	readonly $outbox: ReadableAtom<KioskOutboxState>;
	/** As it was last read, from the first moment on. Null before the first time. */
	readonly $catalogue: ReadableAtom<KioskCatalogue | null>;
	/** Milliseconds since 1970 by the server's clock, which is right however wrong this machine's is. */
	now: () => number;
	/**
	 * The global one, for the client of whoever stands here: what it meets tells `$online` and the clock at once, and a
	 * session that begins by it ends when this page is gone, however it goes: its end is kept on disk from then on.
	 */
	readonly fetch: typeof fetch;
	/** Of the session that began by `fetch` last. Null where there is none. */
	accessToken: () => string | null;
	enrol(code: string): Promise<EnrolOutcome>;
	/**
	 * Resolves when it is on disk for good (IndexedDB, strict durability), before anything is sent. Wishes of one basket have
	 * their effect in this order. Rejects with an EndcapError where nothing can be stored: then nothing was promised.
	 */
	keep(wish: KioskWish, basket: string, attended: boolean): Promise<KeptWish>;
	/** Tells the counter what is on the screen. */
	show(screen: 'attract' | 'visit' | 'closed'): void;
	/** Calls somebody; `$state` shows the call until it is answered. False: the network is gone. */
	callForHelp(language: string): Promise<boolean>;
	takeCallBack(): Promise<void>;
	/** Stops, and lets another window be the kiosk. What is kept stays. */
	destroy(): void;
}
