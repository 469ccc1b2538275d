import type { EventType, WebhookFailure } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

/** A webhook whose turn this node has. */
export interface TakenWebhook {
	merchant_id: string;
	webhook_id: string;
	url: string;
	types: EventType[] | null;
	enabled: boolean;
	secret: Buffer;
	/** While both sign. */
	previous_secret: Buffer | null;
	position: number;
	failures: number;
}

const TAKEN = `webhook.merchant_id, webhook_id, url, types, enabled, secret,
	CASE WHEN previous_secret_until > statement_timestamp() THEN previous_secret END AS previous_secret,
	position::float8 AS position, failures`;

/** What the feed is ahead of, or has a delivery whose time has come, and nobody’s turn it is. */
const HAS_WORK = `enabled AND leased_until <= statement_timestamp() AND rests_until <= statement_timestamp()
	AND (position < coalesce((SELECT pos FROM feed_head WHERE feed_head.merchant_id = webhook.merchant_id), 0)
		OR EXISTS (SELECT FROM webhook_delivery delivery WHERE delivery.merchant_id = webhook.merchant_id
			AND delivery.webhook_id = webhook.webhook_id AND status = 'waiting' AND due_at <= statement_timestamp()))`;

export async function merchantsWithWork(queryable: Queryable): Promise<string[]> {
	const rows = await queryable.query<{ merchant_id: string }>({
		name: 'webhooks_merchants_with_work',
		text: `SELECT merchant_id FROM merchant
			WHERE EXISTS (SELECT FROM webhook WHERE webhook.merchant_id = merchant.merchant_id AND ${HAS_WORK})`,
	});
	return rows.map(({ merchant_id }) => merchant_id);
}

/** Those that have waited longest come first. They are this node’s until it lets go of them, or says nothing for `leaseMs`. */
export async function takeWebhooks(
	queryable: Queryable,
	merchantId: string,
	{ lease, leaseMs, most }: { lease: string; leaseMs: number; most: number },
): Promise<TakenWebhook[]> {
	return queryable.query<TakenWebhook>(
		{
			name: 'webhooks_take',
			text: `UPDATE webhook SET lease = $2, leased_until = statement_timestamp() + $3 * interval '1 millisecond'
				WHERE merchant_id = $1 AND webhook_id IN (
					SELECT webhook_id FROM webhook WHERE merchant_id = $1 AND ${HAS_WORK}
					ORDER BY leased_until LIMIT $4 FOR UPDATE SKIP LOCKED)
				RETURNING ${TAKEN}`,
		},
		[merchantId, lease, leaseMs, most],
	);
}

export async function releaseWebhook(
	queryable: Queryable,
	{ merchant_id, webhook_id }: TakenWebhook,
	lease: string,
): Promise<void> {
	await queryable.query(
		{
			name: 'webhooks_release',
			text: `UPDATE webhook SET lease = NULL, leased_until = statement_timestamp()
				WHERE merchant_id = $1 AND webhook_id = $2 AND lease = $3`,
		},
		[merchant_id, webhook_id, lease],
	);
}

export interface NewDelivery {
	delivery_id: string;
	position: number | null;
	body: string;
}

/**
 * In one statement, so that whoever dies has made all of them or none and gone on in the feed or not. Nothing when the
 * turn was lost, or the webhook has gone on meanwhile.
 */
export async function advanceWebhook(
	queryable: Queryable,
	{ merchant_id, webhook_id, position }: TakenWebhook,
	lease: string,
	{ to, deliveries }: { to: number; deliveries: readonly NewDelivery[] },
): Promise<void> {
	await queryable.query(
		{
			name: 'webhooks_advance',
			text: `WITH advanced AS (
					UPDATE webhook SET position = $5
					WHERE merchant_id = $1 AND webhook_id = $2 AND lease = $3 AND position = $4::bigint
					RETURNING webhook_id
				)
				INSERT INTO webhook_delivery (merchant_id, webhook_id, delivery_id, position, body)
				SELECT $1, advanced.webhook_id, made.delivery_id, made.position, made.body
				FROM advanced, jsonb_to_recordset($6::jsonb) AS made (delivery_id text, position bigint, body text)`,
		},
		[merchant_id, webhook_id, lease, position, to, JSON.stringify(deliveries)],
	);
}

