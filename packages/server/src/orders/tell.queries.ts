import type { Queryable } from '../database/database.ts';

export interface StoreToTell {
	store_id: string;
	name: string;
	street: string | null;
	city: string | null;
	postal_code: string | null;
	phone: string | null;
	timezone: string;
}

export async function selectStoresToTell(
	queryable: Queryable,
	merchantId: string,
	storeIds: readonly string[],
): Promise<StoreToTell[]> {
	return queryable.query<StoreToTell>(
		{
			name: 'orders_stores_to_tell',
			text: `SELECT store_id, name, street, city, postal_code, phone, timezone FROM store
				WHERE merchant_id = $1 AND store_id = ANY($2::text[])`,
		},
		[merchantId, storeIds],
	);
}
