import type { Queryable } from '../database/database.ts';
import type { KeyCaller, ShopperCaller } from '../http/caller.ts';
import { hashToken } from '../shared/tokens.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { insertSession } from './queries.ts';
import { shopperOf, STEP_UP_MINUTES } from './rules.ts';
import { selectVisitByAccess, selectVisitByCart } from './visits.queries.ts';

interface Wanted {
	/** Of the session at the kiosk, which may be over; null: nobody was signed in. */
	access_token: string | null;
	cart_id: string | null;
}

/**
 * Who wanted something at a kiosk, judged as of then: the session of the token, else that of the cart when nobody is
 * signed in there. Undefined when there is none of this kiosk.
 */
export async function findVisitor(
	tx: Queryable,
	merchantId: string,
	{ access_token, cart_id }: Wanted,
	{ kiosk_id, at }: { kiosk_id: string; at: Date },
): Promise<ShopperCaller | undefined> {
	const visit = { kiosk_id, at, latelyMinutes: STEP_UP_MINUTES };
	const row =
		access_token !== null
			? await selectVisitByAccess(tx, merchantId, hashToken(access_token), visit)
			: cart_id !== null
				? await selectVisitByCart(tx, merchantId, cart_id, visit)
				: undefined;
	return row && shopperOf(row);
}

/** Somebody nobody knows, for whom nobody gets a token. */
export async function beginVisit(tx: Queryable, kiosk: KeyCaller): Promise<ShopperCaller> {
	const session_id = timeOrderedId();
	const { key_id } = kiosk;
	await insertSession(tx, kiosk.merchant.id, {
		session_id,
		key_id,
		customer_id: null,
		verified_at: null,
		minutes: null,
	});
	return {
		...kiosk,
		kind: 'shopper',
		session_id,
		customer_id: null,
		owner_id: session_id,
		verified_lately: false,
		is_borrowed: false,
	};
}
