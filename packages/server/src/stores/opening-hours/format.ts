import type { ExceptionDay, Period, WeeklyPeriod } from '@endcap/contract';
import { dayOf } from './dates.ts';
import type { OpeningHours } from './schedule.ts';
import { MONTHS, WEEKDAYS } from './tokens.ts';

interface Group {
	from: number;
	to: number;
	spans: string;
}

function spansOf(periods: readonly Period[]): string {
	return periods.map(({ opens, closes }) => `${opens}-${closes}`).join(',');
}

/** Neighbouring days of equal hours together, in the order of the list, which reading the text back restores. */
function groupsOf(hours: readonly WeeklyPeriod[]): Group[] {
	const groups: Group[] = [];
	for (let index = 0; index < hours.length;) {
		const day = hours[index]?.day;
		let end = index;
		while (hours[end]?.day === day && end < hours.length) end += 1;
		const spans = spansOf(hours.slice(index, end));
		const number = WEEKDAYS.indexOf(day ?? 'monday');
		const last = groups.at(-1);
		if (last?.spans === spans && last.to + 1 === number) last.to = number;
		else groups.push({ from: number, to: number, spans });
		index = end;
	}
	return groups;
}

function dayName(number: number): string {
	const name = WEEKDAYS[number] ?? '';
	return name.charAt(0).toUpperCase() + name.charAt(1);
}

function weekText(hours: readonly WeeklyPeriod[]): string {
	if (hours.length === 0) return 'off';
	// After a semicolon a day’s rule also cuts off what the evening before carried past midnight; a comma does not.
	const overnight = hours.some(({ opens, closes }) => closes <= opens);
	const seen = new Set<number>();
	let text = '';
	for (const { from, to, spans } of groupsOf(hours)) {
		const days = Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
		const again = days.some((day) => seen.has(day));
		for (const day of days) seen.add(day);
		if (text) text += overnight || again ? ', ' : '; ';
		text += `${dayName(from)}${to === from ? '' : `-${dayName(to)}`} ${spans}`;
	}
	return text === 'Mo-Su 00:00-24:00' ? '24/7' : text;
}

function exceptionText({ date, periods, note }: ExceptionDay): string | null {
	const [, year, month = '', day = ''] = /^(\d{4}|-)-(\d\d)-(\d\d)$/.exec(date) ?? [];
	if (!dayOf({ year: year === '-' ? undefined : year, month: Number(month), day: Number(day) })) return null;
	const name = `${year === '-' ? '' : `${year} `}${MONTHS[Number(month) - 1]} ${day}`;
	const comment = note === undefined ? '' : ` "${note.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
	return `${name} ${spansOf(periods) || 'off'}${comment}`;
}

/** OpenStreetMap’s opening_hours, empty when nothing is known. Dates that no year has are left out: they never come. */
export function formatOpeningHours({ hours, exception_hours, holiday_hours }: OpeningHours): string {
	return [
		hours && weekText(hours),
		holiday_hours && `PH ${spansOf(holiday_hours) || 'off'}`,
		...exception_hours.map(exceptionText),
	]
		.filter((rule) => rule !== null)
		.join('; ');
}
