import type { Coupon, CouponInput } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import type { Caller } from '../http/caller.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { stageOffersOfCoupon } from '../offers/change.ts';
import { listProducts, replaceProducts } from './products.queries.ts';
import { deleteCoupon, findCoupons, isCodeTaken, isCouponUsed, lockCoupons, upsertCoupon } from './queries.ts';
import { couponOf, fieldsOf, judgeStep, noSuchCoupon } from './rules.ts';

type PutRefusal = Refusal<'coupon_state' | 'coupon_code_taken' | 'conflict'>;

/** Makes or replaces a coupon whose input is without errors. A refusal comes before anything is written. */
export async function putCoupon(
	tx: Queryable,
	{ merchant }: Caller,
	couponId: string,
	input: CouponInput,
): Promise<{ created: boolean; coupon: Coupon } | PutRefusal> {
	const [before] = await lockCoupons(tx, merchant.id, [couponId]);
	const step = before && judgeStep(before.status, input.status);
	if (step) return step;
	if (before && input.limit_total !== null && input.limit_total < before.uses) {
		const detail = `${before.uses} of it are used or in wallets already, so the limit cannot be lower. End it instead.`;
		return refuse('conflict', detail);
	}
	const fields = fieldsOf(couponId, input);
	if (fields.code !== null && (await isCodeTaken(tx, merchant.id, fields.code, couponId))) return codeTaken();
	const created = await upsertCoupon(tx, merchant.id, fields);
	await replaceProducts(tx, merchant.id, couponId, input.products?.skus ?? []);
	await stageEvents(tx, merchant.id, [{ type: 'coupon.updated', data: { id: couponId, status: input.status } }]);
	await stageOffersOfCoupon(tx, merchant.id, couponId);
	const coupon = await readCoupon(tx, merchant, couponId);
	if (!coupon) throw new Error('A coupon is gone that was just written');
	return { created, coupon };
}

export function codeTaken(): Refusal<'coupon_code_taken'> {
	return refuse('coupon_code_taken', 'Another coupon has this code, so nothing was changed. Choose another.');
}

/** With all its articles. */
export async function readCoupon(
	queryable: Queryable,
	{ id, currency }: Caller['merchant'],
	couponId: string,
): Promise<Coupon | undefined> {
	const [row] = await findCoupons(queryable, id, [couponId]);
	if (!row) return undefined;
	const products = await listProducts(queryable, id, [couponId], null);
	return couponOf(
		row,
		products.map(({ sku }) => sku),
		currency,
	);
}

export async function removeCoupon(
	tx: Queryable,
	{ merchant }: Caller,
	couponId: string,
): Promise<Coupon | Refusal<'not_found' | 'coupon_state'>> {
	await lockCoupons(tx, merchant.id, [couponId]);
	const coupon = await readCoupon(tx, merchant, couponId);
	if (!coupon) return noSuchCoupon();
	if (await isCouponUsed(tx, merchant.id, couponId)) {
		return refuse(
			'coupon_state',
			'Somebody has something of it, or an offer gives it, so it stays. Give it the status `ended`.',
		);
	}
	await deleteCoupon(tx, merchant.id, couponId);
	return coupon;
}
