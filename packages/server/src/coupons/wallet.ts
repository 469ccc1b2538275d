import type { Channel, WalletCoupon, WalletCouponStatus } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../http/caller.ts';
import { findHomeTimezone } from './customers.queries.ts';
import { findCoupons, type CouponRow } from './queries.ts';
import { faceOf } from './rules.ts';
import { earlierEnd, instantOf } from './validity.rules.ts';
import { listWalletCoupons, type WalletCouponRow } from './wallet.queries.ts';

const MOST_READ = 500;

export interface WalletFilter {
	statuses: readonly WalletCouponStatus[] | undefined;
	after: string | undefined;
	limit: number;
}

/** A customer’s coupons, newest first. `after` is where the next ones begin; null when there are none. */
export async function readWallet(
	queryable: Queryable,
	merchant: Pick<Caller['merchant'], 'id' | 'currency'>,
	customerId: string,
	{ statuses, after, limit }: WalletFilter,
	now: Date,
): Promise<{ coupons: WalletCoupon[]; after: string | null }> {
	const found: WalletCoupon[] = [];
	let position = after;
	for (;;) {
		const rows = await listWalletCoupons(queryable, merchant.id, customerId, { after: position, limit: MOST_READ });
		const coupons = await presentWallet(queryable, merchant, rows, now);
		// What has expired is known here only.
		found.push(...coupons.filter(({ status }) => statuses?.includes(status) ?? true));
		if (found.length > limit) return { coupons: found.slice(0, limit), after: found[limit - 1]?.id ?? null };
		position = rows.at(-1)?.wallet_coupon_id;
		if (rows.length < MOST_READ) return { coupons: found, after: null };
	}
}

export async function presentWallet(
	queryable: Queryable,
	merchant: Pick<Caller['merchant'], 'id' | 'currency'>,
	rows: readonly WalletCouponRow[],
	now: Date,
): Promise<WalletCoupon[]> {
	if (rows.length === 0) return [];
	const ids = [...new Set(rows.map(({ coupon_id }) => coupon_id))];
	const coupons = new Map((await findCoupons(queryable, merchant.id, ids)).map((row) => [row.coupon_id, row]));
	const timezone = await findHomeTimezone(queryable, merchant.id);
	return rows.flatMap((row) => {
		const coupon = coupons.get(row.coupon_id);
		return coupon ? [walletCouponOf(row, coupon, { timezone, now, currency: merchant.currency })] : [];
	});
}

function walletCouponOf(
	row: WalletCouponRow,
	coupon: CouponRow,
	{ timezone, now, currency }: { timezone: string; now: Date; currency: string },
): WalletCoupon {
	const { used_at, used_channel, used_store_id } = row;
	const end = earlierEnd(coupon.valid_until, row.valid_until);
	const validUntil = end === null ? null : instantOf(timezone, end);
	const isOver = coupon.status === 'ended' || (validUntil !== null && now.getTime() >= validUntil);
	return {
		id: row.wallet_coupon_id,
		coupon: faceOf(coupon, currency),
		code: row.code,
		locator: row.locator,
		status: row.status === 'issued' && isOver ? 'expired' : row.status,
		issued_channel: row.issued_channel,
		channels: bothChannels(coupon.channels, row.channels),
		issued_at: row.issued_at.toISOString(),
		valid_until: validUntil === null ? null : new Date(validUntil).toISOString(),
		timezone,
		used: used_at && used_channel && { at: used_at.toISOString(), channel: used_channel, store_id: used_store_id },
	};
}

function bothChannels(one: Channel[] | null, other: Channel[] | null): Channel[] | null {
	if (one === null || other === null) return one ?? other;
	return one.filter((channel) => other.includes(channel));
}
