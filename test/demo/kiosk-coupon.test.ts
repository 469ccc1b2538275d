import assert from 'node:assert/strict';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { CouponInput, KioskWish } from '@endcap/contract';
import { atom } from 'nanostores';
import { createKioskBasket } from '../../demo/kiosk/basket/basket.ts';
import { followCoupon, type FollowedCoupon, type ScannedCoupon } from '../../demo/kiosk/basket/scanned-coupon.ts';
import type { Visit } from '../../demo/kiosk/shell/visit.ts';
import { couponInput } from '../support/coupon-shop.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { testServer, type TestServer } from '../support/server.ts';
import { goShopping, type Shopping } from '../support/shopping.ts';
import { signIn } from '../support/signing-in.ts';

const EUROS = (amount: number) => ({ amount, currency: 'EUR' });

suite('a coupon that is scanned at a kiosk', () => {
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

	/** A shopper at a kiosk in Tartu, and what it was given to keep. */
	async function atKiosk(t: TestContext, coupon: Partial<CouponInput> = {}) {
		const shopping = await goShopping(t, open.database, server, { levels: { 'KETTLE@tartu': 50 } });
		await shopping.shop.put('/v1/coupons/ten', couponInput({ code: 'TENNER', ...coupon }));
		const $online = atom(true);
		const kept: KioskWish[] = [];
		const device = {
			$online,
			$state: atom({ phase: 'enrolled', self: { store_id: 'tartu' } }),
			accessToken: () => 'at_token',
			keep: async (wish: KioskWish) => void kept.push(wish),
		} as unknown as Visit['device'];
		const basket = createKioskBasket(shopping.endcap);
		const visit = { basket, device, basket_id: 'a', endcap: shopping.endcap };
		t.after(shopping.endcap.account.$customer.listen(() => undefined));
		const gather = (quantity: number) =>
			basket.add({ sku: 'KETTLE', title: 'Kettle', image: null, unit_price: EUROS(4900) }, quantity);
		return { ...shopping, basket, visit, $online, kept, gather };
	}

	function scan(t: TestContext, visit: Pick<Visit, 'basket' | 'basket_id' | 'device' | 'endcap'>, code = 'tenner') {
		const coupon = followCoupon(visit, code);
		t.after(() => coupon.end());
		return coupon;
	}

	const becomes = (
		{ $coupon }: FollowedCoupon,
		status: ScannedCoupon['status'],
		is: (now: ScannedCoupon) => boolean = () => true,
	) =>
		new Promise<ScannedCoupon>((resolve) => {
			const end = $coupon.subscribe((now) => {
				if (now.status !== status || !is(now)) return;
				resolve(now);
				queueMicrotask(() => end());
			});
		});

	/** One for a single use. */
	async function singleUse({ shop }: Shopping): Promise<string> {
		const call = { key: shop.merchant.secret, headers: { 'idempotency-key': 'codes' } };
		await shop.server.call('POST', '/v1/coupons/ten/codes', { ...call, body: { count: 1 } });
		const { text } = await shop.server.call('GET', '/v1/coupons/ten/codes.csv', call);
		return text.trim().split('\r\n').at(-1)?.split(',')[0] ?? '';
	}

	test('takes off the basket what it does, without anybody signed in, and stays in the cart', async (t) => {
		const { basket, visit, gather, endcap } = await atKiosk(t);
		gather(2);
		const { face, verdict } = await becomes(scan(t, visit), 'used');
		assert.deepEqual([face?.name, verdict?.amount.amount], ['Ten per cent', 980]);
		assert.deepEqual(basket.$coupons.get(), []);
		assert.equal(endcap.basket.$cart.get().value?.totals.total.amount, 8820);
	});

	test('waits for a basket that it fits, and says why it does not yet', async (t) => {
		const { visit, gather } = await atKiosk(t, { minimum_spend: EUROS(9000) });
		const coupon = scan(t, visit);
		await becomes(coupon, 'kept');
		gather(1);
		await becomes(coupon, 'kept', ({ verdict }) => verdict?.missing?.amount === 4100);
		gather(1);
		assert.equal((await becomes(coupon, 'used')).verdict?.amount.amount, 980);
	});

	test('is not taken along where nobody knows it or it is over, and the basket stays as it was', async (t) => {
		const { basket, visit, gather } = await atKiosk(t, { status: 'ended' });
		gather(1);
		const over = await becomes(scan(t, visit), 'refused');
		const unknown = await becomes(scan(t, visit, 'no-such-code'), 'refused');
		assert.deepEqual([over.verdict?.reason, unknown.verdict?.reason], ['ended', 'unknown']);
		assert.deepEqual(basket.$coupons.get(), []);
	});

	test('for members only goes on by itself once somebody has signed in', async (t) => {
		const { visit, gather, endcap, shop } = await atKiosk(t, { limit_per_customer: 1 });
		gather(1);
		const coupon = scan(t, visit);
		await becomes(coupon, 'toSignIn');
		await signIn({ endcap, shop }, 'anna@example.com');
		assert.equal((await becomes(coupon, 'used')).verdict?.amount.amount, 490);
	});

	test('whose code is for one use goes into the wallet of who signs in, and is used for the basket', async (t) => {
		const shopping = await atKiosk(t, { code: null });
		const { visit, gather, endcap, shop } = shopping;
		gather(1);
		const coupon = scan(t, visit, await singleUse(shopping));
		assert.equal((await becomes(coupon, 'used')).isOwn, false);
		await signIn({ endcap, shop }, 'maija@example.com');
		assert.equal((await becomes(coupon, 'used', ({ isOwn }) => isOwn)).verdict?.amount.amount, 490);
	});

	test('without the network is pending for the basket, and is used when that is back', async (t) => {
		const { basket, visit, gather, $online, kept } = await atKiosk(t);
		gather(1);
		$online.set(false);
		const coupon = scan(t, visit);
		await becomes(coupon, 'pending');
		assert.deepEqual([basket.$coupons.get(), kept], [['tenner'], []]);
		$online.set(true);
		await becomes(coupon, 'used');
	});

	test('without the network is noted once for the wallet of who is signed in and has gathered nothing', async (t) => {
		const { visit, $online, kept, endcap, shop } = await atKiosk(t);
		await signIn({ endcap, shop }, 'liis@example.com');
		$online.set(false);
		const coupon = scan(t, visit);
		await becomes(coupon, 'pendingWallet');
		coupon.again();
		await becomes(coupon, 'pendingWallet');
		assert.deepEqual(kept, [{ kind: 'claim', code: 'tenner', access_token: 'at_token' }]);
	});

	test('that is left out is in the cart no more, and comes back when it is wanted after all', async (t) => {
		const { visit, gather, endcap } = await atKiosk(t);
		gather(1);
		const coupon = scan(t, visit);
		await becomes(coupon, 'used');
		await coupon.leaveOut();
		assert.deepEqual(endcap.basket.$cart.get().value?.coupons, []);
		coupon.again();
		await becomes(coupon, 'used');
		assert.equal(endcap.basket.$cart.get().value?.coupons.length, 1);
	});
});
