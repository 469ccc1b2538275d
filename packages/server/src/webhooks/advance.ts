import type { WebhookMessage } from '@endcap/contract';
import type { Database } from '../database/database.ts';
import { isOfShopperAlone } from '../events/audience.ts';
import { readEvents, readHead, type FeedRow } from '../events/feed.queries.ts';
import { renderEvents, type FeedEvent } from '../events/render.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import type { Projections } from '../stock/projections.ts';
import { advanceWebhook, type NewDelivery, type TakenWebhook } from './worker.queries.ts';

const MOST_EVENTS = 500;
const MOST_STEPS = 20;
/** Webhooks hear of stock what a secret key does. */
const CHANNEL = 'server';

interface Sources {
	database: Database;
	projections: Projections;
}

/** Goes on in the feed to its end, or as far as one turn may. */
export async function advance(sources: Sources, webhook: TakenWebhook, lease: string): Promise<void> {
	let { position } = webhook;
	for (let step = 0; step < MOST_STEPS; step += 1) {
		const next = await advanceOnce(sources, { ...webhook, position }, lease);
		if (next === position) return;
		position = next;
	}
}

/**
 * Makes a delivery of each of the next events that the webhook is to hear. Where events were forgotten before they were
 * read, one delivery says so. Resolves to the position it has come to.
 */
async function advanceOnce({ database, projections }: Sources, webhook: TakenWebhook, lease: string): Promise<number> {
	const { merchant_id, position } = webhook;
	// Before the events: what comes in between is then not taken for lost.
	const head = await readHead(database, merchant_id);
	if (head <= position) return position;
	const rows = await readEvents(database, merchant_id, position, MOST_EVENTS);
	const first = rows[0]?.pos ?? head + 1;
	const deliveries = await deliveriesOf(projections, webhook, rows);
	if (first !== position + 1) deliveries.unshift(lostBetween(position, first));
	const to = rows.at(-1)?.pos ?? head;
	await advanceWebhook(database, webhook, lease, { to, deliveries });
	return to;
}

async function deliveriesOf(
	projections: Projections,
	{ merchant_id, types }: TakenWebhook,
	rows: readonly FeedRow[],
): Promise<NewDelivery[]> {
	const wanted = rows.filter(({ type }) => !isOfShopperAlone(type) && (types === null || types.includes(type)));
	const events = wanted.map((row): FeedEvent => ({ ...row, topics: [], rendered: new Map() }));
	await renderEvents(projections, merchant_id, CHANNEL, events);
	return events.flatMap(({ pos, type, rendered }) => {
		const event = rendered.get(CHANNEL)?.event;
		if (!event) return [];
		return deliveryOf({ type, timestamp: event.created_at, position: String(pos), data: event.data });
	});
}

function lostBetween(after: number, before: number): NewDelivery {
	const data = { after: String(after), before: String(before) };
	return deliveryOf({ type: 'webhook.resync', timestamp: new Date().toISOString(), position: null, data });
}

/** Something to send, put into the words that stay the same at every attempt. */
export function deliveryOf(message: WebhookMessage): NewDelivery {
	const { position } = message;
	return {
		delivery_id: timeOrderedId(),
		position: position === null ? null : Number(position),
		body: JSON.stringify(message),
	};
}
