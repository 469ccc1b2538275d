import { isCurrency } from '../../shared/currency.ts';
import { type Decimal, type DecimalStyle, parseDecimal } from './numbers.ts';

/** Signs that stand for one currency. */
const SIGNS = new Map<string, string>([
	['€', 'EUR'],
	['£', 'GBP'],
	['zł', 'PLN'],
	['₹', 'INR'],
	['₺', 'TRY'],
	['₴', 'UAH'],
	['₪', 'ILS'],
	['₩', 'KRW'],
	['₫', 'VND'],
	['₦', 'NGN'],
	['₽', 'RUB'],
	['kč', 'CZK'],
	['฿', 'THB'],
	['₱', 'PHP'],
	['us$', 'USD'],
	['ca$', 'CAD'],
	['a$', 'AUD'],
	['au$', 'AUD'],
	['nz$', 'NZD'],
	['r$', 'BRL'],
]);
/** Signs that several currencies share: they say nothing. */
const SHARED_SIGNS = new Set(['$', '¥', 'kr', 'kr.', 'r', 'rs', 'rs.', 'fr', 'fr.', 'sfr.', 'ft', 'lei']);

export interface CellMoney {
	/** As said in the cell by a code or by a sign of one currency only. */
	currency: string | null;
	value: Decimal;
}

/** Reads an amount with or without a currency sign or code on either side; null for anything else. */
export function parseMoney(text: string, style: DecimalStyle): CellMoney | null {
	const match = /^(?<before>[^\d.,]*?(?:\.\s)?)(?<number>[.,]?\d(?:[\d.,\s'’]*\d)?[.,]?)(?<after>[^\d]*)$/u.exec(text);
	const { before = '', number = '', after = '' } = match?.groups ?? {};
	if (match === null) return null;
	// `5,–` and `5.-` are whole amounts.
	const tail = after.replace(/^(?:[-–—]{1,2})(?=\s|$)/, /[.,]$/.test(number) ? '' : '-');
	const negative = /[-−(]/.test(before) || /^\s*-/.test(tail);
	const value = parseDecimal(number.replace(/[.,]$/, ''), style);
	const currency = cellCurrency(`${before} ${tail}`.replaceAll(/[-−()+]/g, ' ').trim());
	if (value === null || currency === undefined) return null;
	return { currency, value: { ...value, negative } };
}

function cellCurrency(sign: string): string | null | undefined {
	if (sign === '' || SHARED_SIGNS.has(sign.toLowerCase())) return null;
	const code = sign.toUpperCase();
	return isCurrency(code) ? code : SIGNS.get(sign.toLowerCase());
}
