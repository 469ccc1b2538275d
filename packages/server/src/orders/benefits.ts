import type { Channel, CouponVerdict, RewardVerdict } from '@endcap/contract';
import { couponsRefused } from '../coupons/claim.ts';
import { issueReceiptCoupons } from '../coupons/issue.ts';
import {
	redeemCoupons,
	redeemPromised,
	redeemReserved,
	releaseCoupons,
	reserveCoupons,
	rollBackRedemptions,
	type ChosenCoupon,
} from '../coupons/redeem.ts';
import { lockCoupons } from '../coupons/queries.ts';
import { lockSources } from '../coupons/redemptions.queries.ts';
import type { Queryable } from '../database/database.ts';
import { isRefusal, refuse, type Refusal } from '../http/problems.ts';
import { customerExists } from '../loyalty/account.queries.ts';
import { earnPoints } from '../loyalty/earn.ts';
import { selectCategories } from '../loyalty/goods.queries.ts';
import { lockPoints } from '../loyalty/locks.ts';
import { refundPoints } from '../loyalty/refund.ts';
import { lockReward, redeemReward, releaseReward } from '../loyalty/rewards.ts';
import type { RewardToUse } from '../loyalty/usable.ts';
import { updatePoints } from './queries.ts';
import type { OrderRecord } from './record.ts';
import { amountOfLine, grossOf } from './rules.ts';

/** What somebody wants to use, as it was priced. */
export interface OrderOffers {
	customer_id: string | null;
	coupons: CouponVerdict[];
	/** Those that apply. */
	chosen: ChosenCoupon[];
	rewards: RewardVerdict[];
	usable: RewardToUse[];
	/** By how much more points articles earn. */
	factors: Record<string, number>;
}

/** What an order uses, as it was when it was placed. */
export interface OrderBenefits {
	customer_id: string | null;
	coupons: CouponVerdict[];
	chosen: ChosenCoupon[];
	rewards: RewardVerdict[];
	reward_ids: string[];
	factors: Record<string, number>;
}

interface OffersToTake {
	order_id: string;
	channel: Channel;
	currency: string;
	offers: OrderOffers;
	/** Until when it is to be paid; null: nothing is waited for. */
	due: Date | null;
}

const sourceOf = (id: string) => ({ type: 'order', id }) as const;

/** Of an order about to be placed: its coupons and points are used, or kept for it until it is paid. Null: it has none. */
export async function takeOffers(
	tx: Queryable,
	merchantId: string,
	{ order_id, channel, currency, offers, due }: OffersToTake,
): Promise<OrderBenefits | null | Refusal<'coupon_refused' | 'reward_refused'>> {
	const { customer_id, chosen, usable, factors } = offers;
	if (chosen.length === 0 && usable.length === 0) return null;
	const source = sourceOf(order_id);
	const use = { source, customer_id, channel, store_id: null, currency, until: due };
	const take = due ? reserveCoupons : redeemCoupons;
	const conflicts = chosen.length === 0 ? [] : await take(tx, merchantId, use, chosen);
	if (conflicts.length > 0) {
		const reasons = new Map(conflicts.map(({ code, reason }) => [code, reason]));
		return couponsRefused(
			offers.coupons.flatMap((verdict) => {
				const { code } = chosen.find((each) => each.wallet_coupon_id === verdict.code) ?? verdict;
				const reason = reasons.get(code) ?? reasons.get(code.trim().toUpperCase());
				return reason ? [{ ...verdict, applies: false, reason }] : [];
			}),
		);
	}
	const reward_ids: string[] = [];
	for (const { id, reward_id } of usable) {
		if (customer_id === null) throw new Error('A reward is used that is nobody’s');
		const issued =
			reward_id === null ? await lockReward(tx, merchantId, { customer_id, reward_id: id }) : { reward_id };
		if (isRefusal(issued)) return refuse('reward_refused', `Nothing was ordered. ${issued.detail}`);
		const redeemed = due ? undefined : await redeemReward(tx, merchantId, issued.reward_id, { ...use, source });
		if (redeemed && isRefusal(redeemed)) return refuse('reward_refused', `Nothing was ordered. ${redeemed.detail}`);
		reward_ids.push(issued.reward_id);
	}
	const coupons = offers.coupons.filter(({ applies }) => applies);
	const rewards = offers.rewards.filter(({ applies }) => applies);
	return { customer_id, coupons, chosen, rewards, reward_ids, factors };
}

