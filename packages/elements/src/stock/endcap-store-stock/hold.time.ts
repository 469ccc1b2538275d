import type { Reservation, Store } from '@endcap/sdk';
import { fill } from '../../shared/localization.ts';
import type { StoreStockStrings } from './endcap-store-stock.strings.ts';
import { formatTime } from '../../shared/shops/opening-words.ts';

/** When a reservation ends, in milliseconds; never for one that was promised without an end. */
export function endOf({ expires_at }: Reservation): number {
	return expires_at === null ? Infinity : Date.parse(expires_at);
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
