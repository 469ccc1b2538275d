import type { Event, EventPage } from '@endcap/contract';
import { createEventParser } from './event-parser.ts';

/** How the feed of one caller is reached. */
export interface EventEndpoint {
	/** The address of `/v1/events` with these parameters and, for a publishable key, that key. */
	url: (query: { topic: readonly string[]; after?: string; mode?: 'poll' }) => string;
	fetch: typeof fetch;
	/** What else each request needs: an Authorization header, credentials. Asked anew each time, so that it may change. */
	init?: () => RequestInit | Promise<RequestInit>;
}

/** What a stream tells, in order and each event once, whatever becomes of the line meanwhile. */
export interface EventListener {
	/** Everything after this place will be told. Comes once, before anything else. */
	onOpen: (position: string) => void;
	onEvent: (event: Event) => void;
	/** Some of what happened is no longer kept: whatever was read has to be read again. What comes after is told. */
	onResync: (position: string) => void;
	/** Everything up to this place, and up to this moment, has been told. */
	onAlive: (position: string) => void;
}

export interface EventStreamOptions extends EventEndpoint, EventListener {
	/** None asks for everything that the caller may hear. */
	topics: readonly string[];
	/** The place to go on from; from now on without one. */
	after?: string | undefined;
	timing?: Partial<typeof TIMING>;
}

export interface EventStream {
	/** How far it has told. Undefined until it is open. */
	readonly position: string | undefined;
	close(): void;
}

/** Milliseconds. */
const TIMING = {
	/** A server says something at once; where nothing comes, lines are held back. */
	firstBytes: 6000,
	/** A server says something every 15 seconds. */
	silence: 45_000,
	/** From one look to the next, where lines are held back. */
	pollEvery: 5000,
	/** Until streaming is tried again there. */
	pollFor: 300_000,
	/** The first pause after a failure. Each failure doubles it, up to the longest. */
	pause: 1000,
	longestPause: 60_000,
};

/** A line that told nothing but its beginning and ended this soon (ms) counts as one that failed. */
const TOO_SHORT = 5000;

/** A page that moves the place by more than this, though it told nothing, may have stopped before the end. */
const MANY = 1000;

/**
 * Follows the feed until it is closed, and never gives up: after a lost line, a silent one, or the end that the server
 * puts to each, it asks again from the place it came to. Where streams do not come through it polls, and tries to stream
 * again now and then.
 */
export function openEventStream(options: EventStreamOptions): EventStream {
	const { topics, onOpen, onEvent, onResync, onAlive } = options;
	const timing = { ...TIMING, ...options.timing };
	const end = new AbortController();
	let position = options.after;
	let opened = false;
	/** Ends what goes on now: a line, a look or a pause. */
	let step = new AbortController();
	let pausing = false;
	/** Since something came through. */
	let failures = 0;
	/** Milliseconds that the server asked to wait. */
	let patience = 0;

	function reach(place: string): void {
		if (!opened) onOpen(position ?? place);
		opened = true;
		position = place;
	}

	function tell(event: Event): void {
		if (position !== undefined && Number(event.id) <= Number(position)) return;
		reach(event.id);
		onEvent(event);
	}

	function resync(place: string): void {
		reach(place);
		onResync(place);
	}

	function alive(place: string): void {
		reach(place);
		onAlive(place);
	}

	async function ask(mode?: 'poll'): Promise<Response | undefined> {
		const { signal } = step;
		const init = await options.init?.();
		// Never behind another request for the same address: a browser's cache would let it wait for that one's end.
		const plain = { cache: 'no-store', signal } as const;
		const response = await options.fetch(options.url({ topic: topics, after: position, mode }), { ...plain, ...init });
		const type = response.headers.get('content-type') ?? '';
		if (response.ok && type.startsWith(mode ? 'application/json' : 'text/event-stream')) return response;
		patience = Number(response.headers.get('retry-after')) * 1000;
		step.abort();
		return undefined;
	}

	/** One line, to its end. */
	async function listen(): Promise<'told' | 'failed' | 'held back'> {
		const { signal } = step;
		const began = performance.now();
		let blocks = 0;
		let silent = false;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const watch = (milliseconds: number) => {
			clearTimeout(timer);
			timer = setTimeout(() => {
				silent = true;
				step.abort();
			}, milliseconds);
		};
		const decoder = new TextDecoder();
		const parse = createEventParser(({ id, event, data }) => {
			if (signal.aborted) return;
			blocks += 1;
			if (event === 'resync') resync(id ?? '');
			else if (data !== undefined) tell(JSON.parse(data) as Event);
			// The first one says where the line begins; what it has missed until then is still to come.
			else if (id && blocks === 1) reach(id);
			else if (id) alive(id);
		});
		watch(timing.firstBytes);
		try {
			const reader = (await ask())?.body?.getReader();
			for (;;) {
				const part = await reader?.read();
				if (!part || part.done) break;
				watch(timing.silence);
				parse(decoder.decode(part.value, { stream: true }));
			}
		} catch {
			// However it was lost, it is asked for again.
		} finally {
			clearTimeout(timer);
		}
		if (blocks > 1 || (blocks > 0 && !silent && performance.now() - began > TOO_SHORT)) return 'told';
		return silent ? 'held back' : 'failed';
	}

	/** Looks again and again for a while; ends early when that fails as well. */
	async function poll(): Promise<void> {
		const began = performance.now();
		while (!end.signal.aborted && performance.now() - began < timing.pollFor) {
			begin();
			const timer = setTimeout(() => step.abort(), timing.firstBytes);
			const page = await ask('poll')
				.then((response) => response?.json() as Promise<EventPage> | undefined)
				.catch(() => undefined)
				.finally(() => clearTimeout(timer));
			if (!page || step.signal.aborted) return;
			failures = 0;
			const more = page.data.length > 0 || Number(page.position) - Number(position) > MANY;
			page.data.forEach(tell);
			if (page.resync) resync(page.position);
			else if (more) reach(page.position);
			else alive(page.position);
			await pause((timing.pollEvery / (more ? 10 : 1)) * (0.75 + Math.random() / 2));
		}
	}

	function begin(): void {
		step = new AbortController();
		if (end.signal.aborted) step.abort();
	}

	async function pause(milliseconds: number): Promise<void> {
		begin();
		pausing = true;
		await new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, milliseconds);
			const stop = () => {
				clearTimeout(timer);
				resolve();
			};
			step.signal.addEventListener('abort', stop);
			if (step.signal.aborted) stop();
		});
		pausing = false;
	}

	async function run(): Promise<void> {
		while (!end.signal.aborted) {
			begin();
			const outcome = await listen();
			step.abort();
			failures = outcome === 'told' ? 0 : failures + 1;
			// What fails again and again may be a proxy that takes streams for something else.
			if (outcome === 'held back' || failures % 3 === 2) await poll();
			// Anywhere within it: many lose their lines at once and should not come again at once.
			const most = Math.min(timing.pause * 2 ** failures, timing.longestPause);
			await pause(Math.max(Math.random() * most, Math.min(patience, timing.longestPause)));
			patience = 0;
		}
	}

	function wake({ type }: globalThis.Event): void {
		if (!pausing && type !== 'online') return;
		failures = -1;
		step.abort();
	}

	// Where there is a page. The network is back, so the line is another one, or somebody looks again.
	for (const type of ['online', 'visibilitychange']) {
		globalThis.addEventListener?.(type, wake, { signal: end.signal });
	}
	void run();
	return {
		get position() {
			return position;
		},
		close() {
			end.abort();
			step.abort();
		},
	};
}
