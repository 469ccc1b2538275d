import { minorDigits } from '../shared/currency.ts';
import type { Amount } from './data.ts';
import type { Words } from './words/words.ts';

export type DateStyle = 'long' | 'short';

const DATES = {
	long: { weekday: 'long', day: 'numeric', month: 'long' },
	short: { weekday: 'short', day: 'numeric', month: 'numeric' },
} as const;
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

export function moneyText({ amount, currency }: Amount, { locale }: Words): string {
	const digits = minorDigits(currency);
	const format = new Intl.NumberFormat(locale, {
		style: 'currency',
		currency,
		minimumFractionDigits: digits,
		maximumFractionDigits: digits,
	});
	return format.format(amount / 10 ** digits);
}

export function dateText(instant: string, timeZone: string, { locale }: Words, style: DateStyle): string {
	return new Intl.DateTimeFormat(locale, { ...DATES[style], timeZone }).format(new Date(instant));
}

/** `14:00`, or `14:00–15:00` with an end. */
export function timeText(instant: string, timeZone: string, { locale }: Words, end?: string): string {
	const format = new Intl.DateTimeFormat(locale, { ...TIME, timeZone });
	const begin = format.format(new Date(instant));
	return end === undefined ? begin : `${begin}–${format.format(new Date(end))}`;
}

/** Day and time, in the shop’s zone. */
export function whenText(instant: string, timeZone: string, words: Words, style: DateStyle, end?: string): string {
	return words.when
		.replace('{date}', () => dateText(instant, timeZone, words, style))
		.replace('{time}', () => timeText(instant, timeZone, words, end));
}
