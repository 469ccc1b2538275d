import type { Reservation, Store } from '@endcap/sdk';
import { fill } from '../../shared/localization.ts';
import { formatTime } from '../../shared/shops/opening-words.ts';
import type { Scene } from './shops.ts';

/** When a reservation ends, in milliseconds; never for one that was promised without an end. */
export function endOf({ expires_at }: Reservation): number {
	return expires_at === null ? Infinity : Date.parse(expires_at);
}

/** “14:32” on the clock of the shop where it waits, and said to be so where that is not the one here. */
export function endInWords(end: number, { timezone }: Store, { strings, locale, surroundings }: Scene): string {
	const own = formatTime(end, locale, surroundings?.timezone);
	try {
		const there = formatTime(end, locale, timezone);
		return there === own ? own : fill(strings.localTime, { time: there });
	} catch {
		return own;
	}
}
