import type { CouponFace, CouponReason, CouponVerdict, WalletClaim, WalletCoupon } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import type { ShopperCaller } from '../http/caller.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { newWalletCoupon } from './codes.ts';
import { findBasketCustomer, findHomeTimezone } from './customers.queries.ts';
import { findNamed, type NamedCoupon } from './find.queries.ts';
import { readTerms } from './find.ts';
import { judgeCustomer, judgeTime } from './judge.rules.ts';
import { findClaimable, findCoupons, lockCoupons, type CouponRow } from './queries.ts';
import { findLapsed } from './redemptions.queries.ts';
import { endRedemptions } from './end.ts';
import { faceOf, normalCode } from './rules.ts';
import type { BasketCustomer } from './terms.ts';
import { addUses, readUses } from './uses.queries.ts';
import { birthdayEnd } from './validity.rules.ts';
import {
	findWalletCouponByCode,
	findWalletCoupons,
	giveToCustomer,
	insertWalletCoupons,
	listWalletCoupons,
	type WalletCouponRow,
} from './wallet.queries.ts';
import { presentWallet } from './wallet.ts';

const MOST_CLAIMABLE = 100;
const MOST_READ = 500;

export interface Claimed {
	/** False: they had it already. */
	created: boolean;
	coupon: WalletCoupon;
}

export function signInNeeded(): Refusal<'sign_in_needed'> {
	return refuse('sign_in_needed', 'A wallet belongs to a customer. Sign in, then ask again.');
}

/** Puts a coupon into the wallet of a shopper who is signed in. The refusal of what they may not know tells nothing. */
export async function claimCoupon(
	tx: Queryable,
	caller: ShopperCaller,
	claim: WalletClaim,
	now: Date,
): Promise<Claimed | Refusal<'coupon_refused' | 'sign_in_needed'>> {
	const { merchant, customer_id } = caller;
	const name = 'code' in claim ? claim.code : claim.coupon_id;
	const named = await nameOf(tx, merchant.id, claim);
	const customer = customer_id === null ? undefined : await findBasketCustomer(tx, merchant.id, customer_id);
	if (!customer) return signInNeeded();
	const [row] = named ? await lockCoupons(tx, merchant.id, [named.coupon_id]) : [];
	if (!named || !row) return couponRefused(name, 'unknown', null, merchant.currency);
	await endRedemptions(tx, merchant.id, await findLapsed(tx, merchant.id, [row.coupon_id]), 'released');
	const timezone = await findHomeTimezone(tx, merchant.id);
	const taken =
		named.wallet_coupon_id === null
			? await takeNew(tx, caller, customer, row, { timezone, now })
			: await takeCode(tx, merchant.id, customer, row, named.code, { timezone, now });
	if (typeof taken === 'string') {
		return couponRefused(name, taken, taken === 'unknown' ? null : faceOf(row, merchant.currency), merchant.currency);
	}
	const [coupon] = await presentWallet(
		tx,
		merchant,
		await findWalletCoupons(tx, merchant.id, [taken.wallet_coupon_id]),
		now,
	);
	if (!coupon) throw new Error('A coupon is gone that was just put into a wallet');
	if (taken.created) {
		const { wallet_coupon_id: id } = taken;
		const { coupon_id } = row;
		const event = { owner_id: customer_id, data: { id, coupon_id, customer_id, status: 'issued' } };
		await stageEvents(tx, merchant.id, [{ type: 'wallet_coupon.issued', ...event }]);
	}
	return { created: taken.created, coupon };
}

/** What somebody wanted to have, for people: its name, or else what they named it by. */
export async function nameOfClaimed(queryable: Queryable, merchantId: string, claim: WalletClaim): Promise<string> {
	const said = 'code' in claim ? claim.code : claim.coupon_id;
	const id = 'code' in claim ? (await nameOf(queryable, merchantId, claim))?.coupon_id : claim.coupon_id;
	const [row] = id === undefined ? [] : await findCoupons(queryable, merchantId, [id]);
	return row?.name ?? said;
}

async function nameOf(
	tx: Queryable,
	merchantId: string,
	claim: WalletClaim,
): Promise<Pick<NamedCoupon, 'coupon_id' | 'wallet_coupon_id' | 'code'> | undefined> {
	if ('code' in claim) {
		const code = normalCode(claim.code);
		// By the code alone: an id of a wallet is none.
		const [named] = await findNamed(tx, merchantId, [{ name: code, code }], null);
		return named;
	}
	const [row] = await findCoupons(tx, merchantId, [claim.coupon_id]);
	return row?.claimable ? { coupon_id: row.coupon_id, wallet_coupon_id: null, code: '' } : undefined;
}

interface Moment {
	timezone: string;
	now: Date;
}

type Taken = { wallet_coupon_id: string; created: boolean } | CouponReason;

/** A code for one use, which is theirs from now on. */
async function takeCode(
	tx: Queryable,
	merchantId: string,
	customer: BasketCustomer,
	row: CouponRow,
	code: string,
	moment: Moment,
): Promise<Taken> {
	const held = await findWalletCouponByCode(tx, merchantId, code);
	if (!held) return 'unknown';
	const { wallet_coupon_id } = held;
	if (held.customer_id === customer.customer_id) return { wallet_coupon_id, created: false };
	if (held.customer_id !== null || held.status === 'redeemed' || held.status === 'canceled') return 'unknown';
	if (held.status === 'reserved') return 'reserved_elsewhere';
	const reason = await judgeClaim(tx, merchantId, customer, row, held.valid_until, moment);
	// What is over looks as if it had never been.
	if (reason) return reason === 'ended' ? 'unknown' : reason;
	await giveToCustomer(tx, merchantId, wallet_coupon_id, customer.customer_id);
	await countClaim(tx, merchantId, row, customer);
	return { wallet_coupon_id, created: true };
}

