import type { Coupon, CouponFace, CouponInput, CouponStatus } from '@endcap/contract';
import type { Caller } from '../http/caller.ts';
import { refuse, type PointedError, type Refusal } from '../http/problems.ts';
import type { CouponFields, CouponRow } from './queries.ts';

const NEXT: Record<CouponStatus, readonly CouponStatus[]> = {
	draft: ['draft', 'active', 'ended'],
	active: ['active', 'paused', 'ended'],
	paused: ['paused', 'active', 'ended'],
	ended: ['ended'],
};

/** A code as it is stored and compared. */
export function normalCode(code: string): string {
	return code.normalize('NFC').trim().toUpperCase();
}

export function noSuchCoupon(): Refusal<'not_found'> {
	return refuse('not_found', 'No coupon has this id. GET /v1/coupons lists them.');
}

export function judgeManager(caller: Caller): Refusal<'key_not_allowed'> | undefined {
	if (caller.kind !== 'staff' || caller.role === 'manager') return undefined;
	return refuse('key_not_allowed', 'Coupons are made and taken back by managers.');
}

export function judgeStep(from: CouponStatus, to: CouponStatus): Refusal<'coupon_state'> | undefined {
	if (NEXT[from].includes(to)) return undefined;
	return refuse('coupon_state', `A coupon that is ${from} cannot become ${to}. Make another one.`);
}

/** What the schema cannot say: days that exist, an end after the beginning, the merchant’s own currency. */
export function couponErrors(input: CouponInput, currency: string): PointedError[] {
	const { benefit, minimum_spend, receipt, valid_from, valid_until } = input;
	const errors: PointedError[] = [];
	const money = {
		'/minimum_spend': minimum_spend,
		'/receipt/minimum': receipt?.minimum,
		'/benefit/amount': benefit.type === 'amount' ? benefit.amount : null,
		'/benefit/at_most': benefit.type === 'percentage' ? benefit.at_most : null,
	};
	for (const [pointer, amount] of Object.entries(money)) {
		if (amount && amount.currency !== currency) {
			errors.push({ pointer: `${pointer}/currency`, detail: `Differs from the shop’s own, which is ${currency}.` });
		}
	}
	for (const [pointer, day] of Object.entries({ '/valid_from': valid_from, '/valid_until': valid_until })) {
		if (day !== null && !isDay(day.slice(0, 10))) errors.push({ pointer, detail: 'Is not a day of the calendar.' });
	}
	if (valid_from !== null && valid_until !== null && valid_until <= valid_from) {
		errors.push({ pointer: '/valid_until', detail: 'Is not after the beginning.' });
	}
	if (input.code !== null && normalCode(input.code).length > 64) {
		errors.push({ pointer: '/code', detail: 'Is longer than 64 characters in capitals.' });
	}
	return errors;
}

function isDay(day: string): boolean {
	const parsed = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}

export function fieldsOf(coupon_id: string, input: CouponInput): CouponFields {
	const { products, minimum_spend, code, ...rest } = input;
	return {
		coupon_id,
		...rest,
		categories: products && [...new Set(products.categories)],
		minimum_spend_amount: minimum_spend?.amount ?? null,
		code: code === null ? null : normalCode(code),
	};
}

/** `skus`: all of them, or those to show. */
export function couponOf(row: CouponRow, skus: readonly string[], currency: string): Coupon {
	const { uses, excess, limit_total, limit_per_customer, code, claimable, segments, birthday, receipt } = row;
	return {
		...faceOf(row, currency),
		status: row.status,
		products: row.categories && { categories: row.categories, skus: [...skus], sku_count: row.sku_count },
		limit_total,
		limit_per_customer,
		code,
		claimable,
		segments,
		birthday,
		receipt,
		uses,
		excess,
		created_at: row.created_at.toISOString(),
		updated_at: row.updated_at.toISOString(),
	};
}

export function faceOf(row: CouponRow, currency: string): CouponFace {
	const { coupon_id, minimum_spend_amount, categories, sku_count } = row;
	return {
		id: coupon_id,
		name: row.name,
		description: row.description,
		terms: row.terms,
		benefit: row.benefit,
		minimum_spend: minimum_spend_amount === null ? null : { amount: Number(minimum_spend_amount), currency },
		stores: row.stores,
		channels: row.channels,
		first_order_only: row.first_order_only,
		stackable: row.stackable,
		valid_from: row.valid_from,
		valid_until: row.valid_until,
		products: categories && { categories, sku_count },
	};
}
