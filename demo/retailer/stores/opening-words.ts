import type { Opening, Store } from '@endcap/sdk';

const HOUR = 3_600_000;

/** “Open until 18:00” or “Opens Monday 10:00”, in the shop's own time; undefined when its hours are not known. */
export function openingWords(
	store: Pick<Store, 'openings' | 'timezone'>,
	now: Date,
): { open: boolean; text: string } | undefined {
	if (!store.openings) {
		return undefined;
	}
	const [next] = store.openings.filter((opening) => new Date(opening.closes_at) > now);
	if (!next) {
		return { open: false, text: 'Closed this week' };
	}
	return new Date(next.opens_at) <= now ? openNow(next, store.timezone, now) : opensLater(next, store.timezone, now);
}

function openNow({ closes_at }: Opening, timeZone: string, now: Date): { open: boolean; text: string } {
	const closes = new Date(closes_at);
	const allDay = closes.getTime() - now.getTime() > 24 * HOUR;
	return { open: true, text: allDay ? 'Open day and night' : `Open until ${clock(closes, timeZone)}` };
}

function opensLater({ opens_at }: Opening, timeZone: string, now: Date): { open: boolean; text: string } {
	const opens = new Date(opens_at);
	const day = dayOf(opens, timeZone) === dayOf(now, timeZone) ? '' : `${weekday(opens, timeZone)} `;
	return { open: false, text: `Opens ${day}${clock(opens, timeZone)}` };
}

/** Without a zone: the shopper's own. */
export function clock(at: Date, timeZone?: string): string {
	return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
}

function weekday(at: Date, timeZone: string): string {
	return new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone }).format(at);
}

function dayOf(at: Date, timeZone: string): string {
	return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(at);
}
