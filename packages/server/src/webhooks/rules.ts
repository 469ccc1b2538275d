import type { Webhook, WebhookChange, WebhookDelivery, WebhookMessage, WebhookReplayInput } from '@endcap/contract';
import { isOfShopperAlone } from '../events/audience.ts';
import type { PointedError } from '../http/problems.ts';
import { within } from '../http/patience.ts';
import { faultOf, isAllowed } from './addresses.ts';
import type { DeliveryRow } from './deliveries.queries.ts';
import type { Reach } from './options.ts';
import type { WebhookRow } from './queries.ts';

/** So long a name is asked for while somebody waits. */
const ASK_MS = 2000;

export function presentWebhook(row: WebhookRow): Webhook {
	return {
		id: row.webhook_id,
		url: row.url,
		types: row.types,
		description: row.description,
		enabled: row.enabled,
		disabled_reason: row.disabled_reason,
		failing_since: row.failing_since?.toISOString() ?? null,
		previous_secret_until: row.previous_secret_until?.toISOString() ?? null,
		created_at: row.created_at.toISOString(),
	};
}

export function presentDelivery(row: DeliveryRow): WebhookDelivery {
	return {
		id: row.delivery_id,
		status: row.status,
		reason: row.reason,
		attempts: row.attempts,
		status_code: row.status_code,
		answer: row.answer,
		duration_ms: row.duration_ms,
		created_at: row.created_at.toISOString(),
		attempted_at: row.attempted_at?.toISOString() ?? null,
		next_attempt_at: row.status === 'waiting' ? row.due_at.toISOString() : null,
		message: JSON.parse(row.body) as WebhookMessage,
	};
}

/** What is wrong with a webhook as it was asked for. A name that cannot be asked for now may lead somewhere later. */
export async function webhookErrors({ url, types }: WebhookChange, reach: Reach): Promise<PointedError[]> {
	const errors: PointedError[] = [];
	const fault = url === undefined ? undefined : (faultOf(url, reach.local) ?? (await faultOfName(url, reach)));
	if (fault !== undefined) errors.push({ pointer: '/url', detail: fault });
	const closed = types?.findIndex(isOfShopperAlone) ?? -1;
	if (closed >= 0)
		errors.push({ pointer: `/types/${closed}`, detail: 'A cart is its shopper’s own until it is an order.' });
	return errors;
}

async function faultOfName(url: string, { resolve, local }: Reach): Promise<string | undefined> {
	const { hostname } = new URL(url);
	// Addresses have been judged already.
	if (hostname.startsWith('[') || /^[\d.]+$/.test(hostname)) return undefined;
	const found = await within(ASK_MS, resolve(hostname)).catch(() => []);
	const closed = found.some(({ address }) => !isAllowed(address, local));
	return closed ? 'Its name leads to an address that not everybody can reach.' : undefined;
}

export function replayErrors(input: WebhookReplayInput): PointedError[] {
	const readable = !('since' in input) || new Date(input.since).getUTCFullYear() >= 1970;
	return readable ? [] : [{ pointer: '/since', detail: 'Is not a moment that anything was sent at.' }];
}
