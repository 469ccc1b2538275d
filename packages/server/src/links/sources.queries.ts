import type { Queryable } from '../database/database.ts';

const DAYS = 30;

/** The last link counts. Resolves to until when. */
export async function putSource(tx: Queryable, merchantId: string, ownerId: string, linkId: string): Promise<Date> {
	const [row] = await tx.query<{ until: Date }>(
		{
			name: 'source_put',
			text: `INSERT INTO shopper_source (merchant_id, owner_id, link_id) VALUES ($1, $2, $3)
				ON CONFLICT (merchant_id, owner_id) DO UPDATE SET link_id = excluded.link_id, said_at = excluded.said_at
				RETURNING said_at + make_interval(days => ${DAYS}) AS until`,
		},
		[merchantId, ownerId, linkId],
	);
	return (row as { until: Date }).until;
}

/** Those that count for nothing any more. */
export async function forgetOldSources(tx: Queryable, merchantId: string): Promise<void> {
	await tx.query(
		{
			name: 'source_forget_old',
			text: `DELETE FROM shopper_source WHERE merchant_id = $1 AND owner_id IN (
				SELECT owner_id FROM shopper_source
				WHERE merchant_id = $1 AND said_at <= now() - make_interval(days => ${DAYS})
				ORDER BY said_at LIMIT 100 FOR UPDATE SKIP LOCKED)`,
		},
		[merchantId],
	);
}

/** Of the owner and of their orders. False: nothing was kept. */
export async function forgetSource(tx: Queryable, merchantId: string, ownerId: string): Promise<boolean> {
	const [row] = await tx.query<{ forgotten: boolean }>(
		{
			name: 'source_forget',
			text: `WITH own AS (
					DELETE FROM shopper_source WHERE merchant_id = $1 AND owner_id = $2 RETURNING link_id
				), ordered AS (
					DELETE FROM order_source WHERE merchant_id = $1 AND order_id IN (
						SELECT order_id FROM placed_order WHERE merchant_id = $1 AND owner_id = $2)
					RETURNING link_id
				)
				SELECT EXISTS (SELECT FROM own UNION ALL SELECT FROM ordered) AS forgotten`,
		},
		[merchantId, ownerId],
	);
	return row?.forgotten ?? false;
}

/** What a session had becomes the customer’s; of two links the one that was said last. */
export async function moveSource(tx: Queryable, merchantId: string, from: string, to: string): Promise<void> {
	await tx.query(
		{
			name: 'source_move',
			text: `WITH moved AS (
					DELETE FROM shopper_source WHERE merchant_id = $1 AND owner_id = $2 RETURNING link_id, said_at
				)
				INSERT INTO shopper_source AS source (merchant_id, owner_id, link_id, said_at)
				SELECT $1, $3, link_id, said_at FROM moved
				ON CONFLICT (merchant_id, owner_id) DO UPDATE SET link_id = excluded.link_id, said_at = excluded.said_at
					WHERE source.said_at < excluded.said_at`,
		},
		[merchantId, from, to],
	);
}

/** Of an order that is just being placed. */
export async function keepOrderSource(
	tx: Queryable,
	merchantId: string,
	orderId: string,
	ownerId: string,
): Promise<void> {
	await tx.query(
		{
			name: 'source_of_order',
			text: `INSERT INTO order_source (merchant_id, order_id, link_id)
				SELECT $1, $2, link_id FROM shopper_source
				WHERE merchant_id = $1 AND owner_id = $3 AND said_at > now() - make_interval(days => ${DAYS})`,
		},
		[merchantId, orderId, ownerId],
	);
}
