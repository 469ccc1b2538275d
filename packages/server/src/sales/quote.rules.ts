import type { SaleLine } from '@endcap/contract';
import type { LineToPrice, PricedBasket } from '../coupons/terms.ts';
import type { EarningLine } from '../loyalty/earning.rules.ts';
import type { PointedError } from '../http/problems.ts';
import { partOf } from '../shared/part-of.ts';
import { unitsBack, type Bought } from './bought.ts';

/** A line of a receipt in minor units. */
export interface QuotedLine {
	sku: string;
	quantity: number;
	unit_amount: number | null;
	discount_amount: number;
	/** Below zero it is given back. */
	amount: number;
}

export interface GoodsPrice {
	category: string | null;
	/** Null: none in this currency. */
	unit_amount: number | null;
}

/** So that sums of a thousand lines stay exact. */
const MOST = 1_000_000_000_000;

/** What is sold, to be priced; `key` is the place of the line on the receipt. */
export function linesToPrice(
	lines: readonly SaleLine[],
	goods: ReadonlyMap<string, GoodsPrice>,
	store_id: string,
): LineToPrice[] {
	return lines.flatMap(({ sku, quantity, unit_price, discount }, index) => {
		if (quantity < 0) return [];
		const { category = null, unit_amount = null } = goods.get(sku) ?? {};
		return [
			{
				key: String(index).padStart(4, '0'),
				sku,
				category,
				quantity,
				unit_amount: unit_price?.amount ?? unit_amount ?? 0,
				taken_off: discount?.amount ?? 0,
				shipped: false,
				store_id,
			},
		];
	});
}

/** What cannot be reckoned with: another currency, more off than there is, amounts that no till takes. */
export function amountErrors(
	lines: readonly SaleLine[],
	goods: ReadonlyMap<string, GoodsPrice>,
	currency: string,
): PointedError[] {
	return lines.flatMap(({ sku, quantity, unit_price, discount }, index): PointedError[] => {
		const pointer = `/lines/${index}`;
		const detail = `Differs from the shop’s own, which is ${currency}.`;
		const total = Math.abs(quantity) * (unit_price?.amount ?? goods.get(sku)?.unit_amount ?? 0);
		const off = discount?.amount ?? 0;
		return [
			...(unit_price && unit_price.currency !== currency
				? [{ pointer: `${pointer}/unit_price/currency`, detail }]
				: []),
			...(discount && discount.currency !== currency ? [{ pointer: `${pointer}/discount/currency`, detail }] : []),
			...(total > MOST ? [{ pointer, detail: 'Comes to more than a till takes.' }] : []),
			...(quantity > 0 && off > total
				? [{ pointer: `${pointer}/discount`, detail: 'Is more than the line comes to.' }]
				: []),
		];
	});
}

/** Of a receipt that names what comes back: the lines of which there was never so much. */
export function tooMuchBack(lines: readonly SaleLine[], bought: Bought): PointedError[] {
	const left = new Map([...bought.goods].map(([sku, { units }]) => [sku, units - unitsBack(bought, sku)]));
	return lines.flatMap(({ sku, quantity }, index) => {
		if (quantity > 0) return [];
		const units = Math.max(0, left.get(sku) ?? 0);
		left.set(sku, units + quantity);
		const detail = units === 0 ? 'None of it is left to come back.' : `Only ${units} of it can come back.`;
		return units + quantity < 0 ? [{ pointer: `/lines/${index}/quantity`, detail }] : [];
	});
}

/**
 * The lines of a receipt as they are told. What comes back is worth what was rung up, else what was paid for it, to the last
 * minor unit over all refunds; without a receipt of it, today’s price.
 */
export function quotedLines(
	lines: readonly SaleLine[],
	goods: ReadonlyMap<string, GoodsPrice>,
	priced: PricedBasket,
	bought: Bought | undefined,
): QuotedLine[] {
	const sold = new Map(priced.lines.map((line) => [Number(line.key), line]));
	const back = new Map<string, number>();
	return lines.map((line, index): QuotedLine => {
		const { sku, quantity, unit_price, discount } = line;
		const unit_amount = unit_price?.amount ?? goods.get(sku)?.unit_amount ?? null;
		const gross = Math.abs(quantity) * (unit_amount ?? 0);
		const own = sold.get(index);
		if (own) {
			const amount = own.total - own.discount;
			return { sku, quantity, unit_amount, discount_amount: gross - amount, amount };
		}
		const was = bought?.goods.get(sku);
		if (!bought || !was || unit_price) {
			const discount_amount = Math.min(discount?.amount ?? 0, gross);
			return { sku, quantity, unit_amount, discount_amount, amount: discount_amount - gross };
		}
		const before = unitsBack(bought, sku) + (back.get(sku) ?? 0);
		back.set(sku, (back.get(sku) ?? 0) - quantity);
		const paid = partOf(was.paid, was.units, before, -quantity);
		const unit = Math.ceil(was.gross / was.units);
		return { sku, quantity, unit_amount: unit, discount_amount: -quantity * unit - paid, amount: 0 - paid };
	});
}

/** What of a receipt earns points. */
export function earningLines(
	lines: readonly QuotedLine[],
	goods: ReadonlyMap<string, GoodsPrice>,
	priced: PricedBasket,
): EarningLine[] {
	const factors = new Map(priced.lines.map(({ key, points_factor }) => [Number(key), points_factor]));
	return lines.flatMap(({ sku, quantity, amount }, index) =>
		quantity > 0 ? [{ sku, category: goods.get(sku)?.category, amount, factor: factors.get(index) }] : [],
	);
}
