import type { Queryable } from '../database/database.ts';

export interface Looker {
	staff_id: string | null;
	staff_name: string | null;
}

export async function insertLook(
	tx: Queryable,
	merchantId: string,
	customerId: string,
	{ look_id, staff_id, staff_name }: Looker & { look_id: string },
): Promise<void> {
	await tx.query(
		{
			name: 'shoppers_look',
			text: `INSERT INTO customer_look (merchant_id, customer_id, look_id, staff_id, staff_name)
				VALUES ($1, $2, $3, $4, $5)`,
		},
		[merchantId, customerId, look_id, staff_id, staff_name],
	);
}

/** Newest first. */
export async function selectLooks(
	queryable: Queryable,
	merchantId: string,
	customerId: string,
	limit: number | null,
): Promise<{ looked_at: Date; staff_name: string | null }[]> {
	return queryable.query(
		{
			name: 'shoppers_looks',
			text: `SELECT looked_at, staff_name FROM customer_look WHERE merchant_id = $1 AND customer_id = $2
				ORDER BY look_id DESC LIMIT $3`,
		},
		[merchantId, customerId, limit],
	);
}
