import type { Queryable } from '../database/database.ts';

/** One look into each merchant’s own index. */
export async function merchantsWithLapsedHolds(queryable: Queryable): Promise<string[]> {
	const rows = await queryable.query<{ merchant_id: string }>({
		name: 'sweeper_merchants',
		text: `SELECT merchant_id FROM merchant
			WHERE EXISTS (SELECT FROM reservation WHERE reservation.merchant_id = merchant.merchant_id
				AND status = 'active' AND expires_at <= statement_timestamp())`,
	});
	return rows.map(({ merchant_id }) => merchant_id);
}

/** Writes down that holds have lapsed, and resolves to how many. */
export async function expireLapsed(queryable: Queryable, merchantId: string, most: number): Promise<number> {
	const [row] = await queryable.query<{ expired: number }>(
		{ name: 'sweeper_expire', text: 'SELECT expire_lapsed($1, $2) AS expired' },
		[merchantId, most],
	);
	return row?.expired ?? 0;
}
