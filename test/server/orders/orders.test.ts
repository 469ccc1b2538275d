import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { EventPage, Fulfillment, Order, Reservation, Session } from '@endcap/contract';
import { sweepOverdueOrders } from '../../../packages/server/src/orders/sweeper.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { EventClient } from '../../support/event-client.ts';
import { eventsSoFar } from '../../support/events-so-far.ts';
import { CONTACT, nextHour, only, OrderShop, outcomeOf } from '../../support/order-shop.ts';

onEachDatabase('an order', (context) => {
	let shop: OrderShop;
	before(async () => {
		shop = await OrderShop.open(context.database);
	});
	after(() => shop?.close());

	const post = (who: Parameters<OrderShop['call']>[0], path: string, body?: unknown) =>
		shop.call(who, 'POST', path, body, { 'idempotency-key': crypto.randomUUID() });
	const pickedInPart = async (order: Order, lines: object[]) => shop.act(shop.mari, only(order), 'prepare', { lines });

	test('picked in part costs less, and what was not found leaves the stock', async () => {
		const order = await shop.place({ places: { tartu: { KETTLE: 3, JUG: 1 } } });
		assert.equal(outcomeOf(await pickedInPart(order, [{ line: 1, quantity_picked: 1, reason: 'damaged' }])), '200');
		assert.equal(await shop.stock('KETTLE', 'tartu'), '8/1');
		const now = await shop.order(shop.anna, order);
		assert.deepEqual(
			[now.lines[0]?.quantity_canceled, now.totals.total.amount, now.totals.due.amount],
			[2, 6400, 6400],
		);
		assert.deepEqual(await shop.messages(order), ['order_placed', 'order_changed', 'order_ready', 'order_reminder']);
		assert.equal((await shop.act(shop.mari, only(order), 'complete', { known_by: 'name' })).status, 200);
		assert.deepEqual((await shop.order(shop.anna, order)).payment.paid.amount, 6400);
		assert.deepEqual([await shop.stock('KETTLE', 'tartu'), await shop.stock('JUG', 'tartu')], ['7/0', '9/0']);
	});

	test('of which nothing was picked is not ready, and changes nothing', async () => {
		const order = await shop.place({ places: { riga: { JUG: 1 } } });
		const answer = await shop.act(shop.ruta, only(order), 'prepare', { lines: [{ line: 1, quantity_picked: 0 }] });
		assert.equal(outcomeOf(answer), '422 nothing_picked');
		assert.equal(await shop.stock('JUG', 'riga'), '10/1');
		assert.equal(outcomeOf(await shop.act(shop.ruta, only(order), 'fail', { reason: 'out_of_stock' })), '200');
		assert.equal(await shop.stock('JUG', 'riga'), '9/0');
	});

	test('gets something in place at the lower of the two prices, held in the same step or not at all', async () => {
		const order = await shop.place({ places: { riga: { JUG: 2 } } });
		const lines = (quantity: number, sku: string) => [{ line: 1, quantity_picked: 1, replacement: { sku, quantity } }];
		const refused = await shop.act(shop.ruta, only(order), 'prepare', { lines: lines(2, 'KETTLE') });
		assert.equal(outcomeOf(refused), '400 invalid_request');
		const unknown = await shop.act(shop.ruta, only(order), 'prepare', { lines: lines(1, 'NOTHING') });
		assert.equal(outcomeOf(unknown), '409 out_of_stock');
		assert.equal(await shop.stock('JUG', 'riga'), '9/2');
		const prepared = await shop.act(shop.ruta, only(order), 'prepare', { lines: lines(1, 'KETTLE') });
		assert.equal(outcomeOf(prepared), '200', prepared.text);
		assert.equal(await shop.stock('KETTLE', 'riga'), '10/1');
		const now = await shop.order(shop.anna, order);
		assert.deepEqual(
			now.lines.map(({ sku, total }) => [sku, total.amount]),
			[
				['JUG', 1500],
				['KETTLE', 1500],
			],
		);
		assert.equal(now.totals.total.amount, 3000);
		await shop.act(shop.ruta, only(order), 'complete', { code: only(order).words?.join(' ') });
		assert.deepEqual([await shop.stock('KETTLE', 'riga'), await shop.stock('JUG', 'riga')], ['9/0', '7/0']);
	});

	test('is picked by one of two colleagues', async () => {
		const order = await shop.place({ places: { tartu: { CUP: 1 } } });
		const { etag } = await shop.read(shop.mari, only(order).id);
		const both = await Promise.all(
			[shop.mari, shop.juhan].map((who) => shop.act(who, only(order), 'claim', {}, { etag })),
		);
		assert.deepEqual(both.map(outcomeOf).sort(), ['200', '412 precondition_failed']);
		const winner = both[0]?.status === 200 ? shop.mari : shop.juhan;
		const loser = winner === shop.mari ? shop.juhan : shop.mari;
		assert.equal(outcomeOf(await shop.act(loser, only(order), 'claim', {})), '409 fulfillment_claimed');
		assert.equal(outcomeOf(await shop.act(loser, only(order), 'prepare', {})), '409 fulfillment_claimed');
		assert.equal(outcomeOf(await shop.act(loser, only(order), 'claim', { take_over: true })), '200');
		assert.equal(outcomeOf(await shop.act(loser, only(order), 'prepare', {})), '200');
	});

	test('is handed over once, whoever completes it at the same time, and a retry is answered the same', async () => {
		const order = await shop.place({ places: { tartu: { CUP: 1 } } });
		await shop.act(shop.mari, only(order), 'prepare', {});
		const { etag } = await shop.read(shop.mari, only(order).id);
		const body = { known_by: 'name' };
		const both = await Promise.all(
			[shop.mari, shop.juhan].map((who) => shop.act(who, only(order), 'complete', body, { etag, key: 'hand-over' })),
		);
		assert.deepEqual(both.map(outcomeOf).sort(), ['200', '412 precondition_failed']);
		const winner = both[0]?.status === 200 ? shop.mari : shop.juhan;
		const again = await shop.act(winner, only(order), 'complete', body, { etag, key: 'hand-over' });
		assert.equal(again.text, both.find(({ status }) => status === 200)?.text);
		assert.equal((await shop.order('secret', order)).payment.paid.amount, 900);
	});

	test('is found by its code and its words in its own stores only, until a day after its end', async () => {
		const order = await shop.place({ places: { tartu: { CUP: 1 } } });
		const { code, words } = only(order);
		const find = (who: Record<string, string>, text = '') =>
			shop.call(who, 'POST', '/v1/fulfillments/find', { code: text });
		for (const text of [code ?? '', words?.join(', ') ?? '', `https://x.example/p/${code}`]) {
			assert.equal(((await find(shop.mari, text)).body as Fulfillment).id, only(order).id, text);
		}
		const refusals = [
			await find(shop.ruta, code ?? ''),
			await find(shop.mari, 'aaaaaaaaaaaaa'),
			await find(shop.mari, 'x'),
		];
		await shop.cancel(shop.anna, order);
		assert.equal((await find(shop.mari, code ?? '')).status, 200);
		await shop.database.query(
			{
				text: `UPDATE fulfillment SET ended_at = now() - interval '25 hours' WHERE merchant_id = $1 AND fulfillment_id = $2`,
			},
			[shop.server.merchant.id, only(order).id],
		);
		refusals.push(await find(shop.mari, code ?? ''));
		const looks = refusals.map(({ status, body }) => [status, { ...(body as object), request_id: '' }]);
		for (const look of looks) assert.deepEqual(look, looks[0]);
		assert.equal(looks[0]?.[0], 404);
	});

	test('is not handed over for a wrong code, however often one guesses', async () => {
		const order = await shop.place({ places: { riga: { CUP: 1 } } });
		const other = await shop.place({ places: { riga: { CUP: 1 } } });
		await shop.act(shop.ruta, only(order), 'prepare', {});
		for (const body of [{ code: only(other).code }, { code: 'no code' }, {}]) {
			assert.equal(outcomeOf(await shop.act(shop.ruta, only(order), 'complete', body)), '422 pickup_code_wrong');
		}
		const answers = [];
		for (let guess = 0; guess < 31; guess += 1) {
			answers.push(outcomeOf(await shop.call(shop.ruta, 'POST', '/v1/fulfillments/find', { code: 'aaaaaaaaaaaaa' })));
		}
		assert.deepEqual([answers[0], answers.at(-1)], ['404 not_found', '429 rate_limited']);
		assert.equal((await shop.read(shop.ruta, only(order).id)).fulfillment.status, 'prepared');
	});

	test('opens by its link for whoever has it, and for nobody else', async () => {
		const order = await shop.place();
		const [, token = ''] = (order.link ?? '').split('#');
		assert.match(order.link ?? '', new RegExp(`/order/${shop.slug}#ot_`));
		assert.equal((await shop.call(shop.ben, 'GET', `/v1/orders/${order.id}`)).status, 404);
		const wrong = await shop.call(shop.ben, 'POST', '/v1/orders/open', { token: token.replace(/.{4}$/, 'aaaa') });
		assert.equal(outcomeOf(wrong), '404 not_found');
		const opened = await shop.call(shop.ben, 'POST', '/v1/orders/open', { token });
		assert.deepEqual(opened.body, order);
		assert.equal((await shop.order(shop.ben, order)).link, order.link);
		assert.equal(outcomeOf(await shop.cancel(shop.ben, order)), '200');
	});

	test('is told of to its shoppers and the staff of its stores, and to nobody else', async () => {
		const order = await shop.place({ places: { tartu: { CUP: 1 } } });
		const { body: cleo } = await shop.server.call('POST', '/v1/sessions', { key: shop.server.merchant.publishable });
		const [, token] = (order.link ?? '').split('#');
		await shop.call(shop.ben, 'POST', '/v1/orders/open', { token });
		const follow = (session: Session) =>
			EventClient.open(shop.server.url, { key: session.access_token, topics: ['orders'] });
		const streams = [await follow(shop.anna), await follow(shop.ben), await follow(cleo as Session)];
		await shop.cancel(shop.anna, order);
		const own = await shop.place({ session: cleo as Session, places: { riga: { CUP: 1 } } });
		const ids = (stream: EventClient) => stream.heard.map(({ event }) => event.data.id);
		await streams[2]?.until(() => streams[2] && ids(streams[2]).includes(own.id));
		for (const stream of streams.slice(0, 2)) {
			await stream.until(() => stream.heard.some(({ name }) => name === 'order.canceled'));
			assert.deepEqual([...new Set(ids(stream))].sort(), [order.id, only(order).id].sort());
		}
		assert.deepEqual(streams[2] && [...new Set(ids(streams[2]))].sort(), [own.id, only(own).id].sort());
		for (const stream of streams) stream.drop();
		for (const [who, sees] of [
			[shop.mari, order],
			[shop.ruta, own],
		] as const) {
			const { body } = await shop.call(who, 'GET', '/v1/events?mode=poll&topic=orders&after=0&limit=1000');
			const heard = (body as EventPage).data.map(({ data }) => data.id);
			assert.deepEqual(
				[order, own].filter(({ id }) => heard.includes(id)),
				[sees],
			);
		}
	});

	test('is changed through itself only: its reservation refuses', async () => {
		const order = await shop.place({ places: { tartu: { JUG: 1 } } });
		const { body } = await shop.call(shop.anna, 'GET', '/v1/reservations?status=committed');
		const [held] = (body as { data: Reservation[] }).data;
		for (const action of ['release', 'commit', 'consume']) {
			assert.equal(
				outcomeOf(await post('secret', `/v1/reservations/${held?.id}/${action}`)),
				'409 reservation_in_order',
			);
		}
		await shop.cancel(shop.anna, order);
	});

	test('says that units promised for it left over the counter, and less is to pick', async () => {
		const order = await shop.place({ places: { riga: { KETTLE: 2 } } });
		const left = Number((await shop.stock('KETTLE', 'riga')).split('/')[0]);
		const sale = { store_id: 'riga', receipt: `all ${order.id}`, sold_at: new Date().toISOString() };
		assert.equal(
			(await post(shop.ruta, '/v1/sales', { ...sale, lines: [{ sku: 'KETTLE', quantity: left - 1 }] })).status,
			201,
		);
		const { fulfillment } = await shop.read(shop.ruta, only(order).id);
		assert.equal(fulfillment.lines[0]?.quantity_lost, 1);
		const told = await eventsSoFar(shop.database, shop.server.merchant.id, ['fulfillment.updated']);
		assert.equal(told.filter(({ data }) => data.id === fulfillment.id).length, 2);
		assert.equal(outcomeOf(await shop.act(shop.ruta, fulfillment, 'prepare', {})), '200');
		assert.equal((await shop.order(shop.anna, order)).totals.total.amount, 4900);
	});

	test('rung up at the till with its reservation is handed over and paid with that receipt (mistake 9)', async () => {
		const order = await shop.place({ places: { tartu: { JUG: 2 } } });
		const before = Number((await shop.stock('JUG', 'tartu')).split('/')[0]);
		const { body } = await shop.call('secret', 'GET', '/v1/reservations?status=committed&store=tartu');
		const [held] = (body as { data: Reservation[] }).data;
		const sale = { store_id: 'tartu', receipt: `till ${order.id}`, sold_at: new Date().toISOString() };
		const lines = [{ sku: 'JUG', quantity: 2 }];
		assert.equal((await post(shop.mari, '/v1/sales', { ...sale, lines, reservation_id: held?.id })).status, 201);
		const now = await shop.order(shop.anna, order);
		assert.deepEqual(
			[now.status, now.payment.status, only(now).status, only(now).lines[0]?.quantity_picked],
			['completed', 'paid', 'completed', 2],
		);
		assert.equal(await shop.stock('JUG', 'tartu'), `${before - 2}/0`);
	});

	test('that nobody collects goes back on the shelf when its time is over', async () => {
		const order = await shop.place({ places: { tartu: { JUG: 1 } } });
		await shop.act(shop.mari, only(order), 'prepare', {});
		const services = { address: () => shop.server.url, payments: undefined, now: () => new Date() };
		assert.equal(await sweepOverdueOrders(shop.database, services), 0);
		await shop.database.query(
			{ text: `UPDATE fulfillment SET collect_until = now() WHERE merchant_id = $1 AND fulfillment_id = $2` },
			[shop.server.merchant.id, only(order).id],
		);
		const held = await shop.stock('JUG', 'tartu');
		const swept = await Promise.all([
			sweepOverdueOrders(shop.database, services),
			sweepOverdueOrders(shop.database, services),
		]);
		assert.equal(swept[0] + swept[1], 1);
		const now = await shop.order(shop.anna, order);
		assert.deepEqual([now.status, only(now).status, only(now).reason], ['canceled', 'failed', 'not_collected']);
		assert.equal(await shop.stock('JUG', 'tartu'), held.replace(/\d+$/, '0'));
		assert.equal((await shop.messages(order)).at(-1), 'order_canceled');
	});

	test('is moved to another time, and whoever did not ask for it is told', async () => {
		const order = await shop.place({ places: { tartu: { CUP: 1 } } });
		const move = (who: Parameters<OrderShop['act']>[0], starts_at: Date) =>
			shop.act(who, only(order), 'reschedule', { starts_at: starts_at.toISOString() });
		assert.equal(outcomeOf(await move(shop.anna, nextHour(5))), '200');
		assert.deepEqual(await shop.messages(order), ['order_placed']);
		assert.equal(outcomeOf(await move(shop.mari, nextHour(-5))), '409 slot_closed');
		assert.equal(outcomeOf(await move(shop.mari, nextHour(6))), '200');
		assert.deepEqual(await shop.messages(order), ['order_placed', 'order_changed']);
		const { slot } = only(await shop.order(shop.anna, order));
		assert.equal(slot?.starts_at, `${nextHour(6).toISOString().slice(0, 19)}Z`);
	});

	test('shows staff what is theirs to do, and neither codes nor the link', async () => {
		const order = await shop.place({ places: { tartu: { CUP: 1 }, riga: { CUP: 2 } } });
		const seen = await shop.order(shop.mari, order);
		assert.deepEqual(
			seen.fulfillments.map(({ store_id, code, words }) => [store_id, code, words]),
			[['tartu', null, null]],
		);
		assert.deepEqual([seen.link, seen.contact.phone], [null, CONTACT.phone]);
		assert.equal(outcomeOf(await shop.cancel(shop.mari, order)), '403 store_not_allowed');
		const { body } = await shop.call(shop.mari, 'GET', '/v1/fulfillments?search=kersti');
		const stores = (body as { data: Fulfillment[] }).data.map(({ store_id }) => store_id);
		assert.deepEqual([...new Set(stores)], ['tartu']);
		assert.equal(outcomeOf(await shop.cancel('secret', order)), '200');
	});

	test('leaves nothing personal in events or the log', async () => {
		const order = await shop.place({ contact: { name: 'Canary Name' } });
		await post(shop.ben, '/v1/orders/open', { token: order.link?.split('#')[1] });
		assert.equal(outcomeOf(await post(shop.mari, '/v1/fulfillments/find', { code: only(order).code })), '200');
		assert.equal(outcomeOf(await shop.act(shop.mari, only(order), 'prepare', {})), '200');
		assert.equal(outcomeOf(await shop.cancel(shop.anna, order)), '200');
		const events = JSON.stringify(await eventsSoFar(shop.database, shop.server.merchant.id, []));
		for (const canary of [CONTACT.email, CONTACT.phone, CONTACT.name, 'Canary', 'ot_', only(order).code]) {
			assert.equal(events.includes(canary ?? ''), false, canary ?? '');
			assert.equal(shop.server.log.join('').includes(canary ?? ''), false, canary ?? '');
		}
	});

	test('has a page that holds no secret, and its code one that looks nothing up', async () => {
		const page = await shop.server.call('GET', `/order/${shop.slug}`);
		assert.equal(page.status, 200);
		assert.match(page.text, /<endcap-order-status>/);
		assert.match(page.text, /endcap\.js\?key=pk_/);
		assert.equal((await shop.server.call('GET', '/order/nobody')).status, 404);
		const [real, made] = [
			await shop.server.call('GET', `/p/${only(await shop.place()).code}`),
			await shop.server.call('GET', '/p/aaaa'),
		];
		assert.equal(real.text, made.text);
		// Where a link on them leads is not told of them.
		for (const { headers } of [page, real]) assert.equal(headers.get('referrer-policy'), 'no-referrer');
	});
});
