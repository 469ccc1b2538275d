import type { Channel, Coupon, CouponStatus } from '@endcap/contract';
import { unguard } from '../reading/cells.ts';
import type { Row } from '../reading/csv.ts';
import { boolean, cell, identifier, integer, sku, text, words } from '../reading/fields.ts';
import type { Headers } from '../reading/headers.ts';
import { price, rowCurrency } from '../reading/prices.ts';
import type { Sheet } from '../reading/sheet.ts';
import type { CouponRecord } from '../records.ts';
import type { RowReader, TableFormat } from './format.ts';

const NAMES = {
	coupon_id: ['coupon id'],
	status: ['status'],
	name: ['name'],
	description: ['description'],
	terms: ['terms'],
	benefit: ['benefit'],
	percent: ['percent'],
	at_most: ['at most'],
	amount: ['amount'],
	free_sku: ['free sku'],
	free_quantity: ['free quantity'],
	factor: ['factor'],
	currency: ['currency'],
	category: ['category'],
	sku: ['sku'],
	minimum_spend: ['minimum spend'],
	stores: ['stores'],
	channels: ['channels'],
	first_order_only: ['first order only'],
	stackable: ['stackable'],
	valid_from: ['valid from'],
	valid_until: ['valid until'],
	limit_total: ['limit total'],
	limit_per_customer: ['limit per customer'],
	code: ['code'],
	claimable: ['claimable'],
	segments: ['segments'],
	birthday_days_before: ['birthday days before'],
	birthday_days_after: ['birthday days after'],
	receipt_minimum: ['receipt minimum'],
	receipt_valid_days: ['receipt valid days'],
	receipt_channels: ['receipt channels'],
} as const;

const STATUSES: readonly string[] = ['draft', 'active', 'paused', 'ended'] satisfies CouponStatus[];
const CHANNELS: readonly string[] = ['web', 'kiosk', 'social', 'till', 'server'] satisfies Channel[];
const WALL_CLOCK = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:[T ](?:[01]\d|2[0-3]):[0-5]\d)?$/;

/** A coupon a row; further rows of it say more articles and categories and leave the rest empty. */
export const endcapCoupons: TableFormat = {
	id: 'endcap_coupons',
	name: 'Endcap coupon CSV',
	kinds: ['coupons'],
	decimalPoint: false,
	required: [NAMES.coupon_id, NAMES.benefit],
	recognise(headers: Headers): string | undefined {
		return headers.has('coupon id') && headers.has('benefit') ? 'Endcap coupon CSV' : undefined;
	},
	open: (sheet) => new EndcapCoupons(sheet),
};

class EndcapCoupons implements RowReader {
	readonly #sheet: Sheet;
	readonly #at;
	readonly #names: Record<string, string>;
	#draft: CouponRecord | undefined;
	/** Rows of it, and `sheet.refusals` before them. */
	#rows = 0;
	#refusals = 0;

	constructor(sheet: Sheet) {
		this.#sheet = sheet;
		this.#at = sheet.columns(NAMES);
		this.#names = sheet.names(this.#at);
	}

	row(row: Row): void {
		const sheet = this.#sheet;
		const refusals = sheet.begin(row);
		const id = identifier(sheet, row, this.#at.coupon_id);
		if (id === null && sheet.refusals === refusals) {
			sheet.refuse(
				row,
				this.#at.coupon_id,
				'coupon_id_missing',
				'No coupon_id, so it is not known which coupon it is.',
			);
		}
		const isFurther = this.#draft !== undefined && id === this.#draft.coupon_id && cell(row, this.#at.benefit) === '';
		if (!isFurther) {
			this.#finish();
			this.#refusals = refusals;
			this.#draft = this.#begin(row, id ?? '');
		}
		this.#rows += 1;
		this.#addProducts(row);
	}

	end(): void {
		this.#finish();
	}

	#finish(): void {
		const draft = this.#draft;
		if (!draft) return;
		const refused = this.#sheet.refusals > this.#refusals;
		this.#sheet.items.push(refused ? { type: 'refused', record: 'coupon', rows: this.#rows, variants: 0 } : draft);
		this.#draft = undefined;
		this.#rows = 0;
	}

