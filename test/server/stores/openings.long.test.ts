import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Period, WeeklyPeriod } from '@endcap/contract';
import * as fc from 'fast-check';
import { parseOpeningHours } from '../../../packages/server/src/stores/opening-hours.ts';
import { openingsOf, type StoreHours } from '../../../packages/server/src/stores/openings.ts';
import { period } from '../../support/arbitrary-hours.ts';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

function store(
	text: string,
	timezone = 'Europe/Tallinn',
	country: string | null = 'EE',
	region: string | null = null,
): StoreHours {
	const hours = parseOpeningHours(text);
	assert.ok(!('reason' in hours));
	return { ...hours, timezone, address: { street: null, city: null, postal_code: null, region, country } };
}

function openings(hours: StoreHours, now: string): string[] {
	return (openingsOf(hours, new Date(now)) ?? []).map(({ opens_at, closes_at }) => `${opens_at}/${closes_at}`);
}

describe('openings', () => {
	test('are null when the hours are not known', () => {
		assert.equal(openingsOf(store('Dec 24 10:00-14:00'), new Date('2026-12-24T00:00:00Z')), null);
	});

	test('are none when the store never opens', () => {
		assert.deepEqual(openings(store('off'), '2026-03-25T10:00:00Z'), []);
	});

	test('begin with the period that is running, and reach eight days', () => {
		assert.deepEqual(openings(store('We 10:00-18:00'), '2026-03-25T10:00:00Z'), [
			'2026-03-25T08:00:00Z/2026-03-25T16:00:00Z',
			// Summer time began on the 29th.
			'2026-04-01T07:00:00Z/2026-04-01T15:00:00Z',
		]);
	});

	test('leave out a period that has just ended', () => {
		assert.equal(
			openings(store('We 10:00-18:00'), '2026-03-25T16:00:00Z')[0],
			'2026-04-01T07:00:00Z/2026-04-01T15:00:00Z',
		);
	});

	test('hold the evening of the day before that runs past midnight', () => {
		const friday = '2026-03-27T18:00:00Z/2026-03-28T01:00:00Z';
		assert.equal(openings(store('Fr 20:00-03:00'), '2026-03-28T00:30:00Z')[0], friday);
	});

	test('join periods that overlap or touch, also over midnight', () => {
		assert.deepEqual(openings(store('Tu 20:00-24:00, We 00:00-02:00,01:00-04:00'), '2026-03-24T12:00:00Z'), [
			'2026-03-24T18:00:00Z/2026-03-25T02:00:00Z',
			'2026-03-31T17:00:00Z/2026-03-31T21:00:00Z',
		]);
	});

	test('of a store that never closes are one period that lasts more than a week', () => {
		const [only, ...more] = openingsOf(store('24/7'), new Date('2026-03-25T10:00:00Z')) ?? [];
		assert.equal(more.length, 0);
		assert.ok(only && Date.parse(only.closes_at) - Date.parse('2026-03-25T10:00:00Z') > 7 * DAY);
	});

	test('follow an exception of every year, and above it one of this year', () => {
		const both = store('Mo-Su 10:00-18:00; Dec 23-24 10:00-14:00; 2026 Dec 24 off');
		assert.deepEqual(openings(both, '2026-12-23T06:00:00Z').slice(0, 2), [
			'2026-12-23T08:00:00Z/2026-12-23T12:00:00Z',
			'2026-12-25T08:00:00Z/2026-12-25T16:00:00Z',
		]);
	});

	test('follow the 29th of February only in a leap year', () => {
		const leap = store('Mo-Su 10:00-18:00; Feb 29 off');
		assert.equal(openings(leap, '2028-02-28T20:00:00Z')[0], '2028-03-01T08:00:00Z/2028-03-01T16:00:00Z');
		assert.equal(openings(leap, '2027-02-28T20:00:00Z')[0], '2027-03-01T08:00:00Z/2027-03-01T16:00:00Z');
	});

	const holidays: [string, string, string | null, string | null, string, boolean][] = [
		['the Estonian Independence Day', 'Europe/Tallinn', 'EE', null, '2026-02-24', true],
		['Midsummer Eve in Estonia', 'Europe/Tallinn', 'EE', null, '2026-06-24', true],
		['Mother’s Day, no public holiday', 'Europe/Tallinn', 'EE', null, '2026-05-11', false],
		['Freedom Day in Cape Town', 'Africa/Johannesburg', 'ZA', 'Western Cape', '2026-04-27', true],
		['Epiphany in Bavaria', 'Europe/Berlin', 'DE', 'Bayern', '2026-01-06', true],
		['Epiphany in Berlin', 'Europe/Berlin', 'DE', 'BE', '2026-01-06', false],
		['a holiday of a country that is not known', 'Europe/Tallinn', null, null, '2026-02-24', false],
		['a country without a calendar', 'Europe/Tallinn', 'ZZ', null, '2026-02-24', false],
	];
	for (const [name, zone, country, region, date, closed] of holidays) {
		test(`close for public holidays only: ${name}`, () => {
			const hours = store('Mo-Su 10:00-18:00; PH off', zone, country, region);
			const onDate = openings(hours, `${date}T00:00:00Z`).filter((opening) => opening.startsWith(date));
			assert.equal(onDate.length, closed ? 0 : 1);
		});
	}

	test('on a holiday without a rule are as on any day', () => {
		assert.equal(
			openings(store('Tu 10:00-18:00'), '2026-02-24T00:00:00Z')[0],
			'2026-02-24T08:00:00Z/2026-02-24T16:00:00Z',
		);
	});

	test('of an exception stand above those of a public holiday', () => {
		const both = store('Mo-Su 10:00-18:00; PH off; Feb 24 11:00-12:00');
		assert.equal(openings(both, '2026-02-24T00:00:00Z')[0], '2026-02-24T09:00:00Z/2026-02-24T10:00:00Z');
	});

	test('in the hour that spring skips begin or end at the jump', () => {
		assert.equal(
			openings(store('Su 03:30-05:00'), '2026-03-29T00:00:00Z')[0],
			'2026-03-29T01:00:00Z/2026-03-29T02:00:00Z',
		);
		assert.equal(
			openings(store('Su 02:00-03:30'), '2026-03-29T00:00:00Z')[0],
			'2026-03-29T00:00:00Z/2026-03-29T01:00:00Z',
		);
		assert.equal(
			openings(store('Su 03:10-03:50'), '2026-03-29T00:00:00Z')[0],
			'2026-04-05T00:10:00Z/2026-04-05T00:50:00Z',
		);
	});

	test('in the hour that autumn repeats are in the first of the two', () => {
		assert.equal(
			openings(store('Su 03:15-03:45'), '2026-10-25T00:00:00Z')[0],
			'2026-10-25T00:15:00Z/2026-10-25T00:45:00Z',
		);
		assert.equal(
			openings(store('Su 03:30-05:00'), '2026-10-25T00:00:00Z')[0],
			'2026-10-25T00:30:00Z/2026-10-25T03:00:00Z',
		);
	});

	test('refuse a zone that does not exist', () => {
		assert.throws(() => openings(store('24/7', 'Europe/Tartu'), '2026-03-25T10:00:00Z'), RangeError);
	});
});

