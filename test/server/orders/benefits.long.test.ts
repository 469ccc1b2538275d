import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Order } from '@endcap/contract';
import { AT_PICKUP, toldBy } from '../../support/cart-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { OffersShop } from '../../support/offers-shop.ts';
import { signedIn } from '../../support/signed-in.ts';

const euros = (amount: number) => ({ amount, currency: 'EUR' });

onEachDatabase('an order with coupons and points', (context) => {
	let shop: OffersShop;

	before(async () => {
		shop = await OffersShop.open(context.database);
	});

	after(() => shop.close());

	test('costs what its cart said, and a cancellation gives everything back', async () => {
		await shop.coupon('tenth', { limit_total: 1 });
		const { shopper, customer_id } = await shop.member();
		await shop.give(customer_id, 60);
		const cart = await shop.cart(shopper, { KETTLE: 1 }, { coupons: ['tenth'], rewards: ['off-60'] });
		assert.deepEqual(cart.totals, { items: euros(4900), discount: euros(550), shipping: euros(0), total: euros(4350) });
		assert.deepEqual([cart.points, cart.lines[0]?.discount], [4350, euros(550)]);
		const { body } = await shopper.tryComplete();
		const order = await shop.read(body as { id: string });
		assert.deepEqual([order.totals.total, order.totals.due], [cart.totals.total, cart.totals.total]);
		assert.deepEqual([await shop.uses('tenth'), (await shop.account(customer_id)).active], [1, 0]);
		await shop.cancel(order);
		assert.deepEqual([await shop.uses('tenth'), (await shop.account(customer_id)).active], [0, 60]);
	});

	test('keeps a coupon for a payment; one that failed gives it back, and one that came stands', async () => {
		await shop.coupon('kept', { limit_total: 1 });
		const [first, second] = [await shop.member(), await shop.member()];
		const order = await shop.order(first.shopper, { KETTLE: 1 }, { coupons: ['KEPT'] }, true);
		const cart = await shop.cart(second.shopper, { KETTLE: 1 }, { coupons: ['KEPT'] });
		assert.equal(cart.coupons[0]?.reason, 'limit_reached');
		await shop.pay(order, 'failed', 4410);
		assert.equal(await shop.uses('kept'), 0);
		assert.deepEqual((await second.shopper.read()).totals.discount, euros(490));
		assert.equal((await second.shopper.tryComplete()).status, 201);
		const paid = await shop.pay(order, 'paid', 4410);
		assert.deepEqual([paid.payment.status, paid.totals.discount], ['paid', euros(490)]);
		assert.equal(await shop.uses('kept'), 1);
	});

	test('that is picked in part takes its discount off in proportion, and earns what was handed over', async () => {
		await shop.coupon('third', { benefit: { type: 'amount', amount: euros(100) } });
		const { shopper, customer_id } = await shop.member();
		await shop.give(customer_id, 60);
		const order = await shop.order(shopper, { CUP: 3 }, { coupons: ['THIRD'], rewards: ['off-60'] });
		assert.deepEqual(order.totals.total, euros(999 - 160));
		const done = await shop.handOver(order, 2);
		assert.deepEqual(done.totals, {
			items: euros(666),
			discount: euros(106),
			shipping: euros(0),
			total: euros(560),
			due: euros(0),
		});
		assert.equal(done.points, 560);
		assert.equal((await shop.account(customer_id)).active, 560 + 20);
	});

	test('is delivered free with a coupon for that', async () => {
		await shop.coupon('carriage', { benefit: { type: 'free_delivery' } });
		const { shopper } = await shop.member();
		await shopper.begin({ lines: [{ sku: 'CUP', quantity: 1, fulfillment: { method: 'ship' } }] });
		const cart = await shopper.change({ coupons: ['CARRIAGE'] });
		assert.deepEqual([cart.coupons[0]?.amount, cart.totals.shipping], [euros(490), euros(0)]);
		const ship_to = { street: 'Aia 2', city: 'Võru', postal_code: '65605', country: 'EE' };
		const completed = await shopper.tryComplete({ ...AT_PICKUP, ship_to, payment: { method: 'external' } });
		assert.equal(completed.status, 201, completed.text);
		assert.deepEqual((completed.body as Order).totals.total, euros(333));
	});

	test('uses the last of a coupon once, whoever else is at it in carts and at tills', async () => {
		await shop.coupon('last', { limit_total: 1 });
		const members = await Promise.all(Array.from({ length: 6 }, () => shop.member()));
		for (const { shopper } of members) await shop.cart(shopper, { CUP: 1 }, { coupons: ['LAST'] });
		const receipt = (number: number) => ({
			store_id: 'tartu',
			receipt: `last-${number}`,
			sold_at: '2026-03-25T07:00:00Z',
			lines: [{ sku: 'CUP', quantity: 1 }],
			coupons: ['LAST'],
		});
		const answers = await Promise.all([
			...members.map(({ shopper }) => shopper.tryComplete()),
			...Array.from({ length: 6 }, (_, number) => shop.call('POST', '/v1/sales', receipt(number))),
		]);
		assert.equal(await shop.uses('last'), 1);
		const refused = answers.map((answer) => toldBy(answer).code).filter((code) => code !== 'done');
		assert.equal(refused.length, 11);
		for (const code of refused) assert.ok(['coupon_refused', 'precondition_failed'].includes(code), code);
	});

	test('spends nothing of somebody who typed their code in too long ago', async () => {
		const session = await signedIn(shop.shop.database, shop.shop.merchant);
		await shop.give(session.customer_id, 60);
		await shop.shop.database.query(
			{ text: `UPDATE session SET verified_at = '2026-03-25T05:00:00Z' WHERE merchant_id = $1 AND session_id = $2` },
			[shop.shop.merchant.id, session.id],
		);
		const shopper = shop.shopperOf(session);
		await shop.cart(shopper, { CUP: 1 }, { rewards: ['off-60'] });
		assert.equal(toldBy(await shopper.tryComplete()).code, 'step_up_needed');
		assert.equal((await shop.account(session.customer_id)).active, 60);
	});

	test('has nothing to do with what is in somebody else’s wallet', async () => {
		await shop.coupon('own', { code: null, claimable: true });
		const [owner, other] = [await shop.member(), await shop.member()];
		const claimed = await owner.shopper.send('POST', '/v1/wallet/claim', { coupon_id: 'own' });
		const { id } = claimed.body as { id: string };
		const cart = await shop.cart(other.shopper, { CUP: 1 }, { coupons: [id, 'never-was'] });
		assert.deepEqual(
			cart.coupons.map(({ reason }) => reason),
			['unknown', 'unknown'],
		);
		const mine = await shop.cart(owner.shopper, { CUP: 1 }, { coupons: [id] });
		assert.equal(mine.coupons[0]?.applies, true);
	});
});
