import { isCurrency, minorDigits } from '../../shared/currency.ts';
import { unguard } from './cells.ts';
import type { Row } from './csv.ts';
import { cell } from './fields.ts';
import { parseMoney } from './money.ts';
import { toInteger } from './numbers.ts';
import type { Sheet } from './sheet.ts';

/** Minor units and their currency. Both null when there is no price. */
export interface Price {
	amount: number | null;
	currency: string | null;
}

const NONE: Price = { amount: null, currency: null };

/** The currency that the row says, else the one the file was imported with. */
export function rowCurrency(sheet: Sheet, row: Row, position: number): string | null {
	const said = cell(row, position).toUpperCase();
	if (said === '') return sheet.options.currency ?? null;
	if (isCurrency(said)) return said;
	sheet.refuse(row, position, 'currency_unknown', 'Not a currency. Write its ISO 4217 code, for example EUR.');
	return null;
}

/**
 * An amount in the minor units of its currency. A code or sign in the cell may not contradict `currency`. Nothing is
 * rounded: more decimals than the currency has are refused, unless they are zeros.
 */
export function price(sheet: Sheet, row: Row, position: number, currency: string | null): Price {
	const value = unguard(cell(row, position), true).trim();
	if (value === '') return NONE;
	const read = value.length > 40 ? null : parseMoney(value, sheet.decimals);
	if (read === null)
		return refuse(sheet, row, position, 'price_invalid', 'Not an amount. Write digits, for example 19.90.');
	if (read.currency !== null && currency !== null && read.currency !== currency) {
		const reason = `In ${read.currency}, but the file is imported in ${currency}. Import it with --currency ${read.currency}.`;
		return refuse(sheet, row, position, 'currency_conflict', reason);
	}
	const settled = read.currency ?? currency;
	if (settled === null) {
		const reason =
			'The file does not say the currency of its prices. Import it with --currency, for example --currency EUR.';
		return refuse(sheet, row, position, 'currency_missing', reason);
	}
	const digits = minorDigits(settled);
	const amount = toInteger(read.value, digits);
	if (amount === 'too_many_decimals') {
		const reason = `${settled} has ${digits} decimals, so this amount does not exist. Round it in the source.`;
		return refuse(sheet, row, position, 'price_decimals', reason);
	}
	if (amount === 'too_large') return refuse(sheet, row, position, 'price_too_large', 'Larger than any price can be.');
	if (amount < 0) return refuse(sheet, row, position, 'price_negative', 'A price is never below zero. Correct it.');
	if (read.value.assumed) {
		const taken = (amount / 10 ** digits).toFixed(digits);
		sheet.note(row, position, 'price_assumed', `Could be read two ways; taken as ${taken} ${settled}.`);
	}
	return { amount, currency: settled };
}

/** The price before a reduction: only one above what is paid is one. */
export function listPrice(sheet: Sheet, row: Row, position: number, paid: Price, currency: string | null): Price {
	const list = price(sheet, row, position, paid.currency ?? currency);
	if (list.amount === null || list.amount === 0) return NONE;
	if (paid.amount === null || list.amount > paid.amount) return list;
	sheet.note(
		row,
		position,
		'list_price_not_higher',
		'Not above the price, so there is no reduction to show; left out.',
	);
	return NONE;
}

function refuse(sheet: Sheet, row: Row, position: number, code: string, reason: string): Price {
	sheet.refuse(row, position, code, reason);
	return NONE;
}
