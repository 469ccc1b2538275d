import type { Event } from '@endcap/contract';
import type { Moment } from '../shared/clock.ts';
import { openEventStream, type EventEndpoint, type EventStream } from './event-stream.ts';
import { joinTabs, type TabGroup } from './tab-group.ts';

export interface EventFeedOptions extends EventEndpoint {
	/** Tabs of one origin with the same group share one stream, so it names the server and who may hear what. */
	group: string;
	/** What is to be told now. With none the feed rests. */
	topics: () => readonly string[];
	now: () => Moment;
	/** Ends it. */
	signal: AbortSignal;
	/** The moments of `since` have changed. */
	onOpen: () => void;
	onEvent: (event: Event) => void;
	/** Some changes are not told, so `since` is now: whatever was read before has to be read again. */
	onResync: () => void;
	/** Until this moment every change has been told. */
	onAlive: () => void;
}

export interface EventFeed {
	/** Since when every change of a topic is told. Undefined when it is not. */
	since: (topic: string) => Moment | undefined;
	/** Looks at `topics` again. */
	update: () => void;
}

type Message =
	/** Nothing any more from a tab that leaves. */
	| { type: 'want'; tab: string; topics: readonly string[] }
	/** A new leader asks what everybody wants. */
	| { type: 'who' }
	/** The leader hears these topics, without a gap from that place on; no topics are all. */
	| { type: 'open'; topics: readonly string[]; after: string }
	| { type: 'event'; event: Event }
	| { type: 'resync'; position: string }
	| { type: 'alive'; position: string };

/** The server takes 200 of them, and a URL of 8 000 characters; beyond this everything public is heard. */
const MOST_TOPICS = 150;
const MOST_CHARACTERS = 5000;

/** Stands for every topic; none is called so. */
const ALL = '*';

/** What comes within this time (ms) opens one stream. */
const GATHER = 100;

/**
 * One stream for all tabs of a group. The leader opens it for what all of them want and hands on what it hears. Every tab
 * keeps its own place: when another tab takes over, it goes on from the highest place it has heard of, and what a tab has
 * heard already it does not hear twice. A tab that leaves for the back-forward cache comes back as a new one.
 */
export function createEventFeed(options: EventFeedOptions): EventFeed {
	const { signal } = options;
	const tab = String(Math.random());
	let group: TabGroup<Message> | undefined;
	let own: readonly string[] = [];
	let told = new Map<string, Moment>();
	let position: string | undefined;
	let wants = new Map<string, readonly string[]>();
	/** While this tab leads. */
	let leading = false;
	let stream: EventStream | undefined;
	let streamed: readonly string[] | undefined;
	let gathering: ReturnType<typeof setTimeout> | undefined;

	const since = (topic: string) => told.get(topic) ?? told.get(ALL);
	const isAhead = (place: string) => position === undefined || Number(place) > Number(position);

	function hear(message: Message): void {
		switch (message.type) {
			case 'want':
				if (message.topics.length > 0) wants.set(message.tab, message.topics);
				else wants.delete(message.tab);
				if (leading) gather();
				break;
			case 'who':
				group?.send({ type: 'want', tab, topics: own });
				break;
			case 'open': {
				const before = isAhead(message.after) ? undefined : told;
				const moment = options.now();
				const topics = message.topics.length > 0 ? message.topics : [ALL];
				told = new Map(topics.map((topic) => [topic, (before && since(topic)) ?? moment]));
				if (!before) position = message.after;
				// A leader that does not know of this tab is told again.
				if (!leading && own.some((topic) => !since(topic))) group?.send({ type: 'want', tab, topics: own });
				options.onOpen();
				break;
			}
			case 'resync': {
				const moment = options.now();
				position = message.position;
				told = new Map([...told.keys()].map((topic) => [topic, moment]));
				options.onResync();
				break;
			}
			case 'event':
				if (position === undefined || !isAhead(message.event.id)) return;
				position = message.event.id;
				options.onEvent(message.event);
				break;
			case 'alive':
				if (position === undefined) return;
				if (isAhead(message.position)) position = message.position;
				options.onAlive();
		}
	}

	function share(message: Message): void {
		group?.send(message);
		hear(message);
	}

	/** What all tabs want, in one order; none when it is too much to name. */
	function wanted(): string[] {
		const topics = [...new Set([...wants.values()].flat())].sort();
		return topics.length > MOST_TOPICS || encodeURIComponent(topics.join()).length > MOST_CHARACTERS ? [] : topics;
	}

	function gather(): void {
		clearTimeout(gathering);
		gathering = setTimeout(() => {
			const topics = wanted();
			const has = (topic: string) => streamed?.includes(topic);
			if (!streamed || !(streamed.length === 0 || (topics.length > 0 && topics.every(has)))) open(topics);
			else if (position !== undefined && stream?.position !== undefined) {
				share({ type: 'open', topics: streamed, after: position });
			}
		}, GATHER);
	}

	function open(topics: readonly string[]): void {
		stream?.close();
		streamed = topics;
		stream = openEventStream({
			...options,
			topics,
			after: position,
			onOpen: (after) => share({ type: 'open', topics, after }),
			onEvent: (event) =>
				share(isEverything(event) ? { type: 'resync', position: event.id } : { type: 'event', event }),
			onResync: (place) => share({ type: 'resync', position: place }),
			onAlive: (place) => share({ type: 'alive', position: place }),
		});
	}

	function lead(): () => void {
		leading = true;
		group?.send({ type: 'who' });
		gather();
		return () => {
			leading = false;
			clearTimeout(gathering);
			stream?.close();
			stream = streamed = undefined;
		};
	}

	function update(): void {
		const topics = signal.aborted ? [] : options.topics();
		if (String(topics) === String(own)) return;
		own = topics;
		if (own.length === 0) return leave();
		group ??= joinTabs<Message>(options.group, { onMessage: hear, onLead: lead });
		share({ type: 'want', tab, topics });
	}

	function leave(): void {
		own = [];
		group?.send({ type: 'want', tab, topics: own });
		group?.leave();
		group = position = undefined;
		told = new Map();
		wants = new Map();
	}

	if (globalThis.document) {
		// An open stream, channel or lock would keep the page out of the back-forward cache.
		addEventListener('pagehide', leave, { signal });
		addEventListener('pageshow', update, { signal });
	}
	signal.addEventListener('abort', leave);
	return { since, update };
}

/** More has changed than is told. */
function isEverything({ type, data }: Event): boolean {
	return type === 'availability.changed' && data.sku === undefined;
}
