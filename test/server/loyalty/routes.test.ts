import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type {
	EventPage,
	LoyaltyAccount,
	LoyaltyEntry,
	LoyaltyEntryPage,
	PointsOutcome,
	PointsRefunded,
	Problem,
	Reward,
	Session,
} from '@endcap/contract';
import { exampleLoyaltyProgram } from '@endcap/contract/examples';
import { sequence } from '../../../packages/server/src/events/sequencer.ts';
import { atCounter, hire } from '../../support/counter.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { saleOf } from '../../support/points-desk.ts';
import { testServer, type Answer, type TestServer } from '../../support/server.ts';
import { productInput } from '../../support/shop.ts';
import { onDevice, signedIn, type SignedIn } from '../../support/signed-in.ts';

const PROGRAM = { ...exampleLoyaltyProgram, pending_days: 0 };

onEachDatabase('points over the API', (context) => {
	let server: TestServer;
	let secret: string;
	before(async () => {
		server = await testServer(context.database);
		secret = server.merchant.secret;
		await server.call('PUT', '/v1/products/oolong', {
			key: secret,
			body: productInput(['OOLONG'], { category: 'Tea' }),
		});
		await server.call('PUT', '/v1/loyalty/program', { key: secret, body: PROGRAM });
	});
	after(() => server.close());

	const join = () => signedIn(context.database, server.merchant);
	const post = (key: string, path: string, body: unknown, name: string = randomUUID()) =>
		server.call('POST', path, { key, body, headers: { 'idempotency-key': name } });
	const codeOf = ({ body }: Answer) => (body as Problem).code;
	const accountOf = async (who: SignedIn) =>
		(await server.call('GET', '/v1/loyalty/me', { key: who.access_token })).body as LoyaltyAccount;
	const earn = async (who: SignedIn, amount: number, sale: string = randomUUID()) => {
		const path = `/v1/loyalty/accounts/${who.customer_id}/accumulate`;
		const { status, text, body } = await post(secret, path, { source: saleOf(sale), lines: [{ amount }] });
		assert.equal(status, 200, text);
		return { sale, ...(body as PointsOutcome) };
	};
	const issue = (who: SignedIn, reward_id = 'five-off') => post(who.access_token, '/v1/rewards', { reward_id });
	const refund = async (sale: string, part: number, of: number) =>
		(
			await post(secret, '/v1/loyalty/refunds', {
				source: saleOf(sale),
				refund: saleOf(randomUUID()),
				share: { part, of },
			})
		).body as PointsRefunded;

	test('are nothing for somebody who never had any', async () => {
		const anna = await join();
		assert.deepEqual(await accountOf(anna), {
			customer_id: anna.customer_id,
			active: 0,
			pending: 0,
			locked: 0,
			owed: 0,
			worth: { amount: 0, currency: 'EUR' },
			tier: null,
			next_tier: { id: 'silver', name: 'Silver', from_points: 500, multiplier: 1.25, missing: 500 },
			tier_points: 0,
			next_available: null,
			next_expiry: null,
			rewards: [],
		} satisfies LoyaltyAccount);
	});

	test('are earned by the program, and reach a tier that earns more', async () => {
		const anna = await join();
		const path = `/v1/loyalty/accounts/${anna.customer_id}/accumulate`;
		const lines = [
			{ sku: 'OOLONG', amount: 20_000 },
			{ sku: 'KETTLE', amount: 10_050 },
		];
		const { body } = await post(secret, path, { source: saleOf('1'), lines, channel: 'till' });
		assert.equal((body as PointsOutcome).points, 500);
		assert.equal((body as PointsOutcome).account.tier?.id, 'silver');
		assert.equal((await earn(anna, 10_000)).points, 125);
		const account = await accountOf(anna);
		assert.equal(account.active, 625);
		assert.deepEqual(account.worth, { amount: 625, currency: 'EUR' });
		assert.equal(account.next_expiry?.points, 500);
	});

	test('are earned once for a purchase, however often it is told (mistake 12)', async () => {
		const anna = await join();
		const { sale } = await earn(anna, 4900);
		assert.equal((await earn(anna, 4900, sale)).points, 49);
		assert.equal((await accountOf(anna)).active, 49);
		const ben = await join();
		const path = `/v1/loyalty/accounts/${ben.customer_id}/accumulate`;
		const answer = await post(secret, path, { source: saleOf(sale), lines: [{ amount: 4900 }] });
		assert.equal(codeOf(answer), 'conflict');
		assert.equal((await accountOf(ben)).active, 0);
	});

	test('are locked by a reward, spent by its purchase, and come back in proportion once (mistake 13)', async () => {
		const anna = await join();
		await earn(anna, 60_000);
		const { body, status, text } = await issue(anna);
		assert.equal(status, 201, text);
		const reward = body as Reward;
		assert.deepEqual(reward.benefit, { type: 'amount', amount: { amount: 500, currency: 'EUR' } });
		const locked = await accountOf(anna);
		assert.deepEqual([locked.active, locked.locked, locked.rewards[0]?.id], [100, 500, reward.id]);
		const sale = randomUUID();
		const redeem = () => post(secret, `/v1/rewards/${reward.id}/redeem`, { source: saleOf(sale) });
		assert.equal(((await redeem()).body as Reward).status, 'redeemed');
		assert.deepEqual((await redeem()).body, (await redeem()).body);
		assert.equal(
			codeOf(await post(secret, `/v1/rewards/${reward.id}/redeem`, { source: saleOf('other') })),
			'reward_ended',
		);
		assert.deepEqual(await refund(sale, 1, 4), { taken_back: 0, given_back: 125 });
		assert.deepEqual(await refund(sale, 4, 4), { taken_back: 0, given_back: 375 });
		assert.deepEqual(await refund(sale, 4, 4), { taken_back: 0, given_back: 0 });
		assert.deepEqual([(await accountOf(anna)).active, (await accountOf(anna)).locked], [600, 0]);
	});

	test('that a refund takes back are owed when they were spent, and the refund may come first', async () => {
		const anna = await join();
		const { sale } = await earn(anna, 50_000);
		await issue(anna);
		assert.deepEqual(await refund(sale, 1, 2), { taken_back: 250, given_back: 0 });
		assert.deepEqual(await refund(sale, 1, 2), { taken_back: 250, given_back: 0 });
		const { active, locked, owed } = await accountOf(anna);
		assert.deepEqual([active, locked, owed], [0, 500, 500]);
		const late = randomUUID();
		assert.deepEqual(await refund(late, 1, 3), { taken_back: 0, given_back: 0 });
		assert.equal((await earn(anna, 90_000, late)).account.active, 100);
	});

	test('are free again when the reward is deleted, and nobody else can delete it', async () => {
		const anna = await join();
		await earn(anna, 50_000);
		const { id } = (await issue(anna)).body as Reward;
		const remove = (key: string) => server.call('DELETE', `/v1/rewards/${id}`, { key });
		const ben = await join();
		assert.equal((await remove(ben.access_token)).status, 404);
		assert.equal(((await remove(anna.access_token)).body as Reward).status, 'deleted');
		assert.equal(((await remove(anna.access_token)).body as Reward).status, 'deleted');
		assert.equal((await accountOf(anna)).active, 500);
		assert.equal(codeOf(await post(secret, `/v1/rewards/${id}/redeem`, { source: saleOf('x') })), 'reward_ended');
	});

	test('are not spent beyond what there is, nor for what is not offered', async () => {
		const anna = await join();
		await earn(anna, 49_900);
		assert.equal(codeOf(await issue(anna)), 'not_enough_points');
		assert.equal(codeOf(await issue(anna, 'castle')), 'reward_not_offered');
		assert.equal((await accountOf(anna)).active, 499);
	});

	test('are not spent by a session whose code is older than an hour', async () => {
		const anna = await join();
		await earn(anna, 60_000);
		const old = await onDevice(context.database, server.merchant, anna.customer_id);
		await context.database.query(
			{
				text: `UPDATE session SET verified_at = now() - interval '61 minutes' WHERE merchant_id = $1 AND session_id = $2`,
			},
			[server.merchant.id, old.id],
		);
		assert.equal(codeOf(await issue(old)), 'step_up_needed');
		assert.equal((await issue(anna)).status, 201);
	});

	test('are for those who are signed in', async () => {
		const { body } = await server.call('POST', '/v1/sessions', { key: server.merchant.publishable });
		const key = (body as Session).access_token;
		const answers = [
			await server.call('GET', '/v1/loyalty/me', { key }),
			await server.call('GET', '/v1/loyalty/me/entries', { key }),
			await server.call('POST', '/v1/loyalty/me/card', { key }),
			await post(key, '/v1/rewards', { reward_id: 'five-off' }),
		];
		assert.deepEqual(answers.map(codeOf), Array(4).fill('sign_in_needed'));
	});

	test('are given and taken by managers, with a note that the customer sees', async () => {
		const anna = await join();
		await hire(context.database, server.merchant, 'mari', { role: 'manager', stores: ['tartu'] });
		const headers = await atCounter(server, server.merchant, 'mari');
		const adjust = (points: number) =>
			server.call('POST', `/v1/loyalty/accounts/${anna.customer_id}/adjust`, {
				body: { points, note: 'The parcel came late' },
				headers: { ...headers, 'idempotency-key': randomUUID() },
			});
		assert.equal(((await adjust(50)).body as PointsOutcome).account.active, 50);
		assert.equal(codeOf(await adjust(-51)), 'not_enough_points');
		assert.equal(((await adjust(-20)).body as PointsOutcome).account.active, 30);
		const entriesFor = async (key: string, path: string) =>
			((await server.call('GET', path, { key })).body as LoyaltyEntryPage).data;
		const [own] = await entriesFor(anna.access_token, '/v1/loyalty/me/entries');
		const [whole] = await entriesFor(secret, `/v1/loyalty/accounts/${anna.customer_id}/entries`);
		assert.deepEqual([own?.points, own?.note, own?.made_by], [-20, 'The parcel came late', null]);
		assert.equal(whole?.made_by, 'mari');
	});

	test('have a history in pages, newest first', async () => {
		const anna = await join();
		for (const amount of [100, 200, 300]) await earn(anna, amount);
		const read = async (query: string) =>
			(await server.call('GET', `/v1/loyalty/me/entries${query}`, { key: anna.access_token })).body as LoyaltyEntryPage;
		const first = await read('?limit=2');
		const second = await read(`?limit=2&cursor=${first.next_cursor}`);
		const points = (entries: LoyaltyEntry[]) => entries.map((entry) => entry.points);
		assert.deepEqual([points(first.data), points(second.data), second.next_cursor], [[3, 2], [1], null]);
	});

	test('are told of on every device of their owner, and to nobody else', async () => {
		const anna = await join();
		const laptop = await onDevice(context.database, server.merchant, anna.customer_id);
		const ben = await join();
		await earn(anna, 50_000);
		const { id } = (await issue(anna)).body as Reward;
		await sequence(context.database, server.merchant.id);
		const heard = async (who: SignedIn) => {
			const path = '/v1/events?mode=poll&topic=loyalty&after=0&limit=1000';
			const { data } = (await server.call('GET', path, { key: who.access_token })).body as EventPage;
			return data.map(({ type }) => type);
		};
		const all = ['loyalty.entry.created', 'loyalty.account.updated', 'reward.issued', 'loyalty.account.updated'];
		assert.deepEqual(await heard(anna), all);
		assert.deepEqual(await heard(laptop), all);
		assert.deepEqual(await heard(ben), []);
		assert.ok(id);
	});

	test('are told of to staff of any store, since anybody may come to the counter', async () => {
		const anna = await join();
		await hire(context.database, server.merchant, 'juhan', { stores: ['tartu'] });
		await earn(anna, 50_000);
		await sequence(context.database, server.merchant.id);
		const headers = await atCounter(server, server.merchant, 'juhan');
		const path = '/v1/events?mode=poll&topic=loyalty&after=0&limit=1000';
		const { data } = (await server.call('GET', path, { headers })).body as EventPage;
		assert.ok(data.some(({ data: { customer_id } }) => customer_id === anna.customer_id));
	});

	test('stay as they were earned when the program changes, and earn nothing while it is off', async () => {
		const anna = await join();
		await earn(anna, 60_000);
		const put = (body: unknown) => server.call('PUT', '/v1/loyalty/program', { key: secret, body });
		await put({ ...PROGRAM, active: false });
		assert.equal((await earn(anna, 60_000)).points, 0);
		assert.equal(codeOf(await issue(anna)), 'reward_not_offered');
		await put(PROGRAM);
		assert.equal((await accountOf(anna)).active, 600);
	});

	test('the program is refused with the place of what is wrong', async () => {
		const body = { ...PROGRAM, point_value: { amount: 1, currency: 'SEK' } };
		const answer = await server.call('PUT', '/v1/loyalty/program', { key: secret, body });
		assert.deepEqual((answer.body as Problem).errors?.[0]?.pointer, '/point_value/currency');
	});
});
