import type { Queryable } from '../database/database.ts';

/** Merchants whose oldest event is past its time or too many behind the newest. */
export async function merchantsWithOldEvents(
	queryable: Queryable,
	hours: number,
	most: number,
): Promise<{ merchant_id: string }[]> {
	return queryable.query(
		{
			name: 'retention_merchants',
			text: `SELECT head.merchant_id FROM feed_head head
				CROSS JOIN LATERAL (
					SELECT pos, created_at FROM event WHERE event.merchant_id = head.merchant_id ORDER BY pos LIMIT 1
				) oldest
				WHERE oldest.created_at < now() - make_interval(hours => $1) OR oldest.pos <= head.pos - $2`,
		},
		[hours, most],
	);
}

/** Forgets the oldest ones of one merchant, in order and at most `step`; resolves to how many. */
export async function forgetOldEvents(
	queryable: Queryable,
	merchantId: string,
	{ hours, most, step }: { hours: number; most: number; step: number },
): Promise<number> {
	const [row] = await queryable.query<{ forgotten: number }>(
		{
			name: 'retention_forget',
			text: `WITH oldest AS (
					SELECT pos, created_at < now() - make_interval(hours => $2) OR pos <= (
						SELECT pos FROM feed_head WHERE merchant_id = $1) - $3 AS old
					FROM event WHERE merchant_id = $1 ORDER BY pos LIMIT $4
				), forgotten AS (
					-- Up to the first that stays, so that what is kept has no gap.
					DELETE FROM event WHERE merchant_id = $1 AND pos <= (SELECT max(pos) FROM oldest)
						AND pos < coalesce((SELECT min(pos) FROM oldest WHERE NOT old), 9223372036854775807)
					RETURNING pos
				)
				SELECT count(*)::integer AS forgotten FROM forgotten`,
		},
		[merchantId, hours, most, step],
	);
	return row?.forgotten ?? 0;
}
