import type { CouponReason, RedemptionSource } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { endRedemptions, tellRedemptions } from './end.ts';
import { lockCoupons, type CouponRow } from './queries.ts';
import {
	findLapsed,
	findOfSource,
	insertRedemptions,
	lockSources,
	moveRedemptions,
	moveWalletCoupons,
	updateReserved,
	type NewRedemption,
	type RedemptionRow,
	type RedemptionUse,
} from './redemptions.queries.ts';
import { addUses, readUses } from './uses.queries.ts';
import { findWalletCoupons, type WalletCouponRow } from './wallet.queries.ts';

/** A coupon that applies, as `priceBasket` found. */
export interface ChosenCoupon {
	coupon_id: string;
	/** Null: by the code that is for everyone. */
	wallet_coupon_id: string | null;
	/** As it is stored. */
	code: string;
	/** Minor units. */
	amount: number;
}

/** What came between pricing and taking. */
export interface CouponConflict {
	code: string;
	reason: Extract<
		CouponReason,
		'unknown' | 'paused' | 'ended' | 'used' | 'limit_reached' | 'reserved_elsewhere' | 'not_yours'
	>;
}

interface Taking {
	status: 'reserved' | 'succeeded';
	/** The rest of what the source has reserved is given up. */
	whole: boolean;
	/** What was promised is recorded, whatever speaks against it. */
	promised: boolean;
	insteadOf?: RedemptionSource;
}

/**
 * Makes these the coupons that a source has reserved, all of them or, when there is a conflict, none: then the caller
 * undoes the transaction. To be called after reservations of stock. `insteadOf`: what another source has reserved goes
 * over to this one, as from a cart to its order.
 */
export async function reserveCoupons(
	tx: Queryable,
	merchantId: string,
	use: RedemptionUse,
	chosen: readonly ChosenCoupon[],
	insteadOf?: RedemptionSource,
): Promise<CouponConflict[]> {
	return take(tx, merchantId, use, chosen, { status: 'reserved', whole: true, promised: false, insteadOf });
}

/** Redeems coupons at once, reserved before by the same source or not. Conflicts as of `reserveCoupons`. */
export async function redeemCoupons(
	tx: Queryable,
	merchantId: string,
	use: RedemptionUse,
	chosen: readonly ChosenCoupon[],
): Promise<CouponConflict[]> {
	return take(tx, merchantId, use, chosen, { status: 'succeeded', whole: false, promised: false });
}

/**
 * Records what a till promised while it was offline. All of it stands: what is beyond a limit or was used elsewhere is
 * recorded as excess, which no limit counts, and is what this resolves to.
 */
export async function redeemPromised(
	tx: Queryable,
	merchantId: string,
	use: RedemptionUse,
	chosen: readonly ChosenCoupon[],
): Promise<CouponConflict[]> {
	return take(tx, merchantId, use, chosen, { status: 'succeeded', whole: false, promised: true });
}

/** Redeems what a source has reserved. Resolves to all that it has redeemed, now and before. */
export async function redeemReserved(
	tx: Queryable,
	merchantId: string,
	source: RedemptionSource,
): Promise<RedemptionRow[]> {
	const own = await lockOfSource(tx, merchantId, source, []);
	const reserved = own.filter(({ status }) => status === 'reserved');
	await settle(tx, merchantId, reserved);
	return own.map((row) => ({ ...row, status: 'succeeded' }));
}

/** Gives up what a source has reserved. */
export async function releaseCoupons(tx: Queryable, merchantId: string, source: RedemptionSource): Promise<void> {
	const own = await lockOfSource(tx, merchantId, source, []);
	await endRedemptions(tx, merchantId, own, 'released');
}

/** Gives back what a source has redeemed: the shopper can use it again while it is valid. */
export async function rollBackRedemptions(
	tx: Queryable,
	merchantId: string,
	source: RedemptionSource,
): Promise<RedemptionRow[]> {
	const own = await lockOfSource(tx, merchantId, source, []);
	return endRedemptions(tx, merchantId, own, 'rolled_back');
}

/** Locks a source, then its coupons and others, and resolves to what it has of any. */
async function lockOfSource(
	tx: Queryable,
	merchantId: string,
	source: RedemptionSource,
	couponIds: readonly string[],
): Promise<RedemptionRow[]> {
	await lockSources(tx, merchantId, [source]);
	const before = await findOfSource(tx, merchantId, source);
	if (before.length + couponIds.length === 0) return [];
	await lockCoupons(tx, merchantId, [...couponIds, ...before.map(({ coupon_id }) => coupon_id)]);
	return findOfSource(tx, merchantId, source);
}

async function take(
	tx: Queryable,
	merchantId: string,
	use: RedemptionUse,
	chosen: readonly ChosenCoupon[],
	taking: Taking,
): Promise<CouponConflict[]> {
	const { insteadOf } = taking;
	const ids = chosen.map(({ coupon_id }) => coupon_id);
	if (insteadOf) await lockSources(tx, merchantId, [use.source, insteadOf]);
	const others = insteadOf ? await findOfSource(tx, merchantId, insteadOf) : [];
	const own = await lockOfSource(tx, merchantId, use.source, [...ids, ...others.map(({ coupon_id }) => coupon_id)]);
	const codes = new Set(chosen.map(({ code }) => code));
	const givenUp = taking.whole ? own.filter(({ code, status }) => status === 'reserved' && !codes.has(code)) : [];
	const lapsed = (await findLapsed(tx, merchantId, ids)).filter((row) => !isOf(row, use.source));
	const over = insteadOf ? await findOfSource(tx, merchantId, insteadOf) : [];
	const ending = new Map([...givenUp, ...lapsed, ...over].map((row) => [row.redemption_id, row]));
	await endRedemptions(tx, merchantId, [...ending.values()], 'released');
	const has = new Map(own.map((row) => [row.code, row]));
	const wanted = chosen.filter(({ code }) => !has.has(code));
	const judged = await judge(tx, merchantId, use, wanted, taking);
	if (judged.conflicts.length > 0 && !taking.promised) return judged.conflicts;
	await make(tx, merchantId, use, judged.made, taking.status);
	for (const { code, amount } of chosen) {
		const row = has.get(code);
		if (row?.status === 'reserved')
			await updateReserved(tx, merchantId, row.redemption_id, { amount, until: use.until });
	}
	if (taking.status === 'succeeded') {
		await settle(
			tx,
			merchantId,
			own.filter(({ code, status }) => status === 'reserved' && codes.has(code)),
		);
	}
	return judged.conflicts;
}

