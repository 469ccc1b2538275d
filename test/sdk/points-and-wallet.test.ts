import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { EndcapOptions } from '@endcap/sdk';
import { findMemberByCode } from '../../packages/server/src/loyalty/card.ts';
import { readRotatingCode, rotatingCode } from '../../packages/server/src/loyalty/codes.rules.ts';
import { until } from '../support/client.ts';
import { couponInput } from '../support/coupon-shop.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { PLAIN } from '../support/points-desk.ts';
import { testServer, type TestServer } from '../support/server.ts';
import { anotherDevice, goShopping, type Shopping } from '../support/shopping.ts';
import { makeOld, signIn } from '../support/signing-in.ts';

const DAY = 86_400_000;
const STILL = { interval: 3_600_000 };
const STREAM = 'GET /v1/events';

const TEN_OFF = couponInput({ name: 'Ten per cent off', code: 'TEN', claimable: true });

suite('points and coupons', () => {
	let open: TestDatabase;
	let server: TestServer;
	before(async () => {
		open = await pgliteDatabase();
		server = await testServer(open.database);
	});
	after(async () => {
		await server.close();
		await open.close();
	});

	let people = 0;
	const address = () => `member-${++people}@example.com`;

	async function visit(t: TestContext, options?: Partial<EndcapOptions>) {
		const shopping = await goShopping(t, open.database, server, { levels: { 'RED@tartu': 9 } }, options);
		await shopping.shop.put('/v1/loyalty/program', PLAIN);
		await shopping.shop.put('/v1/coupons/ten', TEN_OFF);
		return shopping;
	}

	/** As the till, or the retailer. */
	async function post({ shop }: Shopping, path: string, body: object): Promise<void> {
		const headers = { 'idempotency-key': randomUUID() };
		const { status, text } = await shop.server.call('POST', path, { key: shop.merchant.secret, body, headers });
		assert.ok(status < 300, text);
	}

	const earn = (shopping: Shopping, customer: string, amount: number) =>
		post(shopping, `/v1/loyalty/accounts/${customer}/accumulate`, {
			source: { type: 'sale', id: randomUUID() },
			lines: [{ amount }],
		});

	test('how points are earned is told to everybody, without a session', async (t) => {
		const { endcap, requests } = await visit(t);
		const { value } = await until(endcap.loyalty.$program, ({ status }) => status === 'ready');
		assert.equal(value?.name, PLAIN.name);
		assert.deepEqual(requests('POST'), []);
	});

	test('a shop without a program has none', async (t) => {
		const { endcap } = await goShopping(t, open.database, server, { levels: { 'RED@tartu': 1 } });
		assert.equal((await until(endcap.loyalty.$program, ({ status }) => status === 'ready')).value, null);
	});

	test('points earned at the till are seen on the phone as it happens', async (t) => {
		const shopping = await visit(t);
		const { endcap, proxy, requests } = shopping;
		const { id } = await signIn(shopping, address());
		t.after(endcap.loyalty.$account.subscribe(() => {}));
		await until(endcap.loyalty.$account, ({ status }) => status === 'ready');
		await proxy.requests(STREAM, 1);
		await earn(shopping, id, 49);
		const { value } = await until(endcap.loyalty.$account, (live) => Number(live.value?.active) > 0);
		assert.equal(value?.active, 49);
		assert.equal(requests(STREAM).length, 1);
		assert.equal((await endcap.loyalty.entries()).data[0]?.points, 49);
	});

	test('a reward sets points apart on all devices, and gives them back', async (t) => {
		const shopping = await visit(t);
		const { loyalty } = shopping.endcap;
		const to = address();
		const { id } = await signIn(shopping, to);
		await earn(shopping, id, 1500);
		const kiosk = await anotherDevice(t, shopping.shop, { ...STILL, keep: 'memory' });
		await signIn(kiosk, to);
		t.after(kiosk.endcap.loyalty.$account.subscribe(() => {}));
		await until(kiosk.endcap.loyalty.$account, ({ value }) => value?.active === 1500);
		await kiosk.proxy.requests(STREAM, 1);
		const option = PLAIN.rewards[0]!;
		const issued = await loyalty.issueReward(option.id);
		assert.ok(issued.outcome === 'issued', JSON.stringify(issued));
		await until(kiosk.endcap.loyalty.$account, ({ value }) => value?.locked === option.points);
		assert.equal((await loyalty.cancelReward(issued.reward.id)).outcome, 'canceled');
		await until(kiosk.endcap.loyalty.$account, ({ value }) => value?.locked === 0);
	});

	test('why a reward cannot be had is a value', async (t) => {
		const shopping = await visit(t);
		const { loyalty } = shopping.endcap;
		const option = PLAIN.rewards[0]!.id;
		assert.equal((await loyalty.issueReward(option)).outcome, 'sign_in_needed');
		const to = address();
		const { id } = await signIn(shopping, to);
		assert.equal((await loyalty.issueReward(option)).outcome, 'not_enough_points');
		assert.equal((await loyalty.issueReward('none')).outcome, 'reward_not_offered');
		await earn(shopping, id, 1500);
		await makeOld(shopping.shop, id);
		assert.equal((await loyalty.issueReward(option)).outcome, 'step_up_needed');
		await signIn(shopping, to);
		assert.equal((await loyalty.issueReward(option)).outcome, 'issued');
		await assert.rejects(anonymous(t, shopping), { code: 'sign_in_needed' });
	});

	const anonymous = async (t: TestContext, { shop }: Shopping) =>
		(await anotherDevice(t, shop, STILL)).endcap.loyalty.entries();

	test('a coupon claimed on the web is in the wallet of every device as it happens', async (t) => {
		const shopping = await visit(t);
		const to = address();
		await signIn(shopping, to);
		const kiosk = await anotherDevice(t, shopping.shop, STILL);
		await signIn(kiosk, to);
		t.after(kiosk.endcap.wallet.$wallet.subscribe(() => {}));
		await until(kiosk.endcap.wallet.$wallet, ({ value }) => value?.length === 0);
		await kiosk.proxy.requests(STREAM, 1);
		const { wallet } = shopping.endcap;
		const offers = await until(wallet.$claimable, ({ value }) => value);
		assert.deepEqual(
			offers.value?.map(({ id }) => id),
			['ten'],
		);
		const claimed = await wallet.claim({ coupon_id: 'ten' });
		assert.ok(claimed.outcome === 'claimed', JSON.stringify(claimed));
		const shown = await until(kiosk.endcap.wallet.$wallet, ({ value }) => value?.length);
		assert.deepEqual(shown.value?.[0], claimed.coupon);
	});

	test('why a coupon cannot be had is a value', async (t) => {
		const shopping = await visit(t);
		const { wallet } = shopping.endcap;
		assert.equal((await wallet.claim({ code: 'TEN' })).outcome, 'sign_in_needed');
		await signIn(shopping, address());
		assert.deepEqual(await wallet.claim({ code: 'NO-SUCH' }), { outcome: 'coupon_refused', reason: 'unknown' });
	});

	test('what a code takes off is told without a session, and with one', async (t) => {
		const shopping = await visit(t);
		const { wallet } = shopping.endcap;
		const input = { codes: ['TEN'], lines: [{ sku: 'RED', quantity: 1 }] };
		assert.equal((await wallet.validate(input)).totals.discount.amount, 490);
		assert.deepEqual(shopping.requests('POST /v1/sessions'), []);
		await signIn(shopping, address());
		assert.equal((await wallet.validate(input)).coupons[0]?.applies, true);
	});

	for (const days of [-1, 0, 1]) {
		test(`the member code is right on a device whose clock is ${days} days off`, async (t) => {
			t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
			const serverNow = new Date();
			t.mock.timers.setTime(serverNow.getTime() + days * DAY);
			const shopping = await visit(t);
			const { id } = await signIn(shopping, address());
			const { value } = await until(shopping.endcap.loyalty.$code, (live) => live.value);
			assert.ok(value);
			const { database, merchant } = shopping.shop;
			const found = await database.transaction((tx) =>
				findMemberByCode(tx, merchant.id, value.code, 'till', serverNow),
			);
			assert.equal(found?.customer_id, id);
			assert.equal(value.url, `${shopping.proxy.url}/m/${value.code}`);
		});
	}

	test('codes go on changing without a network, and each is right at its time', async (t) => {
		const shopping = await visit(t);
		const { endcap, proxy, shop } = shopping;
		await signIn(shopping, address());
		const claimed = await endcap.wallet.claim({ coupon_id: 'ten' });
		assert.ok(claimed.outcome === 'claimed');
		const first = (await until(endcap.loyalty.$code, ({ value }) => value)).value!;
		await until(endcap.wallet.$wallet, ({ value }) => value?.length);
		proxy.down = true;
		t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 60_000 });
		const codeOf = (id: string) => endcap.wallet.$code(id);
		const coupon = (await until(codeOf(claimed.coupon.id), ({ value }) => value)).value!;
		const [card] = await shop.database.query<{ secret: string }>(
			{ text: 'SELECT secret FROM loyalty_card WHERE merchant_id = $1' },
			[shop.merchant.id],
		);
		assert.equal(coupon.code, rotatingCode(card!.secret, `c${claimed.coupon.locator}`, new Date()));
		assert.notEqual(readRotatingCode(first.code)?.mac, readRotatingCode(coupon.code)?.mac);
		assert.equal((await until(codeOf('no-such'), ({ status }) => status !== 'loading')).status, 'error');
	});

	test('nobody’s code is shown once they have signed out', async (t) => {
		const shopping = await visit(t);
		const { $code } = shopping.endcap.loyalty;
		await signIn(shopping, address());
		t.after($code.subscribe(() => {}));
		await until($code, ({ value }) => value);
		await shopping.endcap.account.signOut();
		assert.equal($code.get().value, null);
	});
});
