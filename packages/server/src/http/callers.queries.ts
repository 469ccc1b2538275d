import type { Queryable } from '../database/database.ts';
import { hashKey } from '../keys/rules.ts';
import { normalOrigin } from './cors.ts';
import type { KeyCaller } from './caller.ts';

interface CallerRow extends Omit<KeyCaller, 'merchant'> {
	merchant_id: string;
	merchant_name: string;
	currency: string;
	language: string;
}

/** A key names its merchant, so the look-up stays within one. Undefined when it is not known or revoked. */
export async function findCaller(queryable: Queryable, key: string): Promise<KeyCaller | undefined> {
	const [, merchantId] = key.split('_', 2);
	const [row] = await queryable.query<CallerRow>(
		{
			name: 'callers_find',
			text: `SELECT k.key_id, k.kind, k.channel, k.origins, k.rate_limit, m.merchant_id, m.name AS merchant_name, m.currency,
					m.language
				FROM api_key k JOIN merchant m ON m.merchant_id = k.merchant_id
				WHERE k.merchant_id = $1 AND k.hash = $2 AND k.revoked_at IS NULL`,
		},
		[merchantId, hashKey(key)],
	);
	if (!row) return undefined;
	const { merchant_id: id, merchant_name: name, currency, language, ...rest } = row;
	return { merchant: { id, name, currency, language }, ...rest, origins: rest.origins.map(normalOrigin) };
}
