import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forgetNotes } from '../../../packages/server/src/loyalty/entries.queries.ts';
import { adjustPoints } from '../../../packages/server/src/loyalty/adjust.ts';
import { quotePoints } from '../../../packages/server/src/loyalty/earn.ts';
import { redeemUnissued } from '../../../packages/server/src/loyalty/rewards.ts';
import { sweepLapsedPoints } from '../../../packages/server/src/loyalty/sweeper.ts';
import { isRefusal } from '../../../packages/server/src/http/problems.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { eventsSoFar } from '../../support/events-so-far.ts';
import { assertSound } from '../../support/ledger.ts';
import { PLAIN, PointsDesk, saleOf } from '../../support/points-desk.ts';

const HOUR_MS = 3_600_000;
const EXPIRING = { ...PLAIN, expires_after_months: 1 };

onEachDatabase('points in a database', (context) => {
	const after = (desk: PointsDesk, hours: number) => {
		desk.now = new Date(desk.now.getTime() + hours * HOUR_MS);
	};
	const types = async (desk: PointsDesk) => (await desk.entries()).map(({ type }) => type).toReversed();

	test('a reward that is not used gives its points back by the clock, and the sweeper says so', async () => {
		const desk = await PointsDesk.open(context.database);
		await desk.earn('a', 30);
		const reward = await desk.lock('off-25');
		assert.ok(reward);
		after(desk, 24);
		assert.equal((await desk.balances()).active, 30);
		assert.equal(await desk.redeem(reward, 'b'), 'reward_ended');
		await sweepLapsedPoints(context.database, desk.now);
		assert.equal(await sweepLapsedPoints(context.database, desk.now), 0);
		const told = await eventsSoFar(context.database, desk.merchant.id, ['reward.expired']);
		assert.deepEqual(
			told.map(({ data, owner_id }) => [data.id, owner_id]),
			[[reward, desk.customer]],
		);
	});

	test('points expire by the clock, and once', async () => {
		const desk = await PointsDesk.open(context.database, EXPIRING);
		await desk.earn('a', 30);
		after(desk, 31 * 24);
		assert.equal((await desk.balances()).active, 0);
		assert.deepEqual(await types(desk), ['earn']);
		await sweepLapsedPoints(context.database, desk.now);
		await sweepLapsedPoints(context.database, desk.now);
		assert.deepEqual(await types(desk), ['earn', 'expire']);
	});

	test('spent points come back as old as they were: those past their time lapse', async () => {
		const desk = await PointsDesk.open(context.database, EXPIRING);
		await desk.earn('a', 30);
		const reward = await desk.lock('off-25');
		assert.ok(reward);
		await desk.redeem(reward, 'b');
		after(desk, 32 * 24);
		assert.equal((await desk.refund('b', 'back', 1, 1)).given_back, 25);
		assert.equal((await desk.balances()).active, 0);
		assert.deepEqual(await types(desk), ['earn', 'spend', 'expire', 'reverse_spend', 'expire']);
	});

	test('a purchase refunded before it was told takes and gives nothing in the end', async () => {
		const desk = await PointsDesk.open(context.database);
		await desk.earn('a', 60);
		assert.deepEqual(await desk.refund('b', 'back', 1, 1), { taken_back: 0, given_back: 0 });
		const reward = await desk.lock('off-60');
		assert.ok(reward);
		assert.equal(await desk.redeem(reward, 'b'), 'redeemed');
		await desk.earn('b', 500);
		assert.deepEqual(await desk.balances(), { active: 60, pending: 0, locked: 0, owed: 0 });
	});

	test('a reward that was deleted stays promised to a till that gave it: what is missing is owed', async () => {
		const desk = await PointsDesk.open(context.database);
		await desk.earn('a', 30);
		const reward = await desk.lock('off-25');
		assert.ok(reward);
		await desk.release(reward);
		assert.ok(await desk.lock('off-10'));
		assert.equal(await desk.redeem(reward, 'b'), 'reward_ended');
		assert.equal(await desk.redeem(reward, 'b', true), 'redeemed');
		assert.equal(await desk.redeem(reward, 'b', true), 'redeemed');
		assert.deepEqual(await desk.balances(), { active: 0, pending: 0, locked: 10, owed: 5 });
		assertSound(await desk.entries(), await desk.balances());
	});

	test('a reward that a till gave without asking stands, and says how much is missing', async () => {
		const desk = await PointsDesk.open(context.database);
		await desk.earn('a', 20);
		const use = { source: saleOf('b'), channel: 'till' as const, store_id: null, now: desk.now };
		const redeemed = await context.database.transaction((tx) =>
			redeemUnissued(tx, desk.merchant.id, { ...use, customer_id: desk.customer, reward_id: 'off-25' }),
		);
		assert.ok(!isRefusal(redeemed));
		assert.equal(redeemed.missing, 5);
		await desk.refund('b', 'back', 1, 1);
		assert.deepEqual(await desk.balances(), { active: 20, pending: 0, locked: 0, owed: 0 });
		assertSound(await desk.entries(), await desk.balances());
	});

	test('a quote says what the purchase then earns, by tier and coupon', async () => {
		const tiers = [{ id: 'silver', name: 'Silver', from_points: 100, multiplier: 1.5 }];
		const desk = await PointsDesk.open(context.database, { ...PLAIN, tiers });
		const purchase = { channel: 'till' as const, store_id: null, lines: [{ amount: 100 }], now: desk.now };
		const quote = (customer_id: string | null, multiplier: number) =>
			quotePoints(context.database, desk.merchant.id, { ...purchase, customer_id, multiplier });
		assert.deepEqual([await quote(null, 1), await quote(desk.customer, 2)], [100, 200]);
		await desk.earn('a', 100);
		assert.equal(await quote(desk.customer, 2), 300);
		assert.equal((await desk.earn('b', 100)).points, 150);
		await desk.refund('b', 'b-back', 1, 1);
		await desk.refund('a', 'a-back', 1, 2);
		assert.equal(await quote(desk.customer, 1), 100);
	});

	test('entries are never changed, but for the words of somebody who is erased', async () => {
		const desk = await PointsDesk.open(context.database);
		const { customer: customer_id, now } = desk;
		const adjustment = { customer_id, points: 5, note: 'For Anna', made_by: null, now };
		await context.database.transaction((tx) => adjustPoints(tx, desk.merchant.id, adjustment));
		for (const change of [
			`UPDATE loyalty_entry SET points = 6`,
			`UPDATE loyalty_entry SET note = 'x'`,
			'DELETE FROM loyalty_entry',
		]) {
			const statement = { text: `${change} WHERE merchant_id = $1` };
			await assert.rejects(context.database.query(statement, [desk.merchant.id]), /never changed/);
		}
		await forgetNotes(context.database, desk.merchant.id, customer_id);
		const [entry] = await desk.entries();
		assert.deepEqual([entry?.points, entry?.note], [5, null]);
	});
});
