import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import type { LoyaltyProgram } from '@endcap/contract';
import { exampleLoyaltyProgram } from '@endcap/contract/examples';
import { exportFile, setLoyaltyProgram } from '@endcap/server';
import * as fc from 'fast-check';
import { selectProgram } from '../../../packages/server/src/loyalty/program.queries.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { emptyMerchant, expectTaken, importer } from '../../support/importing.ts';

const EXAMPLE = await readFile(new URL('../../../docs/retailers/loyalty-program.csv', import.meta.url), 'utf8');

const euros = fc.integer({ min: 1, max: 1_000_000 }).map((amount) => ({ amount, currency: 'EUR' }));
const word = fc.constantFrom('=1+1', "'x", 'a,b', 'a"b', '-5', 'Tea', 'õ – 日本', ' lead', 'line\nbreak');
const sku = fc.constantFrom('KETTLE', '=a', "'5", '007', 'a b', 'a;b');
const multiplier = fc.integer({ min: 0, max: 100_000 }).map((thousandths) => thousandths / 1000);
const rule = fc.record(
	{
		products: fc.record({ categories: fc.array(word), skus: fc.array(sku) }, { requiredKeys: [] }),
		channels: fc.uniqueArray(fc.constantFrom('web', 'kiosk', 'social', 'till', 'server'), { minLength: 1 }),
		stores: fc.array(fc.constantFrom('tartu', '=riga', "'5"), { minLength: 1 }),
		multiplier,
	},
	{ requiredKeys: ['multiplier'] },
);
const benefit = fc.oneof(
	fc.record({ type: fc.constant('amount' as const), amount: euros }),
	fc.record({ type: fc.constant('percentage' as const), percent: fc.integer({ min: 1, max: 100 }) }),
	fc.record({ type: fc.constant('free_item' as const), sku }),
	fc.constant({ type: 'free_delivery' as const }),
);
const program: fc.Arbitrary<LoyaltyProgram> = fc.record({
	active: fc.boolean(),
	name: word,
	earn: fc.record({
		points: fc.integer({ min: 1, max: 10_000 }),
		per: euros,
		rounding: fc.constantFrom('down', 'nearest'),
		rules: fc.array(rule, { maxLength: 5 }),
	}),
	pending_days: fc.integer({ min: 0, max: 27 }),
	expires_after_months: fc.option(fc.integer({ min: 1, max: 120 })),
	tiers: fc
		.uniqueArray(fc.integer({ min: 0, max: 1_000_000_000 }), { maxLength: 4 })
		.chain((points) => fc.tuple(...points.toSorted((one, other) => one - other).map((from) => tier(from)))),
	tier_period_months: fc.integer({ min: 1, max: 120 }),
	rewards: fc
		.array(fc.record({ name: word, points: fc.integer({ min: 1, max: 100_000_000 }), benefit }), { maxLength: 4 })
		.map((rewards) => rewards.map((each, at) => ({ id: `reward-${at}`, ...each }))),
	point_value: fc.option(euros),
});

function tier(from_points: number) {
	return fc.record({
		id: fc.constant(`tier-${from_points}`),
		name: word,
		from_points: fc.constant(from_points),
		multiplier,
	});
}

/** The example with one piece changed, and where and why that is refused. */
const WRONG: [from: string, to: string, line: number, column: string | null, code: string][] = [
	['rule,,,', 'rool,,,', 3, 'part', 'program_invalid'],
	['program,,Tihane Club', 'program,,', 2, 'name', 'program_invalid'],
	['true,1,1.00', 'maybe,1,1.00', 2, 'active', 'boolean_invalid'],
	['true,1,1.00', 'true,0,1.00', 2, 'points', 'program_invalid'],
	['true,1,1.00', 'true,1,0', 2, 'per', 'program_invalid'],
	['true,1,1.00', 'true,1,1.005', 2, 'per', 'price_decimals'],
	['EUR,down', 'EUR,up', 2, 'rounding', 'program_invalid'],
	['EUR,down', 'USD,down', 2, 'currency', 'currency_conflict'],
	['down,14,24', 'down,soon,24', 2, 'pending_days', 'number_invalid'],
	['down,14,24', 'down,366,', 2, 'pending_days', 'program_invalid'],
	['down,14,24', 'down,28,1', 2, 'pending_days', 'program_invalid'],
	['Tea,,,,2', 'Tea,,,,2.0001', 4, 'multiplier', 'program_invalid'],
	['Tea,,,,2', 'Tea,,,,1e1', 4, 'multiplier', 'program_invalid'],
	['Tea,,,,2', 'Tea,,moon,,2', 4, 'channels', 'program_invalid'],
	['tier,silver', 'tier,gold', 6, 'id', 'program_invalid'],
	['Gold,,2000', 'Gold,,500', 6, 'points', 'program_invalid'],
	['Gold,,2000', 'Gold,yes,2000', 6, 'active', 'program_invalid'],
	['tier,gold', 'program,gold', 6, 'part', 'program_invalid'],
	['amount,,5.00', 'amount,,', 7, 'amount', 'program_invalid'],
	['amount,,5.00', 'half,,5.00', 7, 'benefit', 'program_invalid'],
	['5.00,', '5.00,,x', 7, null, 'row_long'],
];

