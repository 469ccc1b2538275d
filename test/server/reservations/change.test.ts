import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ReservationStatus } from '@endcap/contract';
import { changeOf, type Action } from '../../../packages/server/src/reservations/rules.ts';
import { sweepLapsedHolds } from '../../../packages/server/src/reservations/sweeper.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { codeOf, granted, StockRoom } from '../../support/stock-room.ts';

const now = new Date('2026-03-25T10:00:00Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

describe('what an action makes of a reservation', () => {
	const statuses: ReservationStatus[] = ['active', 'committed', 'consumed', 'expired', 'released'];
	const expected: Record<Action, Partial<Record<ReservationStatus, string>>> = {
		extend: { active: 'active' },
		commit: { active: 'committed', committed: 'same' },
		release: { active: 'released', committed: 'released', expired: 'same', released: 'same' },
		consume: { active: 'consumed', committed: 'consumed', consumed: 'same' },
	};
	for (const action of Object.keys(expected) as Action[]) {
		for (const status of statuses) {
			const outcome = expected[action][status] ?? 'reservation_ended';
			test(`${action} of one that is ${status}: ${outcome}`, () => {
				const judged = { status, created_at: now, expires_at: minutes(5), whole: true };
				const change = changeOf(action, judged, { now, holdMinutes: 30 });
				assert.equal(change === 'same' ? change : 'problem' in change ? change.problem : change.status, outcome);
			});
		}
	}

	test('extending never shortens, and a shopper gets at most a day from the beginning', () => {
		const judged = { status: 'active' as const, created_at: minutes(-1430), expires_at: minutes(5), whole: true };
		const until = (holdMinutes: number, shopper: boolean) => {
			const change = changeOf('extend', judged, { now, holdMinutes, shopper });
			return typeof change === 'object' && 'expires_at' in change ? change.expires_at : null;
		};
		assert.deepEqual(until(1, false), minutes(5));
		assert.deepEqual(until(60, false), minutes(60));
		assert.deepEqual(until(60, true), minutes(10));
	});

	test('what lost units after its time is over, whatever the clock says now', () => {
		const judged = { status: 'active' as const, created_at: now, expires_at: minutes(5), whole: false };
		const change = changeOf('extend', judged, { now, holdMinutes: 30 });
		assert.equal(change !== 'same' && 'problem' in change && change.problem, 'reservation_ended');
	});
});

onEachDatabase('a reservation', (context) => {
	test('gives its units back once, however often it is released (mistake 8)', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 5 });
		const held = granted(await room.reserve('KETTLE@tartu*3'));
		const outcomes = await Promise.all([room.change(held, 'release'), room.change(held, 'release')]);
		assert.deepEqual(
			outcomes.map((outcome) => granted(outcome).status),
			['released', 'released'],
		);
		assert.deepEqual(await room.levels(), { 'KETTLE@tartu': { on_hand: 5, reserved: 0 } });
		assert.equal((await room.events('reservation.released')).length, 1);
	});

	test('leaves the store when it is handed over, and cannot be released after', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 5 });
		const held = granted(await room.reserve('KETTLE@tartu*3'));
		assert.equal(granted(await room.change(held, 'consume')).status, 'consumed');
		assert.deepEqual(await room.levels(), { 'KETTLE@tartu': { on_hand: 2, reserved: 0 } });
		assert.equal(codeOf(await room.change(held, 'release')), 'reservation_ended');
		assert.deepEqual(await room.levels(), { 'KETTLE@tartu': { on_hand: 2, reserved: 0 } });
	});

	test('is handed over and given back in the stores that hold it, and nowhere else (mistake 9)', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@riga': 5, 'CUP@tartu': 5, 'JUG@riga': 5 });
		const lines = [room.line('CUP@tartu*2'), room.line('JUG@riga')];
		const [collected, left] = [granted(await room.reserve({ lines })), granted(await room.reserve({ lines }))];
		granted(await room.change(collected, 'consume'));
		granted(await room.change(left, 'release'));
		assert.deepEqual(await room.levels(), {
			'CUP@riga': { on_hand: 5, reserved: 0 },
			'CUP@tartu': { on_hand: 3, reserved: 0 },
			'JUG@riga': { on_hand: 4, reserved: 0 },
		});
	});

	test('does not lapse once it is committed', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 1 });
		const held = granted(await room.reserve('KETTLE@tartu'));
		const committed = granted(await room.change(held, 'commit'));
		assert.equal(committed.expires_at, null);
		assert.equal(await sweepLapsedHolds(context.database), 0);
		assert.equal(codeOf(await room.reserve('KETTLE@tartu')), 'out_of_stock');
	});

	test('lapses by itself: it says so at once, and the sweeper writes it down once', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 2, 'CUP@riga': 2 });
		const held = granted(await room.reserve({ lines: [room.line('KETTLE@tartu'), room.line('CUP@riga*2')] }));
		await room.lapse(held);
		assert.equal(granted(await room.change(held, 'release')).status, 'expired');
		assert.deepEqual(await room.events('reservation.expired', 'reservation.released'), []);
		assert.equal(await sweepLapsedHolds(context.database), 1);
		assert.equal(await sweepLapsedHolds(context.database), 0);
		assert.deepEqual(await room.levels(), {
			'CUP@riga': { on_hand: 2, reserved: 0 },
			'KETTLE@tartu': { on_hand: 2, reserved: 0 },
		});
		const [expired, ...others] = await room.events('reservation.expired');
		assert.deepEqual([expired?.data.id, expired?.owner_id, others.length], [held.id, 'anna', 0]);
	});

	test('is swept however many lapsed at once', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 500 });
		const held = await Promise.all(Array.from({ length: 230 }, () => room.reserve('KETTLE@tartu')));
		await Promise.all(held.map((each) => room.lapse(granted(each))));
		const swept = await Promise.all([sweepLapsedHolds(context.database), sweepLapsedHolds(context.database)]);
		assert.equal(swept[0] + swept[1], 230);
		assert.deepEqual(await room.levels(), { 'KETTLE@tartu': { on_hand: 500, reserved: 0 } });
		assert.equal((await room.events('reservation.expired')).length, 230);
	});

	test('cannot be extended by a reader of the old time once its unit was given away', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 1 });
		const held = granted(await room.reserve('KETTLE@tartu'));
		await room.lapse(held);
		granted(await room.reserve('KETTLE@tartu'));
		// As if the clock had been set back.
		await context.database.query(
			{
				text: `UPDATE reservation SET expires_at = now() + interval '1 hour' WHERE merchant_id = $1 AND reservation_id = $2`,
			},
			[room.merchant.id, held.id],
		);
		assert.equal(codeOf(await room.change(held, 'extend')), 'reservation_ended');
		assert.equal(codeOf(await room.change(held, 'commit')), 'reservation_ended');
	});

	test('is seen by its own session, and by staff of its stores', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 5, 'CUP@riga': 5 });
		const anna = room.shopper('anna');
		const tartu = granted(await room.reserve('KETTLE@tartu', { caller: anna }));
		const both = granted(
			await room.reserve({ lines: [room.line('KETTLE@tartu'), room.line('CUP@riga')] }, { caller: anna }),
		);
		const extend = async (held: typeof tartu, caller = room.key()) => codeOf(await room.change(held, 'extend', caller));
		assert.equal(await extend(tartu, anna), 'granted');
		assert.equal(await extend(tartu, room.shopper('berta')), 'not_found');
		assert.equal(await extend(tartu, room.staff(['tartu'])), 'granted');
		assert.equal(await extend(tartu, room.staff(['riga'])), 'not_found');
		assert.equal(await extend(both, room.staff(['riga'])), 'store_not_allowed');
		assert.equal(await extend(both, room.staff(['riga', 'tartu'])), 'granted');
		assert.equal(await extend(both, room.staff(null)), 'granted');
	});

	for (const [guarantee, statement, constraint] of [
		[
			'holds more than there is',
			`UPDATE inventory_level SET on_hand = 2 WHERE merchant_id = $1`,
			'inventory_level_check',
		],
		[
			'moves by hand what is reserved',
			`UPDATE inventory_level SET reserved = 0 WHERE merchant_id = $1`,
			'reserved_by_lines',
		],
		[
			'holds more than before',
			`UPDATE reservation_line SET held = 4, quantity = 4 WHERE merchant_id = $1`,
			'held_only_falls',
		],
		['forgets what is held', `DELETE FROM reservation_line WHERE merchant_id = $1`, 'held_stays'],
		[
			'holds what other systems promised',
			`WITH changed AS (UPDATE inventory_level SET committed = 3 WHERE merchant_id = $1),
				made AS (INSERT INTO reservation (merchant_id, reservation_id, status, channel, created_at)
					VALUES ($1, 'x', 'committed', 'web', now()))
				INSERT INTO reservation_line (merchant_id, reservation_id, line, sku, store_id, quantity, held)
				VALUES ($1, 'x', 0, 'KETTLE', 'tartu', 1, 1)`,
			'held_is_there',
		],
	] as const) {
		test(`no statement ${guarantee}`, async () => {
			const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 5 });
			granted(await room.reserve('KETTLE@tartu*3'));
			await assert.rejects(
				context.database.query({ text: statement }, [room.merchant.id]),
				(error: { constraint?: string }) => error.constraint === constraint,
			);
			assert.deepEqual(await room.levels(), { 'KETTLE@tartu': { on_hand: 5, reserved: 3 } });
		});
	}

	test('that has ended stays so, whatever a statement says', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 5 });
		const held = granted(await room.reserve('KETTLE@tartu'));
		await room.change(held, 'release');
		await assert.rejects(
			context.database.query(
				{ text: `UPDATE reservation SET status = 'active', ended_at = NULL WHERE merchant_id = $1` },
				[room.merchant.id],
			),
			(error: { constraint?: string }) => error.constraint === 'ended_stays_ended',
		);
	});
});
