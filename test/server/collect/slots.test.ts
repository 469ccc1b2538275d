import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { EXAMPLE_NOW, examplePickupSlots, exampleStores } from '@endcap/contract/examples';
import type { Store } from '@endcap/contract';
import { daysOf, reasonOf, slotTimes, type CollectStore } from '../../../packages/server/src/collect/slots.ts';
import { instant } from '../../../packages/server/src/stores/openings.ts';
import { parseOpeningHours } from '../../../packages/server/src/stores/opening-hours.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ROOT = new URL('../../../', import.meta.url);
const WEDNESDAY = '2026-03-25';

type Pickup = NonNullable<Store['pickup']>;

interface Shop {
	timezone?: string;
	country?: string;
	pickup?: Partial<Pickup>;
}

function shop(text: string, { timezone = 'Europe/Tallinn', country = 'EE', pickup = {} }: Shop = {}): CollectStore {
	const hours = parseOpeningHours(text);
	assert.ok(!('reason' in hours));
	return {
		...hours,
		id: 'tartu',
		kind: 'store',
		status: 'active',
		timezone,
		address: { street: null, city: null, postal_code: null, region: null, country },
		pickup: {
			prep_minutes: 60,
			hold_hours: 48,
			slot_minutes: 60,
			slot_capacity: null,
			same_day_until: null,
			...pickup,
		},
	};
}

function day(date: string): number {
	return Date.parse(`${date}T00:00:00Z`);
}

/** `starts/ends` of each slot of a day. */
function slots(store: CollectStore, date: string): string[] {
	return slotTimes(store, day(date), 1).flatMap((each) =>
		each.slots.map(({ starts, ends }) => `${instant(starts)}/${instant(ends)}`),
	);
}

/** Until when each slot of a day can be ordered, by when it starts. */
function cutoffs(store: CollectStore, date: string): Record<string, string> {
	const [only] = slotTimes(store, day(date), 1);
	return Object.fromEntries(only!.slots.map(({ starts, cutoff }) => [instant(starts), instant(cutoff)]));
}

/** Minutes that each slot of a day lasts. */
function lengths(store: CollectStore, date: string): number[] {
	return slotTimes(store, day(date), 1).flatMap((each) =>
		each.slots.map(({ starts, ends }) => (ends - starts) / 60_000),
	);
}

describe('pickup slots', () => {
	test('of the contract’s example are those of its store', () => {
		const now = new Date(EXAMPLE_NOW);
		const times = slotTimes(exampleStores.tartu, day('2026-03-25'), 7);
		const stored = daysOf(exampleStores.tartu, times, new Map(), now);
		const untouched = examplePickupSlots.days.map((each) => ({
			...each,
			slots: each.slots.map((slot) => {
				const closed = Date.parse(slot.cutoff_at) < now.getTime();
				return { ...slot, remaining: 4, status: closed ? ('closed' as const) : ('open' as const) };
			}),
		}));
		assert.deepEqual(stored, untouched);
	});

	test('follow each other from the hour of opening, and end with the day', () => {
		assert.deepEqual(slots(shop('We 10:00-13:00'), WEDNESDAY), [
			'2026-03-25T08:00:00Z/2026-03-25T09:00:00Z',
			'2026-03-25T09:00:00Z/2026-03-25T10:00:00Z',
			'2026-03-25T10:00:00Z/2026-03-25T11:00:00Z',
		]);
	});

	const remainders: [hours: string, length: number, expected: number[]][] = [
		['10:00-12:29', 60, [60, 89]],
		['10:00-12:30', 60, [60, 60, 30]],
		['10:00-10:20', 60, [20]],
		['10:00-11:20', 60, [80]],
		['10:00-11:00', 45, [60]],
		['10:00-12:00,13:00-13:40', 30, [30, 30, 30, 30, 40]],
		['00:00-24:00', 480, [480, 480, 480]],
		['09:00-19:00', 480, [600]],
	];
	for (const [hours, slot_minutes, expected] of remainders) {
		test(`of ${slot_minutes} minutes in ${hours} last ${expected.join(', ')}`, () => {
			assert.deepEqual(lengths(shop(`We ${hours}`, { pickup: { slot_minutes } }), WEDNESDAY), expected);
		});
	}

	test('reach over no midnight, also where the shop is open all night', () => {
		const night = shop('Tu-We 22:30-01:15');
		assert.deepEqual(lengths(night, WEDNESDAY), [75, 60, 30]);
		assert.deepEqual(slots(night, '2026-03-26'), ['2026-03-25T22:00:00Z/2026-03-25T23:15:00Z']);
	});

	test('follow exceptions and public holidays', () => {
		const store = shop('Mo-Su 10:00-12:00; PH off; Mar 25 15:00-16:00 "Stocktaking"');
		assert.deepEqual(slots(store, WEDNESDAY), ['2026-03-25T13:00:00Z/2026-03-25T14:00:00Z']);
		const [independence] = slotTimes(store, day('2026-02-24'), 1);
		assert.deepEqual(independence, { day: day('2026-02-24'), open: false, slots: [] });
	});

	test('are none where nobody can collect, or the hours are not known', () => {
		const store = shop('Mo-Su 10:00-12:00');
		const none: [CollectStore, string][] = [
			[{ ...store, pickup: null }, 'no_pickup'],
			[{ ...store, kind: 'warehouse' }, 'no_pickup'],
			[{ ...store, status: 'inactive' }, 'no_pickup'],
			[{ ...store, hours: null }, 'hours_unknown'],
		];
		for (const [without, reason] of none) {
			assert.equal(reasonOf(without), reason);
			assert.deepEqual(slots(without, WEDNESDAY), []);
		}
	});
});

