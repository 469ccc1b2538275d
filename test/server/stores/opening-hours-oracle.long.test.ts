import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import OpeningHoursOracle from 'opening_hours';
import { parseOpeningHours } from '../../../packages/server/src/stores/opening-hours.ts';
import { openingsOf } from '../../../packages/server/src/stores/openings.ts';
import { SHARED_DATA } from '../../support/shared-data.ts';

const PHARMACIES = `${SHARED_DATA}/stores-estonia/tartu_pharmacies.geojson`;
const DAY = 86_400_000;
const YEAR = 2026;
const PLACE = { lat: 58.38, lon: 26.72 };
const ADDRESS = { street: null, city: 'Tartu', postal_code: null, region: null, country: 'EE' };

type Span = [from: number, to: number];

/** Both sides as minutes of wall-clock time, cut to the year, one after another. */
function join(spans: Span[]): Span[] {
	const from = Date.UTC(YEAR, 0, 1);
	const to = Date.UTC(YEAR + 1, 0, 1);
	const joined: Span[] = [];
	for (const [opens, closes] of spans) {
		const span: Span = [Math.max(opens, from), Math.min(closes, to)];
		if (span[0] >= span[1]) continue;
		const last = joined.at(-1);
		if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
		else joined.push(span);
	}
	return joined;
}

/** UTC stands for the store’s clock here, since the oracle knows the computer’s zone only. */
function ours(text: string, country = 'EE'): Span[] {
	const hours = parseOpeningHours(text);
	assert.ok(!('reason' in hours), `${text}: ${'reason' in hours ? hours.reason : ''}`);
	const store = { ...hours, hours: hours.hours ?? [], timezone: 'UTC', address: { ...ADDRESS, country } };
	const spans: Span[] = [];
	for (let day = Date.UTC(YEAR, 0, 1) - DAY; day < Date.UTC(YEAR + 1, 0, 1); day += 7 * DAY) {
		for (const { opens_at, closes_at } of openingsOf(store, new Date(day)) ?? []) {
			spans.push([Date.parse(opens_at), Date.parse(closes_at)]);
		}
	}
	return join(spans.sort((one, other) => one[0] - other[0]));
}

function wall(date: Date): number {
	return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate(), date.getHours(), date.getMinutes());
}

function theirs(text: string, country = 'EE'): Span[] {
	const address = { country_code: country.toLowerCase(), state: '' };
	const oracle = new OpeningHoursOracle(text, { ...PLACE, address });
	const from = new Date(YEAR - 1, 11, 31);
	const to = new Date(YEAR + 1, 0, 2);
	return join(oracle.getOpenIntervals(from, to).map(([opens, closes]) => [wall(opens), wall(closes)]));
}

function readable(spans: Span[]): string[] {
	return spans.map((span) => span.map((moment) => new Date(moment).toISOString().slice(0, 16)).join(' '));
}

/** As shops of these countries write them in OpenStreetMap. */
const ELSEWHERE: [country: string, text: string][] = [
	['PL', 'Mo-Fr 06:00-23:00; Su off; PH off'],
	['PL', 'Mo-Fr 09:00-12:30,13:30-18:00; Sa 09:00-12:30'],
	['PL', 'Mo - Fr: 10:00 - 18:00; Sa: 10:00 - 14:00'],
	['PL', 'Mo-Sa 06:30-22:00; Su,PH off; Dec 24 06:30-13:00'],
	['FI', 'Mo-Fr 07:00-21:00; Sa 07:00-18:00; Su 12:00-18:00'],
	['FI', 'Mo-Fr 10:00-18:00, Sa 10:00-16:00, PH off'],
	['FI', 'Mo-Fr 10:00-18:00; PH off; Jul 1-31 11:00-15:00'],
	['LV', 'Mo-Sa 10:00-20:00; Su,PH 10:00-18:00'],
	['LV', 'Mo-Fr 09:00-18:00; Sa,Su,PH off'],
	['ZA', 'Mo-Fr 08:30-17:00; Sa 08:30-13:00; Su,PH off'],
	['ZA', 'Mo-Fr 09:00-17:00; PH closed'],
	['JP', 'Mo-Su 10:00-19:00; We off'],
	['JP', 'We off; Mo-Su 10:00-19:00'],
	['JP', 'Mo-Sa 11:30-14:00,17:30-22:00'],
	['JP', 'Mo-Fr 18:00-26:00'],
	['US', 'Mo-Su,PH 09:00-21:00'],
	['US', 'Su-Th 10:00-22:00; Fr-Sa 10:00-23:00'],
	['US', 'Mo-Su 07:00-22:00; Dec 25 off; Jan 1 off'],
	['US', 'Mo-Th 18:00-02:00, Fr-Sa 18:00-04:00'],
	['US', 'Mo-Fr 9:00-17:30; PH off'],
];

