import type { EventPage } from '@endcap/contract';
import type { Database } from '../database/database.ts';
import type { Projections } from '../stock/projections.ts';
import { hears, type Audience } from './audience.ts';
import { FeedReader, type ReaderContext } from './reader.ts';
import type { Retention } from './retention.ts';
import { EventStream } from './stream.ts';

const KEEP_ALIVE_MS = 15_000;
/** Then a stream ends and its client comes again, so that whoever may not listen any more is found out. */
const LONGEST_MS = 10 * 60_000;
/** A wake-up can be lost with its connection. */
const LOOK_MS = 1000;
const EVENTS_A_READ = 1000;
/** However few of them are for this caller, an answer is not waited for longer than this takes. */
const MOST_READ = 20_000;

export interface FeedOptions {
	/** Streams that this node has open at once. */
	mostStreams?: number;
	keepAliveMs?: number;
	longestMs?: number;
	retention?: Retention;
}

/** All streams of this node, with one reader for each merchant that has any. */
export class EventFeed {
	readonly #context: ReaderContext;
	readonly #keepAliveMs: number;
	readonly #longestMs: number;
	readonly #readers = new Map<string, FeedReader>();
	readonly #timers: NodeJS.Timeout[] = [];
	#stopListening: (() => Promise<void>) | undefined;
	#ended = false;

	constructor(
		database: Database,
		projections: Projections,
		{ keepAliveMs = KEEP_ALIVE_MS, longestMs = LONGEST_MS }: FeedOptions = {},
		onError: (error: unknown) => void,
	) {
		this.#context = { database, projections, onError };
		this.#keepAliveMs = keepAliveMs;
		this.#longestMs = longestMs;
	}

	async start(): Promise<void> {
		const wakeAll = () => this.#readers.forEach((reader) => reader.wake());
		this.#stopListening = await this.#context.database.listen('endcap_feed', (merchantId) => {
			if (merchantId === '') wakeAll();
			else this.#readers.get(merchantId)?.wake();
		});
		this.#timers.push(
			setInterval(wakeAll, LOOK_MS).unref(),
			setInterval(() => this.#each((stream) => stream.keepAlive()), this.#keepAliveMs).unref(),
		);
	}

	/** Open streams of this node, and how many events the one that is furthest behind has yet to take. */
	get depth(): { streams: number; behind: number } {
		let [streams, behind] = [0, 0];
		for (const reader of this.#readers.values()) {
			streams += reader.listeners.size;
			for (const stream of reader.listeners) behind = Math.max(behind, reader.position - stream.position);
		}
		return { streams, behind };
	}

	/**
	 * A stream of what comes after a position, or from now on. Undefined when this node takes no more. `onClosed` is told
	 * once when nobody listens to it any more.
	 */
	async open(
		audience: Audience,
		after: number | undefined,
		onClosed: () => void = () => {},
	): Promise<EventStream | undefined> {
		if (this.#ended) return undefined;
		const merchantId = audience.caller.merchant.id;
		const reader = this.#readerOf(merchantId);
		try {
			await reader.ready;
			// Another node may have read further than this one.
			const ahead = after !== undefined && after > reader.position;
			const unknown = ahead && after > (await reader.head());
			if (this.#ended) {
				this.#letGo(merchantId, reader);
				return undefined;
			}
			const timer = setTimeout(() => stream.end(), this.#longestMs * (0.9 + Math.random() / 10)).unref();
			const stream: EventStream = new EventStream(reader, audience, {
				position: unknown ? reader.position : (after ?? reader.position),
				resync: unknown,
				onClosed: () => {
					clearTimeout(timer);
					reader.listeners.delete(stream);
					this.#letGo(merchantId, reader);
					onClosed();
				},
			});
			reader.listeners.add(stream);
			reader.wake();
			return stream;
		} catch (error) {
			this.#letGo(merchantId, reader);
			throw error;
		}
	}

	/** Of shoppers who have a stream open here, by merchant. */
	sessions(): Map<string, Set<string>> {
		const sessions = new Map<string, Set<string>>();
		this.#each(({ audience: { caller } }) => {
			if (caller.kind !== 'shopper') return;
			const own = sessions.get(caller.merchant.id) ?? new Set();
			sessions.set(caller.merchant.id, own.add(caller.session_id));
		});
		return sessions;
	}

	/** Those of these sessions: who had them may not listen any more. */
	endStreams(sessionIds: ReadonlySet<string>): void {
		if (sessionIds.size === 0) return;
		this.#each((stream) => {
			const { caller } = stream.audience;
			if (caller.kind === 'shopper' && sessionIds.has(caller.session_id)) stream.end();
		});
	}

	/** What there is after a position; without one only where the feed is. */
	async page(audience: Audience, after: number | undefined, limit: number): Promise<EventPage> {
		const { caller } = audience;
		const reader = new FeedReader(this.#context, caller.merchant.id);
		await reader.ready;
		const head = reader.position;
		if (after === undefined) return pageOf([], head);
		if (after > head) return pageOf([], head, true);
		const data: EventPage['data'] = [];
		let position = after;
		while (position < head && position < after + MOST_READ) {
			const events = await reader.read(position, Math.min(EVENTS_A_READ, head - position));
			if (events[0]?.pos !== position + 1) return pageOf([], head, true);
			await reader.render(caller.channel, events);
			for (const event of events) {
				const rendered = event.rendered.get(caller.channel);
				position = event.pos;
				if (rendered && hears(audience, event, event.topics, rendered.open)) data.push(rendered.event);
				if (data.length === limit) return pageOf(data, position);
			}
		}
		return pageOf(data, position);
	}

	/** Ends every stream and takes no more. */
	async end(): Promise<void> {
		this.#ended = true;
		this.#each((stream) => stream.end());
	}

	async close(): Promise<void> {
		await this.end();
		for (const timer of this.#timers) clearInterval(timer);
		await this.#stopListening?.().catch(() => undefined);
	}

	#readerOf(merchantId: string): FeedReader {
		const reader = this.#readers.get(merchantId) ?? new FeedReader(this.#context, merchantId);
		this.#readers.set(merchantId, reader);
		reader.users += 1;
		return reader;
	}

	#letGo(merchantId: string, reader: FeedReader): void {
		reader.users -= 1;
		if (reader.users === 0) this.#readers.delete(merchantId);
	}

	#each(work: (stream: EventStream) => void): void {
		for (const reader of this.#readers.values()) for (const stream of reader.listeners) work(stream);
	}
}

function pageOf(data: EventPage['data'], position: number, resync = false): EventPage {
	return { data, position: String(position), resync };
}