onEachDatabase('program files', (context) => {
	async function shop() {
		const merchantId = await emptyMerchant(context.database);
		return {
			take: importer(context.database, merchantId),
			exported: () => text(Readable.from(exportFile(context.database, merchantId, 'program'))),
			set: (to: LoyaltyProgram) => setLoyaltyProgram(context.database, merchantId, to),
			get: () => selectProgram(context.database, merchantId),
		};
	}

	test('of the docs are taken, come out as they went in, and change nothing when taken again', async () => {
		const { take, exported, get } = await shop();
		await expectTaken(take('program', await exported()));
		const first = await expectTaken(take('program', EXAMPLE));
		assert.deepEqual(first.programs, { read: 1, created: 1, changed: 0, unchanged: 0, ignored: 0, refused: 0 });
		const { earn, tiers, rewards } = exampleLoyaltyProgram;
		const rules = earn.rules.map(({ channels: _channels, ...each }) => each);
		assert.deepEqual(await get(), {
			...exampleLoyaltyProgram,
			earn: { ...earn, rules },
			tiers,
			rewards: rewards.slice(0, 1),
		});
		assert.equal(await exported(), EXAMPLE);
		assert.equal((await expectTaken(take('program', EXAMPLE))).programs?.unchanged, 1);
	});

	test('of any program change nothing of it, and make the same elsewhere', async () => {
		const one = await shop();
		const other = await shop();
		await fc.assert(
			fc.asyncProperty(program, async (any) => {
				await one.set(any);
				const file = await one.exported();
				assert.equal((await expectTaken(one.take('program', file))).programs?.unchanged, 1);
				await expectTaken(other.take('program', file));
				assert.equal(await other.exported(), file);
			}),
			{ numRuns: 25 },
		);
	});

	test('are read with semicolons, a mark of the encoding, any line ends and a column too many', async () => {
		const { take, exported } = await shop();
		const other = EXAMPLE.replaceAll(',', ';')
			.replaceAll(/(\d)\.(\d)/g, '$1,$2')
			.replaceAll('\r\n', ';\n');
		const report = await expectTaken(take('program', `\ufeff${other.replace(';\n', ';remarks\n')}`));
		assert.deepEqual([report.delimiter, report.columns_ignored], [';', ['remarks']]);
		assert.equal(await exported(), EXAMPLE);
	});

	test('leave settings without a column as they are', async () => {
		const { take, set, get } = await shop();
		await set(exampleLoyaltyProgram);
		const report = await expectTaken(take('program', 'part,name,points,per\nprogram,Club,2,1.00\n'));
		assert.equal(report.programs?.changed, 1);
		const { earn } = exampleLoyaltyProgram;
		const own = { name: 'Club', earn: { ...earn, points: 2, rules: [] }, tiers: [], rewards: [] };
		assert.deepEqual(await get(), { ...exampleLoyaltyProgram, ...own });
	});

	test('are refused whole for each thing that is wrong, with its place', async () => {
		const { take, set, get } = await shop();
		await set(exampleLoyaltyProgram);
		for (const [from, to, line, column, code] of WRONG) {
			assert.ok(EXAMPLE.includes(from), from);
			const report = await take('program', EXAMPLE.replace(from, to), { skip_bad_rows: true });
			assert.equal(report.status, 'refused', to);
			const found = report.refused.map((remark) => [remark.line, remark.column, remark.code]);
			assert.ok(
				found.some((each) => each.join() === [line, column, code].join()),
				`${to}: ${JSON.stringify(found)}`,
			);
			assert.deepEqual(await get(), exampleLoyaltyProgram);
		}
		const bare = await take('program', EXAMPLE.replace(/^program.*\r\n/m, ''));
		assert.deepEqual([bare.status, bare.refused[0]?.code], ['refused', 'program_invalid']);
		assert.deepEqual(await get(), exampleLoyaltyProgram);
	});
});