describe('the latest moment to order', () => {
	test('leaves the time to prepare in which the shop is open', () => {
		assert.deepEqual(cutoffs(shop('Tu-We 10:00-12:00', { pickup: { prep_minutes: 90 } }), WEDNESDAY), {
			'2026-03-25T08:00:00Z': '2026-03-24T08:30:00Z',
			'2026-03-25T09:00:00Z': '2026-03-24T09:30:00Z',
		});
	});

	test('is before the week-end for the first slot of Monday', () => {
		const store = shop('Mo-Fr 10:00-12:00');
		assert.equal(cutoffs(store, '2026-03-23')['2026-03-23T08:00:00Z'], '2026-03-20T09:00:00Z');
	});

	test('passes over a holiday, and over the pause at noon', () => {
		const store = shop('Mo-Fr 10:00-12:00,14:00-16:00; PH off', { pickup: { prep_minutes: 150 } });
		// Tuesday was Independence Day.
		assert.equal(cutoffs(store, '2026-02-25')['2026-02-25T08:00:00Z'], '2026-02-23T09:30:00Z');
	});

	test('is the slot’s own beginning where nothing has to be prepared', () => {
		const store = shop('We 10:00-11:00', { pickup: { prep_minutes: 0 } });
		assert.deepEqual(cutoffs(store, WEDNESDAY), { '2026-03-25T08:00:00Z': '2026-03-25T08:00:00Z' });
	});

	test('lies weeks back where the shop hardly opens, and long ago where it never has the time', () => {
		const monthly = shop('We 10:00-11:00', { pickup: { prep_minutes: 600 } });
		assert.deepEqual(cutoffs(monthly, WEDNESDAY), { '2026-03-25T08:00:00Z': '2026-01-14T08:00:00Z' });
		const once = shop('off; 2026 Mar 25 10:00-11:00', { pickup: { prep_minutes: 600 } });
		assert.deepEqual(cutoffs(once, WEDNESDAY), { '2026-03-25T08:00:00Z': '2024-12-31T22:00:00Z' });
	});

	test('is not after the end of orders for the same day', () => {
		const store = shop('Mo-Su 10:00-19:00', { pickup: { slot_minutes: 180, same_day_until: '11:30' } });
		assert.deepEqual(cutoffs(store, WEDNESDAY), {
			'2026-03-25T08:00:00Z': '2026-03-24T16:00:00Z',
			'2026-03-25T11:00:00Z': '2026-03-25T09:30:00Z',
			'2026-03-25T14:00:00Z': '2026-03-25T09:30:00Z',
		});
	});

	test('still counts, and closes the slot when it has passed', () => {
		const store = shop('We 10:00-11:00', { pickup: { prep_minutes: 0 } });
		const times = slotTimes(store, day(WEDNESDAY), 1);
		const statusAt = (now: string) => daysOf(store, times, new Map(), new Date(now))[0]?.slots[0]?.status;
		assert.equal(statusAt('2026-03-25T08:00:00.000Z'), 'open');
		assert.equal(statusAt('2026-03-25T08:00:00.001Z'), 'closed');
	});
});