/** It was paid: what was kept for it is used. What was given up meanwhile stands all the same, since it was promised. */
export async function payOffers(tx: Queryable, merchantId: string, { row }: OrderRecord): Promise<void> {
	if (!row.benefits) return;
	const { customer_id, chosen, reward_ids } = row.benefits;
	const { channel, currency, order_id } = row;
	const use = { source: sourceOf(order_id), customer_id, channel, store_id: null, currency, until: null };
	if (chosen.length > 0) {
		// All at once: some may not be kept any more.
		const ids = chosen.map(({ coupon_id }) => coupon_id);
		await lockSources(tx, merchantId, [use.source]);
		await lockCoupons(tx, merchantId, ids);
		const kept = await redeemReserved(tx, merchantId, use.source);
		if (kept.length < chosen.length) await redeemPromised(tx, merchantId, use, chosen);
	}
	for (const id of reward_ids) await redeemReward(tx, merchantId, id, { ...use, promised: true });
}

/** A payment failed: others can use its coupons, and its shopper the points. It may still be paid. */
export async function releaseOffers(tx: Queryable, merchantId: string, { row }: OrderRecord): Promise<void> {
	if (!row.benefits) return;
	await releaseCoupons(tx, merchantId, sourceOf(row.order_id));
	await releaseRewards(tx, merchantId, row.order_id, row.benefits);
}

/** True when one of them was used, so that its points come back with a refund only. */
async function releaseRewards(
	tx: Queryable,
	merchantId: string,
	orderId: string,
	{ reward_ids }: OrderBenefits,
): Promise<boolean> {
	if (reward_ids.length === 0) return false;
	await lockPoints(tx, merchantId, [sourceOf(orderId)]);
	let used = false;
	for (const id of reward_ids) {
		const released = await releaseReward(tx, merchantId, id);
		if (released && isRefusal(released)) used = true;
	}
	return used;
}

/** What follows for coupons and points from the status that a locked order has now. */
export async function settleBenefits(tx: Queryable, merchantId: string, record: OrderRecord, now: Date): Promise<void> {
	if (record.row.status === 'canceled') await giveBack(tx, merchantId, record);
	if (record.row.status === 'completed') await earn(tx, merchantId, record, now);
}

/** Nothing of it was handed over. */
async function giveBack(tx: Queryable, merchantId: string, { row }: OrderRecord): Promise<void> {
	if (!row.benefits) return;
	const source = sourceOf(row.order_id);
	await releaseCoupons(tx, merchantId, source);
	await rollBackRedemptions(tx, merchantId, source);
	const used = await releaseRewards(tx, merchantId, row.order_id, row.benefits);
	if (used) await returnRewards(tx, merchantId, row, { part: 1, of: 1 });
}

function returnRewards(
	tx: Queryable,
	merchantId: string,
	{ order_id, channel }: OrderRecord['row'],
	share: { part: number; of: number },
) {
	const source = sourceOf(order_id);
	// No lines: what was earned was earned by what was handed over.
	return refundPoints(tx, merchantId, { source, refund: { source, share, lines: [] }, channel, store_id: null });
}

/** Everything that was to be had of it was handed over. */
async function earn(tx: Queryable, merchantId: string, { row, fulfillments }: OrderRecord, now: Date): Promise<void> {
	const { order_id, channel, owner_id, benefits } = row;
	const customer_id = owner_id !== null && (await customerExists(tx, merchantId, owner_id)) ? owner_id : null;
	const handed = fulfillments
		.filter(({ status }) => status === 'completed')
		.flatMap((each) => each.lines.map((line) => ({ sku: line.sku, amount: amountOfLine(each, line) })));
	await issueReceiptCoupons(
		tx,
		{ id: merchantId, currency: row.currency },
		{
			type: 'order',
			id: order_id,
			customer_id,
			channel,
			amount: handed.reduce((sum, { amount }) => sum + amount, 0),
			at: now,
		},
	);
	if (customer_id !== null) {
		const skus = handed.map(({ sku }) => sku);
		const categories = await selectCategories(tx, merchantId, skus);
		const earned = await earnPoints(tx, merchantId, {
			customer_id,
			source: sourceOf(order_id),
			channel,
			store_id: null,
			lines: handed.map((line) => ({
				...line,
				category: categories.get(line.sku),
				factor: benefits?.factors[line.sku],
			})),
			at: now,
		});
		if (!isRefusal(earned)) {
			row.points = earned.points;
			await updatePoints(tx, merchantId, order_id, earned.points);
		}
	}
	if (!benefits || benefits.reward_ids.length === 0) return;
	const of = row.lines.reduce((sum, { quantity, unit_amount }) => sum + quantity * unit_amount, 0);
	const had = fulfillments.reduce((sum, fulfillment) => sum + grossOf(fulfillment), 0);
	if (had < of) await returnRewards(tx, merchantId, row, { part: of - had, of });
}
