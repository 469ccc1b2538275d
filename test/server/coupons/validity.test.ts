import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeTime } from '../../../packages/server/src/coupons/judge.rules.ts';
import { birthdayEnd, endAfterDays, instantOf } from '../../../packages/server/src/coupons/validity.rules.ts';
import { coupon } from '../../support/priced-basket.ts';

describe('the days of a coupon', () => {
	const at = (instant: string, timezone: string) => ({ at: new Date(instant), timezone });
	const { terms } = coupon('evening', { valid_from: '2026-12-24T10:00', valid_until: '2026-12-24T18:00' });

	test('begin and end by the clock on the wall of the shop', () => {
		const seen = [
			['2026-12-24T07:59:59Z', 'Europe/Tallinn', 'not_started'],
			['2026-12-24T08:00:00Z', 'Europe/Tallinn', null],
			['2026-12-24T08:00:00Z', 'Europe/Warsaw', 'not_started'],
			['2026-12-24T15:59:59Z', 'Europe/Tallinn', null],
			['2026-12-24T16:00:00Z', 'Europe/Tallinn', 'ended'],
			['2026-12-24T16:00:00Z', 'Africa/Johannesburg', 'ended'],
			['2026-12-24T16:59:59Z', 'Europe/Warsaw', null],
			['2026-12-24T22:59:59Z', 'America/New_York', null],
		] as const;
		for (const [instant, zone, expected] of seen) {
			assert.equal(judgeTime(terms, null, at(instant, zone)), expected, `${instant} in ${zone}`);
		}
	});

	test('that spring skips begin with the jump, and those that autumn repeats with the first of the two', () => {
		const spring = new Date(instantOf('Europe/Tallinn', '2026-03-29T03:30')).toISOString();
		const autumn = new Date(instantOf('Europe/Tallinn', '2026-10-25T03:30')).toISOString();
		assert.deepEqual([spring, autumn], ['2026-03-29T01:00:00.000Z', '2026-10-25T00:30:00.000Z']);
	});

	test('do not come back when the clock is put back', () => {
		const night = coupon('night', { valid_until: '2026-10-25T03:30' }).terms;
		const reasons = ['2026-10-25T00:29:00Z', '2026-10-25T00:31:00Z', '2026-10-25T01:15:00Z'].map((instant) =>
			judgeTime(night, null, at(instant, 'Europe/Tallinn')),
		);
		assert.deepEqual(reasons, [null, 'ended', 'ended']);
	});

	test('given with a receipt are whole days, also over a change of the clock', () => {
		const end = endAfterDays('Europe/Tallinn', new Date('2026-03-28T20:00:00Z'), 2);
		assert.equal(end, '2026-03-31T00:00');
		assert.equal(new Date(instantOf('Europe/Tallinn', end)).toISOString(), '2026-03-30T21:00:00.000Z');
	});

	test('around a birthday include both ends, cross the year, and know 29 February', () => {
		const around = { days_before: 3, days_after: 2 };
		const end = (birthday: string, day: string) =>
			birthdayEnd(birthday, around, 'Europe/Tallinn', new Date(`${day}T10:00:00Z`));
		assert.equal(end('01-01', '2026-12-28'), undefined);
		assert.equal(end('01-01', '2026-12-29'), '2027-01-04T00:00');
		assert.equal(end('01-01', '2027-01-03'), '2027-01-04T00:00');
		assert.equal(end('01-01', '2027-01-04'), undefined);
		assert.equal(end('02-29', '2026-02-25'), '2026-03-03T00:00');
		assert.equal(end('02-29', '2028-02-25'), undefined);
		assert.equal(end('02-29', '2028-03-02'), '2028-03-03T00:00');
	});
});
