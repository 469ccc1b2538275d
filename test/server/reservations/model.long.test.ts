import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AdjustmentInput } from '@endcap/contract';
import * as fc from 'fast-check';
import { sweepLapsedHolds } from '../../../packages/server/src/reservations/sweeper.ts';
import { listLevels } from '../../../packages/server/src/stock/queries.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { StockModel, type ModelHold } from '../../support/stock-model.ts';
import { codeOf, granted, StockRoom } from '../../support/stock-room.ts';

const SKUS = ['CUP', 'JUG'];
const STORES = ['tartu', 'riga'];
const START = { 'CUP@riga': 3, 'CUP@tartu': 6, 'JUG@riga': 0, 'JUG@tartu': 4 };

const sku = fc.constantFrom(...SKUS);
const store = fc.constantFrom(...STORES);
const units = fc.integer({ min: 1, max: 4 });
const which = fc.nat(7);

/** One thing that happens. `which` picks among the holds made so far, ended ones too. */
const operation = fc.oneof(
	fc.record({
		kind: fc.constant('reserve' as const),
		lines: fc.array(fc.tuple(sku, store, units), { minLength: 1, maxLength: 3 }),
	}),
	fc.record({ kind: fc.constantFrom('release', 'commit', 'consume', 'lapse', 'hand over' as const), which }),
	fc.record({ kind: fc.constantFrom('sell', 'refund', 'receive', 'damage', 'transfer' as const), sku, store, units }),
	fc.record({ kind: fc.constant('count' as const), sku, store, units: fc.nat(6) }),
	fc.record({ kind: fc.constant('sweep' as const) }),
);
type Happening = typeof operation extends fc.Arbitrary<infer T> ? T : never;

onEachDatabase('whatever happens to stock', (context) => {
	test('levels are what a simple model says, and no constraint is ever met', { timeout: 300_000 }, async () => {
		let happened = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(operation, { minLength: 5, maxLength: 25 }), async (happenings) => {
				const room = await StockRoom.make(context.database, START);
				const model = new StockModel(START);
				for (const [number, happening] of happenings.entries()) {
					await happen(room, model, happening, number);
					happened += 1;
					assert.deepEqual(await shown(room), expected(model), JSON.stringify(happening));
				}
			}),
			{ numRuns: context.engine === 'pglite' ? 25 : 60 },
		);
		assert.ok(happened > 100);
	});
});

async function shown(room: StockRoom): Promise<Record<string, [on_hand: number, reserved: number]>> {
	const rows = await listLevels(room.database, room.merchant.id, {
		skus: undefined,
		stores: undefined,
		patterns: [],
		after: undefined,
		limit: 99,
	});
	return Object.fromEntries(rows.map((row) => [`${row.sku}@${row.store_id}`, [row.on_hand, row.reserved]]));
}

function expected(model: StockModel): Record<string, [on_hand: number, reserved: number]> {
	return Object.fromEntries([...model.onHand.keys()].map((place) => [place, [model.at(place), model.reserved(place)]]));
}

async function happen(room: StockRoom, model: StockModel, happening: Happening, number: number): Promise<void> {
	if (happening.kind === 'sweep') return void (await sweepLapsedHolds(room.database));
	if (happening.kind === 'reserve') return reserve(room, model, happening.lines);
	if ('which' in happening) return change(room, model, happening.kind, model.holds[happening.which], number);
	if (happening.kind === 'sell' || happening.kind === 'refund') return sell(room, model, happening, number);
	return adjust(room, model, happening);
}

async function reserve(room: StockRoom, model: StockModel, lines: [string, string, number][]): Promise<void> {
	const wanted = lines.map(([sku, store, count]): [string, number] => [`${sku}@${store}`, count]);
	const outcome = await room.reserve({ lines: wanted.map(([place, count]) => room.line(`${place}*${count}`)) });
	assert.equal(codeOf(outcome), model.canHold(wanted) ? 'granted' : 'out_of_stock');
	if ('problem' in outcome) return;
	model.holds.push({ id: outcome.id, status: 'active', lines: wanted.map(([place, held]) => ({ place, held })) });
}

async function change(
	room: StockRoom,
	model: StockModel,
	kind: 'release' | 'commit' | 'consume' | 'lapse' | 'hand over',
	hold: ModelHold | undefined,
	number: number,
): Promise<void> {
	if (!hold) return;
	if (kind === 'lapse') {
		if (hold.status !== 'active') return;
		await room.lapse(hold);
		return model.end(hold);
	}
	if (kind === 'hand over') {
		const tartu = hold.lines.filter(({ place, held }) => place.endsWith('@tartu') && held > 0);
		if (tartu.length === 0) return;
		const lines = tartu.map(({ place, held }) => ({ sku: place.split('@')[0] ?? '', quantity: held }));
		const { sale } = granted(await room.sell('tartu', `h${number}`, lines, { reservation_id: hold.id }));
		assert.deepEqual(sale.conflicts, []);
		for (const line of tartu) {
			model.move(line.place, -line.held);
			line.held = 0;
		}
		if (hold.lines.every(({ held }) => held === 0)) hold.status = 'ended';
		return;
	}
	await room.change(hold, kind);
	if (hold.status === 'ended') return;
	if (kind === 'commit') hold.status = 'committed';
	else if (kind === 'consume') model.consume(hold);
	else model.end(hold);
}

interface Moved {
	kind: string;
	sku: string;
	store: string;
	units: number;
}

async function sell(
	room: StockRoom,
	model: StockModel,
	{ kind, sku, store, units }: Moved,
	number: number,
): Promise<void> {
	const place = `${sku}@${store}`;
	const lines = { [sku]: kind === 'sell' ? units : -units };
	const { sale } = granted(await room.sell(store, String(number), lines));
	granted(await room.sell(store, String(number), lines));
	const missing = kind === 'sell' ? model.sell(place, units) : 0;
	if (kind === 'refund') model.move(place, units);
	const told = sale.conflicts
		.filter(({ kind: of }) => of === 'was_not_on_hand')
		.reduce((sum, { quantity }) => sum + quantity, 0);
	assert.equal(told, missing);
}

async function adjust(room: StockRoom, model: StockModel, { kind, sku, store, units }: Moved): Promise<void> {
	const place = `${sku}@${store}`;
	const other = STORES.find((id) => id !== store) ?? '';
	const outcome = await room.adjust({
		reason: kind as AdjustmentInput['reason'],
		store_id: store,
		...(kind === 'transfer' && { to_store_id: other }),
		lines: [{ sku, quantity: units }],
	});
	const leaves = kind === 'damage' || kind === 'transfer';
	assert.equal(codeOf(outcome), leaves && model.free(place) < units ? 'out_of_stock' : 'granted');
	if ('problem' in outcome) return;
	if (kind === 'count') return model.count(place, units);
	model.move(place, leaves ? -units : units);
	if (kind === 'transfer') model.move(`${sku}@${other}`, units);
}
