import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openDatabase, type Database } from '@endcap/server';
import type { Reservation } from '@endcap/contract';
import { sweepLapsedHolds } from '../../../packages/server/src/reservations/sweeper.ts';
import { recordSale } from '../../../packages/server/src/sales/record.ts';
import { postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { codeOf, granted, StockRoom } from '../../support/stock-room.ts';

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

	test('give fifty units to exactly fifty of two hundred buyers', async () => {
		const here = await StockRoom.make(one.database, { 'KETTLE@tartu': 50 });
		const there = here.through(two);
		const buyers = Array.from({ length: 200 }, (_, buyer) => (buyer % 2 === 0 ? here : there).reserve('KETTLE@tartu'));
		const codes = (await Promise.all(buyers)).map(codeOf);
		assert.equal(codes.filter((code) => code === 'granted').length, 50);
		assert.equal(codes.filter((code) => code === 'out_of_stock').length, 150);
		assert.deepEqual(await here.levels(), { 'KETTLE@tartu': { on_hand: 50, reserved: 50 } });
	});

	test('make one hold of one key, sent to both at once and again', async () => {
		const here = await StockRoom.make(one.database, { 'KETTLE@tartu': 50 });
		const there = here.through(two);
		const keys = Array.from({ length: 20 }, (_, index) => `key ${index}`);
		const sent = await Promise.all(
			keys.flatMap((key) => [here.reserve('KETTLE@tartu', { key }), there.reserve('KETTLE@tartu', { key })]),
		);
		const allowed = new Set(['granted', 'idempotency_key_in_flight']);
		assert.ok(sent.map(codeOf).every((code) => allowed.has(code)));
		const again = await Promise.all(keys.map((key) => there.reserve('KETTLE@tartu', { key })));
		const ids = new Set(again.map((outcome) => granted(outcome).id));
		assert.equal(ids.size, 20);
		for (const outcome of sent) if (!('problem' in outcome)) assert.ok(ids.has(outcome.id));
		assert.deepEqual(await here.levels(), { 'KETTLE@tartu': { on_hand: 50, reserved: 20 } });
	});

	test('end a hold once, whatever both do to it at the same time', async () => {
		const here = await StockRoom.make(one.database, { 'KETTLE@tartu': 200, 'CUP@tartu': 200 });
		const there = here.through(two);
		const held = await Promise.all(
			Array.from({ length: 40 }, (_, index) => {
				const lines = [here.line('KETTLE@tartu'), here.line('CUP@tartu')];
				return here.reserve({ lines: index % 2 === 0 ? lines : lines.toReversed() });
			}),
		);
		const outcomes = await Promise.all(
			held.map(granted).map(async (hold) => {
				const both = await Promise.all([here.change(hold, 'release'), there.change(hold, 'consume')]);
				return both.map((outcome) => ('problem' in outcome ? outcome.problem : outcome.status)).join(' ');
			}),
		);
		const consumed = outcomes.filter((pair) => pair === 'reservation_ended consumed').length;
		const released = outcomes.filter((pair) => pair === 'released reservation_ended').length;
		assert.equal(consumed + released, 40);
		const left = 200 - consumed;
		assert.deepEqual(await here.levels(), {
			'CUP@tartu': { on_hand: left, reserved: 0 },
			'KETTLE@tartu': { on_hand: left, reserved: 0 },
		});
	});

	test('tell last of a hold that loses units in two stores at once what it lost in both', async () => {
		const here = await StockRoom.make(one.database, { 'CUP@riga': 1, 'KETTLE@tartu': 1 });
		const lines = [here.line('CUP@riga'), here.line('KETTLE@tartu')];
		const { id } = granted(await here.reserve({ lines }));
		let there: Promise<unknown> = Promise.resolve();
		const sold: unknown[] = [];
		await one.database.transaction(async (tx) => {
			const sale = { receipt: 'r1', sold_at: '2026-03-25T10:00:00Z', lines: [{ sku: 'CUP', quantity: 1 }] };
			await recordSale(tx, here.key('till'), { ...sale, store_id: 'riga' }, new Date());
			there = here
				.through(two)
				.sell('tartu', 'r2', { KETTLE: 1 })
				.then((sale) => sold.push(sale));
			// It has been recorded too, or waits for this one.
			const waits = {
				text: `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
			};
			while (sold.length === 0 && (await one.database.query(waits)).length === 0);
		});
		await there;
		const told = (await here.events('reservation.reduced')).map(({ data }) => data as unknown as Reservation);
		assert.deepEqual([told.length, told.at(-1)?.id], [2, id]);
		assert.deepEqual(
			told.at(-1)?.lines.map(({ quantity_lost }) => quantity_lost),
			[1, 1],
		);
	});

	test(
		'sell, hold, count and sweep the same goods at once without waiting in a circle',
		{ timeout: 120_000 },
		async () => {
			const here = await StockRoom.make(one.database, { 'KETTLE@tartu': 500, 'CUP@tartu': 500, 'CUP@riga': 500 });
			const there = here.through(two);
			const lines = [here.line('KETTLE@tartu'), here.line('CUP@riga'), here.line('CUP@tartu')];
			const lapsed = await Promise.all(Array.from({ length: 50 }, () => here.reserve({ lines })));
			await Promise.all(lapsed.map((hold) => here.lapse(granted(hold))));
			const work = Array.from({ length: 25 }, (_, round) => [
				here.reserve({ lines }),
				there.reserve({ lines: lines.toReversed() }),
				here.sell('tartu', `a${round}`, { KETTLE: 1, CUP: 1 }),
				there.sell('tartu', `b${round}`, { CUP: 1, KETTLE: 1 }),
				there.adjust({
					reason: 'transfer',
					store_id: 'riga',
					to_store_id: 'tartu',
					lines: [{ sku: 'CUP', quantity: 1 }],
				}),
				here.adjust({
					reason: 'transfer',
					store_id: 'tartu',
					to_store_id: 'riga',
					lines: [{ sku: 'CUP', quantity: 1 }],
				}),
				sweepLapsedHolds(round % 2 === 0 ? one.database : two),
			]);
			await Promise.all(work.flat());
			await sweepLapsedHolds(one.database);
			assert.deepEqual(await here.levels(), {
				'CUP@riga': { on_hand: 500, reserved: 50 },
				'CUP@tartu': { on_hand: 450, reserved: 50 },
				'KETTLE@tartu': { on_hand: 450, reserved: 50 },
			});
		},
	);
});
