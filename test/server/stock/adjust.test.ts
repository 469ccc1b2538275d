import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AdjustmentInput } from '@endcap/contract';
import { adjustmentErrors } from '../../../packages/server/src/stock/adjustments.rules.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { codeOf, granted, StockRoom } from '../../support/stock-room.ts';

function input(reason: AdjustmentInput['reason'], lines: Record<string, number>, to?: string): AdjustmentInput {
	return {
		reason,
		store_id: 'tartu',
		...(to !== undefined && { to_store_id: to }),
		lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })),
	};
}

describe('an adjustment', () => {
	const pointersOf = (adjustment: AdjustmentInput) => adjustmentErrors(adjustment).map(({ pointer }) => pointer);

	test('that makes no sense is refused by its parts', () => {
		assert.deepEqual(pointersOf(input('transfer', { CUP: 1 })), ['/to_store_id']);
		assert.deepEqual(pointersOf(input('transfer', { CUP: 1 }, 'tartu')), ['/to_store_id']);
		assert.deepEqual(pointersOf(input('receive', { CUP: 1 }, 'riga')), ['/to_store_id']);
		assert.deepEqual(pointersOf(input('damage', { CUP: 0 })), ['/lines/0/quantity']);
		assert.deepEqual(pointersOf(input('count', { CUP: 0 })), []);
		const twice = {
			...input('count', {}),
			lines: [
				{ sku: 'CUP', quantity: 1 },
				{ sku: 'CUP', quantity: 2 },
			],
		};
		assert.deepEqual(pointersOf(twice), ['/lines/1/sku']);
	});
});

