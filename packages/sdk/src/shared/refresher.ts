import { now, since, type Moment } from './clock.ts';
import { createSource, type Source } from './live.ts';
import { whileMounted } from './mounting.ts';
import { isVisible, watchPage } from './page.ts';

/** Keeps live state current while someone subscribes and, where there is a page, someone looks. */
export interface Refresher {
	/** State that reads when first subscribed to, and what is due in one turn. The value comes by `accept`. */
	live<T>(read: (source: Refreshed<T>) => Promise<unknown>, name?: string): Refreshed<T>;
	/** What is subscribed to. */
	mounted: ReadonlySet<Entry>;
	/** Called when something is no more. */
	onLeave: () => void;
	stop(): void;
}

export interface RefresherOptions {
	/** Milliseconds between two reads, give or take a quarter. */
	interval: number;
	/** Milliseconds after which a value that was not confirmed again is stale. */
	ttl: number;
}

/** When live state is read again. */
export interface Entry {
	/** Tells it from others, for those who have to. */
	name: string | undefined;
	/** Runs to the end of one read; never rejects. */
	refresh(): Promise<void>;
	expire(ttl: number): void;
	/** A read is under way. */
	reading: boolean;
	/** Since the last success. */
	failures: number;
	/** When the last read ended, and the milliseconds from then to the next. Who knows better may change both. */
	ended: Moment;
	wait: number;
}

export type Refreshed<T> = Source<T> & Entry;

/** Coming back to a page makes several events. What was read this recently (ms) is not read again for the next. */
const JUST_NOW = 2000;

export function createRefresher({ interval, ttl }: RefresherOptions): Refresher {
	const mounted = new Set<Entry>();
	/** Set while anything is mounted. */
	let rest: (() => void) | undefined;
	let stopped = false;
	// Drawn once a round and not once an entry: what was read together stays together.
	let spread = 1;

	/** Reads everything when one value is due, but for what failed and waits longer. */
	function tick(): void {
		for (const entry of mounted) entry.expire(ttl);
		const isDue = (entry: Entry) => !entry.reading && since(entry.ended) >= entry.wait;
		if (!isVisible() || ![...mounted].some(isDue)) return;
		spread = 0.75 + Math.random() / 2;
		for (const entry of mounted) {
			if (isDue(entry) || (!entry.reading && entry.failures === 0)) void entry.refresh();
		}
	}

	function onReturn(lost: boolean): void {
		for (const entry of mounted) {
			if (lost) entry.reading = false;
			if (lost || entry.failures > 0 || since(entry.ended) > JUST_NOW) entry.wait = 0;
		}
		tick();
	}

	function start(): () => void {
		// One slow beat and no exact timer: after a machine slept, the next beat finds out.
		const beat = setInterval(tick, Math.min(interval, ttl) / 30);
		const unwatch = watchPage(onReturn);
		return () => {
			clearInterval(beat);
			unwatch();
			rest = undefined;
		};
	}

	function mount(entry: Entry): () => void {
		rest ??= start();
		mounted.add(entry);
		entry.expire(ttl);
		if (!entry.reading) void entry.refresh();
		return () => {
			mounted.delete(entry);
			refresher.onLeave();
			if (mounted.size === 0) rest?.();
		};
	}

	const refresher: Refresher = {
		mounted,
		onLeave() {},
		live<T>(read: (source: Refreshed<T>) => Promise<unknown>, name?: string) {
			const source = createSource<T>();
			const entry: Refreshed<T> = Object.assign(source, {
				name,
				async refresh() {
					const began = now();
					entry.reading = true;
					try {
						await read(entry);
						entry.failures = 0;
					} catch (error) {
						entry.failures += 1;
						if (!stopped) source.fail(error, began);
					}
					entry.reading = false;
					entry.ended = now();
					// 2, 4, 8 … seconds after failures.
					entry.wait = Math.min(entry.failures > 0 ? 1000 * 2 ** entry.failures : interval, interval) * spread;
				},
				reading: false,
				failures: 0,
				ended: now(),
				wait: interval,
			});
			whileMounted(source.$live, () => (stopped ? undefined : mount(entry)));
			return entry;
		},
		stop() {
			stopped = true;
			mounted.clear();
			rest?.();
		},
	};
	return refresher;
}
