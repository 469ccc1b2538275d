import type { Queryable } from '../database/database.ts';

export async function merchantsWithWebhooks(queryable: Queryable): Promise<string[]> {
	const rows = await queryable.query<{ merchant_id: string }>({
		name: 'webhooks_merchants',
		text: `SELECT merchant_id FROM merchant
			WHERE EXISTS (SELECT FROM webhook WHERE webhook.merchant_id = merchant.merchant_id)`,
	});
	return rows.map(({ merchant_id }) => merchant_id);
}

/** What a receiver that is down for days never got its first or next attempt. Resolves to how many. */
export async function giveUpOldDeliveries(
	queryable: Queryable,
	merchantId: string,
	{ giveUpMs, step }: { giveUpMs: number; step: number },
): Promise<number> {
	const [row] = await queryable.query<{ ended: number }>(
		{
			name: 'webhook_deliveries_give_up',
			text: `WITH old AS (
					SELECT webhook_id, delivery_id FROM webhook_delivery
					WHERE merchant_id = $1 AND status = 'waiting' AND wanted_at < statement_timestamp() - $2 * interval '1 millisecond'
					ORDER BY wanted_at LIMIT $3 FOR UPDATE SKIP LOCKED
				), ended AS (
					UPDATE webhook_delivery delivery SET status = 'failed', ended_at = statement_timestamp() FROM old
					WHERE delivery.merchant_id = $1 AND delivery.webhook_id = old.webhook_id
						AND delivery.delivery_id = old.delivery_id
					RETURNING delivery.delivery_id
				)
				SELECT count(*)::integer AS ended FROM ended`,
		},
		[merchantId, giveUpMs, step],
	);
	return row?.ended ?? 0;
}

/** Resolves to how many. */
export async function forgetOldDeliveries(
	queryable: Queryable,
	merchantId: string,
	{ hours, step }: { hours: number; step: number },
): Promise<number> {
	const [row] = await queryable.query<{ forgotten: number }>(
		{
			name: 'webhook_deliveries_forget',
			text: `WITH forgotten AS (
					DELETE FROM webhook_delivery WHERE merchant_id = $1 AND (webhook_id, delivery_id) IN (
						SELECT webhook_id, delivery_id FROM webhook_delivery
						WHERE merchant_id = $1 AND status <> 'waiting' AND ended_at < statement_timestamp() - make_interval(hours => $2)
						ORDER BY ended_at LIMIT $3 FOR UPDATE SKIP LOCKED)
					RETURNING delivery_id
				)
				SELECT count(*)::integer AS forgotten FROM forgotten`,
		},
		[merchantId, hours, step],
	);
	return row?.forgotten ?? 0;
}
