import { lostSession } from '../../sessions/problems.ts';
import { unlessAborted } from '../abort.ts';
import { EndcapTimeoutError, isEndcapError, isEndcapProblem, type EndcapError } from '../errors.ts';
import type { Keeper } from '../keeper.ts';
import { watchPage } from '../page.ts';
import type { OutboxEntry } from './entry.ts';

/** What came of a write in the end: the answer, or why there is none. */
export type Settled<T> = { answer: T; error?: undefined } | { answer?: undefined; error: EndcapError };

/** Who knows what an entry is about. */
export interface Writer<T> {
	/** Sends an entry once, give or take the quick retries of a request. */
	attempt: (entry: OutboxEntry) => Promise<T>;
	/** Called before each try, and with the error when the entry waits for the next one. */
	onTry: (entry: OutboxEntry, error?: EndcapError) => void;
	/** Called once an entry has left the outbox. */
	onSettled(entry: OutboxEntry, settled: Settled<T> | undefined, awaited: boolean): void;
}

export interface Outbox {
	/**
	 * Keeps the entry, sends it until it is settled, and lets go of it. Rejects when the signal aborts: what cannot have
	 * had its effect yet is withdrawn, and what may have is carried through without anybody waiting.
	 */
	send<T>(entry: OutboxEntry, writer: Writer<T>, signal: AbortSignal | undefined): Promise<Settled<T>>;
	/** Sends what pages left that are gone, before anything about the same that is asked for from now on. */
	resume(): Promise<void>;
	/** Looks at once at what waits: some of it may have been taken out of what is kept, and is lost. */
	rouse(): void;
	/** Resolves once all that this page is at now has been settled. */
	settled: () => Promise<unknown>;
}

export interface OutboxOptions {
	keeper: Keeper;
	writerOf: (entry: OutboxEntry) => Promise<Writer<unknown>>;
	/** Aborts when nothing is to be sent any more; what is kept stays. */
	end: AbortSignal;
}

const LONGEST_PAUSE = 60_000;

export function createOutbox({ keeper, writerOf, end }: OutboxOptions): Outbox {
	/** Keys of what this page is at. */
	const own = new Set<string>();
	/** The last of what this page is at, by what it is about. */
	const tails = new Map<string, Promise<unknown>>();
	let alarm = new AbortController();
	/** What was left has been asked for. */
	let resumed = false;

	/** After everything about the same that came before. */
	function inTurn<T>(subject: string, work: () => Promise<T>): Promise<T> {
		const run = (tails.get(subject) ?? Promise.resolve()).then(work);
		const tail: Promise<unknown> = run
			.catch(() => undefined)
			.then(() => tails.get(subject) === tail && tails.delete(subject));
		tails.set(subject, tail);
		return run;
	}

	async function deliver<T>(
		entry: OutboxEntry,
		{ attempt, onTry }: Writer<T>,
		signal: AbortSignal | undefined,
	): Promise<Settled<T> | undefined> {
		let last: EndcapError | undefined;
		for (let failures = 1; ; failures++) {
			if (signal?.aborted && !entry.session) return undefined;
			// Also when the clock was set back.
			if (Math.abs(Date.now() - entry.asked_at) > entry.lasts) {
				return { error: last ?? new EndcapTimeoutError(`${entry.operation} could not be sent in time.`) };
			}
			const isKept = await keeper.change(({ outbox }) => outbox.some(({ key }) => key === entry.key));
			if (!isKept) return { error: lostSession() };
			onTry(entry);
			try {
				return { answer: await attempt(entry) };
			} catch (error) {
				if (!isEndcapError(error)) throw error;
				if (!mayPass(error)) return { error };
				onTry(entry, (last = error));
			}
			await pause(250 * 2 ** failures, [end, alarm.signal, ...(signal && !entry.session ? [signal] : [])]);
		}
	}

	async function finish<T>(
		entry: OutboxEntry,
		writer: Writer<T>,
		signal?: AbortSignal,
	): Promise<Settled<T> | undefined> {
		const settled = await keeper.exclusive(`sending ${entry.subject}`, () => deliver(entry, writer, signal));
		await keeper.change((kept) => {
			kept.outbox = kept.outbox.filter(({ key }) => key !== entry.key);
			kept.settled += 1;
		});
		return settled;
	}

	/** Sends an entry that was left, if no tab is at it. */
	function resend({ key, subject }: OutboxEntry): Promise<void> {
		own.add(key);
		return inTurn(subject, () =>
			keeper.unlessElsewhere(`waiting ${key}`, async () => {
				const entry = await keeper.change(({ outbox }) => outbox.find((each) => each.key === key));
				if (!entry) return;
				const writer = await writerOf(entry);
				writer.onSettled(entry, await finish(entry, writer), false);
			}),
		).finally(() => own.delete(key));
	}

	async function resume(): Promise<void> {
		resumed = true;
		const left = await keeper.change(({ outbox }) => outbox.filter(({ key }) => !own.has(key)));
		await Promise.all(left.map(resend));
	}

	return {
		resume,
		rouse() {
			alarm.abort();
			alarm = new AbortController();
		},
		settled: () => Promise.all(tails.values()),
		async send<T>(entry: OutboxEntry, writer: Writer<T>, signal: AbortSignal | undefined) {
			signal?.throwIfAborted();
			end.throwIfAborted();
			own.add(entry.key);
			if (!resumed) void resume().catch(() => undefined);
			// The lock tells other tabs that this entry has a page.
			const sent = keeper.exclusive(`waiting ${entry.key}`, async () => {
				await keeper.change(({ outbox }) => outbox.push(entry));
				const settled = await inTurn(entry.subject, () => finish(entry, writer, signal));
				writer.onSettled(entry, settled, !signal?.aborted);
				return settled as Settled<T>;
			});
			void sent.finally(() => own.delete(entry.key)).catch(() => undefined);
			return unlessAborted(unlessAborted(sent, signal), end);
		},
	};
}

/** False for what another try would not change. */
function mayPass(error: EndcapError): boolean {
	if (!isEndcapProblem(error)) return error.name !== 'EndcapError';
	return error.status >= 500 || error.status === 429 || error.code === 'idempotency_key_in_flight';
}

/** Ends after about so many milliseconds, up to a minute, or as soon as someone looks, the network is back or one aborts. */
async function pause(milliseconds: number, signals: AbortSignal[]): Promise<void> {
	let unwatch: () => void = () => {};
	const stop = new AbortController();
	await new Promise<void>((resolve) => {
		const timer = setTimeout(resolve, Math.min(milliseconds, LONGEST_PAUSE) * (0.5 + Math.random() / 2));
		unwatch = watchPage(() => resolve());
		for (const signal of signals) {
			if (signal.aborted) resolve();
			signal.addEventListener('abort', () => resolve(), { signal: stop.signal });
		}
		stop.signal.addEventListener('abort', () => clearTimeout(timer));
	});
	stop.abort();
	unwatch();
	signals[0]?.throwIfAborted();
}
