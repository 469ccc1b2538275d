import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { LoyaltyAccount, Reward } from '@endcap/contract';
import { upsertProgram } from '../../../packages/server/src/loyalty/program.queries.ts';
import { openDatabase, startServer, type Database, type RunningServer } from '@endcap/server';
import { postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { assertSound } from '../../support/ledger.ts';
import { PLAIN, PointsDesk, saleOf } from '../../support/points-desk.ts';
import { testServer, type TestServer } from '../../support/server.ts';
import { onDevice, signedIn } from '../../support/signed-in.ts';

const TWENTY = Array.from({ length: 20 }, (_, index) => index);

describe('points on two nodes of one PostgreSQL', () => {
	let open: TestDatabase & { url: string };
	let second: Database;
	let one: TestServer;
	let two: RunningServer;
	before(async () => {
		open = await postgresDatabase();
		second = await openDatabase({ databaseUrl: open.url, purpose: 'serve' });
		one = await testServer(open.database);
		two = await startServer({ database: second, host: '127.0.0.1', port: 0, logLevel: 'silent' });
		await upsertProgram(open.database, one.merchant.id, PLAIN);
	});
	after(async () => {
		await two?.close();
		await one?.close();
		await second?.close();
		await open?.close();
	});

	/** At every other node in turn. */
	const send = async (index: number, key: string, path: string, body: unknown) => {
		const response = await fetch((index % 2 === 0 ? one.url : two.url) + path, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${key}`,
				'content-type': 'application/json',
				'idempotency-key': `${path} ${index}`,
			},
			body: JSON.stringify(body),
		});
		return { status: response.status, body: (await response.json()) as unknown };
	};
	const accumulate = (index: number, customer: string, sale: string) =>
		send(index, one.merchant.secret, `/v1/loyalty/accounts/${customer}/accumulate`, {
			source: saleOf(sale),
			lines: [{ amount: 10 }],
		});
	const account = async (key: string) => (await one.call('GET', '/v1/loyalty/me', { key })).body as LoyaltyAccount;

	test('of twenty who spend the last ones at once, one does', async () => {
		const anna = await signedIn(open.database, one.merchant);
		await accumulate(0, anna.customer_id, 'last');
		const devices = await Promise.all(TWENTY.map(() => onDevice(open.database, one.merchant, anna.customer_id)));
		const answers = await Promise.all(
			devices.map((device, index) => send(index, device.access_token, '/v1/rewards', { reward_id: 'off-10' })),
		);
		const statuses = answers.map(({ status }) => status).sort();
		assert.deepEqual(statuses, [201, ...Array<number>(19).fill(409)]);
		const { active, locked, rewards } = await account(anna.access_token);
		assert.deepEqual([active, locked, rewards.length], [0, 10, 1]);
	});

	test('are earned once when twenty tell of one purchase at once (mistake 12)', async () => {
		const anna = await signedIn(open.database, one.merchant);
		const answers = await Promise.all(TWENTY.map((index) => accumulate(index, anna.customer_id, 'once')));
		assert.ok(answers.every(({ status }) => status === 200));
		assert.equal((await account(anna.access_token)).active, 10);
	});

	test('spent ones come back once when twenty tell of one refund at once (mistake 13)', async () => {
		const anna = await signedIn(open.database, one.merchant);
		await accumulate(0, anna.customer_id, 'before');
		const issued = await send(0, anna.access_token, '/v1/rewards', { reward_id: 'off-10' });
		const redeem = `/v1/rewards/${(issued.body as Reward).id}/redeem`;
		const redeemed = await Promise.all(
			TWENTY.map((index) => send(index, one.merchant.secret, redeem, { source: saleOf('spent') })),
		);
		assert.ok(redeemed.every(({ status }) => status === 200));
		const refund = { source: saleOf('spent'), refund: saleOf('back'), share: { part: 1, of: 1 } };
		await Promise.all(TWENTY.map((index) => send(index, one.merchant.secret, '/v1/loyalty/refunds', refund)));
		assert.equal((await account(anna.access_token)).active, 10);
	});

	test('a refund and its purchase may be told at the same moment', async () => {
		const here = await PointsDesk.open(open.database);
		const there = here.through(second);
		const sales = TWENTY.map((index) => `s${index}`);
		await Promise.all(sales.flatMap((sale) => [here.earn(sale, 100), there.refund(sale, `${sale}-back`, 1, 2)]));
		const balances = await here.balances();
		assert.equal(balances.active, 20 * 50);
		assertSound(await here.entries(), balances);
	});

	test('refunds that meet purchases of the same people wait for each other, and never for ever', async () => {
		const here = await PointsDesk.open(open.database);
		const there = here.through(second);
		const ben = await here.join('0199c9a0-0000-7000-8000-0000000000ff');
		await here.earn('first', 1000);
		await Promise.all(
			TWENTY.flatMap((index) => {
				const sale = `t${index}`;
				return [
					here.earn(sale, 30, index % 2 === 0 ? here.customer : ben),
					there.lock('off-25').then((reward) => reward && there.redeem(reward, sale)),
					here.refund(sale, `${sale}-back`, 1, 3),
					there.refund(sale, `${sale}-rest`, 2, 3),
				];
			}),
		);
		const balances = await here.balances();
		assert.deepEqual(balances, { active: 1000, pending: 0, locked: 0, owed: 0 });
		assertSound(await here.entries(), balances);
	});
});
