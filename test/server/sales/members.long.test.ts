import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Sale } from '@endcap/contract';
import { CouponShop } from '../../support/coupon-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { euros, problemOf, Till } from '../../support/till.ts';

onEachDatabase('a sale with a member', (context) => {
	let till: Till;

	before(async () => {
		till = await Till.open(context.database);
	});

	after(() => till.close());

	test('is priced and recorded in one go: stock, coupon and points', async () => {
		await till.shop.coupon('tenth', { code: 'TENTH' });
		const { customer_id } = await till.join();
		const asked = { customer: { customer_id }, coupons: ['tenth'] };
		const price = await till.price(asked);
		assert.deepEqual(price.totals, { items: euros(4900), discount: euros(490), total: euros(4410) });
		assert.equal(price.points, 4410);
		assert.equal((await till.account(customer_id)).active, 0);
		const sale = await till.sell({ ...asked, total: price.totals.total });
		assert.deepEqual([sale.totals, sale.customer_id], [price.totals, customer_id]);
		assert.deepEqual(sale.points, { earned: 4410, spent: 0, taken_back: 0, given_back: 0 });
		assert.equal((await till.account(customer_id)).active, 4410);
		assert.deepEqual(await till.shop.reason('TENTH'), null);
	});

	test('counts once, however often the till sends it, and answers the same', async () => {
		await till.shop.coupon('once', { code: 'ONCE', limit_total: 1 });
		const { customer_id } = await till.join();
		const input = till.receipt({ customer: { customer_id }, coupons: ['ONCE'] });
		const answers = await Promise.all([till.send(input), till.send(input), till.send(input)]);
		const again = await till.send(input);
		assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 201]);
		for (const { body } of [...answers, again]) assert.deepEqual(body, answers[0]?.body);
		assert.equal((await till.account(customer_id)).active, 4410);
	});

	test('with a coupon that cannot be used is refused with the reason, and nothing of it is recorded', async () => {
		await till.shop.coupon('dear', { code: 'DEAR', minimum_spend: euros(10_000) });
		const { customer_id } = await till.join();
		const input = till.receipt({ customer: { customer_id }, coupons: ['DEAR'] });
		const refused = await till.send(input);
		assert.deepEqual([problemOf(refused), CouponShop.reasonOf(refused)], ['coupon_refused', 'minimum_spend']);
		assert.equal((await till.account(customer_id)).active, 0);
		assert.equal((await till.send({ ...input, coupons: [] })).status, 201);
	});

	test('that was priced at something else than was paid is not recorded', async () => {
		const refused = await till.send(till.receipt({ total: euros(4800) }));
		assert.equal(problemOf(refused), 'total_differs');
	});

	test('spends a reward, and a refund of half gives back half of what it spent and takes half of what it earned', async () => {
		const { customer_id } = await till.join();
		await till.sell({ customer: { customer_id } });
		const lines = [{ sku: 'PAN', quantity: 2 }];
		const bought = await till.sell({ lines, customer: { customer_id }, rewards: ['off-60'] });
		assert.deepEqual(bought.totals.total, euros(3940));
		assert.deepEqual(bought.points, { earned: 3940, spent: 60, taken_back: 0, given_back: 0 });
		const half = await till.refund(bought, [{ sku: 'PAN', quantity: -1 }]);
		assert.deepEqual(half.totals.total, { amount: -1970, currency: 'EUR' });
		assert.deepEqual(half.points, { earned: 0, spent: 0, taken_back: 1970, given_back: 30 });
		await till.refund(bought, [{ sku: 'PAN', quantity: -1 }]);
		assert.equal((await till.account(customer_id)).active, 4900);
	});

	test('gives back over all refunds exactly what was paid, and its coupons with the last part', async () => {
		await till.shop.coupon('third', { code: 'THIRD', benefit: { type: 'percentage', percent: 33 }, limit_total: 1 });
		const lines = [{ sku: 'PAN', quantity: 3, unit_price: euros(333) }];
		const bought = await till.sell({ lines, coupons: ['THIRD'] });
		const back: number[] = [];
		for (let unit = 0; unit < 3; unit += 1) {
			assert.equal(await till.shop.reason('THIRD'), 'limit_reached');
			const { totals } = await till.refund(bought, [{ sku: 'PAN', quantity: -1 }]);
			back.push(totals.total.amount);
		}
		assert.equal(
			back.reduce((sum, amount) => sum + amount, 0),
			-bought.totals.total.amount,
		);
		assert.equal(await till.shop.reason('THIRD'), null);
		const { store_id, receipt } = bought;
		const more = till.receipt({ lines: [{ sku: 'PAN', quantity: -1 }], refund_of: { store_id, receipt } });
		assert.equal(problemOf(await till.send(more)), 'refund_refused');
	});

	test('prints a coupon for the next time, once', async () => {
		const receipt = { minimum: euros(5000), valid_days: 7, channels: ['till' as const] };
		await till.shop.coupon('next', { receipt, stackable: true });
		assert.deepEqual((await till.sell()).receipt_coupons, []);
		const input = till.receipt({ lines: [{ sku: 'KETTLE', quantity: 2 }] });
		const first = (await till.send(input)).body as Sale;
		const again = (await till.send(input)).body as Sale;
		assert.equal(first.receipt_coupons.length, 1);
		assert.deepEqual(again.receipt_coupons, first.receipt_coupons);
		const [{ code } = { code: '' }] = first.receipt_coupons;
		assert.deepEqual((await till.sell({ coupons: [code] })).totals.discount, euros(490));
		assert.equal(await till.shop.reason(code), 'used');
	});

	test('of two tills at once uses the last use of a coupon once', async () => {
		await till.shop.coupon('last', { code: 'LAST', limit_total: 1 });
		const answers = await Promise.all(Array.from({ length: 12 }, () => till.send(till.receipt({ coupons: ['LAST'] }))));
		assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array.from({ length: 11 }, () => 409)]);
		for (const refused of answers.filter(({ status }) => status === 409)) {
			assert.equal(CouponShop.reasonOf(refused), 'limit_reached');
		}
	});
});

