import type { Queryable } from '../database/database.ts';

/** One look into each merchant’s own index. */
export async function merchantsWithStagedEvents(queryable: Queryable): Promise<string[]> {
	const rows = await queryable.query<{ merchant_id: string }>({
		name: 'sequencer_merchants',
		text: `SELECT merchant_id FROM merchant
			WHERE EXISTS (SELECT FROM event_staging WHERE event_staging.merchant_id = merchant.merchant_id)`,
	});
	return rows.map(({ merchant_id }) => merchant_id);
}

/** Without a lock, and makes the row that is locked by who moves them. */
export async function hasStagedEvents(queryable: Queryable, merchantId: string): Promise<boolean> {
	const rows = await queryable.query(
		{
			name: 'sequencer_staged',
			text: `WITH head AS (INSERT INTO feed_head (merchant_id)
					SELECT $1 WHERE NOT EXISTS (SELECT FROM feed_head WHERE merchant_id = $1) ON CONFLICT DO NOTHING)
				SELECT FROM event_staging WHERE merchant_id = $1 LIMIT 1`,
		},
		[merchantId],
	);
	return rows.length > 0;
}

/** False when another node is moving this merchant’s events at this moment. */
export async function lockFeedHead(tx: Queryable, merchantId: string): Promise<boolean> {
	const rows = await tx.query(
		{
			name: 'sequencer_lock',
			text: 'SELECT FROM feed_head WHERE merchant_id = $1 FOR UPDATE SKIP LOCKED',
		},
		[merchantId],
	);
	return rows.length > 0;
}

/**
 * Gives what is staged the next positions and wakes the readers; resolves to how many. With the head locked by an
 * earlier statement: this one’s snapshot is newer than the lock, so it sees all that the one before it moved.
 */
export async function moveStagedEvents(tx: Queryable, merchantId: string, most: number): Promise<number> {
	const [row] = await tx.query<{ moved: number }>(
		{
			name: 'sequencer_move',
			text: `WITH taken AS (
					DELETE FROM event_staging WHERE merchant_id = $1 AND staging_id = ANY (ARRAY(
						SELECT staging_id FROM event_staging WHERE merchant_id = $1 ORDER BY staging_id LIMIT $2))
					RETURNING *
				), written AS (
					INSERT INTO event (merchant_id, pos, type, store_id, sku, session_id, data, created_at)
					SELECT $1, head.pos + row_number() OVER (ORDER BY taken.staging_id), taken.type, taken.store_id, taken.sku,
						taken.session_id, taken.data, taken.created_at
					FROM taken, feed_head head WHERE head.merchant_id = $1
					RETURNING pos
				), moved AS (
					SELECT count(*)::integer AS events FROM written
				)
				UPDATE feed_head SET pos = pos + moved.events FROM moved WHERE merchant_id = $1 AND moved.events > 0
				RETURNING moved.events AS moved, pg_notify('endcap_feed', merchant_id)`,
		},
		[merchantId, most],
	);
	return row?.moved ?? 0;
}
