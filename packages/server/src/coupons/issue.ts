import type { Channel, CouponIssue, CouponIssued, WalletCoupon } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import type { Caller } from '../http/caller.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { couponRefused } from './claim.ts';
import { newWalletCoupon } from './codes.ts';
import { findHomeTimezone, findReceivers, type Receiver } from './customers.queries.ts';
import { findReceiptCoupons, lockCoupons, type CouponRow } from './queries.ts';
import { faceOf, noSuchCoupon } from './rules.ts';
import { judgeTime } from './judge.rules.ts';
import { addUses, readUses } from './uses.queries.ts';
import { birthdayAround, birthdayEnd, endAfterDays } from './validity.rules.ts';
import { findIssuedFor, findWalletCoupons, insertWalletCoupons, type NewWalletCoupon } from './wallet.queries.ts';
import { presentWallet } from './wallet.ts';

type IssueRefusal = Refusal<'not_found' | 'coupon_state' | 'coupon_refused'>;

/** Puts a coupon into the wallets of customers. A birthday gives it once, however often it is asked for. */
export async function issueCoupon(
	tx: Queryable,
	{ merchant, channel }: Pick<Caller, 'merchant' | 'channel'>,
	couponId: string,
	issue: CouponIssue,
	now: Date,
): Promise<CouponIssued | IssueRefusal> {
	const [row] = await lockCoupons(tx, merchant.id, [couponId]);
	if (!row) return noSuchCoupon();
	if (row.status !== 'active') {
		return refuse('coupon_state', `The coupon is ${row.status}. Make it active before it is put into wallets.`);
	}
	const byBirthday = 'birthday' in issue;
	if (byBirthday && !row.birthday) {
		return refuse('coupon_state', 'The coupon is not for birthdays: it does not say how long before and after.');
	}
	const customerIds = 'customer_ids' in issue ? [...new Set(issue.customer_ids)] : null;
	const target = { customerIds, segment: 'segment' in issue ? issue.segment : null, birthday: byBirthday };
	const receivers = await findReceivers(tx, merchant.id, couponId, target, row.limit_per_customer);
	const timezone = await findHomeTimezone(tx, merchant.id);
	const made = byBirthday
		? madeForBirthdays(row, receivers, timezone, now)
		: receivers.map(({ customer_id, birthday }) => {
				const end = row.birthday && birthday ? birthdayEnd(birthday, row.birthday, timezone, now) : undefined;
				return newWalletCoupon(couponId, { customer_id, valid_until: end ?? null });
			});
	const skipped = (customerIds?.length ?? receivers.length) - made.length;
	const issued = await insertCounted(tx, merchant.id, row, made, { channel, channels: null });
	if (issued === null) {
		return couponRefused(couponId, 'limit_reached', faceOf(row, merchant.currency), merchant.currency);
	}
	return { issued, skipped: skipped + made.length - issued };
}

/** Of those around their birthday: one each for that birthday, which is known by its year. */
export function madeForBirthdays(
	{ coupon_id, birthday: around }: CouponRow,
	receivers: readonly Receiver[],
	timezone: string,
	now: Date,
): NewWalletCoupon[] {
	return receivers.flatMap(({ customer_id, birthday }) => {
		const found = around && birthday ? birthdayAround(birthday, around, timezone, now) : undefined;
		if (!found) return [];
		const issued_for = `birthday ${found.year} ${customer_id}`;
		return [newWalletCoupon(coupon_id, { customer_id, valid_until: found.end, issued_for })];
	});
}

/** Null when the coupon has not enough left for all of them: then the caller undoes the transaction. */
export async function insertCounted(
	tx: Queryable,
	merchantId: string,
	{ coupon_id, limit_total }: CouponRow,
	made: readonly NewWalletCoupon[],
	of: { channel: Channel; channels: Channel[] | null },
): Promise<number | null> {
	const inserted = new Set(await insertWalletCoupons(tx, merchantId, made, of));
	const issued = made.filter(({ wallet_coupon_id }) => inserted.has(wallet_coupon_id));
	const [left] = await readUses(tx, merchantId, [coupon_id], null);
	if (limit_total !== null && (left?.uses ?? 0) + issued.length > limit_total) return null;
	const owned = issued.filter(({ customer_id }) => customer_id !== null);
	await addUses(
		tx,
		merchantId,
		owned.map(({ customer_id }) => ({ coupon_id, customer_id, uses: 1, excess: 0 })),
	);
	await stageEvents(
		tx,
		merchantId,
		owned.map(({ wallet_coupon_id: id, customer_id }) => ({
			type: 'wallet_coupon.issued',
			owner_id: customer_id,
			data: { id, coupon_id, customer_id, status: 'issued' },
		})),
	);
	return issued.length;
}

export interface Receipt {
	type: 'order' | 'sale';
	id: string;
	/** Null: whoever has the receipt has what comes with it. */
	customer_id: string | null;
	channel: Channel;
	/** What was paid for the goods, in minor units. */
	amount: number;
	at: Date;
}

/**
 * Gives the coupons that come with a receipt, each once, however often it is asked for. A coupon that has none left is not
 * given.
 */
export async function issueReceiptCoupons(
	tx: Queryable,
	merchant: Pick<Caller['merchant'], 'id' | 'currency'>,
	{ type, id, customer_id, channel, amount, at }: Receipt,
): Promise<WalletCoupon[]> {
	const candidates = await findReceiptCoupons(tx, merchant.id, amount);
	if (candidates.length === 0) return [];
	const timezone = await findHomeTimezone(tx, merchant.id);
	const ids = candidates.map(({ coupon_id }) => coupon_id);
	const issued_for = `${type} ${id}`;
	const rows = await lockCoupons(tx, merchant.id, ids);
	const before = new Set((await findIssuedFor(tx, merchant.id, ids, issued_for)).map(({ coupon_id }) => coupon_id));
	const uses = new Map((await readUses(tx, merchant.id, ids, customer_id)).map((each) => [each.coupon_id, each]));
	for (const row of rows) {
		const { coupon_id, receipt, limit_total, limit_per_customer } = row;
		if (!receipt || before.has(coupon_id) || judgeTime(row, null, { timezone, at }) !== null) continue;
		const left = uses.get(coupon_id);
		const full = limit_total !== null && (left?.uses ?? 0) >= limit_total;
		const enough = customer_id !== null && limit_per_customer !== null && (left?.own ?? 0) >= limit_per_customer;
		if (full || enough) continue;
		const valid_until = endAfterDays(timezone, at, receipt.valid_days);
		const made = newWalletCoupon(coupon_id, { customer_id, valid_until, issued_for });
		await insertCounted(tx, merchant.id, row, [made], { channel, channels: receipt.channels });
	}
	const issued = await findIssuedFor(tx, merchant.id, ids, issued_for);
	return presentWallet(
		tx,
		merchant,
		await findWalletCoupons(
			tx,
			merchant.id,
			issued.map(({ wallet_coupon_id }) => wallet_coupon_id),
		),
		at,
	);
}