describe('opening hours against the opening_hours library, over a year', () => {
	const skip = existsSync(PHARMACIES) ? false : 'the pharmacies of Tartu are not on this machine';
	test('says of every real pharmacy what the library says', { skip }, () => {
		const { features } = JSON.parse(readFileSync(PHARMACIES, 'utf8')) as {
			features: { properties: { opening_hours?: string } }[];
		};
		const texts = features.flatMap(({ properties }) => properties.opening_hours ?? []);
		assert.equal(texts.length, 23);
		for (const text of texts) assert.deepEqual(readable(ours(text)), readable(theirs(text)), text);
	});

	for (const [country, text] of ELSEWHERE) {
		test(`says of ${text} in ${country} what the library says`, () => {
			assert.deepEqual(readable(ours(text, country)), readable(theirs(text, country)));
		});
	}

	test('says of any expression of the supported syntax what the library says', () => {
		fc.assert(
			fc.property(expression, (text) => assert.deepEqual(readable(ours(text)), readable(theirs(text)), text)),
			{ numRuns: 150 },
		);
	});
});

const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => {
	const minutes = quarter * 15;
	return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
});

// Within the day: what an evening carries past midnight is cut by the library when the next day has a rule of its own,
// and kept by us.
const span = fc.uniqueArray(clock, { minLength: 2, maxLength: 2 }).map((times) => times.sort().join('-'));
const overnight = fc.constantFrom('20:00-03:00', '18:00-24:00', '22:00-26:00', '00:00-24:00', '10:00-10:00');
const spans = fc.oneof(
	fc.array(span, { minLength: 1, maxLength: 3 }).map((list) => list.join(',')),
	fc.constant('off'),
);

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const dayRange = fc.tuple(fc.constantFrom(...DAYS), fc.constantFrom(...DAYS)).map(([from, to]) => `${from}-${to}`);
const days = fc
	.array(fc.oneof(fc.constantFrom(...DAYS), dayRange), { minLength: 1, maxLength: 3 })
	.map((list) => list.join(','));

const monthDay = fc
	.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
	.map(
		(date) =>
			`${date.toLocaleString('en-US', { month: 'short', timeZone: 'UTC' })} ${String(date.getUTCDate()).padStart(2, '0')}`,
	);
const dates = fc.oneof(
	monthDay,
	monthDay.map((day) => `2026 ${day}`),
	fc.constantFrom('Dec 24-26', 'Dec 30-Jan 02', '2026 Feb 20-2026 Mar 03', 'May 01,05-07'),
);

const weekRule = fc.tuple(days, spans).map(([selector, hours]) => `${selector} ${hours}`);
const addedRule = fc.tuple(days, span).map(([selector, hours]) => `, ${selector} ${hours}`);
const dateRule = fc.tuple(dates, spans).map(([selector, hours]) => `${selector} ${hours}`);

const expression = fc.oneof(
	fc
		.record({
			first: fc.tuple(span).map(([hours]) => `Mo-Su ${hours}`),
			week: fc.array(weekRule, { maxLength: 3 }),
			added: fc.array(addedRule, { maxLength: 2 }),
			holiday: fc.option(
				spans.map((hours) => `PH ${hours}`),
				{ nil: undefined },
			),
			date: fc.option(dateRule, { nil: undefined }),
		})
		.map(({ first, week, added, holiday, date }) =>
			[[first, ...week].join('; ') + added.join(''), holiday, date].filter(Boolean).join('; '),
		),
	fc.tuple(days, overnight).map(([selector, hours]) => `${selector} ${hours}`),
);
