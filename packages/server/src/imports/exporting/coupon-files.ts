import { listProducts } from '../../coupons/products.queries.ts';
import { listCoupons, type CouponRow } from '../../coupons/queries.ts';
import type { Queryable } from '../../database/database.ts';
import { findImportMerchant } from '../merchant.queries.ts';
import { line, moneyCell, plainCell, textCell } from './cells.ts';
import { exportIssues } from './export.queries.ts';

const ROWS_AT_ONCE = 1000;

const COUPON_HEADERS =
	'coupon_id,status,name,description,terms,benefit,percent,at_most,amount,free_sku,free_quantity,factor,currency,category,sku,minimum_spend,stores,channels,first_order_only,stackable,valid_from,valid_until,limit_total,limit_per_customer,code,claimable,segments,birthday_days_before,birthday_days_after,receipt_minimum,receipt_valid_days,receipt_channels';
const ISSUE_HEADERS = 'coupon_id,code,customer_id,issued_for,valid_until,status';
/** Where the goods are among the columns. */
const GOODS = 13;

/** Coupons with their articles, a row each after the first. */
export async function* couponFile(database: Queryable, merchantId: string): AsyncGenerator<string> {
	const { currency } = await findImportMerchant(database, merchantId);
	yield line([COUPON_HEADERS]);
	let after: string | undefined;
	for (;;) {
		const filter = { statuses: undefined, patterns: [], after, limit: ROWS_AT_ONCE };
		const rows = await listCoupons(database, merchantId, filter);
		for (const row of rows) {
			after = row.coupon_id;
			const products = await listProducts(database, merchantId, [row.coupon_id], null);
			yield couponLines(
				row,
				products.map(({ sku }) => sku),
				currency,
			);
		}
		if (rows.length < ROWS_AT_ONCE) return;
	}
}

function couponLines(row: CouponRow, skus: readonly string[], currency: string): string {
	const categories = row.categories ?? [];
	const cells = couponCells(row, currency);
	const goods = (index: number) => [textCell(categories[index] ?? null), textCell(skus[index] ?? null)];
	let text = line([...cells.slice(0, GOODS), ...goods(0), ...cells.slice(GOODS)]);
	const empty = cells.map(() => '');
	for (let index = 1; index < Math.max(categories.length, skus.length); index += 1) {
		text += line([textCell(row.coupon_id), ...empty.slice(1, GOODS), ...goods(index), ...empty.slice(GOODS)]);
	}
	return text;
}

function couponCells(row: CouponRow, currency: string): string[] {
	const { benefit, birthday, receipt } = row;
	const money = (amount: number | undefined) => moneyCell(amount === undefined ? null : String(amount), currency);
	const words = (list: readonly string[] | null) => textCell(list?.join(' ') ?? null);
	const isFree = benefit.type === 'free_item';
	return [
		textCell(row.coupon_id),
		plainCell(row.status),
		textCell(row.name),
		textCell(row.description),
		textCell(row.terms),
		plainCell(benefit.type),
		plainCell(benefit.type === 'percentage' ? benefit.percent : null),
		money(benefit.type === 'percentage' ? benefit.at_most?.amount : undefined),
		money(benefit.type === 'amount' ? benefit.amount.amount : undefined),
		textCell(isFree ? benefit.sku : null),
		plainCell(isFree ? benefit.quantity : null),
		plainCell(benefit.type === 'points_multiplier' ? benefit.factor : null),
		plainCell(currency),
		moneyCell(row.minimum_spend_amount === null ? null : String(row.minimum_spend_amount), currency),
		words(row.stores),
		words(row.channels),
		plainCell(row.first_order_only),
		plainCell(row.stackable),
		plainCell(row.valid_from),
		plainCell(row.valid_until),
		plainCell(row.limit_total),
		plainCell(row.limit_per_customer),
		textCell(row.code),
		plainCell(row.claimable),
		words(row.segments),
		plainCell(birthday?.days_before ?? null),
		plainCell(birthday?.days_after ?? null),
		money(receipt?.minimum.amount),
		plainCell(receipt?.valid_days ?? null),
		words(receipt?.channels ?? null),
	];
}

/** Every code for one use and who has it. */
export async function* issueFile(database: Queryable, merchantId: string): AsyncGenerator<string> {
	yield line([ISSUE_HEADERS]);
	let after = '';
	for (;;) {
		const rows = await exportIssues(database, merchantId, after, ROWS_AT_ONCE);
		let text = '';
		for (const { wallet_coupon_id, coupon_id, code, customer_id, issued_for, valid_until, status } of rows) {
			after = wallet_coupon_id;
			const owner = [textCell(customer_id), textCell(issued_for), plainCell(valid_until)];
			text += line([textCell(coupon_id), textCell(code), ...owner, plainCell(status)]);
		}
		if (text) yield text;
		if (rows.length < ROWS_AT_ONCE) return;
	}
}
