import type { Queryable } from '../database/database.ts';

export interface OrderPageOwner {
	merchant_id: string;
	name: string;
	/** BCP 47 */
	language: string;
}

export async function findPageOwner(queryable: Queryable, slug: string): Promise<OrderPageOwner | undefined> {
	const [row] = await queryable.query<OrderPageOwner>(
		{ name: 'orders_page_owner', text: 'SELECT merchant_id, name, language FROM merchant WHERE slug = $1' },
		[slug],
	);
	return row;
}

/** The first publishable key that works, for pages of this server. */
export async function findPageKey(queryable: Queryable, merchantId: string): Promise<string | undefined> {
	const [row] = await queryable.query<{ public_key: string }>(
		{
			name: 'orders_page_key',
			text: `SELECT public_key FROM api_key
				WHERE merchant_id = $1 AND public_key IS NOT NULL AND revoked_at IS NULL
				ORDER BY created_at, key_id LIMIT 1`,
		},
		[merchantId],
	);
	return row?.public_key;
}
