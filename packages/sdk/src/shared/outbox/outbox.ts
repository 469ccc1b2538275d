import { unlessAborted } from '../abort.ts';
import { EndcapTimeoutError, isEndcapError, isEndcapProblem, type EndcapError } from '../errors.ts';
import type { Keeper } from '../keeper.ts';
import { watchPage } from '../page.ts';
import type { Written } from '../write.ts';
import type { OutboxEntry } from './entry.ts';

/** What came of a write in the end: the answer, or why there is none. */
export type Settled = { answer: Written<unknown>; error?: undefined } | { answer?: undefined; error: EndcapError };

export interface Outbox {
	/**
	 * Keeps the entry, sends it until it is settled, and lets go of it. Rejects when the signal aborts: what cannot have
	 * had its effect yet is withdrawn, and what may have is carried through without anybody waiting.
	 */
	send(entry: OutboxEntry, signal: AbortSignal | undefined): Promise<Settled>;
	/** Sends what pages left that are gone. */
	resume(): Promise<void>;
}

export interface OutboxOptions {
	keeper: Keeper;
	/** Sends an entry once, give or take the quick retries of a request. */
	attempt: (entry: OutboxEntry) => Promise<Written<unknown>>;
	/** Called before each try, and with the error when the entry waits for the next one. */
	onTry: (entry: OutboxEntry, error?: EndcapError) => void;
	/** Called once an entry has left the outbox. */
	onSettled: (entry: OutboxEntry, settled: Settled | undefined, awaited: boolean) => void;
	/** Aborts when nothing is to be sent any more; what is kept stays. */
	end: AbortSignal;
}

const LONGEST_PAUSE = 60_000;

export function createOutbox({ keeper, attempt, onTry, onSettled, end }: OutboxOptions): Outbox {
	/** Keys of what this page is at. */
	const own = new Set<string>();

	async function deliver(entry: OutboxEntry, signal: AbortSignal | undefined): Promise<Settled | undefined> {
		let last: EndcapError | undefined;
		for (let failures = 1; ; failures++) {
			if (signal?.aborted && !entry.session) return undefined;
			// Also when the clock was set back.
			if (Math.abs(Date.now() - entry.asked_at) > entry.lasts) {
				return { error: last ?? new EndcapTimeoutError(`${entry.operation} could not be sent in time.`) };
			}
			onTry(entry);
			try {
				return { answer: await attempt(entry) };
			} catch (error) {
				if (!isEndcapError(error)) throw error;
				if (!mayPass(error)) return { error };
				onTry(entry, (last = error));
			}
			await pause(250 * 2 ** failures, [end, ...(signal && !entry.session ? [signal] : [])]);
		}
	}

	async function finish(entry: OutboxEntry, signal?: AbortSignal): Promise<Settled | undefined> {
		const settled = await keeper.exclusive(`sending ${entry.subject}`, () => deliver(entry, signal));
		await keeper.change((kept) => {
			kept.outbox = kept.outbox.filter(({ key }) => key !== entry.key);
			kept.settled += 1;
		});
		return settled;
	}

	return {
		async send(entry, signal) {
			signal?.throwIfAborted();
			end.throwIfAborted();
			own.add(entry.key);
			// The lock tells other tabs that this entry has a page.
			const sent = keeper.exclusive(`waiting ${entry.key}`, async () => {
				await keeper.change(({ outbox }) => outbox.push(entry));
				const settled = await finish(entry, signal);
				onSettled(entry, settled, !signal?.aborted);
				return settled as Settled;
			});
			void sent.finally(() => own.delete(entry.key)).catch(() => undefined);
			return unlessAborted(unlessAborted(sent, signal), end);
		},
		async resume() {
			const left = await keeper.change(({ outbox }) => outbox.filter(({ key }) => !own.has(key)));
			const resumed = left.map(({ key }) => {
				own.add(key);
				const resend = async () => {
					const entry = await keeper.change(({ outbox }) => outbox.find((each) => each.key === key));
					if (entry) onSettled(entry, await finish(entry), false);
				};
				return keeper.unlessElsewhere(`waiting ${key}`, resend).finally(() => own.delete(key));
			});
			await Promise.all(resumed);
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
