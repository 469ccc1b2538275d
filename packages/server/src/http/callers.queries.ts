import type { Queryable } from '../database/database.ts';
import { hashKey } from '../keys/rules.ts';
import { normalOrigin } from './cors.ts';
import type { CallingKiosk, KeyCaller } from './caller.ts';

export interface KioskOfKey {
	kiosk_id: string | null;
	store_id: string | null;
}

interface CallerRow extends Omit<KeyCaller, 'merchant' | 'kiosk'>, KioskOfKey {
	merchant_id: string;
	merchant_name: string;
	currency: string;
	language: string;
}

/** A key names its merchant, so the look-up stays within one. Undefined when it is not known, revoked or over. */
export async function findCaller(queryable: Queryable, key: string): Promise<KeyCaller | undefined> {
	const [, merchantId] = key.split('_', 2);
	const [row] = await queryable.query<CallerRow>(
		{
			name: 'callers_find',
			text: `SELECT k.key_id, k.kind, k.channel, k.origins, k.rate_limit, m.merchant_id, m.name AS merchant_name, m.currency,
					m.language, k.kiosk_id, k.store_id
				FROM good_key k JOIN merchant m ON m.merchant_id = k.merchant_id
				WHERE k.merchant_id = $1 AND k.hash = $2`,
		},
		[merchantId, hashKey(key)],
	);
	if (!row) return undefined;
	const { merchant_id: id, merchant_name: name, currency, language, kiosk_id, store_id, ...rest } = row;
	const kiosk = callingKiosk({ kiosk_id, store_id });
	return { merchant: { id, name, currency, language }, ...rest, kiosk, origins: rest.origins.map(normalOrigin) };
}

/** Of the key that was found. */
export function callingKiosk({ kiosk_id, store_id }: KioskOfKey): CallingKiosk | null {
	return kiosk_id === null || store_id === null ? null : { id: kiosk_id, store_id };
}
