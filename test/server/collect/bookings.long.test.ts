import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { PickupSlot } from '@endcap/contract';
import { openDatabase, type Database } from '@endcap/server';
import { moveBooking } from '../../../packages/server/src/collect/bookings.ts';
import { changeReservation } from '../../../packages/server/src/reservations/change.ts';
import { sweepLapsedHolds } from '../../../packages/server/src/reservations/sweeper.ts';
import { onEachDatabase, postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { SlotDesk } from '../../support/slot-desk.ts';

const CAPACITY = 5;

function booked(outcomes: Awaited<ReturnType<SlotDesk['book']>>[]): string[] {
	return outcomes.filter((outcome) => typeof outcome === 'string');
}

function refusals(outcomes: Awaited<ReturnType<SlotDesk['book']>>[]): string[] {
	return outcomes.flatMap((outcome) => (typeof outcome === 'string' ? [] : outcome.problem));
}

onEachDatabase('bookings of pickup times', (context) => {
	test('give a slot to as many as it takes, of all who come at once', async () => {
		const desk = await SlotDesk.make(context.database, CAPACITY);
		const slot = desk.slot(3);
		const outcomes = await Promise.all(Array.from({ length: 40 }, () => desk.book(slot)));
		assert.equal(booked(outcomes).length, CAPACITY);
		assert.deepEqual([...new Set(refusals(outcomes))], ['slot_full']);
		assert.equal(await desk.taken(slot), CAPACITY);
	});

	test('free the place of a hold that has lapsed without any sweep, for one other', async () => {
		const desk = await SlotDesk.make(context.database, CAPACITY);
		const slot = desk.slot(3);
		const [first = ''] = booked(await Promise.all(Array.from({ length: CAPACITY }, () => desk.book(slot))));
		await desk.room.lapse({ id: first });
		const outcomes = await Promise.all(Array.from({ length: 10 }, () => desk.book(slot)));
		assert.equal(booked(outcomes).length, 1);
		assert.equal(await desk.taken(slot), CAPACITY);
	});

	test('never give more than there are, while holds lapse and others come', async () => {
		const desk = await SlotDesk.make(context.database, CAPACITY);
		const slot = desk.slot(3);
		const first = booked(await Promise.all(Array.from({ length: CAPACITY }, () => desk.book(slot))));
		const [outcomes] = await Promise.all([
			Promise.all(Array.from({ length: 20 }, () => desk.book(slot))),
			...first.slice(0, 3).map((id) => desk.room.lapse({ id })),
		]);
		assert.ok(booked(outcomes).length <= 3);
		const later = await Promise.all(Array.from({ length: 20 }, () => desk.book(slot)));
		assert.equal(booked(outcomes).length + booked(later).length, 3);
		assert.equal(await desk.taken(slot), CAPACITY);
	});

	test('offer the next two open times in place of one that is full', async () => {
		const desk = await SlotDesk.make(context.database, 1);
		for (const hours of [3, 4]) assert.ok(typeof (await desk.book(desk.slot(hours))) === 'string');
		const refusal = await desk.book(desk.slot(3));
		assert.ok(typeof refusal !== 'string');
		assert.equal(refusal.problem, 'slot_full');
		assert.deepEqual(refusal.errors?.[0]?.pointer, '/pickups/0/starts_at');
		const offered = (refusal.slots as PickupSlot[]).map(({ starts_at }) => Date.parse(starts_at));
		assert.deepEqual(offered, [desk.slot(5).getTime(), desk.slot(6).getTime()]);
	});

	const closed: [what: string, minutes: number][] = [
		['that has begun', -60],
		['that is too near to prepare it', 0],
		['that no slot has', 150],
		['that nobody can choose yet', 75 * 1440],
	];
	for (const [what, minutes] of closed) {
		test(`refuse a time ${what}`, async () => {
			const desk = await SlotDesk.make(context.database, CAPACITY);
			const refusal = await desk.book(new Date(desk.slot(0).getTime() + minutes * 60_000));
			assert.ok(typeof refusal !== 'string');
			assert.equal(refusal.problem, 'slot_closed');
		});
	}

	test('still count where the length of slots has changed since', async () => {
		const desk = await SlotDesk.make(context.database, 1);
		// An odd hour of tomorrow or later lies within a slot of two hours that starts at midnight or an even one.
		const odd = desk.slot(25 + (desk.slot(24).getUTCHours() % 2));
		await desk.book(odd);
		await desk.setPickup({ slot_capacity: 1, slot_minutes: 120 });
		const refusal = await desk.book(new Date(odd.getTime() - 3_600_000));
		assert.ok(typeof refusal !== 'string');
		assert.equal(refusal.problem, 'slot_full');
	});

	test('count for a hold that is handed over, and no more for one that is given back', async () => {
		const desk = await SlotDesk.make(context.database, CAPACITY);
		const slot = desk.slot(3);
		const [kept = '', back = ''] = booked([await desk.book(slot), await desk.book(slot)]);
		await desk.room.change({ id: kept }, 'consume');
		await desk.room.change({ id: back }, 'release');
		assert.equal(await desk.taken(slot), 1);
	});

	test('tell that a slot has changed: chosen, given back, lapsed', async () => {
		const desk = await SlotDesk.make(context.database, CAPACITY);
		const [slot, other] = [desk.slot(3), desk.slot(4)];
		const [id = '', lapsing = ''] = booked([await desk.book(slot), await desk.book(other)]);
		await desk.room.change({ id }, 'release');
		await desk.room.lapse({ id: lapsing });
		await sweepLapsedHolds(context.database);
		const told = await desk.room.events('pickup_slot.updated');
		const starts = [slot, other, slot, other].map((each) => `${each.toISOString().slice(0, 19)}Z`);
		assert.deepEqual(
			told.map(({ data }) => data),
			starts.map((starts_at) => ({ store_id: 'tartu', starts_at })),
		);
		assert.ok(told.every(({ store_id, owner_id }) => store_id === 'tartu' && owner_id === null));
	});

	test('move to another time of the store, and free the one they had', async () => {
		const desk = await SlotDesk.make(context.database, 1);
		const id = await desk.book(desk.slot(3));
		assert.ok(typeof id === 'string');
		const to = { reservation_id: id, starts_at: desk.slot(4), pointer: '/starts_at' };
		const moved = await context.database.transaction((tx) => moveBooking(tx, desk.room.merchant.id, to, new Date()));
		assert.ok(moved && 'starts_at' in moved);
		assert.deepEqual([await desk.taken(desk.slot(3)), await desk.taken(desk.slot(4))], [0, 1]);
	});
});

describe('two nodes on one PostgreSQL', () => {
	let one: TestDatabase & { url: string };
	let two: Database;
	before(async () => {
		one = await postgresDatabase();
		two = await openDatabase({ databaseUrl: one.url, purpose: 'serve' });
	});
	after(async () => {
		await two.close();
		await one.close();
	});

	test('give a slot to as many as it takes, while some of them lapse', async () => {
		const here = await SlotDesk.make(one.database, CAPACITY);
		const there = here.through(two);
		const slot = here.slot(3);
		const turns = (count: number) =>
			Promise.all(Array.from({ length: count }, (_, turn) => (turn % 2 === 0 ? here : there).book(slot)));
		const first = booked(await turns(40));
		assert.equal(first.length, CAPACITY);
		const [meanwhile] = await Promise.all([turns(20), ...first.slice(0, 2).map((id) => here.room.lapse({ id }))]);
		const later = await turns(20);
		assert.equal(booked([...meanwhile, ...later]).length, 2);
		assert.equal(await here.taken(slot), CAPACITY);
	});

	test('leave the place to a hold that was committed in time, however late that is on disk', async () => {
		const here = await SlotDesk.make(one.database, 1);
		const slot = here.slot(3);
		const [id = ''] = booked([await here.book(slot)]);
		await here.room.lapse({ id }, 100);
		let other: ReturnType<SlotDesk['book']> | undefined;
		await one.database.transaction(async (tx) => {
			const committed = await changeReservation(tx, here.room.key(), id, { action: 'commit' });
			assert.ok(!('problem' in committed));
			await tx.query({ text: 'SELECT pg_sleep(0.15)' });
			other = here.through(two).book(slot);
			await Promise.race([other, tx.query({ text: 'SELECT pg_sleep(0.3)' })]);
		});
		assert.deepEqual(refusals([(await other) ?? '']), ['slot_full']);
		assert.equal(await here.taken(slot), 1);
	});

	test('do not wait in a circle for two slots, in whichever order they are asked for', async () => {
		const here = await SlotDesk.make(one.database, 20, ['tartu', 'riga']);
		const there = here.through(two);
		const slot = here.slot(3);
		const places = ['tartu', 'riga'].map((store_id) => ({ store_id, starts_at: slot, pointer: '' }));
		const judged = await Promise.all(
			Array.from({ length: 30 }, (_, turn) =>
				(turn % 2 === 0 ? here : there).judge(turn % 3 === 0 ? places : places.toReversed()),
			),
		);
		assert.ok(judged.every((outcome) => !('problem' in outcome)));
	});
});
