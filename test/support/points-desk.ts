import assert from 'node:assert/strict';
import type { LoyaltyProgram, LoyaltySource } from '@endcap/contract';
import { exampleLoyaltyProgram } from '@endcap/contract/examples';
import type { Database } from '@endcap/server';
import { selectBook } from '../../packages/server/src/loyalty/account.queries.ts';
import { Book, type Balances } from '../../packages/server/src/loyalty/book.ts';
import { earnPoints, type Earned } from '../../packages/server/src/loyalty/earn.ts';
import { selectEntries } from '../../packages/server/src/loyalty/entries.queries.ts';
import { upsertProgram } from '../../packages/server/src/loyalty/program.queries.ts';
import { refundPoints } from '../../packages/server/src/loyalty/refund.ts';
import { lockReward, redeemReward, releaseReward } from '../../packages/server/src/loyalty/rewards.ts';
import { isRefusal } from '../../packages/server/src/http/problems.ts';
import { timeOrderedId } from '../../packages/server/src/shared/time-ordered-id.ts';
import { insertCustomer } from '../../packages/server/src/shoppers/queries.ts';
import { testMerchant, type TestMerchant } from './server.ts';

/** A point a cent, at once and for good; a reward for each of these numbers of points. */
export const PLAIN: LoyaltyProgram = {
	...exampleLoyaltyProgram,
	earn: { points: 1, per: { amount: 1, currency: 'EUR' }, rounding: 'down', rules: [] },
	pending_days: 0,
	expires_after_months: null,
	tiers: [],
	rewards: [10, 25, 60].map((points) => ({
		id: `off-${points}`,
		name: `${points} off`,
		points,
		benefit: { type: 'amount', amount: { amount: points, currency: 'EUR' } },
	})),
};

let made = 0;

export function saleOf(id: string): LoyaltySource {
	return { type: 'sale', id };
}

/** Where points are earned and spent in a database, by a clock of its own: each action is a transaction. */
export class PointsDesk {
	readonly database: Database;
	readonly merchant: TestMerchant;
	readonly customer: string;
	now: Date;

	private constructor(fields: Pick<PointsDesk, 'database' | 'merchant' | 'customer' | 'now'>) {
		this.database = fields.database;
		this.merchant = fields.merchant;
		this.customer = fields.customer;
		this.now = fields.now;
	}

	/** A merchant of its own with one customer. */
	static async open(database: Database, program: LoyaltyProgram = PLAIN): Promise<PointsDesk> {
		const merchant = await testMerchant(database, `points-${++made}`);
		await upsertProgram(database, merchant.id, program);
		const now = new Date('2026-03-01T00:00:00Z');
		const desk = new PointsDesk({ database, merchant, customer: timeOrderedId(), now });
		await desk.join(desk.customer);
		return desk;
	}

	/** The same people by another node’s database. */
	through(database: Database): PointsDesk {
		const { merchant, customer, now } = this;
		return new PointsDesk({ database, merchant, customer, now });
	}

	async join(customer_id: string): Promise<string> {
		const email = `${customer_id}@example.com`;
		const customer = { customer_id, email, phone: null, name: null, language: 'en' };
		assert.ok(await insertCustomer(this.database, this.merchant.id, customer));
		return customer_id;
	}

	async earn(sale: string, amount: number, customer_id = this.customer): Promise<Earned> {
		const earned = await this.database.transaction((tx) =>
			earnPoints(tx, this.merchant.id, {
				customer_id,
				source: saleOf(sale),
				channel: 'till',
				store_id: null,
				lines: [{ amount }],
				at: this.now,
				now: this.now,
			}),
		);
		if (isRefusal(earned)) throw new Error(earned.detail);
		return earned;
	}

	refund(sale: string, refund: string, part: number, of: number) {
		return this.database.transaction((tx) =>
			refundPoints(tx, this.merchant.id, {
				source: saleOf(sale),
				refund: { source: saleOf(refund), share: { part, of } },
				channel: 'till',
				store_id: null,
				now: this.now,
			}),
		);
	}

	/** Undefined when there are not enough points. */
	async lock(reward_id: string): Promise<string | undefined> {
		const input = { customer_id: this.customer, reward_id, now: this.now };
		const reward = await this.database.transaction((tx) => lockReward(tx, this.merchant.id, input));
		return isRefusal(reward) ? undefined : reward.reward_id;
	}

	async release(rewardId: string): Promise<void> {
		await this.database.transaction((tx) => releaseReward(tx, this.merchant.id, rewardId, this.now));
	}

	/** `redeemed`, or the code of the refusal. */
	async redeem(rewardId: string, sale: string, promised = false): Promise<string> {
		const use = { source: saleOf(sale), channel: 'till' as const, store_id: null, promised, now: this.now };
		const redeemed = await this.database.transaction((tx) => redeemReward(tx, this.merchant.id, rewardId, use));
		if (!redeemed) return 'not_found';
		return isRefusal(redeemed) ? redeemed.problem : redeemed.reward.status;
	}

	async balances(): Promise<Balances> {
		const state = await selectBook(this.database, this.merchant.id, this.customer, { entryIds: [], rewardIds: [] });
		return new Book(state, this.now, timeOrderedId).balances;
	}

	entries() {
		return selectEntries(this.database, this.merchant.id, this.customer, { after: undefined, limit: 10_000 });
	}
}