onEachDatabase('a till without the network', (context) => {
	let till: Till;

	before(async () => {
		till = await Till.open(context.database);
	});

	after(() => till.close());

	test('is believed: what it promised stands, and what was too much is said', async () => {
		await till.shop.coupon('single', { code: 'SINGLE', limit_total: 1 });
		const { customer_id } = await till.join();
		await till.sell({ coupons: ['SINGLE'] });
		const fields = { offline: true, customer: { customer_id }, coupons: ['SINGLE'], rewards: ['off-60'] };
		const lines = [{ sku: 'KETTLE', quantity: 1, discount: euros(500) }];
		const sale = await till.sell({ ...fields, lines });
		assert.deepEqual(sale.totals.total, euros(4400));
		assert.deepEqual(
			sale.excess.map(({ kind, reason, points }) => [kind, reason, points]),
			[
				['coupon_excess', 'limit_reached', 0],
				['points_excess', null, 60],
			],
		);
		const { uses, excess } = await till.shop.must<{ uses: number; excess: number }>('GET', '/v1/coupons/single');
		assert.deepEqual([uses, excess], [1, 1]);
		const { active, owed } = await till.account(customer_id);
		assert.deepEqual([active, owed], [4400 - 60, 0]);
	});

	test('may send a refund before what it refunds: points end where they would have', async () => {
		const { customer_id } = await till.join();
		const bought = till.receipt({ offline: true, customer: { customer_id }, lines: [{ sku: 'PAN', quantity: 2 }] });
		const { store_id, receipt } = bought;
		const lines = [{ sku: 'PAN', quantity: -1 }];
		const refund = await till.sell({ offline: true, lines, refund_of: { store_id, receipt } });
		assert.deepEqual(
			refund.excess.map(({ kind }) => kind),
			['receipt_unknown'],
		);
		assert.equal((await till.send(bought)).status, 201);
		assert.equal((await till.account(customer_id)).active, 2000);
		const online = till.receipt({ lines, refund_of: { store_id, receipt: 'never' } });
		assert.equal(problemOf(await till.send(online)), 'not_found');
	});

	test('sells to somebody nobody knows as to nobody', async () => {
		const sale = await till.sell({ offline: true, customer: { customer_id: 'nobody' } });
		assert.deepEqual([sale.customer_id, sale.excess.map(({ kind }) => kind)], [null, ['member_unknown']]);
		const online = await till.send(till.receipt({ customer: { customer_id: 'nobody' } }));
		assert.equal(problemOf(online), 'not_found');
	});
});
