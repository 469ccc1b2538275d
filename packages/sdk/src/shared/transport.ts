import type { Problem } from '@endcap/contract';
import { unlessAborted } from './abort.ts';
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

export interface TransportOptions {
	/** Where the API is, for example `https://shop.example`. In a browser it may be relative to the page. */
	baseUrl: string;
	/** Used in place of the global `fetch`. It is called with a URL as text. */
	fetch?: typeof fetch;
	/** Milliseconds one try may take. 10 000 unless given. */
	timeout?: number;
	/** Milliseconds a call may take with all its tries. 30 000 unless given. */
	totalTimeout?: number;
	/** Tries after the first one, for failures that may pass. 2 unless given. */
	retries?: number;
}

export interface Credentials {
	publishableKey?: string;
	secretKey?: string;
}

/** A value as the server confirmed it. */
export interface Reading<T> {
	value: T;
	/** By the server's clock: the Date header, which a 304 renews; where it cannot be read, the body's own `as_of`. */
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

export interface Transport {
	/** Reads once, and again where the failure may pass. Rejects with an EndcapError, or with the signal's reason. */
	read<T>(path: string, query: Query, shape: Shape<T>, signal?: AbortSignal): Promise<Reading<T>>;
	/** The value of such a reading. */
	get<T>(path: string, query: Query, shape: Shape<T>, options?: RequestOptions): Promise<T>;
	destroy(): void;
}

/** HTTP statuses that may pass by themselves. */
const PASSING_STATUSES = [408, 425, 429, 500, 502, 503, 504];

const PROBLEM: Shape<Problem> = ['code', 'detail'];

export function createTransport(options: TransportOptions & Credentials): Transport {
	const { baseUrl, publishableKey, secretKey, timeout = 10_000, totalTimeout = 30_000, retries = 2 } = options;
	const headers = secretKey ? { authorization: `Bearer ${secretKey}` } : undefined;
	const end = new AbortController();

	async function sendOnce(url: string, signal: AbortSignal): Promise<Answer> {
		const began = now();
		// Called as a function of no object, as browsers want it.
		const send = options.fetch ?? fetch;
		const response = await send(url, { signal, headers });
		return { response, text: await response.text(), began };
	}

	async function tryOnce(url: string, milliseconds: number, signal: AbortSignal | undefined): Promise<Outcome> {
		const stop = new AbortController();
		for (const each of [signal, end.signal]) {
			each?.throwIfAborted();
			// AbortSignal.any is too young for old kiosks.
			each?.addEventListener('abort', () => stop.abort(each.reason), { signal: stop.signal });
		}
		const late = new EndcapTimeoutError(`${place(url)} did not answer in time.`);
		const timer = setTimeout(() => stop.abort(late), milliseconds);
		try {
			// Not left to fetch alone: a request that was begun elsewhere knows nothing of this signal.
			return await unlessAborted(sendOnce(url, stop.signal), stop.signal);
		} catch (cause) {
			const { aborted, reason } = stop.signal;
			if (!aborted) return new EndcapNetworkError(`${place(url)} could not be reached.`, { cause });
			if (reason === late) return late;
			throw reason;
		} finally {
			clearTimeout(timer);
			// Lets go of the signals it listened to.
			stop.abort();
		}
	}

	async function send(url: string, signal: AbortSignal | undefined): Promise<Outcome> {
		const started = now();
		const left = () => totalTimeout - since(started);
		const attempt = () => tryOnce(url, Math.min(timeout, left()), signal);
		const first = await attempt();
		const mayPass = isEndcapError(first) || PASSING_STATUSES.includes(first.response.status);
		if (!mayPass || retries === 0 || left() <= 0) return first;
		// Fetched only now, and from the same network that may be down: then the first failure stands.
		const retrying = await import('./retries.ts').catch(() => undefined);
		signal?.throwIfAborted();
		return retrying?.retry(first, attempt, { url, retries, statuses: PASSING_STATUSES, left: left(), signal }) ?? first;
	}

	async function read<T>(path: string, query: Query, shape: Shape<T>, signal?: AbortSignal): Promise<Reading<T>> {
		const url = requestUrl(baseUrl, path, { ...query, key: publishableKey });
		const outcome = await unlessAborted(send(url, signal), end.signal);
		if (isEndcapError(outcome)) throw outcome;
		const value = valueOf(outcome, shape, url);
		const date = Date.parse(outcome.response.headers.get('date') ?? (value as { as_of?: string }).as_of ?? '');
		return { value, as_of: date ? new Date(date) : undefined, began: outcome.began };
	}

	return {
		read,
		get: async (path, query, shape, call) => (await read(path, query, shape, call?.signal)).value,
		destroy: () => end.abort(),
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
	const what = `status ${response.status}, ${response.headers.get('content-type')}`;
	throw new EndcapNetworkError(
		`Something else answered at ${place(url)} (${what}): a sign-in page, a proxy, or a wrong baseUrl.`,
		{ cause },
	);
}

/** The URL without its query, where the key is. */
function place(url: string): string {
	return url.replace(/\?.*/, '');
}
