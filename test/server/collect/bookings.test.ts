import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moveBooking } from '../../../packages/server/src/collect/bookings.ts';
import { onEachDatabase } from '../../support/databases.ts';
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
