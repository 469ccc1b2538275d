import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { EXAMPLE_NOW, examplePickupSlots, exampleStores } from '@endcap/contract/examples';
import type { Store } from '@endcap/contract';
import { daysOf, slotTimes, type CollectStore } from '../../../packages/server/src/collect/slots.ts';
import { instant } from '../../../packages/server/src/stores/openings.ts';
import { parseOpeningHours } from '../../../packages/server/src/stores/opening-hours.ts';

const DAY = 86_400_000;

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
		assert.deepEqual(slots(shop('We 10:00-13:00'), '2026-03-25'), [
			'2026-03-25T08:00:00Z/2026-03-25T09:00:00Z',
			'2026-03-25T09:00:00Z/2026-03-25T10:00:00Z',
			'2026-03-25T10:00:00Z/2026-03-25T11:00:00Z',
		]);
	});
});
