import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Coupon, LoyaltyEntryPage, Sale, SaleInput } from '@endcap/contract';
import * as fc from 'fast-check';
import { postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { problemOf, Till } from '../../support/till.ts';

type Step =
	| { kind: 'sell'; sku: 'KETTLE' | 'PAN'; quantity: number; coupon: boolean; reward: boolean; offline: boolean }
	| { kind: 'refund'; of: number; quantity: number }
	| { kind: 'again'; of: number };

const index = fc.nat({ max: 30 });
const steps: fc.Arbitrary<Step[]> = fc.array(
	fc.oneof(
		fc.record({
			kind: fc.constant('sell' as const),
			sku: fc.constantFrom('KETTLE' as const, 'PAN' as const),
			quantity: fc.integer({ min: 1, max: 4 }),
			coupon: fc.boolean(),
			reward: fc.boolean(),
			offline: fc.boolean(),
		}),
		fc.record({ kind: fc.constant('refund' as const), of: index, quantity: fc.integer({ min: 1, max: 3 }) }),
		fc.record({ kind: fc.constant('again' as const), of: index }),
	),
	{ minLength: 5, maxLength: 15 },
);

const LIMIT = 2;
const REFUSALS = ['coupon_refused', 'reward_refused', 'refund_refused'];

describe('receipts, refunds and repeats in any order', () => {
	let open: TestDatabase;
	let till: Till;
	let made = 0;

	before(async () => {
		open = await postgresDatabase();
		till = await Till.open(open.database);
	});

	after(async () => {
		await till.close();
		await open.close();
	});

	test(
		'leave a ledger that adds up, limits that hold, and nothing given back twice',
		{ timeout: 600_000 },
		async () => {
			await fc.assert(fc.asyncProperty(steps, play), { numRuns: 12, endOnFailure: true });
		},
	);

	async function play(plan: readonly Step[]): Promise<void> {
		const code = `MODEL${++made}`;
		await till.shop.coupon(code.toLowerCase(), { code, limit_total: LIMIT });
		const { customer_id } = await till.join();
		const sent: { input: SaleInput; sale: Sale }[] = [];
		const back = new Map<string, { units: number; amount: number }>();
		for (const step of plan) {
			const about = sent.filter(({ input }) => input.refund_of === undefined);
			const bought = about[step.kind === 'sell' ? 0 : step.of % Math.max(1, about.length)];
			if (step.kind !== 'sell' && !bought) continue;
			if (step.kind === 'again' && bought) {
				const { status, body } = await till.send(bought.input);
				assert.deepEqual([status, body], [200, bought.sale]);
				continue;
			}
			const input =
				step.kind === 'sell'
					? till.receipt({
							lines: [{ sku: step.sku, quantity: step.quantity }],
							customer: { customer_id },
							coupons: step.coupon ? [code] : [],
							rewards: step.reward ? ['off-60'] : [],
							offline: step.offline,
						})
					: refundOf(bought?.sale, step.kind === 'refund' ? step.quantity : 0);
			// At two tills at once.
			const answers = await Promise.all([till.send(input), till.send(input)]);
			const recorded = answers.find(({ status }) => status < 300);
			if (!recorded) {
				for (const answer of answers) assert.ok(REFUSALS.includes(problemOf(answer) ?? ''), answer.text);
			} else {
				const sale = recorded.body as Sale;
				sent.push({ input, sale });
				if (bought && step.kind === 'refund') {
					const { units, amount } = back.get(bought.sale.id) ?? { units: 0, amount: 0 };
					const total = { units: units + step.quantity, amount: amount - sale.totals.total.amount };
					back.set(bought.sale.id, total);
					const sold = bought.sale.lines[0]?.quantity ?? 0;
					assert.ok(total.units <= sold);
					if (total.units === sold) assert.equal(total.amount, bought.sale.totals.total.amount);
				}
			}
			await check(customer_id, code.toLowerCase());
		}
	}

	function refundOf(sale: Sale | undefined, quantity: number): SaleInput {
		assert.ok(sale);
		const { store_id, receipt, lines } = sale;
		const sku = lines[0]?.sku ?? '';
		return till.receipt({ lines: [{ sku, quantity: -quantity }], refund_of: { store_id, receipt } });
	}

	async function check(customer_id: string, coupon: string): Promise<void> {
		const { active, pending, locked, owed } = await till.account(customer_id);
		const { data } = await till.shop.must<LoyaltyEntryPage>(
			'GET',
			`/v1/loyalty/accounts/${customer_id}/entries?limit=250`,
		);
		const sum = data.reduce((total, { points }) => total + points, 0);
		assert.equal(sum, active + pending + locked - owed);
		const { uses } = await till.shop.must<Coupon>('GET', `/v1/coupons/${coupon}`);
		assert.ok(uses <= LIMIT);
	}
});