/** Days on which the clocks change, and one on which they do not. */
const CHANGES: [string, string[]][] = [
	['Europe/Tallinn', ['2026-03-29', '2026-10-25', '2026-06-10']],
	['Europe/Helsinki', ['2027-03-28', '2027-10-31']],
	['Europe/Riga', ['2026-03-29', '2026-10-25']],
	['Europe/Warsaw', ['2026-03-29', '2026-10-25']],
	['Africa/Johannesburg', ['2026-03-29', '2026-10-25']],
	['America/New_York', ['2026-03-08', '2026-11-01']],
];

/** The zone’s wall clock by the minute, read off the platform: the slow truth. */
function wallClock(zone: string, from: number, to: number): { instant: number; wall: number }[] {
	const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
	const minutes = [];
	for (let instant = from; instant <= to; instant += MINUTE) {
		minutes.push({ instant, wall: Date.parse(`${clock.format(instant).replace(' ', 'T')}Z`) });
	}
	return minutes;
}

function slowly(minutes: { instant: number; wall: number }[], hours: WeeklyPeriod[]): Set<number> {
	const open = new Set<number>();
	const first = (wall: number) => minutes.findIndex((minute) => minute.wall >= wall);
	const days = new Set(minutes.map(({ wall }) => Math.floor(wall / DAY) * DAY));
	for (const day of days) {
		for (const { day: weekday, opens, closes } of hours) {
			if (WEEKDAYS[new Date(day).getUTCDay()] !== weekday) continue;
			const at = (time: string) => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE;
			const from = first(day + at(opens));
			const to = first(day + at(closes) + (at(closes) <= at(opens) ? DAY : 0));
			for (const { instant } of minutes.slice(from === -1 ? minutes.length : from, to === -1 ? undefined : to)) {
				open.add(instant);
			}
		}
	}
	return open;
}

describe('openings around a change of the clocks', () => {
	for (const [zone, dates] of CHANGES) {
		for (const date of dates) {
			test(`${zone}, ${date}: every minute agrees with the wall clock, and periods neither overlap nor touch`, () => {
				const midnight = Date.parse(`${date}T00:00:00Z`);
				const minutes = wallClock(zone, midnight - 3 * DAY, midnight + 2 * DAY);
				const week = fc
					.array(fc.tuple(fc.constantFrom(...WEEKDAYS), period), { minLength: 1, maxLength: 12 })
					.map((list) => list.map(([day, span]: [(typeof WEEKDAYS)[number], Period]) => ({ day, ...span })));
				fc.assert(
					fc.property(week, (hours) => {
						const now = midnight - DAY;
						const found = openingsOf({ ...store('off', zone), hours }, new Date(now)) ?? [];
						const stretches = found.map(
							({ opens_at, closes_at }) => [Date.parse(opens_at), Date.parse(closes_at)] as const,
						);
						for (const [index, [opens, closes]] of stretches.entries()) {
							assert.ok(opens < closes && closes > now);
							assert.ok(index === 0 || opens > stretches[index - 1]![1]);
						}
						const truth = slowly(minutes, hours);
						for (let instant = now; instant < midnight + DAY; instant += MINUTE) {
							const open = stretches.some(([opens, closes]) => opens <= instant && instant < closes);
							assert.equal(open, truth.has(instant), new Date(instant).toISOString());
						}
					}),
					{ numRuns: 40 },
				);
			});
		}
	}
});
