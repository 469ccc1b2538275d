import type { Queryable } from '../database/database.ts';

/** One look into each merchant’s own index. */
export async function merchantsWithOldEntries(queryable: Queryable, days: number): Promise<string[]> {
	const rows = await queryable.query<{ merchant_id: string }>(
		{
			name: 'kiosk_retention_merchants',
			text: `SELECT merchant_id FROM merchant
				WHERE EXISTS (SELECT FROM kiosk_entry entry WHERE entry.merchant_id = merchant.merchant_id
					AND ended_at <= statement_timestamp() - make_interval(days => $1))`,
		},
		[days],
	);
	return rows.map(({ merchant_id }) => merchant_id);
}

/** With what was refused of them, settled or not. Resolves to how many those were. */
export async function forgetOldEntries(
	queryable: Queryable,
	merchantId: string,
	{ days, most }: { days: number; most: number },
): Promise<number> {
	const rows = await queryable.query(
		{
			name: 'kiosk_retention_forget',
			text: `WITH gone AS (
					DELETE FROM kiosk_entry WHERE merchant_id = $1 AND entry_id IN (
						SELECT entry_id FROM kiosk_entry
						WHERE merchant_id = $1 AND ended_at <= statement_timestamp() - make_interval(days => $2)
						ORDER BY ended_at LIMIT $3 FOR UPDATE SKIP LOCKED)
					RETURNING entry_id
				), refused AS (
					DELETE FROM kiosk_refusal WHERE merchant_id = $1 AND entry_id IN (SELECT entry_id FROM gone)
				)
				SELECT entry_id FROM gone`,
		},
		[merchantId, days, most],
	);
	return rows.length;
}
