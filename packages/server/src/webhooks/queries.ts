import type { EventType } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface WebhookRow {
	webhook_id: string;
	url: string;
	types: EventType[] | null;
	description: string | null;
	enabled: boolean;
	disabled_reason: 'gone' | null;
	failing_since: Date | null;
	/** Null when it is over too. */
	previous_secret_until: Date | null;
	created_at: Date;
}

export type NewWebhook = Pick<WebhookRow, 'webhook_id' | 'url' | 'types' | 'description' | 'enabled'> & {
	secret: Buffer;
};

const COLUMNS = `webhook_id, url, types, description, enabled, disabled_reason, failing_since,
	CASE WHEN previous_secret_until > now() THEN previous_secret_until END AS previous_secret_until, created_at`;

/** Oldest first. */
export async function selectWebhooks(queryable: Queryable, merchantId: string): Promise<WebhookRow[]> {
	return queryable.query<WebhookRow>(
		{
			name: 'webhooks_select_all',
			text: `SELECT ${COLUMNS} FROM webhook WHERE merchant_id = $1 ORDER BY webhook_id`,
		},
		[merchantId],
	);
}

export async function selectWebhook(
	queryable: Queryable,
	merchantId: string,
	webhookId: string,
): Promise<WebhookRow | undefined> {
	const [row] = await queryable.query<WebhookRow>(
		{
			name: 'webhooks_select',
			text: `SELECT ${COLUMNS} FROM webhook WHERE merchant_id = $1 AND webhook_id = $2`,
		},
		[merchantId, webhookId],
	);
	return row;
}

/** It begins where the feed is. */
export async function insertWebhook(tx: Queryable, merchantId: string, webhook: NewWebhook): Promise<WebhookRow> {
	const { webhook_id, url, types, description, enabled, secret } = webhook;
	const [row] = await tx.query<WebhookRow>(
		{
			name: 'webhooks_insert',
			text: `INSERT INTO webhook (merchant_id, webhook_id, url, types, description, enabled, secret, position)
				VALUES ($1, $2, $3, $4, $5, $6, $7, coalesce((SELECT pos FROM feed_head WHERE merchant_id = $1), 0))
				RETURNING ${COLUMNS}`,
		},
		[merchantId, webhook_id, url, types, description, enabled, secret],
	);
	return row as WebhookRow;
}

/** Two at a time would each see one fewer than there are. */
export async function lockMerchant(tx: Queryable, merchantId: string): Promise<void> {
	await tx.query(
		{ name: 'webhooks_lock_merchant', text: 'SELECT FROM merchant WHERE merchant_id = $1 FOR NO KEY UPDATE' },
		[merchantId],
	);
}

export type WebhookFields = Partial<Pick<WebhookRow, 'url' | 'types' | 'description' | 'enabled'>>;

/**
 * What is undefined stays. Whoever changes it has looked after it: it is tried at once, and what Endcap had disabled it
 * for is over when it is enabled.
 */
export async function updateWebhook(
	queryable: Queryable,
	merchantId: string,
	webhookId: string,
	fields: WebhookFields,
): Promise<WebhookRow | undefined> {
	const { url, types, description, enabled } = fields;
	const [row] = await queryable.query<WebhookRow>(
		{
			name: 'webhooks_update',
			text: `UPDATE webhook SET url = coalesce($3, url), enabled = coalesce($4, enabled),
					disabled_reason = CASE WHEN coalesce($4, enabled) THEN NULL ELSE disabled_reason END,
					types = CASE WHEN $5 THEN $6 ELSE types END,
					description = CASE WHEN $7 THEN $8 ELSE description END,
					failures = 0, rests_until = now()
				WHERE merchant_id = $1 AND webhook_id = $2 RETURNING ${COLUMNS}`,
		},
		[
			merchantId,
			webhookId,
			url ?? null,
			enabled ?? null,
			types !== undefined,
			types ?? null,
			description !== undefined,
			description ?? null,
		],
	);
	return row;
}

export async function deleteWebhookRow(
	queryable: Queryable,
	merchantId: string,
	webhookId: string,
): Promise<WebhookRow | undefined> {
	const [row] = await queryable.query<WebhookRow>(
		{
			name: 'webhooks_delete',
			text: `DELETE FROM webhook WHERE merchant_id = $1 AND webhook_id = $2 RETURNING ${COLUMNS}`,
		},
		[merchantId, webhookId],
	);
	return row;
}

/** The one before signs as well for so long; one before that no more. */
export async function updateSecret(
	tx: Queryable,
	merchantId: string,
	webhookId: string,
	{ secret, overlapHours }: { secret: Buffer; overlapHours: number },
): Promise<WebhookRow | undefined> {
	const [row] = await tx.query<WebhookRow>(
		{
			name: 'webhooks_secret',
			text: `UPDATE webhook SET secret = $3, previous_secret = secret,
					previous_secret_until = now() + make_interval(hours => $4)
				WHERE merchant_id = $1 AND webhook_id = $2 RETURNING ${COLUMNS}`,
		},
		[merchantId, webhookId, secret, overlapHours],
	);
	return row;
}