/** Another use of a coupon that is for everyone, unless they have one that is unused. */
async function takeNew(
	tx: Queryable,
	{ merchant, channel }: ShopperCaller,
	customer: BasketCustomer,
	row: CouponRow,
	moment: Moment,
): Promise<Taken> {
	const reason = await judgeClaim(tx, merchant.id, customer, row, null, moment, async () => {
		const unused = await findUnused(tx, merchant.id, customer, row, moment);
		return unused && { wallet_coupon_id: unused.wallet_coupon_id, created: false };
	});
	if (reason !== null) return reason;
	const around = row.birthday && customer.birthday;
	const valid_until = around && row.birthday ? birthdayEnd(around, row.birthday, moment.timezone, moment.now) : null;
	const made = newWalletCoupon(row.coupon_id, {
		customer_id: customer.customer_id,
		valid_until: valid_until ?? null,
	});
	await insertWalletCoupons(tx, merchant.id, [made], { channel, channels: null });
	await countClaim(tx, merchant.id, row, customer);
	return { wallet_coupon_id: made.wallet_coupon_id, created: true };
}

async function findUnused(
	tx: Queryable,
	merchantId: string,
	{ customer_id }: BasketCustomer,
	row: CouponRow,
	{ timezone, now }: Moment,
): Promise<WalletCouponRow | undefined> {
	const own = await listWalletCoupons(tx, merchantId, customer_id, { after: undefined, limit: MOST_READ });
	return own.find(
		({ coupon_id, status, valid_until }) =>
			coupon_id === row.coupon_id &&
			(status === 'issued' || status === 'reserved') &&
			judgeTime(row, valid_until, { timezone, at: now }) === null,
	);
}

async function judgeClaim<Before = never>(
	tx: Queryable,
	merchantId: string,
	customer: BasketCustomer,
	row: CouponRow,
	ownEnd: string | null,
	{ timezone, now: at }: Moment,
	before?: () => Promise<Before | undefined>,
): Promise<Before | CouponReason | null> {
	const time = judgeTime(row, ownEnd, { timezone, at });
	if (time) return time;
	const had = await before?.();
	if (had) return had;
	const stranger = judgeCustomer(row, customer, { timezone, at }, { given: false });
	if (stranger) return stranger;
	const [left] = await readUses(tx, merchantId, [row.coupon_id], customer.customer_id);
	const full = row.limit_total !== null && (left?.uses ?? 0) >= row.limit_total;
	const enough = row.limit_per_customer !== null && (left?.own ?? 0) >= row.limit_per_customer;
	return full || enough ? 'limit_reached' : null;
}

async function countClaim(
	tx: Queryable,
	merchantId: string,
	{ coupon_id }: CouponRow,
	{ customer_id }: BasketCustomer,
): Promise<void> {
	await addUses(tx, merchantId, [{ coupon_id, customer_id, uses: 1, excess: 0 }]);
}

/** Coupons that this shopper could claim now; of one who is not signed in, as if they had just joined. */
export async function readClaimable(
	queryable: Queryable,
	{ merchant, customer_id }: ShopperCaller,
	now: Date,
): Promise<CouponFace[]> {
	const rows = await findClaimable(queryable, merchant.id, MOST_CLAIMABLE);
	const at = { timezone: await findHomeTimezone(queryable, merchant.id), at: now };
	const customer = customer_id === null ? undefined : await findBasketCustomer(queryable, merchant.id, customer_id);
	const ids = rows.map(({ coupon_id }) => coupon_id);
	const uses = new Map(
		(await readUses(queryable, merchant.id, ids, customer_id)).map(({ coupon_id, own }) => [coupon_id, own]),
	);
	const terms = await readTerms(queryable, merchant.id, rows, []);
	return rows.flatMap((row) => {
		const own = terms.get(row.coupon_id);
		if (!own || judgeTime(own, null, at) !== null) return [];
		const mine = uses.get(row.coupon_id) ?? 0;
		const open = customer
			? judgeCustomer(own, customer, at, { given: false }) === null && mine < (row.limit_per_customer ?? Infinity)
			: !own.segments && !own.birthday;
		return open ? [faceOf(row, merchant.currency)] : [];
	});
}

/** One coupon that cannot be had, as a problem. */
export function couponRefused(
	code: string,
	reason: CouponReason,
	coupon: CouponFace | null,
	currency: string,
): Refusal<'coupon_refused'> {
	const amount = { amount: 0, currency };
	const verdict = { code, wallet_coupon_id: null, coupon, applies: false, amount, reason, missing: null };
	return couponsRefused([verdict]);
}

export function couponsRefused(coupons: readonly CouponVerdict[]): Refusal<'coupon_refused'> {
	const reasons = coupons.flatMap(({ reason }) => reason ?? []).join(', ');
	return refuse('coupon_refused', `Nothing was changed: ${reasons}. \`coupons\` says it of each.`, {
		coupons: [...coupons],
	});
}
