import type { Problem } from '@endcap/contract';
import { now, since, type Moment } from './clock.ts';
import {
	EndcapNetworkError,
	EndcapProblemError,
	EndcapTimeoutError,
	isEndcapError,
	type EndcapError,
} from './errors.ts';
import { fits, type Shape } from './shape.ts';
import { requestUrl, type Query } from './url.ts';

/** For every call that goes to the network. */
export interface RequestOptions {
	/** Rejects the call with the signal's reason. A request shared with other callers goes on for them. */
	signal?: AbortSignal;
}

/** A value as the server confirmed it. */
export interface Reading<T> {
	value: T;
	/** By the server's clock: the Date header, which a 304 renews, where it can be read. */
	as_of: Date | undefined;
	/** When the try that brought it began, so the value is at least as young as this. */
	began: Moment;
}

interface Answer {
	response: Response;
	text: string;
	began: Moment;
}

/** What one try came to. Aborts are thrown. */
export type Outcome = Answer | EndcapError;

export interface TransportOptions {
	/** Absolute, without a slash at the end. */
	baseUrl: string;
	publishableKey: string | undefined;
	secretKey: string | undefined;
	fetch: typeof fetch;
	timeout: number;
	totalTimeout: number;
	retries: number;
}

export interface Transport {
	/** Reads once, and again where the failure may pass. Rejects with an EndcapError, or with the signal's reason. */
	get<T>(path: string, query: Query, shape: Shape<T>, signal: AbortSignal | undefined): Promise<Reading<T>>;
	destroy(): void;
}

/** HTTP statuses that may pass by themselves. */
export const PASSING_STATUSES = [408, 425, 429, 500, 502, 503, 504];

const PROBLEM: Shape<Problem> = { code: 'string', title: 'string', detail: 'string' };

export function createTransport(options: TransportOptions): Transport {
	const { timeout, totalTimeout, retries } = options;
	const headers = options.secretKey ? { authorization: `Bearer ${options.secretKey}` } : undefined;
	const calls = new Set<AbortController>();
	let destroyed: DOMException | undefined;

	async function tryOnce(url: string, milliseconds: number, signal: AbortSignal): Promise<Outcome> {
		const began = now();
		const stop = new AbortController();
		const unfollow = follow(signal, stop);
		const timer = setTimeout(() => stop.abort(), milliseconds);
		// Not left to fetch alone: a request that was begun elsewhere knows nothing of this signal.
		const stopped = new Promise<never>((_, reject) => {
			stop.signal.addEventListener('abort', () => reject(stop.signal.reason), { once: true });
		});
		const sent = async () => {
			const response = await options.fetch(url, { signal: stop.signal, ...(headers && { headers }) });
			return { response, text: await response.text(), began };
		};
		try {
			return await Promise.race([sent(), stopped]);
		} catch (cause) {
			signal.throwIfAborted();
			return stop.signal.aborted
				? new EndcapTimeoutError(`${place(url)} did not answer within ${Math.ceil(milliseconds)} ms.`, { cause })
				: new EndcapNetworkError(`${place(url)} could not be reached.`, { cause });
		} finally {
			clearTimeout(timer);
			unfollow();
		}
	}

	async function send(url: string, signal: AbortSignal): Promise<Outcome> {
		const started = now();
		const left = () => Math.max(totalTimeout - since(started), 0);
		const attempt = () => tryOnce(url, Math.min(timeout, left()), signal);
		const first = await attempt();
		const mayPass = isEndcapError(first) || PASSING_STATUSES.includes(first.response.status);
		if (!mayPass || retries === 0 || left() === 0) return first;
		// Fetched only now, and from the same network that may be down: then the first failure stands.
		const retrying = await import('./retries.ts').catch(() => undefined);
		signal.throwIfAborted();
		if (!retrying) return first;
		const again = { url, retries, statuses: PASSING_STATUSES, left: left(), signal };
		const { last, timedOut } = await retrying.retry(first, attempt, again);
		if (!timedOut) return last;
		const cause = isEndcapError(last) ? last : undefined;
		const status = cause ? '' : ` The last try gave status ${(last as Answer).response.status}.`;
		return new EndcapTimeoutError(`${place(url)} did not answer within ${totalTimeout} ms.${status}`, { cause });
	}

	return {
		async get<T>(path: string, query: Query, shape: Shape<T>, signal: AbortSignal | undefined): Promise<Reading<T>> {
			if (destroyed) throw destroyed;
			signal?.throwIfAborted();
			const call = new AbortController();
			const unfollow = follow(signal, call);
			calls.add(call);
			try {
				const url = requestUrl(options.baseUrl, path, { ...query, key: options.publishableKey });
				const outcome = await send(url, call.signal);
				if (isEndcapError(outcome)) throw outcome;
				return { value: valueOf(outcome, shape, url), as_of: dateOf(outcome.response), began: outcome.began };
			} finally {
				calls.delete(call);
				unfollow();
			}
		},
		destroy() {
			destroyed ??= new DOMException('This Endcap client was destroyed.', 'AbortError');
			for (const call of calls) call.abort(destroyed);
		},
	};
}

/** The body, when it is what was asked for; throws what it is otherwise. */
function valueOf<T>({ response, text }: Answer, shape: Shape<T>, url: string): T {
	let body: unknown;
	let cause: unknown;
	try {
		body = JSON.parse(text);
	} catch (error) {
		cause = error;
	}
	if (response.ok && fits(body, shape)) return body;
	if (!response.ok && fits(body, PROBLEM)) throw new EndcapProblemError(body);
	const what = `status ${response.status}, ${response.headers.get('content-type') ?? 'no content type'}`;
	throw new EndcapNetworkError(
		`Something other than Endcap answered at ${place(url)} (${what}): check baseUrl, or a network's sign-in page or a proxy is in the way.`,
		{ cause },
	);
}

function dateOf(response: Response): Date | undefined {
	const date = new Date(response.headers.get('date') ?? '');
	return Number.isNaN(date.getTime()) ? undefined : date;
}

/** The URL without its query, where the key is. */
function place(url: string): string {
	return url.replace(/\?.*/, '');
}

/** Aborts `controller` with `signal`; returns the end of that. AbortSignal.any is too young for older kiosks. */
function follow(signal: AbortSignal | undefined, controller: AbortController): () => void {
	const abort = () => controller.abort(signal?.reason);
	if (signal?.aborted) abort();
	signal?.addEventListener('abort', abort);
	return () => signal?.removeEventListener('abort', abort);
}
