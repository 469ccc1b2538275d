import type { WebhookDeliveryStatus, WebhookFailure } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface DeliveryRow {
	delivery_id: string;
	body: string;
	status: WebhookDeliveryStatus;
	reason: WebhookFailure | null;
	attempts: number;
	status_code: number | null;
	answer: string | null;
	duration_ms: number | null;
	created_at: Date;
	attempted_at: Date | null;
	due_at: Date;
}

const COLUMNS = `delivery_id, body, status, reason, attempts, status_code, answer, duration_ms, created_at, attempted_at,
	due_at`;

/** One that is no event. */
export async function insertDelivery(
	tx: Queryable,
	merchantId: string,
	webhookId: string,
	{ delivery_id, body }: Pick<DeliveryRow, 'delivery_id' | 'body'>,
): Promise<DeliveryRow> {
	const [row] = await tx.query<DeliveryRow>(
		{
			name: 'webhook_deliveries_insert',
			text: `INSERT INTO webhook_delivery (merchant_id, webhook_id, delivery_id, body)
				VALUES ($1, $2, $3, $4) RETURNING ${COLUMNS}`,
		},
		[merchantId, webhookId, delivery_id, body],
	);
	return row as DeliveryRow;
}

export interface DeliveryFilter {
	status: WebhookDeliveryStatus | undefined;
	/** The id of the row before. */
	after: string | undefined;
	limit: number;
}

/** Newest first. */
export async function selectDeliveries(
	queryable: Queryable,
	merchantId: string,
	webhookId: string,
	{ status, after, limit }: DeliveryFilter,
): Promise<DeliveryRow[]> {
	return queryable.query<DeliveryRow>(
		{
			name: 'webhook_deliveries_select',
			text: `SELECT ${COLUMNS} FROM webhook_delivery
				WHERE merchant_id = $1 AND webhook_id = $2 AND ($3::text IS NULL OR status = $3)
					AND ($4::text IS NULL OR delivery_id < $4 COLLATE "C")
				ORDER BY delivery_id DESC LIMIT $5`,
		},
		[merchantId, webhookId, status ?? null, after ?? null, limit],
	);
}

export interface Replayed {
	/** Only this one. */
	delivery_id: string | undefined;
	/** RFC 3339. Only what was made since then. */
	since: string | undefined;
	undelivered_only: boolean;
}

/** They are due now, all at the same moment, so in the order of the feed. Resolves to how many there are. */
export async function replayDeliveries(
	tx: Queryable,
	merchantId: string,
	webhookId: string,
	{ delivery_id, since, undelivered_only }: Replayed,
): Promise<number> {
	const [row] = await tx.query<{ replayed: number }>(
		{
			name: 'webhook_deliveries_replay',
			text: `WITH replayed AS (
					UPDATE webhook_delivery SET status = 'waiting', ended_at = NULL, wanted_at = now(), due_at = now()
					WHERE merchant_id = $1 AND webhook_id = $2 AND ($3::text IS NULL OR delivery_id = $3)
						AND ($4::timestamptz IS NULL OR created_at >= $4) AND NOT ($5 AND status = 'delivered')
					RETURNING delivery_id
				)
				SELECT count(*)::integer AS replayed FROM replayed`,
		},
		[merchantId, webhookId, delivery_id ?? null, since ?? null, undelivered_only],
	);
	return row?.replayed ?? 0;
}
