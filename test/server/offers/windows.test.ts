import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { nextChange, standingsOf, stateOf } from '../../../packages/server/src/offers/rules.ts';
import { offerInput } from '../../support/offer-input.ts';

const QUARTER = 15 * 60_000;
const DAY = 96 * QUARTER;
const ZONES = [
	'Europe/Tallinn',
	'America/New_York',
	'Africa/Johannesburg',
	'Australia/Lord_Howe',
	'Asia/Kathmandu',
	'Pacific/Kiritimati',
	'America/St_Johns',
];

const clocks = new Map(
	ZONES.map((timeZone) => [
		timeZone,
		new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }),
	]),
);

/** What the clock on the wall shows, as the contract writes it. */
function wallAt(zone: string, instant: number): string {
	return (clocks.get(zone)?.format(instant) ?? '').replace(' ', 'T');
}

/** The first quarter of an hour at which the wall clock shows that time or has jumped past it: found by looking at all. */
function firstShown(zone: string, wall: string): number {
	const from = Date.parse(`${wall}:00Z`) - DAY;
	for (let instant = from; instant < from + 2 * DAY; instant += QUARTER) {
		if (wallAt(zone, instant) >= wall) return instant;
	}
	throw new Error(`${zone} never shows ${wall}`);
}

const place = (timezone: string) => ({ store_id: timezone, name: timezone, timezone, latitude: null, longitude: null });
const places = ZONES.map(place);

/** Around the days on which clocks change, and others. */
const moment = fc
	.tuple(
		fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01', '2026-12-24'),
		fc.integer({ min: -96, max: 96 }),
	)
	.map(([day, quarters]) => Date.parse(`${day}T03:00:00Z`) + quarters * QUARTER);
const wall = moment.map((instant) => new Date(instant).toISOString().slice(0, 16));

describe('the window of an offer', () => {
	test('is that of each shop’s own clock, also where it is put forward or back', () => {
		fc.assert(
			fc.property(wall, wall, moment, fc.constantFrom(...ZONES), (one, other, now, zone) => {
				const [starts_at, ends_at] = [one, other].toSorted() as [string, string];
				const [starts, ends] = [firstShown(zone, starts_at), firstShown(zone, ends_at)];
				const standings = standingsOf(offerInput({ starts_at, ends_at }), [place(zone)], {}, now);
				const expected = ends <= now || ends <= starts ? 'ended' : starts <= now ? 'active' : 'scheduled';
				assert.equal(stateOf(standings, now), expected, `${starts_at} to ${ends_at} in ${zone}`);
			}),
			{ numRuns: 300 },
		);
	});

	test('leaves everything as it is until the change it names, and not a minute longer', () => {
		const input = fc.record({ starts_at: fc.option(wall), ends_at: fc.option(wall) });
		const looks = (offer: Parameters<typeof standingsOf>[0], now: number) =>
			standingsOf(offer, places, {}, now).map(({ store_id, starts }) => [store_id, starts === null || starts <= now]);
		fc.assert(
			fc.property(input, moment, (fields, now) => {
				const offer = offerInput(fields);
				const change = nextChange(standingsOf(offer, places, {}, now), now);
				const last = (change ?? now + 3 * DAY) - QUARTER;
				const seen = looks(offer, now);
				for (const part of [0.3, 0.6, 0.9, 1]) assert.deepEqual(looks(offer, now + (last - now) * part), seen);
				if (change !== null) assert.notDeepEqual(looks(offer, change), seen);
			}),
			{ numRuns: 100 },
		);
	});

	test('is over where the clock jumps over all of it', () => {
		const offer = offerInput({ starts_at: '2026-03-29T03:10', ends_at: '2026-03-29T03:50' });
		const before = Date.parse('2026-03-29T00:00:00Z');
		assert.deepEqual(standingsOf(offer, [place('Europe/Tallinn')], {}, before), []);
	});

	test('is open while it is so in one of the shops', () => {
		const offer = offerInput({ starts_at: '2026-12-24T10:00', ends_at: '2026-12-24T18:00' });
		const both = [place('Europe/Tallinn'), place('America/New_York')];
		const state = (instant: string) => stateOf(standingsOf(offer, both, {}, Date.parse(instant)), Date.parse(instant));
		assert.equal(state('2026-12-24T07:59:00Z'), 'scheduled');
		assert.equal(state('2026-12-24T08:00:00Z'), 'active');
		assert.equal(
			state('2026-12-24T16:00:00Z'),
			'active',
			'nobody waits for New York: Tallinn is over, it has begun there',
		);
		assert.equal(state('2026-12-24T22:59:00Z'), 'active');
		assert.equal(state('2026-12-24T23:00:00Z'), 'ended');
	});
});
