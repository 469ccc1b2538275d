import type { Reservation, Store } from '@endcap/sdk';
import { fill } from '../../shared/localization.ts';
import type { StoreStockStrings } from './endcap-store-stock.strings.ts';
import { formatTime } from './opening-words.ts';

/** From here on the shopper is warned. */
export const SOON = 300_000;

/** When a reservation ends, in milliseconds; never for one that was promised without an end. */
export function endOf({ expires_at }: Reservation): number {
	return expires_at === null ? Infinity : Date.parse(expires_at);
}

/** “29:41”, “1:05:00”: whole seconds, as the server's own clock is told. */
export function formatLeft(milliseconds: number): string {
	const seconds = Math.floor(milliseconds / 1000);
	const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
	const hours = Math.floor(seconds / 3600);
	const [first, ...rest] = hours > 0 ? [hours, ...parts] : parts;
	return [first, ...rest.map((part) => String(part).padStart(2, '0'))].join(':');
}

/** “14:32” on the clock of the shop where it waits, and said to be so where that is not the shopper's own. */
export function endInWords(end: number, { timezone }: Store, strings: StoreStockStrings, locale: string): string {
	const own = formatTime(end, locale);
	try {
		const there = formatTime(end, locale, timezone);
		return there === own ? own : fill(strings.localTime, { time: there });
	} catch {
		return own;
	}
}
