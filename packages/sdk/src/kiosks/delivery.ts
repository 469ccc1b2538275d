import type { KioskEntry, KioskEntryOutcome } from '@endcap/contract';
import { isEndcapProblem } from '../shared/errors.ts';
import type { StoredEntry } from './device-store.ts';

export type Waiting = StoredEntry;

export interface DeliveryOptions {
	/** What is to be sent, in the order it was kept in. */
	waiting: () => readonly Waiting[];
	deliver: (entries: KioskEntry[]) => Promise<KioskEntryOutcome[]>;
	/** Resolves once it waits no more. */
	onOutcome: (number: number, outcome: Exclude<KioskEntryOutcome, { outcome: 'waiting' }>) => Promise<void>;
	end: AbortSignal;
}

export interface Delivery {
	/** Sends what waits now, however long it was to wait. */
	rouse(): void;
}

/** As the contract takes them. */
const AT_ONCE = 20;
const MOST_LOST = 100;
/** Milliseconds between tries when nothing gets through: from, to. */
const PAUSE = [1000, 60_000] as const;
/** And for a basket whose entries the server does not take. */
const BASKET_PAUSE = [60_000, 3_600_000] as const;

/**
 * Sends entries, those of one basket in order, until each has its outcome. Baskets that the server does not take wait
 * apart, so that they hold up nobody else's.
 */
export function createDelivery({ waiting, deliver, onOutcome, end }: DeliveryOptions): Delivery {
	let failures = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let running = false;
	let roused = false;
	/** When (by the monotonic clock) a basket is tried again, and how often it was refused. */
	const apart = new Map<string, { from: number; failures: number }>();

	/** Baskets of which the server misses an earlier step. */
	const gaps = new Set<string>();

	const isOpen = ({ entry }: Waiting) => (apart.get(entry.basket)?.from ?? 0) <= performance.now();

	function setApart(basket: string): void {
		const failures = (apart.get(basket)?.failures ?? 0) + 1;
		apart.set(basket, { failures, from: performance.now() + pause(failures, BASKET_PAUSE) });
	}

	/** What the server misses and is not here was lost with a broken store: nobody need wait for it. */
	function withLost(entry: KioskEntry): KioskEntry {
		if (!gaps.has(entry.basket)) return entry;
		const here = waiting().flatMap((each) => (each.entry.basket === entry.basket ? each.entry.step : []));
		const lost = Array.from({ length: entry.step }, (_, step) => step).filter((step) => !here.includes(step));
		return { ...entry, lost: lost.slice(-MOST_LOST) };
	}

	async function send(batch: readonly Waiting[]): Promise<void> {
		const known = new Set(gaps);
		const outcomes = await deliver(batch.map(({ entry }) => withLost(entry)));
		for (const { number, entry } of batch) {
			const outcome = outcomes.find(({ id }) => id === entry.id);
			if (!outcome || outcome.outcome === 'waiting') {
				if (known.has(entry.basket)) setApart(entry.basket);
				gaps.add(entry.basket);
			} else {
				await onOutcome(number, outcome);
				apart.delete(entry.basket);
			}
		}
	}

	/** One of a batch was not taken: each goes by itself, and a basket stops at its first that is not. */
	async function sendApart(batch: readonly Waiting[]): Promise<void> {
		for (const each of batch) {
			// Meanwhile the device may have become another kiosk.
			const isDue = waiting().some(({ number }) => number === each.number);
			if (!isDue || !isOpen(each)) continue;
			try {
				await send([each]);
			} catch (error) {
				if (!isRefusal(error)) throw error;
				setApart(each.entry.basket);
			}
		}
	}

	async function run(): Promise<void> {
		clearTimeout(timer);
		running = true;
		let wait = Infinity;
		try {
			while (!end.aborted) {
				roused = false;
				const batch = waiting().filter(isOpen).slice(0, AT_ONCE);
				if (batch.length === 0) break;
				await send(batch).catch((error: unknown) => {
					if (!isRefusal(error)) throw error;
					return sendApart(batch);
				});
				failures = 0;
			}
			const times = waiting().map(({ entry }) => (apart.get(entry.basket)?.from ?? 0) - performance.now());
			wait = Math.min(...times);
		} catch (error) {
			failures += 1;
			const asked = isEndcapProblem(error) ? Number(error.retry_after) * 1000 : 0;
			wait = Math.max(pause(failures, PAUSE), asked || 0);
		}
		running = false;
		if (end.aborted) return;
		if (roused) void run();
		else if (wait < Infinity) timer = setTimeout(() => void run(), Math.max(wait, 0));
	}

	end.addEventListener('abort', () => clearTimeout(timer));
	return {
		rouse() {
			roused = true;
			failures = 0;
			if (!running && !end.aborted) void run();
		},
	};
}

/** The server has read it and will not have it as it is, whoever sends it. */
function isRefusal(error: unknown): boolean {
	return isEndcapProblem(error) && [400, 413, 415, 422].includes(error.status);
}

function pause(failures: number, [from, to]: readonly [number, number]): number {
	return Math.min(from * 2 ** (failures - 1), to) * (0.75 + Math.random() / 2);
}
