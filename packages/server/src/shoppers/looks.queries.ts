import type { Queryable } from '../database/database.ts';

export interface Looker {
	staff_id: string | null;
	staff_name: string | null;
}

/** Of a customer whose row is locked. Does nothing when the same one looked less than so many minutes ago. */
export async function insertLook(
	tx: Queryable,
	merchantId: string,
	customerId: string,
	{ look_id, staff_id, staff_name }: Looker & { look_id: string },
	minutes: number,
): Promise<void> {
	await tx.query(
		{
			name: 'shoppers_look',
			text: `INSERT INTO customer_look (merchant_id, customer_id, look_id, staff_id, staff_name)
				SELECT $1, $2, $3, $4, $5 WHERE NOT EXISTS (
					SELECT FROM customer_look WHERE merchant_id = $1 AND customer_id = $2 AND staff_id IS NOT DISTINCT FROM $4
						AND looked_at > now() - make_interval(mins => $6))`,
		},
		[merchantId, customerId, look_id, staff_id, staff_name, minutes],
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
