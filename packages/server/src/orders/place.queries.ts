import type { Queryable } from '../database/database.ts';

export interface Seller {
	slug: string;
	/** The retailer’s own page for orders. */
	order_page: string | null;
	/** For so long units are kept for a payment. */
	payment_minutes: number;
}

export async function findSeller(queryable: Queryable, merchantId: string): Promise<Seller> {
	const [row] = await queryable.query<Seller>(
		{
			name: 'orders_seller',
			text: 'SELECT slug, order_page, payment_minutes FROM merchant WHERE merchant_id = $1',
		},
		[merchantId],
	);
	if (!row) throw new Error('A merchant is gone whose caller was let in');
	return row;
}
