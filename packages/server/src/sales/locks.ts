import { findReceiptCoupons, lockCoupons } from '../coupons/queries.ts';
import { findOfSource, lockSources } from '../coupons/redemptions.queries.ts';
import type { Queryable } from '../database/database.ts';
import { lockPoints } from '../loyalty/locks.ts';
import type { OrderRow } from '../orders/queries.ts';
import type { Recorded } from './benefits.ts';
import { isAllBack } from './bought.ts';

/**
 * All that a receipt changes of coupons and points, and the order that it hands over with it: coupons, purchases,
 * accounts, each by id. After goods were moved and before the first of these is changed, so that no two receipts wait for
 * each other.
 */
export async function lockBenefits(
	tx: Queryable,
	merchantId: string,
	{ sale_id, customer_id, quote, refunded }: Recorded,
	order: Pick<OrderRow, 'order_id' | 'owner_id'> | undefined,
): Promise<void> {
	const sales = [sale_id, ...refunded.map((bought) => bought.sale_id)].map((id) => ({ type: 'sale' as const, id }));
	await lockSources(tx, merchantId, sales);
	const sold = quote.lines.filter(({ quantity }) => quantity > 0);
	const paid = sold.reduce((sum, { amount }) => sum + amount, 0);
	// What the order comes to is known when it is settled.
	const coming = await findReceiptCoupons(tx, merchantId, order ? Number.MAX_SAFE_INTEGER : paid);
	const coupons = new Set(quote.chosen.map(({ coupon_id }) => coupon_id));
	if (sold.length > 0 || order) for (const { coupon_id } of coming) coupons.add(coupon_id);
	for (const bought of refunded.filter(isAllBack)) {
		const used = await findOfSource(tx, merchantId, { type: 'sale', id: bought.sale_id });
		for (const { coupon_id } of used) coupons.add(coupon_id);
	}
	if (coupons.size > 0) await lockCoupons(tx, merchantId, [...coupons]);
	const owners = [customer_id, order?.owner_id ?? null, ...refunded.map((bought) => bought.customer_id)];
	const customers = owners.filter((id) => id !== null);
	if (customers.length === 0 && refunded.length === 0) return;
	await lockPoints(
		tx,
		merchantId,
		[...sales, ...(order ? [{ type: 'order' as const, id: order.order_id }] : [])],
		customers,
	);
}
