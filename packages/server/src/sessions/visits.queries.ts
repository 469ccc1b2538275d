import type { Queryable } from '../database/database.ts';
import type { SessionOwnerRow } from './queries.ts';

const VISIT = `SELECT s.session_id, s.customer_id,
	coalesce(s.verified_at > $4::timestamptz - make_interval(mins => $5), false) AS verified_lately, s.ends_at IS NOT NULL AS is_borrowed, k.key_id, k.channel,
	k.origins, k.rate_limit, kiosk.kiosk_id, kiosk.store_id, m.merchant_id, m.name AS merchant_name, m.currency, m.language
	FROM session s
	JOIN api_key k ON k.merchant_id = s.merchant_id AND k.key_id = s.key_id
	JOIN kiosk ON kiosk.merchant_id = k.merchant_id AND kiosk.kiosk_id = k.kiosk_id
	JOIN merchant m ON m.merchant_id = s.merchant_id
	LEFT JOIN customer ON customer.merchant_id = s.merchant_id AND customer.customer_id = s.customer_id
	WHERE s.merchant_id = $1 AND k.kiosk_id = $2 AND customer.erased_at IS NULL`;

interface Visit {
	kiosk_id: string;
	/** When it was that the shopper wanted something. */
	at: Date;
	/** For so long a code that was typed in counts. */
	latelyMinutes: number;
}

/** Whose access token this was in the last day, also when they have left since; of sessions that began at the kiosk. */
export async function selectVisitByAccess(
	queryable: Queryable,
	merchantId: string,
	accessHash: Buffer,
	{ kiosk_id, at, latelyMinutes }: Visit,
): Promise<SessionOwnerRow | undefined> {
	const [row] = await queryable.query<SessionOwnerRow>(
		{
			name: 'session_visit_by_access',
			text: `${VISIT} AND EXISTS (SELECT FROM session_access a WHERE a.merchant_id = $1 AND a.access_hash = $3
				AND a.session_id = s.session_id AND a.expires_at > now() - interval '1 day')`,
		},
		[merchantId, kiosk_id, accessHash, at, latelyMinutes],
	);
	return row;
}

/** Whose cart it is, when nobody is signed in there. */
export async function selectVisitByCart(
	queryable: Queryable,
	merchantId: string,
	cartId: string,
	{ kiosk_id, at, latelyMinutes }: Visit,
): Promise<SessionOwnerRow | undefined> {
	const [row] = await queryable.query<SessionOwnerRow>(
		{
			name: 'session_visit_by_cart',
			text: `${VISIT} AND s.customer_id IS NULL AND s.session_id = (
				SELECT owner_id FROM cart WHERE cart.merchant_id = $1 AND cart.cart_id = $3)`,
		},
		[merchantId, kiosk_id, cartId, at, latelyMinutes],
	);
	return row;
}
