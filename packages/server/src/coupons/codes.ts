import type { Channel, CouponCodes } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { line, plainCell } from '../imports/exporting/cells.ts';
import { randomId } from '../shared/random-id.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { lockCoupons } from './queries.ts';
import { noSuchCoupon } from './rules.ts';
import { countCodes, exportCodes, insertWalletCoupons, type NewWalletCoupon } from './wallet.queries.ts';

/** 65 bits. */
const CODE_LENGTH = 13;
const LOCATOR_LENGTH = 9;
const ROWS_AT_ONCE = 5000;

/** One use of a coupon with a code of its own. */
export function newWalletCoupon(
	coupon_id: string,
	fields: Partial<Pick<NewWalletCoupon, 'customer_id' | 'valid_until' | 'issued_for'>> = {},
): NewWalletCoupon {
	return {
		wallet_coupon_id: timeOrderedId(),
		coupon_id,
		code: randomId(CODE_LENGTH).toUpperCase(),
		locator: randomId(LOCATOR_LENGTH),
		customer_id: null,
		valid_until: null,
		issued_for: null,
		...fields,
	};
}

/** Makes codes for whoever has them, in one statement. */
export async function createCodes(
	tx: Queryable,
	merchantId: string,
	couponId: string,
	count: number,
	channel: Channel,
): Promise<CouponCodes | Refusal<'not_found' | 'coupon_state'>> {
	const [row] = await lockCoupons(tx, merchantId, [couponId]);
	if (!row) return noSuchCoupon();
	if (row.status === 'ended')
		return refuse('coupon_state', 'The coupon has ended, so codes of it would be good for nothing.');
	const made = Array.from({ length: count }, () => newWalletCoupon(couponId));
	const created = await insertWalletCoupons(tx, merchantId, made, { channel, channels: null });
	return { created: created.length, ...(await countCodes(tx, merchantId, couponId)) };
}

/** All codes of a coupon, with what became of them, as CSV. */
export async function* codesFile(queryable: Queryable, merchantId: string, couponId: string): AsyncGenerator<string> {
	yield line(['code', 'status', 'issued_at']);
	let after = '';
	for (;;) {
		const rows = await exportCodes(queryable, merchantId, couponId, after, ROWS_AT_ONCE);
		let text = '';
		for (const { wallet_coupon_id, code, status, issued_at } of rows) {
			after = wallet_coupon_id;
			text += line([plainCell(code), plainCell(status), plainCell(issued_at.toISOString())]);
		}
		if (text) yield text;
		if (rows.length < ROWS_AT_ONCE) return;
	}
}
