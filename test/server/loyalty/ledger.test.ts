import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { adjustPoints } from '../../../packages/server/src/loyalty/adjust.ts';
import { sweepLapsedPoints } from '../../../packages/server/src/loyalty/sweeper.ts';
import { onEachDatabase, type DatabaseContext } from '../../support/databases.ts';
import { assertSound } from '../../support/ledger.ts';
import { PLAIN, PointsDesk } from '../../support/points-desk.ts';

const DAY_MS = 86_400_000;
const SALES = ['a', 'b', 'c'];
/** What each of them came to. */
const AMOUNTS: Record<string, number> = { a: 90, b: 35, c: 7 };
const REWARDS = ['off-10', 'off-25', 'off-60'];

const which = fc.nat(5);
const sale = fc.constantFrom(...SALES);
/** One thing that happens. Names repeat, so the same is told again, and refunds come before their purchase. */
const happening = fc.oneof(
	fc.record({ kind: fc.constant('earn' as const), sale }),
	fc.record({
		kind: fc.constant('refund' as const),
		sale,
		refund: fc.constantFrom('x', 'y', 'z'),
		part: fc.constantFrom(1, 2, 3, 3),
	}),
	fc.record({ kind: fc.constant('lock' as const), reward: fc.constantFrom(...REWARDS) }),
	fc.record({ kind: fc.constant('redeem' as const), which, sale, promised: fc.boolean() }),
	fc.record({ kind: fc.constant('release' as const), which }),
	fc.record({ kind: fc.constant('adjust' as const), points: fc.constantFrom(40, 15, -5, -30) }),
	fc.record({ kind: fc.constantFrom('sweep' as const, 'time' as const), days: fc.constantFrom(1, 20) }),
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** What was told, as a shopkeeper would note it. */
class Notes {
	readonly earned = new Set<string>();
	readonly refunds = new Map<string, number>();
	readonly spent = new Map<string, { sale: string; points: number }>();
	readonly rewards: string[] = [];
	adjusted = 0;

	/** Thirds of a sale that came back. */
	#refunded(of: string): number {
		let thirds = 0;
		for (const [refund, part] of this.refunds) if (refund.startsWith(`${of} `)) thirds += part;
		return Math.min(3, thirds);
	}

	/** What somebody has who never lets points expire: all that came, less all that went. */
	get total(): number {
		const kept = (points: number, name: string) => points - Math.floor((points * this.#refunded(name)) / 3);
		let total = this.adjusted;
		for (const name of this.earned) total += kept(AMOUNTS[name] ?? 0, name);
		for (const { sale: name, points } of this.spent.values()) total -= kept(points, name);
		return total;
	}
}

onEachDatabase('whatever happens to points', (context) => {
	test('the ledger adds up to the balances and to what was told, in any order and however often', () =>
		judge(context, PLAIN, (notes, { active, pending, locked, owed }) =>
			assert.equal(active + pending + locked - owed, notes.total),
		));

	test('the same with points that wait and expire', () =>
		judge(context, { ...PLAIN, pending_days: 2, expires_after_months: 1 }, () => undefined));
});

type Judge = (notes: Notes, balances: Awaited<ReturnType<PointsDesk['balances']>>) => void;

async function judge({ database, engine }: DatabaseContext, program: typeof PLAIN, agree: Judge): Promise<void> {
	await fc.assert(
		fc.asyncProperty(fc.array(happening, { minLength: 8, maxLength: 30 }), async (happenings) => {
			const desk = await PointsDesk.open(database, program);
			const notes = new Notes();
			for (const each of happenings) await happen(desk, notes, each);
			// What lapsed is written down, so that the entries say all.
			await sweepLapsedPoints(database, desk.now);
			const balances = await desk.balances();
			assertSound(await desk.entries(), balances);
			agree(notes, balances);
		}),
		{ numRuns: engine === 'pglite' ? 12 : 30 },
	);
}

async function happen(desk: PointsDesk, notes: Notes, each: Happening): Promise<void> {
	const reward = 'which' in each ? notes.rewards[each.which % Math.max(1, notes.rewards.length)] : undefined;
	switch (each.kind) {
		case 'earn':
			await desk.earn(each.sale, AMOUNTS[each.sale] ?? 0);
			notes.earned.add(each.sale);
			break;
		case 'refund': {
			const name = `${each.sale} ${each.refund}`;
			await desk.refund(each.sale, each.refund, each.part, 3);
			if (!notes.refunds.has(name)) notes.refunds.set(name, each.part);
			break;
		}
		case 'lock': {
			const id = await desk.lock(each.reward);
			if (id) notes.rewards.push(id);
			break;
		}
		case 'redeem': {
			if (!reward || (await desk.redeem(reward, each.sale, each.promised)) !== 'redeemed') break;
			const entry = (await desk.entries()).find(({ type, source }) => type === 'spend' && source.id === reward);
			if (!notes.spent.has(reward)) notes.spent.set(reward, { sale: each.sale, points: -(entry?.points ?? 0) });
			break;
		}
		case 'release':
			if (reward) await desk.release(reward);
			break;
		case 'adjust': {
			const adjustment = { customer_id: desk.customer, points: each.points, note: 'n', made_by: null, now: desk.now };
			const refusal = await desk.database.transaction((tx) => adjustPoints(tx, desk.merchant.id, adjustment));
			if (!refusal) notes.adjusted += each.points;
			break;
		}
		case 'sweep':
			await sweepLapsedPoints(desk.database, desk.now);
			break;
		case 'time':
			desk.now = new Date(desk.now.getTime() + each.days * DAY_MS);
	}
}