describe('pickup slots on the days on which clocks change', () => {
	const changes: [zone: string, date: string, hours: number][] = [
		['Europe/Tallinn', '2026-03-29', 23],
		['Europe/Tallinn', '2026-10-25', 25],
		['Europe/Riga', '2026-03-29', 23],
		['Europe/Riga', '2026-10-25', 25],
		['Europe/Warsaw', '2026-03-29', 23],
		['Europe/Warsaw', '2026-10-25', 25],
		['Europe/Helsinki', '2026-03-29', 23],
		['Europe/Helsinki', '2026-10-25', 25],
		['Africa/Johannesburg', '2026-03-29', 24],
		['Africa/Johannesburg', '2026-10-25', 24],
		// Midnight itself is skipped, and comes twice.
		['Africa/Cairo', '2026-04-24', 23],
		['America/Havana', '2026-11-01', 25],
	];
	for (const [timezone, date, hours] of changes) {
		test(`fill the ${hours} hours of ${date} in ${timezone}, one after another`, () => {
			const times = slotTimes(shop('24/7', { timezone }), day(date), 1)[0]!.slots;
			assert.equal(times.length, hours);
			for (const [index, { starts, ends, cutoff }] of times.entries()) {
				assert.equal(ends - starts, HOUR);
				assert.equal(starts - cutoff, HOUR);
				if (index > 0) assert.equal(starts, times[index - 1]!.ends);
			}
			const next = slotTimes(shop('24/7', { timezone }), day(date) + DAY, 1)[0]!.slots[0];
			assert.equal(next?.starts, times.at(-1)?.ends);
		});
	}

	const mornings: [zone: string, spring: string, autumn: string][] = [
		['Europe/Tallinn', '2026-03-29T07:00:00Z', '2026-10-25T08:00:00Z'],
		['Europe/Riga', '2026-03-29T07:00:00Z', '2026-10-25T08:00:00Z'],
		['Europe/Warsaw', '2026-03-29T08:00:00Z', '2026-10-25T09:00:00Z'],
		['Europe/Helsinki', '2026-03-29T07:00:00Z', '2026-10-25T08:00:00Z'],
		['Africa/Johannesburg', '2026-03-29T08:00:00Z', '2026-10-25T08:00:00Z'],
	];
	for (const [timezone, spring, autumn] of mornings) {
		test(`begin at ten by the clock of ${timezone}`, () => {
			const store = shop('Mo-Su 10:00-18:00', { timezone });
			assert.equal(slots(store, '2026-03-29')[0]?.split('/')[0], spring);
			assert.equal(slots(store, '2026-10-25')[0]?.split('/')[0], autumn);
		});
	}

	test('are the same to a shopper, and to a server, in New York', () => {
		const calendar = (zone: string) => {
			const script = `
				import { slotTimes } from ${JSON.stringify(new URL('packages/server/src/collect/slots.ts', ROOT).href)};
				console.log(new Date(0).getHours(), JSON.stringify(slotTimes(${JSON.stringify(shop('Mo-Su 10:00-18:00'))}, ${day('2026-03-23')}, 14)));`;
			const options = ['--conditions=endcap-source', '--input-type=module', '-e', script];
			return execFileSync(process.execPath, options, { env: { ...process.env, TZ: zone }, encoding: 'utf8' });
		};
		const [there, here] = [calendar('America/New_York'), calendar('Europe/Tallinn')];
		// Each is where it believes to be.
		assert.deepEqual([there.split(' ')[0], here.split(' ')[0]], ['19', '3']);
		assert.equal(there.slice(there.indexOf('[')), here.slice(here.indexOf('[')));
	});
});
