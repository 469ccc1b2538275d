import * as fc from 'fast-check';
import type { OpeningHours } from '../../packages/server/src/stores/opening-hours.ts';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const minute = fc.integer({ min: 0, max: 1439 });

function clock(minutes: number): string {
	return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export const period = fc
	.tuple(minute, fc.oneof(minute.map(clock), fc.constant('24:00')))
	.map(([opens, closes]) => ({ opens: clock(opens), closes }));

const periods = fc.array(period, { maxLength: 3 });

const weekly = fc.oneof(
	fc.array(
		fc.tuple(fc.constantFrom(...WEEKDAYS), period).map(([day, span]) => ({ day, ...span })),
		{ maxLength: 20 },
	),
	// What shops have: the same spans on neighbouring days.
	fc
		.tuple(fc.integer({ min: 1, max: 7 }), fc.array(period, { minLength: 1, maxLength: 2 }))
		.map(([days, spans]) => WEEKDAYS.slice(0, days).flatMap((day) => spans.map((span) => ({ day, ...span })))),
);

const monthDay = fc
	.date({ min: new Date('2024-01-01'), max: new Date('2024-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(5, 10));

const date = fc.oneof(
	monthDay.map((day) => `--${day}`),
	fc
		.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
		.map((day) => day.toISOString().slice(0, 10)),
);

const exception = fc
	.tuple(date, periods, fc.option(fc.string({ maxLength: 40 }), { nil: undefined }))
	.map(([day, spans, note]) =>
		note === undefined ? { date: day, periods: spans } : { date: day, periods: spans, note },
	);

/** Any hours that the contract allows, one exception a date. */
export const openingHours: fc.Arbitrary<OpeningHours> = fc.record(
	{
		hours: fc.option(weekly),
		exception_hours: fc.uniqueArray(exception, { selector: ({ date: day }) => day, maxLength: 10 }),
		holiday_hours: fc.option(periods),
	},
	{ noNullPrototype: true },
);
