import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import OpeningHoursOracle from 'opening_hours';
import { slotTimes, type CollectStore } from '../../../packages/server/src/collect/slots.ts';
import { parseOpeningHours } from '../../../packages/server/src/stores/opening-hours.ts';
import { SHARED_DATA } from '../../support/shared-data.ts';

const PHARMACIES = `${SHARED_DATA}/stores-estonia/tartu_pharmacies.geojson`;
const ZONE = 'Europe/Tallinn';
const PLACE = { lat: 58.38, lon: 26.72, address: { country_code: 'ee', state: '' } };
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const YEAR = 2026;
const PREP_MINUTES = 95;
const SLOT_MINUTES = 40;
const UNTIL = 15;

/** When a slot starts, ends and can be ordered no more. */
type Times = [starts: number, ends: number, cutoff: number];

function ours(text: string): Times[] {
	const hours = parseOpeningHours(text);
	assert.ok(!('reason' in hours), text);
	const store: CollectStore = {
		...hours,
		id: 'pharmacy',
		kind: 'store',
		status: 'active',
		timezone: ZONE,
		address: { street: null, city: 'Tartu', postal_code: null, region: null, country: 'EE' },
		pickup: {
			prep_minutes: PREP_MINUTES,
			hold_hours: 48,
			slot_minutes: SLOT_MINUTES,
			slot_capacity: null,
			same_day_until: `${UNTIL}:00`,
		},
	};
	const days: Times[] = [];
	for (let day = Date.UTC(YEAR, 0, 1); day < Date.UTC(YEAR + 1, 0, 1); day += 7 * DAY) {
		for (const { slots } of slotTimes(store, day, 7)) {
			days.push(...slots.map(({ starts, ends, cutoff }): Times => [starts, ends, cutoff]));
		}
	}
	return days.filter(([starts]) => starts < new Date(YEAR + 1, 0, 1).getTime());
}

/** Minute by minute over the year, on the computer’s own clock, which stands in the shop’s zone for this. */
function theirs(text: string): Times[] {
	const first = new Date(YEAR - 1, 11, 1);
	const end = new Date(YEAR + 1, 0, 1);
	const begin = first.getTime();
	const open = new Uint8Array((end.getTime() - begin) / MINUTE);
	for (const [opens, closes] of new OpeningHoursOracle(text, PLACE).getOpenIntervals(first, end)) {
		open.fill(1, (opens.getTime() - begin) / MINUTE, (closes.getTime() - begin) / MINUTE);
	}
	const slots: Times[] = [];
	for (let number = 1; number <= 365; number += 1) {
		const [day, next] = [new Date(YEAR, 0, number), new Date(YEAR, 0, number + 1)];
		const lastOrder = new Date(day).setHours(UNTIL);
		let minute = (day.getTime() - begin) / MINUTE;
		const midnight = (next.getTime() - begin) / MINUTE;
		while (minute < midnight) {
			if (open[minute] === 0) {
				minute += 1;
				continue;
			}
			const piece: number[] = [];
			for (; minute < midnight && open[minute] === 1; minute += 1) piece.push(minute);
			while (piece.length > 0) {
				const taken = piece.length < 1.5 * SLOT_MINUTES ? piece.splice(0) : piece.splice(0, SLOT_MINUTES);
				const starts = taken[0]!;
				let cutoff = starts;
				for (let left = PREP_MINUTES; left > 0; cutoff -= 1) left -= open[cutoff - 1]!;
				const instants = [starts, starts + taken.length, cutoff].map((at) => begin + at * MINUTE) as Times;
				slots.push([instants[0], instants[1], Math.min(instants[2], lastOrder)]);
			}
		}
	}
	return slots;
}

function readable(slots: Times[]): string[] {
	return slots.map((times) => times.map((instant) => new Date(instant).toISOString().slice(0, 16)).join(' '));
}

describe('pickup slots against the opening_hours library, over a year', () => {
	const skip = existsSync(PHARMACIES) ? false : 'the pharmacies of Tartu are not on this machine';
	before(() => {
		process.env.TZ = ZONE;
	});

	test('of every real pharmacy are those that its hours have, minute by minute', { skip }, () => {
		const { features } = JSON.parse(readFileSync(PHARMACIES, 'utf8')) as {
			features: { properties: { opening_hours?: string } }[];
		};
		assert.equal(features.length, 24);
		for (const { properties } of features) {
			const text = properties.opening_hours ?? '';
			const [own, expected] = [readable(ours(text)), text === '' ? [] : readable(theirs(text))];
			assert.equal(own.length > 1000, text !== '', text);
			assert.deepEqual(own, expected, text);
		}
	});
});
