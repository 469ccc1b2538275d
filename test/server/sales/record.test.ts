import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../support/databases.ts';
import { variantInput } from '../../support/shop.ts';
import { codeOf, granted, StockRoom } from '../../support/stock-room.ts';

onEachDatabase('a sale', (context) => {
	test('counts once, however often the till sends it', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@tartu': 9 });
		const answers = await Promise.all(Array.from({ length: 4 }, () => room.sell('tartu', '417', { CUP: 2 })));
		const outcomes = answers.map(granted);
		assert.deepEqual(outcomes.map(({ recorded }) => recorded).sort(), [false, false, false, true]);
		for (const { sale } of outcomes) assert.deepEqual(sale, outcomes[0]?.sale);
		assert.deepEqual(await room.levels(), { 'CUP@tartu': { on_hand: 7, reserved: 0 } });
		assert.equal((await room.events('sale.recorded')).length, 1);
	});

	test('with the number of another one is refused; another store has numbers of its own', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@tartu': 9, 'CUP@riga': 9 });
		granted(await room.sell('tartu', '417', { CUP: 2 }));
		assert.equal(codeOf(await room.sell('tartu', '417', { CUP: 3 })), 'receipt_reused');
		assert.equal(granted(await room.sell('riga', '417', { CUP: 3 })).recorded, true);
		assert.deepEqual(await room.levels(), {
			'CUP@riga': { on_hand: 6, reserved: 0 },
			'CUP@tartu': { on_hand: 7, reserved: 0 },
		});
	});

	test('that comes hours late and out of order ends where one in order does', async () => {
		const receipts: [string, Record<string, number>][] = [
			['1', { CUP: 3 }],
			['2', { CUP: -1 }],
			['3', { CUP: 2, JUG: 1 }],
			['4', { JUG: -1 }],
		];
		const ends = [];
		for (const order of [receipts, receipts.toReversed()]) {
			const room = await StockRoom.make(context.database, { 'CUP@tartu': 9, 'JUG@tartu': 4 });
			for (const [receipt, lines] of order) granted(await room.sell('tartu', receipt, lines));
			ends.push(await room.levels());
		}
		assert.deepEqual(ends[0], { 'CUP@tartu': { on_hand: 5, reserved: 0 }, 'JUG@tartu': { on_hand: 4, reserved: 0 } });
		assert.deepEqual(ends[1], ends[0]);
	});

	test('that is a refund brings units back, also to a store that did not carry them', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@tartu': { on_hand: 0, stocked: false }, 'JUG@riga': 1 });
		granted(await room.sell('tartu', 'r1', { CUP: -2, JUG: -1 }));
		assert.deepEqual(await room.levels(), {
			'CUP@tartu': { on_hand: 2, reserved: 0 },
			'JUG@riga': { on_hand: 1, reserved: 0 },
			'JUG@tartu': { on_hand: 1, reserved: 0 },
		});
		assert.equal(codeOf(await room.reserve('CUP@tartu*2')), 'granted');
	});

	test('hands over the hold it names, and takes nothing else', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@tartu': 5, 'JUG@riga': 5 });
		const other = granted(await room.reserve('CUP@tartu*2'));
		const held = granted(await room.reserve('CUP@tartu*3'));
		const { sale } = granted(await room.sell('tartu', '1', { CUP: 3 }, { reservation_id: held.id }));
		assert.deepEqual([sale.reservation_id, sale.conflicts], [held.id, []]);
		assert.deepEqual((await room.levels())['CUP@tartu'], { on_hand: 2, reserved: 2 });
		assert.equal(granted(await room.change(held, 'consume')).status, 'consumed');
		assert.equal(granted(await room.change(other, 'extend')).lines[0]?.quantity_lost, 0);
		assert.equal((await room.events('reservation.consumed')).length, 1);
	});

	test('of a store that the hold it names is not in takes none of what is held (mistake 9)', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@riga': 5, 'CUP@tartu': 5 });
		const held = granted(await room.reserve('CUP@tartu*2'));
		granted(await room.sell('riga', '1', { CUP: 2 }, { reservation_id: held.id }));
		assert.deepEqual(await room.levels(), {
			'CUP@riga': { on_hand: 3, reserved: 0 },
			'CUP@tartu': { on_hand: 5, reserved: 2 },
		});
		assert.equal(granted(await room.change(held, 'extend')).status, 'active');
	});

	test('keeps held what it does not name, for another receipt', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@tartu': 5, 'JUG@riga': 5 });
		const held = granted(await room.reserve({ lines: [room.line('CUP@tartu*3'), room.line('JUG@riga')] }));
		granted(await room.sell('tartu', '1', { CUP: 1 }, { reservation_id: held.id }));
		assert.deepEqual(await room.levels(), {
			'CUP@tartu': { on_hand: 4, reserved: 2 },
			'JUG@riga': { on_hand: 5, reserved: 1 },
		});
		granted(await room.sell('tartu', '2', { CUP: 2 }, { reservation_id: held.id }));
		granted(await room.sell('riga', '1', { JUG: 1 }, { reservation_id: held.id }));
		assert.equal((await room.events('reservation.consumed')).length, 1);
	});

	test('of a hold that was handed over at the counter before takes its units once', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@tartu': 5 });
		const held = granted(await room.reserve('CUP@tartu*2'));
		granted(await room.change(held, 'consume'));
		granted(await room.sell('tartu', '1', { CUP: 2 }, { reservation_id: held.id }));
		assert.deepEqual(await room.levels(), { 'CUP@tartu': { on_hand: 3, reserved: 0 } });
		granted(await room.sell('tartu', '2', { CUP: 2 }, { reservation_id: held.id }));
		assert.deepEqual(await room.levels(), { 'CUP@tartu': { on_hand: 1, reserved: 0 } });
	});

	test('of a hold that has lapsed is recorded all the same', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@tartu': 5 });
		const held = granted(await room.reserve('CUP@tartu*2'));
		await room.lapse(held);
		const { sale } = granted(await room.sell('tartu', '1', { CUP: 2 }, { reservation_id: held.id }));
		assert.deepEqual(sale.conflicts, []);
		assert.deepEqual(await room.levels(), { 'CUP@tartu': { on_hand: 3, reserved: 0 } });
	});

	test('of promised units is recorded; newest holds lose first, committed ones last, and staff are told', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@tartu': 8 });
		const committed = granted(await room.reserve('CUP@tartu*2'));
		await room.change(committed, 'commit');
		const older = granted(await room.reserve('CUP@tartu*2', { caller: room.shopper('older') }));
		const newer = granted(await room.reserve('CUP@tartu*2', { caller: room.shopper('newer') }));
		const newest = granted(await room.reserve('CUP@tartu'));
		await room.change(newest, 'commit');

		const first = granted(await room.sell('tartu', '1', { CUP: 4 })).sale;
		assert.deepEqual(first.conflicts, [
			{ sku: 'CUP', kind: 'was_reserved', quantity: 3, reservations: [newer.id, older.id] },
		]);
		assert.deepEqual(await room.levels(), { 'CUP@tartu': { on_hand: 4, reserved: 4 } });
		const reduced = await room.events('reservation.reduced');
		assert.deepEqual(
			reduced.map(({ owner_id, data }) => [owner_id, (data.lines as typeof older.lines)[0]?.quantity_lost]),
			[
				['newer', 2],
				['older', 1],
			],
		);

		const second = granted(await room.sell('tartu', '2', { CUP: 3 })).sale;
		assert.deepEqual(second.conflicts, [
			{ sku: 'CUP', kind: 'was_reserved', quantity: 3, reservations: [older.id, newest.id, committed.id] },
		]);
		assert.deepEqual(await room.levels(), { 'CUP@tartu': { on_hand: 1, reserved: 1 } });
		const [conflict] = await room.events('inventory.conflict');
		assert.deepEqual(conflict, {
			type: 'inventory.conflict',
			store_id: 'tartu',
			sku: 'CUP',
			owner_id: null,
			data: { ...first.conflicts[0], store_id: 'tartu', sale_id: first.id, receipt: '1' },
		});
	});

	test('of units that the books do not have is recorded: none are left, and staff are told', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@tartu': 2, 'JUG@riga': 1 });
		granted(await room.reserve('CUP@tartu'));
		const { sale } = granted(await room.sell('tartu', '1', { CUP: 5, JUG: 1 }));
		assert.deepEqual(
			sale.conflicts.map(({ sku, kind, quantity }) => [sku, kind, quantity]),
			[
				['CUP', 'was_reserved', 1],
				['CUP', 'was_not_on_hand', 3],
				['JUG', 'was_not_on_hand', 1],
			],
		);
		assert.deepEqual(await room.levels(), {
			'CUP@tartu': { on_hand: 0, reserved: 0 },
			'JUG@riga': { on_hand: 1, reserved: 0 },
		});
		assert.equal((await room.events('inventory.conflict')).length, 3);
	});

	test('of what is not known here is refused whole, by its parts', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@tartu': 5 });
		const refused = await room.sell('tartu', '1', { CUP: 1, NONE: 1 }, { reservation_id: 'none' });
		assert.deepEqual('problem' in refused && refused.errors?.map(({ pointer }) => pointer), [
			'/lines/1/sku',
			'/reservation_id',
		]);
		assert.equal(codeOf(await room.sell('nowhere', '1', { CUP: 1 })), 'not_found');
		assert.deepEqual(await room.levels(), { 'CUP@tartu': { on_hand: 5, reserved: 0 } });
		assert.deepEqual(await room.events('sale.recorded'), []);
		assert.equal(granted(await room.sell('tartu', '1', { CUP: 1 })).recorded, true);
	});

	test('of what is not counted is recorded and touches no level', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@tartu': 5 }, [variantInput('GIFT', { tracked: false })]);
		const { sale } = granted(await room.sell('tartu', '1', { GIFT: 3, CUP: 1 }));
		assert.deepEqual([sale.lines.length, sale.conflicts.length], [2, 0]);
		assert.deepEqual(await room.levels(), { 'CUP@tartu': { on_hand: 4, reserved: 0 } });
	});

	test('in a store that is not theirs, staff cannot record', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@tartu': 5, 'CUP@riga': 5 });
		assert.equal(
			codeOf(await room.sell('tartu', '1', { CUP: 1 }, { caller: room.staff(['riga']) })),
			'store_not_allowed',
		);
		assert.equal(codeOf(await room.sell('riga', '1', { CUP: 1 }, { caller: room.staff(['riga']) })), 'granted');
	});
});