onEachDatabase('adjusting stock', (context) => {
	test('receives, also what the store did not carry', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@tartu': 2, 'KETTLE@riga': 1 });
		granted(await room.adjust(input('receive', { CUP: 3, KETTLE: 4 })));
		const { 'CUP@tartu': cup, 'KETTLE@tartu': kettle } = await room.levels();
		assert.deepEqual([cup?.on_hand, kettle?.on_hand], [5, 4]);
	});

	test('writes off what is there and not promised, all lines or none', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@tartu': 5, 'KETTLE@tartu': 5 });
		granted(await room.reserve('CUP@tartu*3'));
		const refused = await room.adjust(input('damage', { KETTLE: 1, CUP: 3 }));
		assert.equal(codeOf(refused), 'out_of_stock');
		assert.deepEqual('problem' in refused && refused.errors?.map(({ pointer }) => pointer), ['/lines/1/quantity']);
		assert.equal((await room.levels())['KETTLE@tartu']?.on_hand, 5);
		granted(await room.adjust(input('damage', { KETTLE: 1, CUP: 2 })));
		assert.deepEqual(await room.levels(), {
			'CUP@tartu': { on_hand: 3, reserved: 3 },
			'KETTLE@tartu': { on_hand: 4, reserved: 0 },
		});
	});

	test('judges two lines of one item together', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@tartu': 3 });
		const lines = [
			{ sku: 'CUP', quantity: 2 },
			{ sku: 'CUP', quantity: 2 },
		];
		assert.equal(codeOf(await room.adjust({ ...input('damage', {}), lines })), 'out_of_stock');
	});

	test('transfers: what leaves one store is in the other, and promised units stay', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@tartu': 5, 'CUP@riga': 1, 'KETTLE@tartu': 2 });
		await room.addStore('turku');
		granted(await room.reserve('CUP@tartu*2'));
		assert.equal(codeOf(await room.adjust(input('transfer', { CUP: 4 }, 'riga'))), 'out_of_stock');
		granted(await room.adjust(input('transfer', { CUP: 3 }, 'riga')));
		granted(await room.adjust(input('transfer', { KETTLE: 2 }, 'turku')));
		assert.deepEqual(await room.levels(), {
			'CUP@riga': { on_hand: 4, reserved: 0 },
			'CUP@tartu': { on_hand: 2, reserved: 2 },
			'KETTLE@tartu': { on_hand: 0, reserved: 0 },
			'KETTLE@turku': { on_hand: 2, reserved: 0 },
		});
		const told = await room.events('inventory.adjusted');
		assert.deepEqual(
			told
				.slice(0, 2)
				.map(({ store_id }) => store_id)
				.sort(),
			['riga', 'tartu'],
		);
	});

	test('moves across one another do not wait in a circle', async () => {
		const room = await StockRoom.make(context.database, {
			'CUP@riga': 100,
			'CUP@tartu': 100,
			'KETTLE@riga': 100,
			'KETTLE@tartu': 100,
		});
		const there = input('transfer', { CUP: 1, KETTLE: 1 }, 'riga');
		const back = { ...input('transfer', { KETTLE: 1, CUP: 1 }, 'tartu'), store_id: 'riga' };
		await Promise.all(Array.from({ length: 30 }, (_, index) => room.adjust(index % 2 === 0 ? there : back)));
		const levels = Object.values(await room.levels()).map(({ on_hand }) => on_hand);
		assert.deepEqual(levels, [100, 100, 100, 100]);
	});

	test('frees what has lapsed before it judges', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@tartu': 3 });
		await room.lapse(granted(await room.reserve('CUP@tartu*3')));
		granted(await room.adjust(input('damage', { CUP: 3 })));
		assert.deepEqual(await room.levels(), { 'CUP@tartu': { on_hand: 0, reserved: 0 } });
	});

	test('a count is what was found; held units that are missing are a conflict', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@tartu': 9 });
		const older = granted(await room.reserve('CUP@tartu*2'));
		const committed = granted(await room.reserve('CUP@tartu*2'));
		await room.change(committed, 'commit');
		const newer = granted(await room.reserve('CUP@tartu*2'));
		const counted = granted(await room.adjust(input('count', { CUP: 3 })));
		assert.deepEqual(await room.levels(), { 'CUP@tartu': { on_hand: 3, reserved: 3 } });
		const [conflict] = await room.events('inventory.conflict');
		assert.deepEqual(conflict?.data, {
			sku: 'CUP',
			store_id: 'tartu',
			kind: 'was_reserved',
			quantity: 3,
			reservations: [newer.id, older.id],
			adjustment_id: counted.id,
		});
		granted(await room.adjust(input('count', { CUP: 0 })));
		assert.deepEqual(await room.levels(), { 'CUP@tartu': { on_hand: 0, reserved: 0 } });
		granted(await room.adjust(input('count', { CUP: 7 })));
		assert.deepEqual(await room.levels(), { 'CUP@tartu': { on_hand: 7, reserved: 0 } });
	});

	test('refuses what is not here, and what is not the caller’s', async () => {
		const room = await StockRoom.make(context.database, { 'CUP@tartu': 9, 'CUP@riga': 9 });
		const unknown = await room.adjust(input('receive', { CUP: 1, NONE: 1 }));
		assert.deepEqual('problem' in unknown && [unknown.problem, unknown.errors?.[0]?.pointer], [
			'not_found',
			'/lines/1/sku',
		]);
		const nowhere = await room.adjust({ ...input('receive', { CUP: 1 }), store_id: 'nowhere' });
		assert.deepEqual('problem' in nowhere && [nowhere.problem, nowhere.errors?.[0]?.pointer], [
			'not_found',
			'/store_id',
		]);
		assert.equal(codeOf(await room.adjust(input('receive', { CUP: 1 }), room.staff(['riga']))), 'store_not_allowed');
		const across = input('transfer', { CUP: 1 }, 'riga');
		assert.equal(codeOf(await room.adjust(across, room.staff(['tartu']))), 'store_not_allowed');
		const made = granted(await room.adjust(across, room.staff(['tartu', 'riga'])));
		assert.equal(made.made_by, 'Mari');
	});
});
