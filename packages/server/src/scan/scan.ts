import type { ScanResult, Variant } from '@endcap/contract';
import { findCouponsToPrice } from '../coupons/find.ts';
import { findCoupons } from '../coupons/queries.ts';
import { faceOf } from '../coupons/rules.ts';
import { findShownCoupon } from '../coupons/shown.ts';
import type { Queryable } from '../database/database.ts';
import { findByScan } from '../fulfillments/find.ts';
import { identityOfPerson, type Caller } from '../http/caller.ts';
import { findMemberByCode } from '../loyalty/card.ts';
import { listVariants } from '../products/queries.ts';
import { variantOf } from '../products/rules.ts';
import { basketCodeOf, gtinOf } from './codes.rules.ts';

/** What a code is, of what the caller may know. Everything is looked up that it could be, whatever it turns out to be. */
export async function scanCode(tx: Queryable, caller: Caller, text: string): Promise<ScanResult> {
	const code = text.trim();
	const isStaff = caller.kind === 'staff' || caller.kind === 'secret';
	const personal = isStaff ? await scanPersonal(tx, caller, code) : undefined;
	if (personal) return personal;
	const basket = caller.kind === 'publishable' ? undefined : basketCodeOf(code);
	if (basket !== undefined) return { kind: 'basket', code: basket };
	const variant = await findVariant(tx, caller, code);
	return variant ? { kind: 'variant', variant } : { kind: 'unknown' };
}

async function scanPersonal(tx: Queryable, caller: Caller, code: string): Promise<ScanResult | undefined> {
	const merchantId = caller.merchant.id;
	const member = await findMemberByCode(tx, merchantId, code, identityOfPerson(caller) ?? caller.key_id);
	if (member) return { kind: 'member', customer_id: member.customer_id };
	const coupon = await findCoupon(tx, caller, code);
	if (coupon) return coupon;
	const found = await findByScan(tx, caller, code);
	if (!found) return undefined;
	const { fulfillment_id, order_id, store_id } = found.fulfillment;
	return { kind: 'pickup', fulfillment_id, order_id, store_id };
}

/** Shown on a phone, or as it is printed. */
async function findCoupon(tx: Queryable, { merchant }: Caller, code: string): Promise<ScanResult | undefined> {
	const shown = await findShownCoupon(tx, merchant.id, code);
	if (shown) {
		const [row] = await findCoupons(tx, merchant.id, [shown.coupon_id]);
		const { wallet_coupon_id, customer_id } = shown;
		return row && { kind: 'coupon', code: wallet_coupon_id, coupon: faceOf(row, merchant.currency), customer_id };
	}
	const reader = { customer_id: null, trusted: true, source: null, skus: [] };
	const [found] = await findCouponsToPrice(tx, merchant.id, [code], reader);
	if (!found || found.row.status === 'draft') return undefined;
	const customer_id = found.wallet?.customer_id ?? null;
	return { kind: 'coupon', code, coupon: faceOf(found.row, merchant.currency), customer_id };
}

async function findVariant(tx: Queryable, caller: Caller, code: string): Promise<Variant | undefined> {
	const onlyActive = caller.kind === 'publishable' || caller.kind === 'shopper';
	const gtin = gtinOf(code);
	const filters = [
		...(gtin === undefined ? [] : [{ skus: undefined, gtins: [gtin] }]),
		{ skus: [code], gtins: undefined },
	];
	for (const filter of filters) {
		const [row] = await listVariants(tx, caller.merchant.id, { onlyActive, after: undefined, limit: 1, ...filter });
		if (row) return variantOf(row);
	}
	return undefined;
}
