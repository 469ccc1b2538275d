import type { SkuAvailability, StoreAvailability } from '@endcap/contract';
import { createEventFeed } from '../events/event-feed.ts';
import type { Moment } from '../shared/clock.ts';
import type { Refreshed, Refresher } from '../shared/refresher.ts';
import type { Credentials, Transport } from '../shared/transport.ts';
import type { Query } from '../shared/url.ts';

export interface LiveSettings extends Credentials {
	baseUrl: string;
	fetch?: typeof fetch;
	live?: boolean;
}

/** The rest of the SDK comes with it, so that this chunk needs no other. */
export interface AvailabilityLiveOptions {
	/** Of availability, by the keys of its references. */
	refresher: Refresher;
	transport: Transport;
	settings: LiveSettings;
	requestUrl: (path: string, query: Query) => string;
	now: () => Moment;
}

export interface AvailabilityLive {
	/** An answer to a read that began then, with what has been told since. */
	patch(read: SkuAvailability, began: Moment): SkuAvailability;
	/** What is subscribed to, or known of it, has changed. */
	update(): void;
}

type Change = Partial<StoreAvailability> & { sku?: string };

/** When everybody has to read again, everybody does so somewhere within this time (ms). */
const SPREAD = 2000;

/** Longer than a read takes (ms). */
const KEPT_FOR = 60_000;
/** Signs that changes are told come every 15 seconds. For how long (ms) nothing is read again after one. */
const TOLD_FOR = 30_000;
/** What is told of changes is read again all the same every so often (ms). */
const SELDOM = 300_000;

/**
 * Keeps subscribed availability current by what the feed tells. A change comes with what the store has when it is told,
 * so the last one told is right. A read that began after a change came knows of it; one that began before may not, and
 * has it put on top. A read that began before its SKU was told of may have missed what nobody will tell, and is made
 * again.
 */
export function createAvailabilityLive(options: AvailabilityLiveOptions): AvailabilityLive {
	const { refresher, transport, settings, now } = options;
	const { baseUrl, publishableKey: key } = settings;
	/** The latest, in order. */
	let changes: { moment: Moment; change: Change }[] = [];
	let lastRead = now();

	const feed = createEventFeed({
		group: `endcap ${baseUrl} ${key}`,
		url: (query) => baseUrl + options.requestUrl('/v1/events', { ...query, key }),
		// Called as a function of no object, as browsers want it.
		fetch: (input, init) => (settings.fetch ?? fetch)(input, init),
		init: () => (key ? {} : { headers: { authorization: `${transport.authorization}` } }),
		now,
		signal: transport.end,
		topics: () => [...new Set(subscribed().map(({ topic }) => topic))].sort(),
		onOpen() {
			for (const { source, since } of subscribed()) if (since && !isReadSince(source, since)) void source.refresh();
		},
		onEvent({ type, data, created_at }) {
			if (type !== 'availability.changed') return;
			const change: Change = data;
			const moment = now();
			changes = changes.filter((each) => moment.monotonic - each.moment.monotonic < KEPT_FOR);
			changes.push({ moment, change });
			for (const { topic, source } of subscribed()) {
				if (topic === topicOf(`${change.sku}`)) take(source, change, new Date(created_at));
			}
		},
		onResync() {
			setTimeout(readAll, Math.random() * SPREAD);
		},
		onAlive() {
			const moment = now();
			const wait = TOLD_FOR * (0.75 + Math.random() / 2);
			for (const { source, since } of subscribed()) {
				if (!isReadSince(source, since)) continue;
				confirm(source, moment);
				source.ended = moment;
				source.wait = Math.max(source.wait, wait);
			}
			if (moment.monotonic - lastRead.monotonic < SELDOM || globalThis.document?.visibilityState === 'hidden') return;
			lastRead = moment;
			readAll();
		},
	});

	function subscribed() {
		return [...refresher.mounted].flatMap((entry) => {
			const source = entry as Stock;
			// Of a GTIN the SKU is known once it has been read. What has no name is something else.
			const sku = source.name?.startsWith('sku=') ? source.name.slice(4) : source.name && source.$live.get().value?.sku;
			if (!sku) return [];
			const topic = topicOf(sku);
			return { topic, source, since: feed.since(topic) };
		});
	}

	function readAll(): void {
		for (const { source } of subscribed()) void source.refresh();
	}

	refresher.onLeave = feed.update;
	return {
		patch: (read, began) =>
			changes
				.filter(({ moment, change }) => change.sku === read.sku && moment.order > began.order)
				.reduce((value, { change }) => merge(value, change), read),
		update: feed.update,
	};
}

type Stock = Refreshed<SkuAvailability | null>;

function isReadSince(source: Stock, since: Moment | undefined): source is Stock & { began: Moment } {
	return since !== undefined && source.began !== undefined && source.began.order > since.order;
}

/** The value holds until this moment, so that much later by the server's clock too. */
function confirm(source: Stock & { began: Moment }, moment: Moment): void {
	const { value, as_of } = source.$live.get();
	const later = moment.monotonic - source.began.monotonic;
	source.began = moment;
	source.set({ status: 'ready', value, as_of: as_of && new Date(as_of.getTime() + later), error: undefined });
}

function take(source: Stock, change: Change, told: Date): void {
	const live = source.$live.get();
	const { value, as_of } = live;
	if (value) source.set({ ...live, value: merge(value, change), as_of: as_of && as_of > told ? as_of : told });
	// Its place among the others is the server's to say.
	if (value === null || (value && change.status && !has(value, change))) void source.refresh();
}

function topicOf(sku: string): string {
	return `sku:${sku}`;
}

function has({ stores }: SkuAvailability, { store_id }: Change): boolean {
	return stores.some((each) => each.store_id === store_id);
}

/** A store without a status does not stock it any more. */
function merge(value: SkuAvailability, change: Change): SkuAvailability {
	const { sku: _sku, ...rest } = change;
	const entry = rest as StoreAvailability;
	const stores = value.stores.flatMap((each) => {
		if (each.store_id !== entry.store_id) return [each];
		return entry.status ? [entry] : [];
	});
	if (entry.status && !has(value, change)) stores.push(entry);
	return { ...value, stores };
}
