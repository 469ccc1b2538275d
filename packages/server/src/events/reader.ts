import type { Channel } from '@endcap/contract';
import type { Database } from '../database/database.ts';
import type { Projections } from '../stock/projections.ts';
import { topicsOf } from './audience.ts';
import { readEvents, readHead } from './feed.queries.ts';
import { Listeners } from './listeners.ts';
import { renderEvents, type FeedEvent } from './render.ts';

const EVENTS_A_READ = 500;
/** Kept for clients that are a little behind, so that many who come again at once ask the database nothing. */
const HELD_EVENTS = 2000;

export interface ReaderContext {
	database: Database;
	projections: Projections;
	onError: (error: unknown) => void;
}

/** Reads one merchant’s feed once for all the streams of this node. */
export class FeedReader {
	readonly listeners = new Listeners();
	/** Streams and those being opened. */
	users = 0;
	readonly onError: (error: unknown) => void;
	/** Resolves when it knows where the feed is; rejects when it cannot. */
	readonly ready: Promise<void>;
	readonly #context: ReaderContext;
	readonly #merchantId: string;
	#position = 0;
	/** Without a gap, up to `position`. */
	#held: FeedEvent[] = [];
	#woken = false;
	#running = false;

	constructor(context: ReaderContext, merchantId: string) {
		this.#context = context;
		this.#merchantId = merchantId;
		this.onError = context.onError;
		this.ready = this.#begin();
	}

	/** What comes after is not told yet. */
	get position(): number {
		return this.#position;
	}

	/** The position given last, which may be further than this has read. */
	head(): Promise<number> {
		return readHead(this.#context.database, this.#merchantId);
	}

	/** From memory: everything after a position, in that channel’s words; undefined when it has to be fetched. */
	held(after: number, channel: Channel): readonly FeedEvent[] | undefined {
		const first = this.#position - this.#held.length;
		if (after < first) return undefined;
		const events = this.#held.slice(after - first, after - first + EVENTS_A_READ);
		return events.every(({ rendered }) => rendered.has(channel)) ? events : undefined;
	}

	/** Some of what comes after a position; undefined when the next ones are forgotten. */
	async fetch(after: number, channel: Channel): Promise<readonly FeedEvent[] | undefined> {
		const first = this.#position - this.#held.length;
		const events =
			after < first ? await this.read(after) : this.#held.slice(after - first, after - first + EVENTS_A_READ);
		if (events[0]?.pos !== after + 1) return undefined;
		await this.render(channel, events);
		return events;
	}

	async read(after: number, most = EVENTS_A_READ): Promise<FeedEvent[]> {
		const { database } = this.#context;
		const rows = await readEvents(database, this.#merchantId, after, most);
		return rows.map((row) => ({ ...row, topics: topicsOf(row), rendered: new Map() }));
	}

	render(channel: Channel, events: readonly FeedEvent[]): Promise<void> {
		return renderEvents(this.#context.projections, this.#merchantId, channel, events);
	}

	/** There may be more. */
	wake(): void {
		this.#woken = true;
		if (this.#running) return;
		this.#running = true;
		this.#follow()
			.catch(this.onError)
			.finally(() => {
				this.#running = false;
			});
	}

	async #begin(): Promise<void> {
		this.#position = await this.head();
	}

	async #follow(): Promise<void> {
		await this.ready;
		while (this.#woken) {
			this.#woken = false;
			const events = await this.read(this.#position);
			if (events.length === 0) continue;
			for (const channel of this.listeners.channels()) await this.render(channel, events);
			const gap = events[0]?.pos !== this.#position + 1;
			// Each finds out for itself what it has missed.
			if (gap) this.listeners.fallBehind();
			this.#hold(events, gap);
			this.listeners.tell(events);
			this.#woken ||= events.length === EVENTS_A_READ;
		}
	}

	#hold(events: FeedEvent[], gap: boolean): void {
		this.#held = [...(gap ? [] : this.#held), ...events].slice(-HELD_EVENTS);
		this.#position = events.at(-1)?.pos ?? this.#position;
	}
}
