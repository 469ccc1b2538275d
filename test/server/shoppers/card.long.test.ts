import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Customer, CustomerCard, CustomerExport, CustomerFound, CustomerLook, EventPage } from '@endcap/contract';
import { rotatingCode } from '../../../packages/server/src/loyalty/codes.rules.ts';
import { atCounter, hire } from '../../support/counter.ts';
import { onEachDatabase } from '../../support/databases.ts';
import type { Answer } from '../../support/server.ts';
import { onDevice } from '../../support/signed-in.ts';
import { euros, Till } from '../../support/till.ts';

onEachDatabase('the card of a customer', (context) => {
	let till: Till;
	let mari: Record<string, string>;
	let juhan: Record<string, string>;

	before(async () => {
		till = await Till.open(context.database);
		const { server, merchant } = till.shop;
		await hire(context.database, merchant, 'mari', { stores: ['tartu'] });
		await hire(context.database, merchant, 'juhan', { stores: ['riga'] });
		mari = await atCounter(server, merchant, 'mari');
		juhan = await atCounter(server, merchant, 'juhan');
	});

	after(() => till.close());

	const by = (who: Record<string, string>, method: string, path: string, body?: unknown): Promise<Answer> =>
		till.shop.server.call(method, path, { headers: { ...who, 'idempotency-key': randomUUID() }, body });
	const cardOf = async (who: Record<string, string>, id: string) => {
		const { status, body, text } = await by(who, 'GET', `/v1/customers/${id}`);
		assert.equal(status, 200, text);
		return body as CustomerCard;
	};
	const looksAt = async (id: string) => {
		const { data } = await till.shop.must<{ data: CustomerLook[] }>('GET', `/v1/customers/${id}/looks`);
		return data.map(({ staff_name }) => staff_name);
	};
	/** Lets time pass since everybody looked. */
	const makeOld = (minutes: number) =>
		context.database.query({ text: `UPDATE customer_look SET looked_at = looked_at - make_interval(mins => $1)` }, [
			minutes,
		]);

	test('has the points and what they are good for, unused coupons, and receipts of every shop with the names of goods', async () => {
		await till.shop.coupon('spring', { claimable: true });
		await till.shop.coupon('gone', { claimable: true });
		const { customer_id, access_token } = await till.join();
		const [kept, used] = await Promise.all(
			['spring', 'gone'].map((coupon_id) => till.shop.claimed(access_token, { coupon_id })),
		);
		const first = await till.sell({ customer: { customer_id }, sold_at: '2026-03-20T10:00:00Z' });
		await till.refund(first, [{ sku: 'KETTLE', quantity: -1 }], {
			customer: { customer_id },
			sold_at: '2026-03-21T10:00:00Z',
		});
		const lines = [{ sku: 'PAN', quantity: 2 }];
		const last = await till.sell({ store_id: 'riga', customer: { customer_id }, lines, coupons: [used!.id] });
		const card = await cardOf(mari, customer_id);
		assert.equal(card.loyalty.active, 3600);
		assert.deepEqual(
			card.rewards.map(({ points }) => points),
			[10, 25, 60],
		);
		assert.deepEqual(card.wallet, [kept]);
		assert.deepEqual(
			card.purchases.map(({ type, store_id, total }) => [type, store_id, total.amount]),
			[
				['sale', 'riga', 3600],
				['sale', 'tartu', -4900],
				['sale', 'tartu', 4900],
			],
		);
		assert.deepEqual(card.purchases[0]?.lines, [{ sku: 'PAN', title: 'Enamel kettle', quantity: 2 }]);
		assert.equal(card.purchases[0]?.number, last.receipt);
	});

	test('is no more than what the customer can have of themselves: receipts, points and every coupon are in their export', async () => {
		await till.shop.coupon('kept', { claimable: true });
		const { customer_id, access_token: key } = await till.join();
		const coupon = await till.shop.claimed(key, { coupon_id: 'kept' });
		const { receipt } = await till.sell({ customer: { customer_id }, coupons: [coupon.id] });
		const told = await till.shop.must<CustomerExport>('GET', '/v1/customers/me/export', { key });
		assert.deepEqual(
			told.receipts.map((each) => [each.receipt, each.totals.total.amount]),
			[[receipt, 4410]],
		);
		assert.deepEqual(
			told.wallet.map(({ id, status }) => [id, status]),
			[[coupon.id, 'redeemed']],
		);
		assert.deepEqual(
			told.points.map(({ points }) => points),
			[4410],
		);
	});

	test('names no reward while the program rests', async () => {
		const program = await till.shop.must<object>('GET', '/v1/loyalty/program');
		await till.shop.must('PUT', '/v1/loyalty/program', { body: { ...program, active: false } });
		const { customer_id } = await till.join();
		assert.deepEqual((await cardOf(mari, customer_id)).rewards, []);
		await till.shop.must('PUT', '/v1/loyalty/program', { body: program });
	});

	test('is looked at once a quarter of an hour by the same one, however often it is read, also at once', async () => {
		const { customer_id } = await till.join();
		await Promise.all(Array.from({ length: 5 }, () => cardOf(mari, customer_id)));
		await cardOf(juhan, customer_id);
		await makeOld(14);
		await cardOf(mari, customer_id);
		assert.deepEqual((await looksAt(customer_id)).toSorted(), ['juhan', 'mari']);
		await makeOld(2);
		await cardOf(mari, customer_id);
		assert.deepEqual((await looksAt(customer_id)).toSorted(), ['juhan', 'mari', 'mari']);
	});

	test('is found by the code on the phone, once, and a wrong code looks like one that was used', async () => {
		const { customer_id, access_token } = await till.join();
		const phone = await till.shop.must<{ locator: string; secret: string }>('POST', '/v1/loyalty/me/card', {
			key: access_token,
		});
		const code = rotatingCode(phone.secret, `m${phone.locator}`, new Date());
		const find = async (who: Record<string, string>, text: string) =>
			((await by(who, 'POST', '/v1/customers/search', { code: text })).body as { data: CustomerFound[] }).data;
		const [found] = await find(mari, ` ${code.toUpperCase()} `);
		assert.deepEqual([found?.id, found?.name], [customer_id, 'Anna']);
		assert.deepEqual(await find(juhan, code), []);
		assert.deepEqual(
			await find(
				mari,
				code.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')),
			),
			[],
		);
		assert.deepEqual(await looksAt(customer_id), []);
	});

	test('cannot be found by trying codes', async () => {
		await hire(context.database, till.shop.merchant, 'guesser');
		const guesser = await atCounter(till.shop.server, till.shop.merchant, 'guesser');
		const answers: number[] = [];
		for (let index = 0; index < 25; index += 1) {
			const tail = String(index)
				.padStart(10, 'a')
				.replaceAll(/[01389]/g, 'b');
			const { status } = await by(guesser, 'POST', '/v1/customers/search', { code: `mabcdefghj${tail}` });
			answers.push(status);
		}
		assert.deepEqual([answers[0], answers.at(-1)], [200, 429]);
	});

	test('is made at the till with what was agreed to there', async () => {
		const consents = [
			{ purpose: 'offers', channel: 'email', given: true },
			{ purpose: 'personalization', given: false },
		];
		const { status, body, text } = await by(mari, 'POST', '/v1/customers', { email: 'new@example.com', consents });
		assert.equal(status, 201, text);
		assert.deepEqual(
			(body as Customer).consents.map(({ purpose, channel, given, said_in }) => [purpose, channel, given, said_in]),
			[
				['offers', 'email', true, 'till'],
				['personalization', null, false, 'till'],
			],
		);
	});

	test('cannot be made with what makes no sense to agree to', async () => {
		const pointersOf = async (...consents: object[]) => {
			const { body } = await by(mari, 'POST', '/v1/customers', { email: 'senseless@example.com', consents });
			return (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
		};
		const byEmail = { purpose: 'offers', channel: 'email', given: true };
		assert.deepEqual(await pointersOf({ purpose: 'offers', given: true }), ['/consents/0/channel']);
		assert.deepEqual(await pointersOf(byEmail, { ...byEmail, given: false }), ['/consents/1/purpose']);
		assert.deepEqual(await pointersOf({ ...byEmail, channel: 'sms' }), ['/consents/0/channel']);
	});

	test('can be followed by staff of any shop: events of points, coupons and receipts say whose they are, and no name', async () => {
		const { customer_id } = await till.join();
		const phone = await onDevice(context.database, till.shop.merchant, customer_id);
		await till.shop.coupon('followed', { claimable: true });
		const coupon = await till.shop.claimed(phone.access_token, { coupon_id: 'followed' });
		await till.sell({
			customer: { customer_id },
			coupons: [coupon.id],
			lines: [{ sku: 'PAN', quantity: 1, unit_price: euros(2000) }],
		});
		const wanted = ['wallet_coupon.issued', 'redemption.updated', 'wallet_coupon.updated', 'loyalty.account.updated'];
		const until = performance.now() + 5000;
		let heard = new Set<string>();
		while (!wanted.every((type) => heard.has(type)) && performance.now() < until) {
			const { body, text } = await by(juhan, 'GET', '/v1/events?mode=poll&after=0&limit=1000');
			assert.doesNotMatch(text, /Anna|@example/);
			const own = (body as EventPage).data.filter(({ data }) => data['customer_id'] === customer_id);
			heard = new Set(own.map(({ type }) => type));
		}
		for (const type of wanted) assert.ok(heard.has(type), `${type} was not heard`);
	});
});
