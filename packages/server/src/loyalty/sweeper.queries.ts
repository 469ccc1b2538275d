import type { Queryable } from '../database/database.ts';

/** One look into each merchant’s own indexes. */
export async function merchantsWithLapsedPoints(queryable: Queryable, now: Date | null): Promise<string[]> {
	const rows = await queryable.query<{ merchant_id: string }>(
		{
			name: 'loyalty_merchants_with_lapsed',
			text: `SELECT merchant_id FROM merchant
				WHERE EXISTS (SELECT FROM loyalty_lot lot WHERE lot.merchant_id = merchant.merchant_id AND remaining > 0
						AND expires_at <= coalesce($1, statement_timestamp()))
					OR EXISTS (SELECT FROM reward WHERE reward.merchant_id = merchant.merchant_id AND status = 'issued'
						AND expires_at <= coalesce($1, statement_timestamp()))`,
		},
		[now],
	);
	return rows.map(({ merchant_id }) => merchant_id);
}

/** Customers of whom something has lapsed and is not written down yet. */
export async function customersWithLapsedPoints(
	queryable: Queryable,
	merchantId: string,
	{ now, limit }: { now: Date | null; limit: number },
): Promise<string[]> {
	const rows = await queryable.query<{ customer_id: string }>(
		{
			name: 'loyalty_customers_with_lapsed',
			text: `SELECT customer_id FROM loyalty_lot WHERE merchant_id = $1 AND remaining > 0
					AND expires_at <= coalesce($2, statement_timestamp())
				UNION SELECT customer_id FROM reward WHERE merchant_id = $1 AND status = 'issued'
					AND expires_at <= coalesce($2, statement_timestamp())
				LIMIT $3`,
		},
		[merchantId, now, limit],
	);
	return rows.map(({ customer_id }) => customer_id);
}