export interface DueDelivery {
	delivery_id: string;
	body: string;
	attempts: number;
	/** Since it was to be sent. */
	age_ms: number;
}

export async function dueDeliveries(
	queryable: Queryable,
	{ merchant_id, webhook_id }: TakenWebhook,
	most: number,
): Promise<DueDelivery[]> {
	return queryable.query<DueDelivery>(
		{
			name: 'webhook_deliveries_due',
			text: `SELECT delivery_id, body, attempts,
					(extract(epoch FROM statement_timestamp() - wanted_at) * 1000)::double precision AS age_ms
				FROM webhook_delivery
				WHERE merchant_id = $1 AND webhook_id = $2 AND status = 'waiting' AND due_at <= statement_timestamp()
				ORDER BY due_at, position NULLS FIRST, delivery_id LIMIT $3`,
		},
		[merchant_id, webhook_id, most],
	);
}

export interface DeliveryOutcome {
	delivery_id: string;
	status: 'waiting' | 'delivered' | 'failed';
	reason: WebhookFailure | null;
	status_code: number | null;
	answer: string | null;
	duration_ms: number;
	/** Until it is tried again, while it waits. */
	pauseMs: number;
	/** Until anything is sent there again. */
	restMs: number;
	/** The receiver wants no more. */
	gone: boolean;
}

/**
 * The webhook as it is now, and the turn goes on for `leaseMs`; undefined when the turn was lost: then nothing is
 * written, and whoever has it sends this one again.
 */
export async function writeOutcome(
	queryable: Queryable,
	{ merchant_id, webhook_id }: TakenWebhook,
	{ lease, leaseMs }: { lease: string; leaseMs: number },
	outcome: DeliveryOutcome,
): Promise<TakenWebhook | undefined> {
	const { delivery_id, status, reason, status_code, answer, duration_ms, pauseMs, restMs, gone } = outcome;
	const [row] = await queryable.query<TakenWebhook>(
		{
			name: 'webhooks_outcome',
			text: `WITH held AS (
					UPDATE webhook SET leased_until = statement_timestamp() + $4 * interval '1 millisecond',
						failures = CASE WHEN $6 = 'delivered' THEN 0 ELSE failures + 1 END,
						failing_since = CASE WHEN $6 <> 'delivered' THEN coalesce(failing_since, statement_timestamp()) END,
						rests_until = statement_timestamp() + $12 * interval '1 millisecond',
						enabled = enabled AND NOT $13,
						disabled_reason = CASE WHEN enabled AND $13 THEN 'gone' ELSE disabled_reason END
					WHERE merchant_id = $1 AND webhook_id = $2 AND lease = $3
					RETURNING ${TAKEN}
				), written AS (
					UPDATE webhook_delivery delivery SET status = $6, reason = $7, status_code = $8, answer = $9, duration_ms = $10,
						attempts = attempts + 1, attempted_at = statement_timestamp(),
						-- Its place before the others, for when the webhook is enabled again.
						due_at = CASE WHEN $13 THEN due_at ELSE statement_timestamp() + $11 * interval '1 millisecond' END,
						ended_at = CASE WHEN $6 <> 'waiting' THEN statement_timestamp() END
					FROM held WHERE delivery.merchant_id = $1 AND delivery.webhook_id = $2 AND delivery_id = $5
				)
				SELECT * FROM held`,
		},
		[
			merchant_id,
			webhook_id,
			lease,
			leaseMs,
			delivery_id,
			status,
			reason,
			status_code,
			answer,
			duration_ms,
			pauseMs,
			restMs,
			gone,
		],
	);
	return row;
}
