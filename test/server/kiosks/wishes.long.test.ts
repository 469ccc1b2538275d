import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { KioskEntryOutcome, KioskOrderWish, Order } from '@endcap/contract';
import { setLoyaltyProgram } from '@endcap/server';
import { CartShop, MORNING } from '../../support/cart-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { KioskDesk, orderWish, type KioskDevice } from '../../support/kiosk-desk.ts';
import { sendNotice, testPayments } from '../../support/payments.ts';
import { PLAIN } from '../../support/points-desk.ts';
import { testServer } from '../../support/server.ts';
import { signedIn } from '../../support/signed-in.ts';

type Done = Extract<KioskEntryOutcome, { outcome: 'done' }>;

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const HOUR_MS = 3_600_000;

onEachDatabase('an order that was wanted at a kiosk', (context) => {
	let shop: CartShop;
	let desk: KioskDesk;
	let kiosk: KioskDevice;
	before(async () => {
		const server = await testServer(context.database, { now: () => MORNING, payments: testPayments });
		shop = await CartShop.open(context.database, { levels: { 'KETTLE@tartu': 50, 'KETTLE@warehouse': 50 }, server });
		await setLoyaltyProgram(context.database, shop.merchant.id, PLAIN);
		desk = new KioskDesk(server, shop.merchant);
		kiosk = await desk.kiosk();
	});
	after(() => shop?.close());

	async function deliver(wish: KioskOrderWish, attended = false): Promise<KioskEntryOutcome> {
		const [outcome] = await kiosk.deliver(await kiosk.seal(wish, { attended }));
		assert.ok(outcome);
		return outcome;
	}

	const codeOf = (outcome: KioskEntryOutcome) => (outcome.outcome === 'refused' ? outcome.code : outcome.outcome);

	/** Somebody who is signed in at the kiosk, with so many points. */
	async function member(points: number): Promise<string> {
		const { id, customer_id, access_token } = await signedIn(context.database, shop.merchant);
		await context.database.query(
			{
				text: `UPDATE session SET key_id = (SELECT key_id FROM api_key WHERE kiosk_id = $2 AND revoked_at IS NULL)
					WHERE session_id = $1`,
			},
			[id, kiosk.id],
		);
		const adjusted = await desk.call('POST', `/v1/loyalty/accounts/${customer_id}/adjust`, {
			body: { points, note: 'For the test' },
		});
		assert.equal(adjusted.status, 200, adjusted.text);
		return access_token;
	}

	/** All of it sent, seen at this price for that. */
	const sent = (shipping: number): KioskOrderWish => ({
		...orderWish(),
		lines: orderWish().lines.map((line) => ({ ...line, fulfillment: { method: 'ship' } })),
		pickups: [],
		ship_to: { street: 'Aia 2', city: 'Võru', postal_code: '65605', country: 'EE' },
		shipping: euros(shipping),
	});

	async function messages({ id }: Pick<Order, 'id'>): Promise<string[]> {
		const rows = await context.database.query<{ type: string }>(
			{ text: 'SELECT type FROM message WHERE merchant_id = $1 AND order_id = $2 ORDER BY message_id' },
			[shop.merchant.id, id],
		);
		return rows.map(({ type }) => type);
	}

	test('uses the rewards that were in the cart, and is refused when the points are gone since', async () => {
		const access_token = await member(70);
		const wish = orderWish({ access_token, rewards: ['off-60'] });
		const { order } = (await deliver(wish)) as Done;
		assert.equal(order?.total.amount, 4840);
		const before = await shop.levels();
		assert.equal(codeOf(await deliver(wish)), 'reward_refused');
		assert.deepEqual(await shop.levels(), before);
	});

	test('uses nobody’s rewards where nobody is signed in', async () => {
		assert.equal(codeOf(await deliver(orderWish({ rewards: ['off-10'] }))), 'reward_refused');
	});

	test('that is sent waits a day to be paid, and its shopper is told where, and thanked when it is', async () => {
		const { order } = (await deliver(sent(490))) as Done;
		assert.ok(order);
		const read = async () => (await desk.call('GET', `/v1/orders/${order.id}`)).body as Order;
		const { payment, placed_at, totals } = await read();
		assert.deepEqual([totals.total.amount, payment.method, payment.status], [5390, 'external', 'awaited']);
		assert.equal(Date.parse(payment.due_at ?? '') - Date.parse(placed_at), 24 * HOUR_MS);
		assert.deepEqual(await messages(order), ['order_to_pay']);
		const [row] = await context.database.query<{ slug: string }>(
			{ text: 'SELECT slug FROM merchant WHERE merchant_id = $1' },
			[shop.merchant.id],
		);
		const notice = { order_id: order.id, reference: 'pay-1', status: 'paid', amount: totals.total };
		assert.equal((await sendNotice({ server: shop.server, slug: row?.slug ?? '' }, notice)).status, 204);
		assert.deepEqual(
			[(await read()).payment.status, await messages(order)],
			['paid', ['order_to_pay', 'order_placed']],
		);
	});

	test('is not sent for more than was seen', async () => {
		assert.equal(codeOf(await deliver(sent(480))), 'total_differs');
	});

	test('is opened by a link that only who waits for the answer is given, each time, and that is not kept', async () => {
		const entry = await kiosk.seal(orderWish(), { attended: true });
		const [first] = (await kiosk.deliver(entry)) as Done[];
		const [again] = (await kiosk.deliver(entry)) as Done[];
		const [unattended] = (await kiosk.deliver({ ...entry, attended: false })) as Done[];
		const { link } = first?.order ?? {};
		const [token = ''] = /ot_\w+$/.exec(link ?? '') ?? [];
		assert.ok(token);
		assert.deepEqual([again, unattended?.order?.link], [first, undefined]);
		const session = (await kiosk.call('POST', '/v1/sessions')).body as { access_token: string };
		const opened = await shop.server.call('POST', '/v1/orders/open', {
			key: session.access_token,
			body: { token },
			headers: { 'idempotency-key': 'open' },
		});
		assert.equal((opened.body as Order).id, first?.order?.id);
		const rows = await context.database.query<{ row: string }>({
			text: 'SELECT kiosk_entry::text AS row FROM kiosk_entry',
		});
		assert.ok(rows.every(({ row }) => !row.includes(token)));
		assert.ok(!shop.server.log.join('').includes(token));
	});

	test('can be sent as the catalogue says', async () => {
		const { body } = await kiosk.call('GET', '/v1/kiosks/me/catalogue');
		const { ordering } = body as { ordering: { shipping: { price: object }; payment_methods: string[] } };
		assert.deepEqual([ordering.shipping.price, ordering.payment_methods], [euros(490), ['at_pickup', 'external']]);
	});
});
