import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { KioskEntryOutcome, KioskRefusal, KioskWish, Session, WalletCoupon } from '@endcap/contract';
import { sweepOldEntries } from '../../../packages/server/src/kiosks/retention.ts';
import { AT_PICKUP, CartShop, CartShopper, NOON } from '../../support/cart-shop.ts';
import { couponInput } from '../../support/coupon-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { KioskDesk, orderWish, type KioskDevice } from '../../support/kiosk-desk.ts';
import { storeInput } from '../../support/shop.ts';
import { signedIn, type SignedIn } from '../../support/signed-in.ts';

type Done = Extract<KioskEntryOutcome, { outcome: 'done' }>;

const day = (date: string) => date.slice(0, 10);

onEachDatabase('what kiosks deliver', (context) => {
	let shop: CartShop;
	let desk: KioskDesk;
	let kiosk: KioskDevice;
	before(async () => {
		shop = await CartShop.open(context.database, {
			levels: { 'KETTLE@tartu': 50, 'KETTLE@riga': 1, 'LAST@tartu': 1, 'PAN@tartu': 1, 'POT@tartu': 1, 'CUP@tartu': 1 },
		});
		desk = new KioskDesk(shop.server);
		kiosk = await desk.kiosk();
		await shop.put('/v1/coupons/free', couponInput({ claimable: true, code: 'TENNER' }));
	});
	after(() => shop.close());
	/** Somebody who is signed in at the kiosk. */
	async function visitor(): Promise<SignedIn> {
		const customer = await signedIn(context.database, shop.merchant);
		await context.database.query(
			{
				text: `UPDATE session SET key_id = (SELECT key_id FROM api_key WHERE kiosk_id = $2 AND revoked_at IS NULL)
					WHERE session_id = $1`,
			},
			[customer.id, kiosk.id],
		);
		return customer;
	}

	async function orders(): Promise<number> {
		const [row] = await context.database.query<{ count: number }>(
			{ text: 'SELECT count(*)::integer AS count FROM placed_order WHERE merchant_id = $1' },
			[shop.merchant.id],
		);
		return row?.count ?? 0;
	}

	async function deliver(wish: KioskWish, fields: Parameters<KioskDevice['seal']>[1] = {}): Promise<KioskEntryOutcome> {
		const [outcome] = await kiosk.deliver(await kiosk.seal(wish, fields));
		assert.ok(outcome);
		return outcome;
	}

	async function refusals(settled = false): Promise<KioskRefusal[]> {
		const { body } = await desk.call('GET', `/v1/kiosks/refusals?settled=${settled}&limit=100`);
		return (body as { data: KioskRefusal[] }).data;
	}

	const codeOf = (outcome: KioskEntryOutcome) => (outcome.outcome === 'refused' ? outcome.code : outcome.outcome);

	test('an order that was wanted is placed, to be collected as soon as can be', async () => {
		const { order } = (await deliver(orderWish())) as Done;
		assert.ok(order);
		const [pickup] = order.pickups;
		assert.equal(order.total.amount, 4900);
		assert.deepEqual([pickup?.store_id, day(pickup?.starts_at ?? '')], ['tartu', day(NOON)]);
		assert.equal(pickup?.words.split(' ').length, 4);
		const { body } = await desk.call('GET', `/v1/orders/${order.id}`);
		const { channel, contact, payment } = body as { channel: string; contact: { name: string }; payment: object };
		assert.deepEqual([channel, contact.name], ['kiosk', 'Anna']);
		assert.equal((payment as { status: string }).status, 'due_at_pickup');
		const told = await context.database.query(
			{ text: `SELECT FROM message WHERE merchant_id = $1 AND order_id = $2 AND type = 'order_placed'` },
			[shop.merchant.id, order.id],
		);
		assert.equal(told.length, 1);
	});

	test('a repeat is given the same answer and has no effect, from many connections at once', async () => {
		const before = await orders();
		const entry = await kiosk.seal(orderWish());
		const answers = await Promise.all(Array.from({ length: 8 }, () => kiosk.deliver(entry)));
		const again = await kiosk.deliver(entry);
		assert.equal(await orders(), before + 1);
		for (const answer of answers) assert.deepEqual(answer, again);
		assert.equal(again[0]?.outcome, 'done');
	});

	test('the last unit goes to one of two entries, and the other is refused', async () => {
		const wish = orderWish({}, { LAST: 1 });
		const entries = await Promise.all([kiosk.seal(wish), kiosk.seal(wish)]);
		const outcomes = (await Promise.all(entries.map((entry) => kiosk.deliver(entry)))).flat();
		assert.deepEqual(outcomes.map(codeOf).sort(), ['done', 'out_of_stock']);
	});

	test('entries of a basket have their effect in order, and a later one waits for the earlier', async () => {
		const basket = randomUUID();
		const first = await kiosk.seal(orderWish({}, { PAN: 1 }), { basket, step: 0 });
		const second = await kiosk.seal(orderWish({}, { PAN: 1 }), { basket, step: 1 });
		assert.deepEqual((await kiosk.deliver(second)).map(codeOf), ['waiting']);
		// However they are sent; and the answers are in the order of what was sent.
		const outcomes = await kiosk.deliver(second, first);
		assert.deepEqual(
			outcomes.map(({ id }) => id),
			[second.id, first.id],
		);
		assert.deepEqual(outcomes.map(codeOf), ['out_of_stock', 'done']);
	});

	test('what follows a step that was refused, or that the kiosk lost, goes on', async () => {
		const basket = randomUUID();
		const refused = await kiosk.seal(orderWish({}, { NOTHING: 1 }), { basket, step: 0 });
		const next = await kiosk.seal(orderWish(), { basket, step: 1 });
		const afterLost = await kiosk.seal(orderWish(), { basket, step: 4, lost: [2, 3] });
		const outcomes = await kiosk.deliver(refused, next, afterLost);
		assert.deepEqual(outcomes.map(codeOf), ['cart_line_refused', 'done', 'done']);
	});

	test('an order of somebody who was signed in is theirs, also when they have left since', async () => {
		const customer = await visitor();
		assert.equal((await deliver({ kind: 'leave', access_token: customer.access_token })).outcome, 'done');
		const { order } = (await deliver(orderWish({ access_token: customer.access_token }))) as Done;
		const { body } = await desk.call('GET', `/v1/orders/${order?.id}`);
		assert.ok(body);
		const [row] = await context.database.query<{ owner_id: string }>(
			{ text: 'SELECT owner_id FROM placed_order WHERE order_id = $1' },
			[order?.id],
		);
		assert.equal(row?.owner_id, customer.customer_id);
	});

	test('leaving ends the session at once', async () => {
		const customer = await visitor();
		const carts = () => shop.server.call('GET', '/v1/carts', { key: customer.access_token });
		assert.equal((await carts()).status, 200);
		await deliver({ kind: 'leave', access_token: customer.access_token });
		assert.equal((await carts()).status, 401);
	});

	test('a token of another kiosk’s session, or of a phone’s, makes the order nobody’s', async () => {
		const phone = await signedIn(context.database, shop.merchant);
		const { order } = (await deliver(orderWish({ access_token: phone.access_token }))) as Done;
		const [row] = await context.database.query<{ owner_id: string }>(
			{ text: 'SELECT owner_id FROM placed_order WHERE order_id = $1' },
			[order?.id],
		);
		assert.notEqual(row?.owner_id, phone.customer_id);
	});

	test('a cart that became an order is that order', async () => {
		const session = (await kiosk.call('POST', '/v1/sessions')).body as Session;
		const shopper = new CartShopper(shop.server.url, { authorization: `Bearer ${session.access_token}` }, session.id);
		const cart = await shopper.collecting({ KETTLE: 1 }, 'tartu', NOON);
		const placed = (await shopper.tryComplete(AT_PICKUP)).body as { id: string };
		const before = await orders();
		const { order } = (await deliver(orderWish({ cart_id: cart.id }))) as Done;
		assert.deepEqual([order?.id, await orders()], [placed.id, before]);
	});

	test('a cart that was held is what is ordered, with its last unit, and completes only once', async () => {
		const session = (await kiosk.call('POST', '/v1/sessions')).body as Session;
		const shopper = new CartShopper(shop.server.url, { authorization: `Bearer ${session.access_token}` }, session.id);
		const cart = await shopper.collecting({ POT: 1 }, 'tartu', NOON);
		await shopper.allocate();
		const outcome = await deliver(orderWish({ cart_id: cart.id }, { POT: 1 }));
		assert.equal(outcome.outcome, 'done');
		assert.equal((await shopper.tryComplete(AT_PICKUP)).status, 409);
		assert.equal((await shop.levels())['POT@tartu'], '1/1');
	});

	test('the cart of somebody else is left alone', async () => {
		const stranger = await shop.shopper();
		const cart = await stranger.collecting({ CUP: 1 }, 'tartu', NOON);
		await stranger.allocate();
		assert.equal(codeOf(await deliver(orderWish({ cart_id: cart.id }, { CUP: 1 }))), 'out_of_stock');
		assert.equal((await stranger.tryComplete(AT_PICKUP)).status, 201);
	});

	test('nobody pays more than they saw, and nobody less than today’s price is charged more', async () => {
		const seen = (amount: number) => {
			const wish = orderWish();
			return { ...wish, lines: wish.lines.map((line) => ({ ...line, unit_price: { amount, currency: 'EUR' } })) };
		};
		assert.equal(codeOf(await deliver(seen(4800))), 'total_differs');
		const { order } = (await deliver(seen(5000))) as Done;
		assert.equal(order?.total.amount, 4900);
	});

	test('what cannot be ordered is refused for the reason that any order is', async () => {
		const ship = { sku: 'KETTLE', quantity: 1, unit_price: { amount: 4900, currency: 'EUR' } };
		const cases: [KioskWish, string][] = [
			[
				orderWish({ contact: { name: 'Anna', language: 'et', notify: { email: false, sms: false } } }),
				'contact_needed',
			],
			[orderWish({ pickups: [{ store_id: 'tartu', starts_at: '2026-03-25T03:00:00Z' }] }), 'slot_closed'],
			[orderWish({ coupons: ['NO-SUCH-CODE'] }), 'coupon_refused'],
			[orderWish({}, { KETTLE: 900 }), 'out_of_stock'],
			[
				orderWish({
					lines: [{ ...ship, fulfillment: { method: 'ship' } }],
					ship_to: { street: 'Rüütli 4', city: 'Tartu', postal_code: '51007', country: 'EE' },
				}),
				'payment_method_not_offered',
			],
		];
		const before = await shop.levels();
		for (const [wish, code] of cases) assert.equal(codeOf(await deliver(wish)), code);
		assert.deepEqual(await shop.levels(), before);
	});

	test('a coupon for everyone is used', async () => {
		const { order } = (await deliver(orderWish({ coupons: ['TENNER'] }))) as Done;
		assert.equal(order?.total.amount, 4410);
	});

	test('a coupon goes into the wallet of who was signed in, and of nobody else', async () => {
		const customer = await visitor();
		const claim = { kind: 'claim', coupon_id: 'free' } as const;
		assert.equal(codeOf(await deliver({ ...claim, access_token: customer.access_token })), 'done');
		const { body } = await shop.server.call('GET', '/v1/wallet', { key: customer.access_token });
		assert.equal((body as { data: WalletCoupon[] }).data.length, 1);
		assert.equal(codeOf(await deliver({ ...claim, access_token: null })), 'sign_in_needed');
	});

	test('a seal of another entry, of another key, damaged, or around something else is refused and listed', async () => {
		const entry = await kiosk.seal(orderWish());
		const moved = { ...entry, id: randomUUID() };
		const damaged = { ...(await kiosk.seal(orderWish())), data: entry.data };
		const unknown = { ...(await kiosk.seal(orderWish())), sealing_key: 'nobodys' };
		const point = { ...(await kiosk.seal(orderWish())), ephemeral: 'AAAA' };
		const short = { ...(await kiosk.seal(orderWish())), data: 'AAAA' };
		const nonsense = await kiosk.seal({ kind: 'order', lines: 'all' });
		const nul = await kiosk.seal(orderWish({ contact: { ...orderWish().contact, name: 'A\0' } }));
		const all = [moved, damaged, unknown, point, short, nonsense, nul];
		const outcomes = await kiosk.deliver(...all);
		assert.deepEqual(
			outcomes.map(codeOf),
			all.map(() => 'entry_unreadable'),
		);
		const listed = (await refusals()).filter(({ entry_id }) => all.some(({ id }) => id === entry_id));
		assert.deepEqual(
			listed.map(({ kind, contact }) => [kind, contact]),
			all.map(() => ['unreadable', null]),
		);
	});

	test('an id that comes with something else is no repeat', async () => {
		const entry = await kiosk.seal(orderWish());
		await kiosk.deliver(entry);
		const other = await kiosk.seal(orderWish(), { id: entry.id });
		assert.deepEqual((await kiosk.deliver(other)).map(codeOf), ['conflict']);
	});

	test('a refusal that nobody heard is listed with what staff need, until they have looked after it', async () => {
		const refused = await kiosk.seal(orderWish({}, { KETTLE: 900 }));
		await kiosk.deliver(refused);
		const [row] = (await refusals()).filter(({ entry_id }) => entry_id === refused.id);
		assert.deepEqual([row?.kind, row?.code, row?.store_id, row?.settled], ['order', 'out_of_stock', 'tartu', null]);
		assert.deepEqual([row?.contact?.name, row?.lines], ['Anna', [{ sku: 'KETTLE', quantity: 900 }]]);
		assert.ok((await desk.see(kiosk.id)).refusals > 0);
		const settle = (note: string) => desk.call('POST', `/v1/kiosks/refusals/${refused.id}/settle`, { body: { note } });
		const first = await settle('Called, takes one.');
		assert.equal(first.status, 200, first.text);
		assert.deepEqual((first.body as KioskRefusal).contact, null);
		assert.equal((await settle('Another note')).text, first.text);
		assert.ok((await refusals()).every(({ entry_id }) => entry_id !== refused.id));
		assert.ok((await refusals(true)).some(({ entry_id }) => entry_id === refused.id));
		const told = await shop.events('kiosk_entry.refused');
		assert.deepEqual(Object.keys(told.at(-1)?.data ?? {}).sort(), ['entry_id', 'kiosk_id', 'store_id']);
	});

	test('a claim that was refused is listed with what it was of and who was signed in, until somebody has told them', async () => {
		const customer = await visitor();
		await shop.put('/v1/coupons/gone', couponInput({ name: 'Ten off', code: 'GONE', status: 'ended' }));
		const wishes = [{ code: 'gone' }, { code: 'NEVER-WAS' }, { coupon_id: 'gone' }];
		const entries = await Promise.all(
			wishes.map((wish) => kiosk.seal({ kind: 'claim', access_token: customer.access_token, ...wish })),
		);
		assert.deepEqual((await kiosk.deliver(...entries)).map(codeOf), Array(3).fill('coupon_refused'));
		const listed = async (settled?: boolean) => {
			const rows = await refusals(settled);
			return entries.map(({ id }) => rows.find(({ entry_id }) => entry_id === id));
		};
		const rows = await listed();
		assert.deepEqual(
			rows.map((row) => row?.coupon),
			['Ten off', 'NEVER-WAS', 'Ten off'],
		);
		for (const row of rows) assert.deepEqual(row?.customer, { id: customer.customer_id, name: 'Anna' });
		for (const { id } of entries) {
			const body = { note: 'Told.' };
			const { status, text } = await desk.call('POST', `/v1/kiosks/refusals/${id}/settle`, { body });
			assert.equal(status, 200, text);
			assert.equal((JSON.parse(text) as KioskRefusal).customer, null);
		}
		assert.ok((await listed(true)).every((row) => row?.customer === null));
	});

	test('a coupon is claimed by its code, and those that are not known are counted', async () => {
		const customer = await visitor();
		await shop.put('/v1/coupons/ten', couponInput({ code: 'TEN-BY-SCAN' }));
		const claim = (code: string): KioskWish => ({ kind: 'claim', code, access_token: customer.access_token });
		assert.equal(codeOf(await deliver(claim('ten-by-scan'))), 'done');
		const { text } = await shop.server.call('GET', '/v1/wallet', { key: customer.access_token });
		assert.equal((JSON.parse(text) as { data: unknown[] }).data.length, 1, text);
		const guess = () => kiosk.seal(claim(`GUESS-${randomUUID()}`));
		const guesses = await Promise.all(Array.from({ length: 20 }, guess));
		await kiosk.deliver(...guesses);
		await kiosk.deliver(...(await Promise.all(guesses.map(guess))));
		const over = await kiosk.tryDeliver(await guess());
		assert.equal(over.status, 429, over.text);
	});

	test('a refusal that the shopper was told is listed only when the kiosk says that nobody was there', async () => {
		const attended = await kiosk.seal(orderWish({}, { KETTLE: 900 }), { attended: true });
		const [told] = await kiosk.deliver(attended);
		const listed = async () => (await refusals()).filter(({ entry_id }) => entry_id === attended.id).length;
		assert.equal(await listed(), 0);
		assert.deepEqual(await kiosk.deliver({ ...attended, attended: false }), [told]);
		await kiosk.deliver({ ...attended, attended: false });
		assert.equal(await listed(), 1);
	});

	test('what is older than a month is not done any more, but a session is ended', async () => {
		const made_at = new Date(Date.now() - 31 * 86_400_000).toISOString();
		const customer = await visitor();
		assert.equal(codeOf(await deliver(orderWish(), { made_at })), 'entry_too_old');
		await deliver({ kind: 'leave', access_token: customer.access_token }, { made_at });
		assert.equal((await shop.server.call('GET', '/v1/carts', { key: customer.access_token })).status, 401);
	});

	test('what is kept is delivered after the kiosk was enrolled again', async () => {
		const entry = await kiosk.seal(orderWish());
		kiosk = await desk.enrol(await desk.codeAgain(kiosk.id));
		assert.deepEqual((await kiosk.deliver(entry)).map(codeOf), ['done']);
	});

	test('what was kept by another kiosk of the retailer is delivered as that one’s, once', async () => {
		const customer = await visitor();
		const another = await desk.kiosk('riga');
		const entry = await kiosk.seal(orderWish({ access_token: customer.access_token }));
		const moved = { ...entry, kiosk_id: kiosk.id };
		const [outcome] = await another.deliver(moved);
		assert.ok(outcome?.outcome === 'done');
		const mine = await shop.server.call('GET', '/v1/orders', { key: customer.access_token });
		const { data } = mine.body as { data: { id: string }[] };
		assert.deepEqual(
			data.map(({ id }) => id),
			[outcome.order?.id],
		);
		const before = await orders();
		assert.deepEqual(await kiosk.deliver(entry), [outcome]);
		assert.deepEqual(await another.deliver(moved), [outcome]);
		assert.equal(await orders(), before);
	});

	test('what is refused of another kiosk is listed in the store of that one', async () => {
		const another = await desk.kiosk('riga');
		const entry = await kiosk.seal(orderWish({}, { KETTLE: 90 }));
		await another.deliver({ ...entry, kiosk_id: kiosk.id });
		const listed = (await refusals()).find(({ entry_id }) => entry_id === entry.id);
		assert.deepEqual([listed?.kiosk_id, listed?.store_id], [kiosk.id, 'tartu']);
	});

	test('a kiosk that the retailer does not have is not delivered for, and nothing of it is done or stored', async () => {
		const { other } = shop.server;
		await shop.server.call('PUT', '/v1/stores/tartu', { key: other.secret, body: storeInput() });
		const elsewhere = await new KioskDesk(shop.server, other).setUp('tartu');
		const entry = { ...(await kiosk.seal(orderWish())), kiosk_id: elsewhere.kiosk.id };
		const before = await orders();
		const refused = await kiosk.tryDeliver(await kiosk.seal(orderWish()), entry);
		assert.equal(refused.status, 400, refused.text);
		assert.match(refused.text, /\/entries\/1\/kiosk_id/);
		assert.equal(await orders(), before);
		const { kiosk_id: _, ...own } = entry;
		assert.equal((await kiosk.deliver(own))[0]?.outcome, 'done');
	});

	test('nothing of what was wanted is stored where it was not refused', async () => {
		// A word alone may be one of a pickup’s.
		const contact = { ...orderWish().contact, name: 'Canary-Bird', email: 'canary-bird@example.com' };
		const entry = await kiosk.seal(orderWish({ contact }, { KETTLE: 900 }), { attended: true });
		await kiosk.deliver(entry);
		const rows = await context.database.query<{ row: string }>(
			{
				text: `SELECT kiosk_entry::text AS row FROM kiosk_entry WHERE merchant_id = $1
					UNION ALL SELECT kiosk_refusal::text FROM kiosk_refusal WHERE merchant_id = $1`,
			},
			[shop.server.merchant.id],
		);
		const found = [...rows.map(({ row }) => row), ...shop.server.log].filter((text) => /canary-bird/i.test(text));
		assert.ok(rows.length > 0);
		assert.deepEqual(found, []);
	});

	test('what was delivered and refused is forgotten after ninety days', async () => {
		const [old, young] = [
			await kiosk.seal(orderWish({}, { KETTLE: 900 })),
			await kiosk.seal(orderWish({}, { KETTLE: 900 })),
		];
		await kiosk.deliver(old, young);
		await context.database.query(
			{ text: `UPDATE kiosk_entry SET ended_at = now() - interval '91 days' WHERE entry_id = $1` },
			[old.id],
		);
		await sweepOldEntries(context.database);
		const left = await context.database.query<{ entry_id: string }>(
			{
				text: `SELECT entry_id FROM kiosk_entry WHERE entry_id = ANY ($1)
					UNION ALL SELECT entry_id FROM kiosk_refusal WHERE entry_id = ANY ($1)`,
			},
			[[old.id, young.id]],
		);
		assert.deepEqual(
			left.map(({ entry_id }) => entry_id),
			[young.id, young.id],
		);
	});

	test('who is erased is taken out of what was refused', async () => {
		const customer = await visitor();
		const refused = await kiosk.seal(orderWish({ access_token: customer.access_token }, { KETTLE: 900 }));
		await kiosk.deliver(refused);
		const erased = await shop.server.call('POST', '/v1/customers/me/erase', {
			key: customer.access_token,
			body: { confirm: 'erase' },
		});
		assert.equal(erased.status, 200, erased.text);
		assert.ok((await refusals()).every(({ entry_id }) => entry_id !== refused.id));
	});
});
