import { onMount } from 'nanostores';
import { now, since, type Moment } from './clock.ts';
import { isEndcapProblem } from './errors.ts';
import { createSource, type Source } from './live.ts';
import { isVisible, watchPage, type PageEvent } from './page.ts';
import { PASSING_STATUSES, type Reading } from './transport.ts';

/** Keeps live state current while someone subscribes and, where there is a page, someone looks. */
export interface Refresher {
	/** State that reads itself when first subscribed to. All that is due is read in one turn. */
	live<T>(read: () => Promise<Reading<T>>): Source<T>;
	stop(): void;
}

export interface RefresherOptions {
	/** Milliseconds between two reads, give or take a quarter. */
	interval: number;
	/** Milliseconds after which a value that was not confirmed again is stale. */
	ttl: number;
}

interface Entry {
	source: Source<unknown>;
	/** Runs to the end of one read; never rejects. */
	refresh(): Promise<void>;
	/** Ends of reads that are still awaited: 0 when none is. */
	reading: number;
	failures: number;
	/** When the last read ended, and the milliseconds from then to the next. */
	ended: Moment;
	wait: number;
}

/** Coming back to a page makes several events; what was read this recently (ms) is not read again for the next. */
const JUST_NOW = 2000;
/** Entries that are due within this time (ms) are read together. */
const TOGETHER = 100;
/** Timers overflow above this (ms) and fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

export function createRefresher({ interval, ttl }: RefresherOptions): Refresher {
	const mounted = new Set<Entry>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	let unwatch: (() => void) | undefined;
	let planned = false;
	let stopped = false;
	// Drawn once a tick and not once an entry: what was read together stays together.
	let spread = draw();

	/** 2, 4, 8 … seconds after failures, up to the interval; a refusal that will not pass by itself is asked ever less. */
	function pause(failures: number, reason: unknown): number {
		if (failures === 0) return interval * spread;
		const lasting = isEndcapProblem(reason) && !PASSING_STATUSES.includes(reason.status);
		return Math.min(1000 * 2 ** Math.min(failures, 10), lasting ? interval * 10 : interval) * spread;
	}

	function due(entry: Entry, within = 0): boolean {
		return entry.reading === 0 && since(entry.ended) + within >= entry.wait;
	}

	function tick(): void {
		spread = draw();
		const entries = [...mounted];
		for (const entry of entries) entry.source.expire(ttl);
		if (isVisible()) {
			const round = entries.some((entry) => entry.failures === 0 && due(entry));
			for (const entry of entries) {
				if (due(entry, TOGETHER) || (round && entry.failures === 0 && entry.reading === 0)) void entry.refresh();
			}
		}
		plan();
	}

	/** Sets the timer for whatever comes first; once a turn, however many entries ask. */
	function plan(): void {
		if (planned) return;
		planned = true;
		queueMicrotask(() => {
			planned = false;
			clearTimeout(timer);
			if (stopped) return;
			const visible = isVisible();
			let wait = Infinity;
			for (const { source, reading, ended, wait: pause } of mounted) {
				if (visible && reading === 0) wait = Math.min(wait, pause - since(ended));
				if (source.began && source.$live.value?.status === 'ready') wait = Math.min(wait, ttl - since(source.began));
			}
			if (wait < Infinity) timer = setTimeout(tick, Math.min(Math.max(Math.ceil(wait), 0), LONGEST_TIMER));
		});
	}

	function onPage(event: PageEvent): void {
		for (const entry of mounted) {
			entry.source.expire(ttl);
			const old = entry.failures > 0 || !entry.source.began || since(entry.source.began) > JUST_NOW;
			if (event === 'reconnected' || (event === 'returned' && old && entry.reading === 0)) void entry.refresh();
		}
		plan();
	}

	function mount(entry: Entry): () => void {
		if (stopped) return () => {};
		unwatch ??= watchPage(onPage);
		mounted.add(entry);
		entry.source.expire(ttl);
		if (entry.reading === 0) void entry.refresh();
		return () => {
			mounted.delete(entry);
			if (mounted.size > 0) return;
			clearTimeout(timer);
			unwatch?.();
			unwatch = undefined;
		};
	}

	return {
		live<T>(read: () => Promise<Reading<T>>) {
			const source = createSource<T>();
			const entry: Entry = {
				source,
				async refresh() {
					const began = now();
					entry.reading += 1;
					let reason: unknown;
					try {
						const reading = await read();
						source.accept(reading);
						entry.failures = 0;
					} catch (error) {
						reason = error;
						entry.failures += 1;
						if (!stopped) source.fail(error, began);
					}
					entry.reading -= 1;
					entry.ended = now();
					entry.wait = pause(entry.failures, reason);
					plan();
				},
				reading: 0,
				failures: 0,
				ended: now(),
				wait: interval,
			};
			onMount(source.$live, () => mount(entry));
			return source;
		},
		stop() {
			stopped = true;
			clearTimeout(timer);
			unwatch?.();
			mounted.clear();
		},
	};
}

function draw(): number {
	return 0.75 + Math.random() / 2;
}
