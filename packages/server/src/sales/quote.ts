import type { CouponVerdict, RewardVerdict, SaleAmount, SalePriceInput, SaleTotals, SoldLine } from '@endcap/contract';
import { priceNamed } from '../coupons/price-named.ts';
import { findGoods } from '../coupons/products.queries.ts';
import { splitOver } from '../coupons/proportion.ts';
import type { ChosenCoupon } from '../coupons/redeem.ts';
import type { BasketCustomer } from '../coupons/terms.ts';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../http/caller.ts';
import { invalid, type Refusal } from '../http/problems.ts';
import type { EarningLine } from '../loyalty/earning.rules.ts';
import { findRewardsToUse, type RewardToUse } from '../loyalty/usable.ts';
import type { Bought } from './bought.ts';
import {
	amountErrors,
	earningLines,
	linesToPrice,
	quotedLines,
	type GoodsPrice,
	type QuotedLine,
} from './quote.rules.ts';

export interface SaleToQuote extends Pick<SalePriceInput, 'store_id' | 'lines'> {
	timezone: string;
	at: Date;
	customer: BasketCustomer | null;
	coupons: readonly string[];
	rewards: readonly string[];
	bought: Bought | undefined;
	/** All of it stands, as a till rang it up that nobody could be asked by. */
	promised: boolean;
}

export interface SaleQuote {
	lines: QuotedLine[];
	coupons: CouponVerdict[];
	/** Coupons to be redeemed: those that apply or, of what was promised, all that there are. */
	chosen: ChosenCoupon[];
	rewards: RewardVerdict[];
	usable: RewardToUse[];
	earning: EarningLine[];
}

/** What a receipt comes to. Till sales are always of the channel `till`. */
export async function quoteSale(
	queryable: Queryable,
	merchant: Caller['merchant'],
	sale: SaleToQuote,
): Promise<SaleQuote | Refusal<'invalid_request'>> {
	const { store_id, lines, timezone, at, customer, promised } = sale;
	const goods = await pricesOf(queryable, merchant, lines);
	const errors = amountErrors(lines, goods, merchant.currency);
	if (errors.length > 0) return invalid(errors);
	const asRungUp = promised && lines.some(({ discount }) => discount !== undefined);
	const toPrice = linesToPrice(lines, goods, store_id);
	const judged = await findRewardsToUse(queryable, merchant.id, sale.rewards, {
		customer_id: customer?.customer_id ?? null,
		promised,
	});
	const usable = judged.flatMap(({ reward, reason }) => (reward && reason === null ? [reward] : []));
	const { priced, verdicts, chosen, found } = await priceNamed(
		queryable,
		merchant,
		{
			channel: 'till',
			timezone,
			at,
			customer,
			lines: asRungUp ? toPrice.map((line) => ({ ...line, taken_off: 0 })) : toPrice,
			shipping_amount: 0,
		},
		{
			codes: sale.coupons,
			rewards: usable.map(({ id, benefit }) => ({ key: id, benefit })),
			trusted: true,
			source: null,
		},
	);
	const rungUp = toPrice.map(({ taken_off = 0 }) => taken_off);
	const told = asRungUp
		? { ...priced, lines: priced.lines.map((line, index) => ({ ...line, discount: rungUp[index] ?? 0 })) }
		: priced;
	const money = (amount: number) => ({ amount, currency: merchant.currency });
	const amounts = asRungUp
		? shareOut(
				rungUp.reduce((sum, amount) => sum + amount, 0),
				priced.coupons.map(({ key, amount }) => ({ key, amount })),
			)
		: new Map(priced.coupons.map(({ key, amount }) => [key, amount]));
	const quoted = quotedLines(lines, goods, told, sale.bought);
	return {
		lines: quoted,
		coupons: verdicts.map((verdict) => ({ ...verdict, amount: money(amounts.get(verdict.code) ?? 0) })),
		chosen: promised
			? found.map(({ key, row, code, wallet }) => ({
					coupon_id: row.coupon_id,
					wallet_coupon_id: wallet?.wallet_coupon_id ?? null,
					code,
					amount: amounts.get(key) ?? 0,
				}))
			: chosen,
		rewards: judged.map(({ id, reward, reason }) => {
			const own = priced.rewards.find(({ key }) => key === id);
			const applies = own?.applies === true;
			return {
				id,
				name: reward?.name ?? null,
				points: reward?.points ?? 0,
				applies,
				amount: money(own?.amount ?? 0),
				reason: reason ?? (applies ? null : 'nothing_to_take_off'),
			};
		}),
		usable,
		earning: earningLines(quoted, goods, told),
	};
}

async function pricesOf(
	queryable: Queryable,
	{ id, currency }: Caller['merchant'],
	lines: SalePriceInput['lines'],
): Promise<Map<string, GoodsPrice>> {
	const rows = await findGoods(queryable, id, [...new Set(lines.map(({ sku }) => sku))]);
	return new Map(
		rows.map(({ sku, category, price_amount, currency: own }) => {
			const known = price_amount !== null && own === currency;
			return [sku, { category, unit_amount: known ? Number(price_amount) : null }];
		}),
	);
}

/** What a till took off, among the coupons that it took it off for, as the rules would have had it. */
function shareOut(amount: number, coupons: readonly { key: string; amount: number }[]): Map<string, number> {
	const nothing = coupons.every((coupon) => coupon.amount === 0);
	const shares = splitOver(
		amount,
		coupons.map((coupon) => ({ key: coupon.key, amount: nothing ? 1 : coupon.amount })),
	);
	return new Map(coupons.map(({ key }, index) => [key, shares[index] ?? 0]));
}

export function totalsOf(lines: readonly QuotedLine[], currency: string): SaleTotals {
	const sum = (of: (line: QuotedLine) => number): SaleAmount => ({
		amount: lines.reduce((total, line) => total + of(line), 0),
		currency,
	});
	const sign = ({ quantity }: QuotedLine) => Math.sign(quantity);
	return {
		items: sum((line) => line.amount + sign(line) * line.discount_amount),
		discount: sum((line) => sign(line) * line.discount_amount),
		total: sum(({ amount }) => amount),
	};
}

export function soldLineOf(
	{ sku, quantity, unit_amount, discount_amount, amount }: QuotedLine,
	currency: string,
): SoldLine {
	return {
		sku,
		quantity,
		unit_price: unit_amount === null ? null : { amount: unit_amount, currency },
		discount: { amount: discount_amount, currency },
		total: { amount, currency },
	};
}
