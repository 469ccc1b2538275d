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

export interface Request {
	init?: RequestInit;
	signal?: AbortSignal;
	/** Sent once only, since sent again it could have its effect again. */
	once?: boolean;
}

interface Answer {
	response: Response;
	text: string;
	began: Moment;
}

/** What one try came to. Aborts are thrown. */
export type Outcome = Answer | EndcapError;

export interface Transport {
	/** The Authorization header of the key this transport has. */
	readonly authorization: string | undefined;
	/** Reads once, and again where the failure may pass. Rejects with an EndcapError, or with the signal's reason. */
	read<T>(
		path: string,
		query: Query,
		shape: Shape<T>,
		signal?: AbortSignal,
		/** In place of the key's. */
		authorization?: string,
	): Promise<Reading<T>>;
	/** The value of such a reading. */
	get<T>(path: string, query: Query, shape: Shape<T>, options?: RequestOptions): Promise<T>;
	/** What `read` and `write` (write.ts) are made of. `path` may have a query. */
	exchange<T>(path: string, shape: Shape<T>, request: Request): Promise<Answer & { value: T }>;
	/** Aborts with `destroy`. */
	readonly end: AbortSignal;
	destroy(): void;
}

/** HTTP statuses that may pass by themselves. */
const PASSING_STATUSES = [408, 425, 429, 500, 502, 503, 504];

const PROBLEM: Shape<Problem> = ['code', 'detail'];

export function createTransport(options: TransportOptions & Credentials): Transport {
	const { baseUrl, publishableKey, secretKey, timeout = 10_000, totalTimeout = 30_000, retries = 2 } = options;
	const key = secretKey ?? publishableKey;
	const authorization = key && `Bearer ${key}`;
	const end = new AbortController();

	async function sendOnce(url: string, init: RequestInit | undefined, signal: AbortSignal): Promise<Answer> {
		const began = now();
		// Called as a function of no object, as browsers want it.
		const send = options.fetch ?? fetch;
		const response = await send(url, { ...init, signal });
		return { response, text: await response.text(), began };
	}

	async function tryOnce(url: string, { init, signal }: Request, milliseconds: number): Promise<Outcome> {
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
			return await unlessAborted(sendOnce(url, init, stop.signal), stop.signal);
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

	async function send(url: string, request: Request): Promise<Outcome> {
		const { signal } = request;
		const started = now();
		const left = () => totalTimeout - since(started);
		const attempt = () => tryOnce(url, request, Math.min(timeout, left()));
		const first = await attempt();
		const mayPass = isEndcapError(first) || PASSING_STATUSES.includes(first.response.status);
		if (!mayPass || request.once || retries === 0 || left() <= 0) return first;
		// Fetched only now, and from the same network that may be down: then the first failure stands.
		const retrying = await import('./retries.ts').catch(() => undefined);
		signal?.throwIfAborted();
		return retrying?.retry(first, attempt, { url, retries, statuses: PASSING_STATUSES, left: left(), signal }) ?? first;
	}

	const exchange: Transport['exchange'] = async (path, shape, request) => {
		const url = baseUrl + path;
		const outcome = await unlessAborted(send(url, request), end.signal);
		if (isEndcapError(outcome)) throw outcome;
		return { ...outcome, value: valueOf(outcome, shape, url) };
	};

	const read: Transport['read'] = async (path, query, shape, signal, own = secretKey && authorization) => {
		// A publishable key goes in the address, since a header would need a preflight.
		const init = own ? { headers: { authorization: own } } : undefined;
		const { value, response, began } = await exchange(requestUrl(path, { ...query, key: publishableKey }), shape, {
			init,
			signal,
		});
		const date = Date.parse(response.headers.get('date') ?? (value as { as_of?: string }).as_of ?? '');
		return { value, as_of: date ? new Date(date) : undefined, began };
	};

	return {
		authorization,
		exchange,
		read,
		get: async (path, query, shape, call) => (await read(path, query, shape, call?.signal)).value,
		end: end.signal,
		destroy: () => end.abort(),
	};
}

/** The body, when it is what was asked for; throws what it is otherwise. */
function valueOf<T>({ response, text }: Answer, shape: Shape<T>, url: string): T {
	let body: unknown;
	let cause: unknown;
	try {
		// Some answers have no body.
		body = text ? JSON.parse(text) : undefined;
	} catch (error) {
		cause = error;
	}
	if (response.ok && fits(body, shape)) return body;
	if (!response.ok && fits(body, PROBLEM)) {
		throw new EndcapProblemError(body, Number(response.headers.get('retry-after')) || undefined);
	}
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
