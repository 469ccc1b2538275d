import type { Channel, Event } from '@endcap/contract';
import type { Loaded } from '../stock/projection.ts';
import type { Projections } from '../stock/projections.ts';
import type { SkuEntry } from '../stock/shop-floor.ts';
import type { FeedRow } from './feed.queries.ts';

/** An event as callers of one channel hear it. */
export interface Rendered {
	/** False where shoppers may not know of the variant or the store. */
	open: boolean;
	event: Event;
	/** As one server-sent event, made once for all who hear it. */
	frame: Buffer;
}

/** An event with what it says to each channel that has asked. */
export interface FeedEvent extends FeedRow {
	topics: readonly string[];
	rendered: Map<Channel, Rendered>;
}

/**
 * Puts into words what is not yet, for one channel. Availability is what it is now, which is never older than the event:
 * an event that can be read has been committed, and the projection asks the database after that.
 */
export async function renderEvents(
	projections: Projections,
	merchantId: string,
	channel: Channel,
	events: readonly FeedEvent[],
): Promise<void> {
	const missing = events.filter(({ rendered }) => !rendered.has(channel));
	const skus = new Set(
		missing.flatMap(({ type, sku }) => (type === 'availability.changed' && sku !== null ? [sku] : [])),
	);
	const stock = skus.size > 0 ? await stockOf(projections, merchantId, channel, [...skus]) : undefined;
	for (const event of missing) {
		const { type, sku, store_id } = event;
		const plain = type !== 'availability.changed' || sku === null || store_id === null || !stock;
		const { open, data } = plain ? { open: true, data: event.data } : availabilityOf(stock, sku, store_id);
		event.rendered.set(channel, inWords(event, open, data));
	}
}

interface Stock {
	floor: Loaded['floor'];
	entries: Map<string, SkuEntry>;
}

async function stockOf(projections: Projections, merchantId: string, channel: Channel, skus: string[]): Promise<Stock> {
	const projection = projections.of(merchantId, channel);
	// What `load` may answer from memory while the database is away could be older than the event.
	await projection.confirm();
	const { floor, skus: entries } = await projection.load(skus, []);
	return { floor, entries: new Map(entries.map((entry) => [entry.sku, entry])) };
}

function availabilityOf({ floor, entries }: Stock, sku: string, store_id: string) {
	const entry = entries.get(sku);
	const store = floor.store(store_id);
	const nothing = { sku, store_id };
	if (!entry?.active || !entry.tracked || store?.row?.status !== 'active') return { open: false, data: nothing };
	const bytes = Buffer.allocUnsafe(floor.refresh(entry).json.byteLength);
	const end = floor.write(entry, [store], bytes, 0);
	const { stores } = JSON.parse(bytes.toString('utf8', 0, end)) as { stores: object[] };
	// Without a status it is not stocked there any more.
	return { open: true, data: { ...nothing, ...stores[0] } };
}

function inWords({ pos, type, created_at }: FeedRow, open: boolean, data: Record<string, unknown>): Rendered {
	const event: Event = { id: String(pos), type, created_at: created_at.toISOString(), data };
	const frame = Buffer.from(`id: ${pos}\nevent: ${type}\ndata: ${JSON.stringify(event)}\n\n`);
	return { open, event, frame };
}
