import type { Queryable } from '../database/database.ts';
import { isCodeOfCustomer } from '../loyalty/card.ts';
import { readRotatingCode } from '../loyalty/codes.rules.ts';
import { findByLocator } from './wallet.queries.ts';

const COUPON = 'c';

export interface ShownCoupon {
	wallet_coupon_id: string;
	coupon_id: string;
	customer_id: string;
}

/** The coupon whose code a phone shows at that moment. Undefined: it is not such a code, or it is wrong or over. */
export async function findShownCoupon(
	queryable: Queryable,
	merchantId: string,
	text: string,
	at?: Date,
): Promise<ShownCoupon | undefined> {
	const code = readRotatingCode(text);
	if (!code?.head.startsWith(COUPON)) return undefined;
	for (const row of await findByLocator(queryable, merchantId, code.head.slice(COUPON.length))) {
		const { wallet_coupon_id, coupon_id, customer_id } = row;
		if (customer_id !== null && (await isCodeOfCustomer(queryable, merchantId, customer_id, code, at))) {
			return { wallet_coupon_id, coupon_id, customer_id };
		}
	}
	return undefined;
}
