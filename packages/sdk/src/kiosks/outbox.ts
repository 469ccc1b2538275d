import type { KioskEntry, KioskEntryOutcome, KioskSelf, KioskWish } from '@endcap/contract';
import { atom, type ReadableAtom } from 'nanostores';
import { EndcapError } from '../shared/errors.ts';
import { createDelivery, type Waiting } from './delivery.ts';
import type { DeviceStore, KeptEntry } from './device-store.ts';
import type { KeptWish, KioskOutboxState } from './kiosk.ts';
import { seal } from './seal.ts';

/** With whose key entries are made and sent. */
export type Sender = Pick<KioskSelf, 'id' | 'name' | 'sealing_key'>;

export interface OutboxOptions {
	store: DeviceStore;
	now: () => number;
	/** Undefined while the device has no key. */
	sender: () => Sender | undefined;
	/** Rejects with an EndcapError when it was not answered. */
	deliver: (entries: KioskEntry[]) => Promise<KioskEntryOutcome[]>;
	makeRoom: () => Promise<unknown>;
	end: AbortSignal;
}

/** Entries are on disk before anybody is told that they are kept, and until the server has said what came of them. */
export interface KioskOutbox {
	readonly $state: ReadableAtom<KioskOutboxState>;
	/** Takes up what pages before this one kept. Resolves with how many could not be read. */
	load(): Promise<number>;
	keep(wish: KioskWish, basket: string, attended: boolean): Promise<KeptWish>;
	keepForLater(wish: KioskWish): Promise<void>;
	/** Sends what waits now: the network is back, or there is a key again. */
	rouse(): void;
	/** Entries that are kept, whoever can deliver them. */
	size(): number;
}

type Final = Exclude<KioskEntryOutcome, { outcome: 'waiting' }>;

export function createOutbox(options: OutboxOptions): KioskOutbox {
	const { store, sender, now, makeRoom } = options;
	const $state = atom<KioskOutboxState>({ waiting: 0, oldest_at: null, stranded: [] });
	let waiting: (Waiting & { tell?: (outcome: Final) => void })[] = [];
	const steps = new Map<string, number>();
	/** Of what is kept for later. */
	let last: number | undefined;
	let tail: Promise<unknown> = Promise.resolve();

	/** As they are sent: those of another kiosk say so. */
	function due(): Waiting[] {
		const from = sender();
		if (!from) return [];
		return waiting
			.filter((each) => isDeliverable(each, from))
			.map((each) =>
				each.kiosk_id === from.id ? each : { ...each, entry: { ...each.entry, kiosk_id: each.kiosk_id } },
			);
	}

	function strandedNow(): KioskOutboxState['stranded'] {
		const from = sender();
		const kiosks = new Map<string, { kiosk: string; waiting: number }>();
		for (const each of waiting) {
			if (from && isDeliverable(each, from)) continue;
			const { kiosk_id, kiosk_name = kiosk_id } = each;
			kiosks.set(kiosk_id, { kiosk: kiosk_name, waiting: 1 + (kiosks.get(kiosk_id)?.waiting ?? 0) });
		}
		return [...kiosks.values()];
	}

	function show(): void {
		const made = due().map(({ entry }) => Date.parse(entry.made_at));
		const oldest_at = made.length > 0 ? Math.min(...made) : null;
		$state.set({ waiting: made.length, oldest_at, stranded: strandedNow() });
	}

	async function onOutcome(number: number, outcome: Final): Promise<void> {
		// Where this fails it is sent once more by the next page, and the server says the same again.
		await store.remove(number).catch(() => undefined);
		const [found] = waiting.filter((each) => each.number === number);
		waiting = waiting.filter((each) => each !== found);
		show();
		found?.tell?.(outcome);
	}

	const delivery = createDelivery({ ...options, waiting: due, onOutcome });

	async function write(kept: KeptEntry, instead?: number): Promise<number> {
		try {
			return await store.add(kept, instead);
		} catch {
			await makeRoom().catch(() => undefined);
			return store.add(kept, instead).catch((cause: unknown) => {
				throw new EndcapError('It could not be stored on this device, so nothing was promised.', { cause });
			});
		}
	}

	/** One after another, so that the steps of a basket have no gaps. */
	function inTurn<T>(work: (sender: Sender) => Promise<T>): Promise<T> {
		const run = tail.then(async () => {
			const from = sender();
			if (!from) throw new EndcapError('This device is no kiosk yet, or not any more: it has no key to seal with.');
			return work(from);
		});
		tail = run.catch(() => undefined);
		return run;
	}

	async function entryOf(wish: KioskWish, basket: string, attended: boolean, from: Sender): Promise<KioskEntry> {
		const of = { id: crypto.randomUUID(), basket, step: steps.get(basket) ?? 0 };
		const made_at = new Date(now()).toISOString();
		return { ...of, made_at, attended, ...(await seal(wish, of, from.sealing_key)) };
	}

	return {
		$state,
		async load() {
			const { entries, broken } = await store.entries();
			// Whoever waited for the answer has gone with the page.
			waiting = entries.map((kept) => ({ ...kept, later: false, entry: { ...kept.entry, attended: false } }));
			show();
			return broken;
		},
		keep: (wish, basket, attended) =>
			inTurn(async (from) => {
				const entry = await entryOf(wish, basket, attended, from);
				const kept = { entry, kiosk_id: from.id, kiosk_name: from.name, later: false };
				const number = await write(kept);
				steps.set(basket, entry.step + 1);
				const { promise, resolve } = withResolvers<Final>();
				waiting.push({ ...kept, number, tell: resolve });
				show();
				delivery.rouse();
				return { id: entry.id, reference: entry.id.slice(-6).toUpperCase(), settled: promise };
			}),
		keepForLater: (wish) =>
			inTurn(async (from) => {
				// In a basket of its own, so that it waits for nothing and nothing for it.
				const entry = await entryOf(wish, crypto.randomUUID(), false, from);
				last = await write({ entry, kiosk_id: from.id, kiosk_name: from.name, later: true }, last);
			}),
		rouse() {
			show();
			delivery.rouse();
		},
		size: () => waiting.length,
	};
}

/** A kiosk delivers its own, and those of others of its retailer, for whom the same key opens them. */
function isDeliverable({ kiosk_id, entry }: KeptEntry, { id, sealing_key }: Sender): boolean {
	return kiosk_id === id || entry.sealing_key === sealing_key.id;
}

/** Promise.withResolvers is too young for old kiosks. */
function withResolvers<T>() {
	let resolve: (value: T) => void = () => {};
	const promise = new Promise<T>((done) => (resolve = done));
	return { promise, resolve };
}