function isOf({ source_type, source_id }: RedemptionRow, { type, id }: RedemptionSource): boolean {
	return source_type === type && source_id === id;
}

/** What of it can be had, now that nobody else changes it. */
async function judge(
	tx: Queryable,
	merchantId: string,
	{ customer_id }: RedemptionUse,
	wanted: readonly ChosenCoupon[],
	{ status, promised }: Taking,
): Promise<{ made: NewRedemption[]; conflicts: CouponConflict[] }> {
	const ids = wanted.map(({ coupon_id }) => coupon_id);
	const walletIds = wanted.flatMap(({ wallet_coupon_id }) => wallet_coupon_id ?? []);
	const rows = new Map((await lockCoupons(tx, merchantId, ids)).map((row) => [row.coupon_id, row]));
	const wallet = new Map(
		(await findWalletCoupons(tx, merchantId, walletIds)).map((row) => [row.wallet_coupon_id, row]),
	);
	const uses = new Map((await readUses(tx, merchantId, ids, customer_id)).map((each) => [each.coupon_id, each]));
	const made: NewRedemption[] = [];
	const conflicts: CouponConflict[] = [];
	for (const { coupon_id, wallet_coupon_id, code, amount } of wanted) {
		const row = rows.get(coupon_id);
		const held = wallet_coupon_id === null ? undefined : wallet.get(wallet_coupon_id);
		const left = uses.get(coupon_id);
		const ownUse = held === undefined || held.customer_id === null;
		const reason = judgeRow(row, promised) ?? judgeHeld(held, customer_id) ?? (ownUse ? judgeLimits(row, left) : null);
		if (reason) conflicts.push({ code, reason });
		const counted = ownUse && reason === null;
		if (left && counted) {
			left.uses += 1;
			left.own += 1;
		}
		const excess = reason !== null;
		made.push({ redemption_id: timeOrderedId(), coupon_id, wallet_coupon_id, code, amount, status, counted, excess });
	}
	return { made, conflicts };
}

function judgeRow(row: CouponRow | undefined, promised: boolean): CouponConflict['reason'] | null {
	if (!row) return 'unknown';
	// The till knew it as active.
	if (promised || row.status === 'active') return null;
	return row.status === 'draft' ? 'unknown' : row.status;
}

function judgeHeld(held: WalletCouponRow | undefined, customerId: string | null): CouponConflict['reason'] | null {
	if (held === undefined) return null;
	if (held.status === 'reserved') return 'reserved_elsewhere';
	if (held.status !== 'issued') return held.status === 'redeemed' ? 'used' : 'unknown';
	return held.customer_id === null || held.customer_id === customerId ? null : 'not_yours';
}

function judgeLimits(
	row: CouponRow | undefined,
	left: { uses: number; own: number } | undefined,
): CouponConflict['reason'] | null {
	const { limit_total = null, limit_per_customer = null } = row ?? {};
	const full = limit_total !== null && (left?.uses ?? 0) >= limit_total;
	const enough = limit_per_customer !== null && (left?.own ?? 0) >= limit_per_customer;
	return full || enough ? 'limit_reached' : null;
}

async function make(
	tx: Queryable,
	merchantId: string,
	use: RedemptionUse,
	made: readonly NewRedemption[],
	status: 'reserved' | 'succeeded',
): Promise<void> {
	if (made.length === 0) return;
	const { customer_id, channel, store_id, until } = use;
	await insertRedemptions(tx, merchantId, use, made);
	await moveWalletCoupons(
		tx,
		merchantId,
		made.flatMap(({ wallet_coupon_id, excess }) =>
			wallet_coupon_id === null || excess
				? []
				: [{ wallet_coupon_id, status: status === 'succeeded' ? 'redeemed' : status, channel, store_id, until }],
		),
	);
	await addUses(
		tx,
		merchantId,
		made.map(({ coupon_id, counted, excess }) => ({
			coupon_id,
			customer_id: counted ? customer_id : null,
			uses: counted ? 1 : 0,
			excess: excess ? 1 : 0,
		})),
	);
	await tellRedemptions(
		tx,
		merchantId,
		made.map((each) => ({ ...each, customer_id, store_id })),
	);
}

/** Redeems what is reserved. */
async function settle(tx: Queryable, merchantId: string, reserved: readonly RedemptionRow[]): Promise<void> {
	if (reserved.length === 0) return;
	const ids = reserved.map(({ redemption_id }) => redemption_id);
	const moved = await moveRedemptions(tx, merchantId, ids, 'reserved', 'succeeded');
	await moveWalletCoupons(
		tx,
		merchantId,
		moved.flatMap(({ wallet_coupon_id, channel, store_id }) =>
			wallet_coupon_id === null ? [] : [{ wallet_coupon_id, status: 'redeemed', channel, store_id, until: null }],
		),
	);
	await tellRedemptions(tx, merchantId, moved);
}
