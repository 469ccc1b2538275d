import type { Queryable } from '../database/database.ts';

export interface OrderPageOwner {
	name: string;
	/** BCP 47 */
	language: string;
	/** The first that works, for pages of this server. */
	publishable_key: string | null;
}

export async function findPageOwner(queryable: Queryable, slug: string): Promise<OrderPageOwner | undefined> {
	const [row] = await queryable.query<OrderPageOwner>(
		{
			name: 'orders_page_owner',
			text: `SELECT name, language, (
					SELECT public_key FROM api_key
					WHERE api_key.merchant_id = merchant.merchant_id AND public_key IS NOT NULL AND revoked_at IS NULL
					ORDER BY created_at, key_id LIMIT 1
				) AS publishable_key
				FROM merchant WHERE slug = $1`,
		},
		[slug],
	);
	return row;
}
