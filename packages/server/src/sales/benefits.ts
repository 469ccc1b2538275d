import type { SaleExcess, SalePoints, WalletCoupon } from '@endcap/contract';
import { couponsRefused } from '../coupons/claim.ts';
import { issueReceiptCoupons } from '../coupons/issue.ts';
import { redeemCoupons, redeemPromised, rollBackRedemptions, type CouponConflict } from '../coupons/redeem.ts';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../http/caller.ts';
import { isRefusal, refuse, type Refusal } from '../http/problems.ts';
import { earnPoints } from '../loyalty/earn.ts';
import { refundPoints } from '../loyalty/refund.ts';
import { lockReward, redeemReward, redeemUnissued } from '../loyalty/rewards.ts';
import type { RewardToUse } from '../loyalty/usable.ts';
import { isAllBack, type Amounts, type Bought, type GivenBack } from './bought.ts';
import type { SaleQuote } from './quote.ts';

/** A receipt that was just recorded, for what follows from it. */
export interface Recorded {
	sale_id: string;
	store_id: string;
	sold_at: Date;
	/** Whose it is. */
	customer_id: string | null;
	quote: SaleQuote;
	/** All of it stands. */
	promised: boolean;
	/** Receipts whose refunds are to be told: the one that comes back, and itself, when refunds came before it. */
	refunded: readonly Bought[];
}

export interface Benefits {
	points: SalePoints;
	receipt_coupons: WalletCoupon[];
	excess: SaleExcess[];
}

type BenefitRefusal = Refusal<'coupon_refused' | 'reward_refused'>;

/** Uses coupons and rewards, gives what comes with the receipt, and moves points. After `lockBenefits`. */
export async function takeBenefits(
	tx: Queryable,
	merchant: Caller['merchant'],
	recorded: Recorded,
): Promise<Benefits | BenefitRefusal> {
	const { sale_id, customer_id, quote, sold_at, store_id, promised, refunded } = recorded;
	const sold = quote.lines.filter(({ quantity }) => quantity > 0);
	const paid = sold.reduce((sum, { amount }) => sum + amount, 0);
	const conflicts = await useCoupons(tx, merchant, recorded);
	if (conflicts.length > 0 && !promised) return couponsTaken(conflicts, quote);
	const receipt = { type: 'sale', id: sale_id, customer_id, channel: 'till', amount: paid, at: sold_at } as const;
	const receipt_coupons = sold.length === 0 ? [] : await issueReceiptCoupons(tx, merchant, receipt);
	for (const { sale_id: id } of refunded.filter(isAllBack)) {
		await rollBackRedemptions(tx, merchant.id, { type: 'sale', id });
	}
	const excess = excessOf(conflicts, quote, promised);
	const points: SalePoints = { earned: 0, spent: 0, taken_back: 0, given_back: 0 };
	for (const reward of quote.usable) {
		const missing = await useReward(tx, merchant.id, recorded, reward);
		if (typeof missing !== 'number') return missing;
		points.spent += reward.points;
		if (missing > 0) excess.push({ kind: 'points_excess', code: reward.id, reason: null, points: missing });
	}
	if (customer_id !== null && sold.length > 0) {
		const earned = await earnPoints(tx, merchant.id, {
			customer_id,
			source: { type: 'sale', id: sale_id },
			channel: 'till',
			store_id,
			lines: quote.earning,
			at: sold_at,
		});
		if (!isRefusal(earned)) points.earned = earned.points;
		// Else they were erased meanwhile, and nobody earns.
		else if (earned.problem !== 'not_found') throw new Error(earned.detail);
	}
	for (const bought of refunded) {
		for (const refund of bought.refunds) {
			const { taken_back, given_back } = await tellRefund(tx, merchant.id, bought, refund);
			if (refund.sale_id !== sale_id) continue;
			points.taken_back += taken_back;
			points.given_back += given_back;
		}
	}
	return { points, receipt_coupons, excess };
}

