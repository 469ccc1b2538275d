import type { Queryable } from '../database/database.ts';

/** One look into each merchant’s own index. */
export async function merchantsWithOldMessages(queryable: Queryable, days: number): Promise<string[]> {
	const rows = await queryable.query<{ merchant_id: string }>(
		{
			name: 'messages_retention_merchants',
			text: `SELECT merchant_id FROM merchant
				WHERE EXISTS (SELECT FROM message WHERE message.merchant_id = merchant.merchant_id
					AND recipient IS NOT NULL AND status NOT IN ('waiting', 'sending')
					AND due_at <= statement_timestamp() - make_interval(days => $1))`,
		},
		[days],
	);
	return rows.map(({ merchant_id }) => merchant_id);
}

/** Takes everything personal out of those that ended first, and resolves to how many those were. That they were is kept. */
export async function forgetOldMessages(
	queryable: Queryable,
	merchantId: string,
	{ days, most }: { days: number; most: number },
): Promise<number> {
	const rows = await queryable.query(
		{
			name: 'messages_retention_forget',
			text: `UPDATE message SET recipient = NULL, data = NULL, answer = NULL, subject = NULL, text = NULL, html = NULL
				WHERE merchant_id = $1 AND message_id IN (
					SELECT message_id FROM message
					WHERE merchant_id = $1 AND recipient IS NOT NULL AND status NOT IN ('waiting', 'sending')
						AND due_at <= statement_timestamp() - make_interval(days => $2)
					ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
				RETURNING message_id`,
		},
		[merchantId, days, most],
	);
	return rows.length;
}
