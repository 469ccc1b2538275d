import type { Queryable } from '../database/database.ts';

export interface NewCustomer {
	customer_id: string;
	/** In lower case. */
	email: string | null;
	/** E.164 */
	phone: string | null;
	name: string | null;
	/** BCP 47 */
	language: string;
}

/** False when somebody has one of its addresses. */
export async function insertCustomer(
	tx: Queryable,
	merchantId: string,
	{ customer_id, email, phone, name, language }: NewCustomer,
): Promise<boolean> {
	const rows = await tx.query(
		{
			name: 'shoppers_insert',
			text: `INSERT INTO customer (merchant_id, customer_id, email, phone, name, language)
				VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING customer_id`,
		},
		[merchantId, customer_id, email, phone, name, language],
	);
	return rows.length > 0;
}