async function useCoupons(
	tx: Queryable,
	{ id, currency }: Caller['merchant'],
	{ sale_id, customer_id, store_id, quote, promised }: Recorded,
): Promise<CouponConflict[]> {
	if (quote.chosen.length === 0) return [];
	const source = { type: 'sale', id: sale_id } as const;
	const use = { source, customer_id, channel: 'till', store_id, currency, until: null } as const;
	return promised ? redeemPromised(tx, id, use, quote.chosen) : redeemCoupons(tx, id, use, quote.chosen);
}

/** Somebody else came first. */
function couponsTaken(conflicts: readonly CouponConflict[], { coupons, chosen }: SaleQuote) {
	const reasons = new Map(conflicts.map(({ code, reason }) => [code, reason]));
	const names = new Map(chosen.map(({ code, wallet_coupon_id }) => [wallet_coupon_id ?? code, code]));
	const reasonOf = (name: string) => reasons.get(names.get(name) ?? name.trim().toUpperCase());
	return couponsRefused(
		coupons.flatMap((verdict) => {
			const reason = reasonOf(verdict.code);
			return reason ? [{ ...verdict, applies: false, reason }] : [];
		}),
	);
}

function excessOf(conflicts: readonly CouponConflict[], { coupons }: SaleQuote, promised: boolean): SaleExcess[] {
	if (!promised) return [];
	const refused = coupons.flatMap(({ code, reason }) => (reason === null ? [] : [{ code, reason }]));
	const known = new Set(refused.map(({ code }) => code.trim().toUpperCase()));
	return [...refused, ...conflicts.filter(({ code }) => !known.has(code))].map(({ code, reason }) => ({
		kind: 'coupon_excess',
		code,
		reason,
		points: 0,
	}));
}

/** Points that are missing of it, which the customer owes; 0 unless it was promised. */
async function useReward(
	tx: Queryable,
	merchantId: string,
	{ sale_id, store_id, customer_id, promised }: Recorded,
	{ id, reward_id }: RewardToUse,
): Promise<number | Refusal<'reward_refused'>> {
	if (customer_id === null) throw new Error('A reward is used that is nobody’s');
	const use = { source: { type: 'sale', id: sale_id }, channel: 'till', store_id } as const;
	const taken = (detail: string) => refuse('reward_refused', `Nothing was recorded. ${detail}`);
	if (reward_id === null && promised) {
		const redeemed = await redeemUnissued(tx, merchantId, { ...use, customer_id, reward_id: id });
		return isRefusal(redeemed) ? taken(redeemed.detail) : redeemed.missing;
	}
	const issued = reward_id === null ? await lockReward(tx, merchantId, { customer_id, reward_id: id }) : { reward_id };
	if (isRefusal(issued)) return taken(issued.detail);
	const redeemed = await redeemReward(tx, merchantId, issued.reward_id, { ...use, promised });
	if (!redeemed) throw new Error('A reward is gone');
	return isRefusal(redeemed) ? taken(redeemed.detail) : redeemed.missing;
}

async function tellRefund(tx: Queryable, merchantId: string, bought: Bought, refund: GivenBack) {
	return refundPoints(tx, merchantId, {
		source: { type: 'sale', id: bought.sale_id },
		refund: {
			source: { type: 'sale', id: refund.sale_id },
			share: shareOf(bought.goods, refund.goods),
			lines: [...refund.goods].map(([sku, { paid }]) => ({ sku, amount: Math.max(0, paid) })),
		},
		channel: 'till',
		store_id: refund.store_id,
	});
}

/** Of what was paid; of what cost nothing by its price, and of what has none by its units. */
function shareOf(bought: Bought['goods'], back: Bought['goods']): { part: number; of: number } {
	const sum = (goods: Bought['goods'], of: keyof Amounts) =>
		[...goods.values()].reduce((total, amounts) => total + amounts[of], 0);
	const by = (['paid', 'gross', 'units'] as const).find((each) => sum(bought, each) > 0) ?? 'units';
	return { part: Math.max(0, sum(back, by)), of: Math.max(1, sum(bought, by)) };
}