	/** What the file has no column for is left out, so that a coupon that exists keeps it. */
	#begin(row: Row, coupon_id: string): CouponRecord {
		const sheet = this.#sheet;
		const at = this.#at;
		const currency = rowCurrency(sheet, row, at.currency);
		const money = (position: number) => price(sheet, row, position, currency).amount;
		const fields: CouponRecord['fields'] = { benefit: this.#benefit(row, currency) };
		const has = (...positions: number[]) => positions.some((position) => position !== -1);
		if (has(at.status)) fields.status = this.#word(row, at.status, STATUSES, 'active') as CouponStatus;
		fields.name = text(sheet, row, at.name, 200) ?? coupon_id;
		if (has(at.description)) fields.description = text(sheet, row, at.description);
		if (has(at.terms)) fields.terms = text(sheet, row, at.terms, 5000);
		if (has(at.minimum_spend)) fields.minimum_spend_amount = money(at.minimum_spend);
		if (has(at.stores)) fields.stores = words(row, at.stores);
		if (has(at.channels)) fields.channels = this.#channels(row, at.channels);
		if (has(at.first_order_only)) fields.first_order_only = boolean(sheet, row, at.first_order_only, false);
		if (has(at.stackable)) fields.stackable = boolean(sheet, row, at.stackable, false);
		if (has(at.valid_from)) fields.valid_from = this.#wallClock(row, at.valid_from);
		if (has(at.valid_until)) fields.valid_until = this.#wallClock(row, at.valid_until);
		if (has(at.limit_total)) fields.limit_total = this.#positive(row, at.limit_total);
		if (has(at.limit_per_customer)) fields.limit_per_customer = this.#positive(row, at.limit_per_customer);
		if (has(at.code)) fields.code = this.#code(row);
		if (has(at.claimable)) fields.claimable = boolean(sheet, row, at.claimable, false);
		if (has(at.segments)) fields.segments = words(row, at.segments);
		if (has(at.birthday_days_before, at.birthday_days_after)) fields.birthday = this.#birthday(row);
		if (has(at.receipt_minimum, at.receipt_valid_days)) fields.receipt = this.#receipt(row, currency);
		const named = has(at.category, at.sku);
		return {
			type: 'coupon',
			place: { line: row.line, columns: this.#names },
			coupon_id,
			fields,
			categories: named ? [] : null,
			skus: named ? [] : null,
			currency,
		};
	}

	#benefit(row: Row, currency: string | null): Coupon['benefit'] {
		const sheet = this.#sheet;
		const at = this.#at;
		const type = cell(row, at.benefit).toLowerCase();
		switch (type) {
			case 'percentage': {
				const percent = integer(sheet, row, at.percent) ?? 0;
				if (percent < 1 || percent > 100) this.#wrong(row, at.percent, 'Write whole per cent from 1 to 100.');
				const most = price(sheet, row, at.at_most, currency);
				return { type, percent, ...(most.amount !== null && { at_most: moneyOf(most.amount, currency) }) };
			}
			case 'amount': {
				const { amount } = price(sheet, row, at.amount, currency);
				if (amount === null) this.#wrong(row, at.amount, 'Write how much it takes off.');
				return { type, amount: moneyOf(amount ?? 0, currency) };
			}
			case 'free_item': {
				const free = sku(sheet, row, at.free_sku);
				if (free === null) this.#wrong(row, at.free_sku, 'Write the SKU that costs nothing.');
				return { type, sku: free ?? '', quantity: this.#positive(row, at.free_quantity) ?? 1 };
			}
			case 'free_delivery':
				return { type };
			case 'points_multiplier': {
				const factor = Number(cell(row, at.factor).replace(',', '.'));
				if (!(factor >= 1.5 && factor <= 100) || factor % 0.5 !== 0) this.#wrong(row, at.factor, 'Write 1.5, 2, 2.5 …');
				return { type, factor };
			}
			default:
				this.#wrong(row, at.benefit, 'Write percentage, amount, free_item, free_delivery or points_multiplier.');
				return { type: 'free_delivery' };
		}
	}

	#addProducts(row: Row): void {
		const { skus, categories } = this.#draft ?? {};
		const category = unguard(cell(row, this.#at.category), false);
		const own = sku(this.#sheet, row, this.#at.sku);
		if (category !== '' && categories && !categories.includes(category)) categories.push(category);
		if (own !== null) skus?.push(own);
	}

	#word(row: Row, position: number, known: readonly string[], otherwise: string): string {
		const word = cell(row, position).toLowerCase() || otherwise;
		if (!known.includes(word)) this.#wrong(row, position, `Write one of ${known.join(', ')}.`);
		return word;
	}

	#channels(row: Row, position: number): Channel[] | null {
		const channels = words(row, position);
		const unknown = channels?.find((channel) => !CHANNELS.includes(channel));
		if (unknown !== undefined) this.#wrong(row, position, `Write some of ${CHANNELS.join(' ')}.`);
		return channels as Channel[] | null;
	}

	/** A day alone is its beginning. */
	#wallClock(row: Row, position: number): string | null {
		const value = cell(row, position);
		if (value === '') return null;
		const day = new Date(`${value.slice(0, 10)}T00:00:00Z`);
		const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value.slice(0, 10));
		if (!WALL_CLOCK.test(value) || !exists) this.#wrong(row, position, 'Write a day or a time as 2026-12-24T18:00.');
		return `${value.slice(0, 10)}T${value.slice(11) || '00:00'}`;
	}

	#positive(row: Row, position: number): number | null {
		const number = integer(this.#sheet, row, position);
		if (number !== null && (number < 1 || number > 1_000_000_000)) this.#wrong(row, position, 'Write 1 or more.');
		return number;
	}

	#code(row: Row): string | null {
		const code = unguard(cell(row, this.#at.code), true).normalize('NFC').trim().toUpperCase();
		if (code.length > 64) this.#wrong(row, this.#at.code, 'A code has at most 64 characters.');
		return code || null;
	}

	#birthday(row: Row): Coupon['birthday'] {
		const days_before = integer(this.#sheet, row, this.#at.birthday_days_before);
		const days_after = integer(this.#sheet, row, this.#at.birthday_days_after);
		if (days_before === null && days_after === null) return null;
		for (const days of [days_before, days_after]) {
			if ((days ?? 0) < 0 || (days ?? 0) > 60) this.#wrong(row, this.#at.birthday_days_before, 'Write 0 to 60 days.');
		}
		return { days_before: days_before ?? 0, days_after: days_after ?? 0 };
	}

	#receipt(row: Row, currency: string | null): Coupon['receipt'] {
		const at = this.#at;
		const valid_days = this.#positive(row, at.receipt_valid_days);
		const { amount } = price(this.#sheet, row, at.receipt_minimum, currency);
		if (valid_days === null && amount === null) return null;
		if (valid_days === null || valid_days > 3660) {
			this.#wrong(row, at.receipt_valid_days, 'Write for how many days it is good, at most 3660.');
		}
		const channels = this.#channels(row, at.receipt_channels) ?? (CHANNELS as readonly Channel[]);
		return { minimum: moneyOf(amount ?? 0, currency), valid_days: valid_days ?? 1, channels: [...channels] };
	}

	#wrong(row: Row, position: number, reason: string): void {
		this.#sheet.refuse(row, position, 'coupon_invalid', reason);
	}
}

function moneyOf(amount: number, currency: string | null) {
	return { amount, currency: currency ?? '' };
}
