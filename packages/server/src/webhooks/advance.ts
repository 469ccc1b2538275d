import type { WebhookMessage } from '@endcap/contract';
import type { Database } from '../database/database.ts';
import { isOfShopperAlone } from '../events/audience.ts';
import { readEvents, readHead, type FeedRow } from '../events/feed.queries.ts';
import { renderEvents, type FeedEvent } from '../events/render.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import type { Projections } from '../stock/projections.ts';
import { advanceWebhook, type NewDelivery, type TakenWebhook } from './worker.queries.ts';

const MOST_EVENTS = 500;
/** Webhooks hear of stock what a secret key does. */
const CHANNEL = 'server';

/**
 * Goes on in the feed and makes a delivery of each event that the webhook is to hear. Where events were forgotten before
 * they were read, one delivery says so.
 */
export async function advance(
	{ database, projections }: { database: Database; projections: Projections },
	webhook: TakenWebhook,
	lease: string,
): Promise<void> {
	const { merchant_id, position } = webhook;
	// Before the events: what comes in between is then not taken for lost.
	const head = await readHead(database, merchant_id);
	if (head === position) return;
	const rows = head > position ? await readEvents(database, merchant_id, position, MOST_EVENTS) : [];
	const first = rows[0]?.pos ?? head + 1;
	const deliveries = await deliveriesOf(projections, webhook, rows);
	if (first !== position + 1) deliveries.unshift(lostBetween(position, first));
	await advanceWebhook(database, webhook, lease, { to: rows.at(-1)?.pos ?? head, deliveries });
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

/** When the feed goes back, as after a restore, `before` is not above `after`. */
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
