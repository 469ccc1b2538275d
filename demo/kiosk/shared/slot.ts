import { localeOf } from './text.ts';

/** “today, 14:00–14:30”, “Friday 27 March, 10:00”, on the shop’s own calendar. On paper no day is today: `now` is null. */
export function slotWords(
	{ starts_at, ends_at }: { starts_at: string; ends_at: string | null },
	now: number | null,
	timeZone: string | undefined,
	language: string,
): string {
	const locale = localeOf(language);
	const start = Date.parse(starts_at);
	const dayOf = (time: number) => Date.parse(new Date(time).toLocaleDateString('en-CA', { timeZone }));
	const days = now === null ? undefined : Math.round((dayOf(start) - dayOf(now)) / 86_400_000);
	const day =
		days === 0 || days === 1
			? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
			: new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long' }).format(start);
	const hours = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' });
	const end = ends_at === null ? '' : `–${hours.format(Date.parse(ends_at))}`;
	return `${day}, ${hours.format(start)}${end}`;
}
