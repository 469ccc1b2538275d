import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Cart, Order, Store, StoreAvailability } from '@endcap/contract';
import { exampleOrder, exampleStores } from '@endcap/contract/examples';
import type { KioskLine } from '../../demo/kiosk/basket/basket.ts';
import { placedLater, placedOnline, type NotedOrder } from '../../demo/kiosk/basket/placed.ts';
import { canBeSent, hereOrNot, placesFor, type Levels } from '../../demo/kiosk/basket/stock.ts';
import { orderWish, type ShortOrder } from '../../demo/kiosk/basket/wish.ts';

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const line = (sku: string, quantity = 1): KioskLine => ({
	sku,
	quantity,
	title: sku,
	image: null,
	unit_price: euros(1000),
});
const level = (store_id: string, quantity_available: number): StoreAvailability => ({
	store_id,
	status: quantity_available > 0 ? 'in_stock' : 'out_of_stock',
	quantity_available,
	quantity_capped: false,
	pickup_method: 'buy',
	pickup_sla: null,
});
const store = (id: string): Store => ({ ...exampleStores.tartu, id, name: id, kind: 'store', status: 'active' });

const LEVELS: Levels = new Map([
	['CUP', [level('tartu', 2), level('riga', 20)]],
	['POT', [level('tartu', 0), level('riga', 20)]],
	['PAN', [level('tartu', 0), level('riga', 0)]],
]);

describe('what a kiosk knows of its basket', () => {
	it('says what is here, and what is not', () => {
		const said = (sku: string, quantity = 1) => hereOrNot(line(sku, quantity), LEVELS, 'tartu');
		assert.deepEqual(
			[said('CUP', 2), said('CUP', 3), said('POT'), said('PAN'), said('NEW')],
			['here', 'few', 'elsewhere', 'nowhere', 'unknown'],
		);
	});

	it('offers the shops that had most of it, and of several its own first', () => {
		const stores = [store('riga'), store('tartu'), { ...store('depot'), kind: 'warehouse' as const }];
		const ids = (...lines: KioskLine[]) => placesFor(lines, LEVELS, stores, 'tartu').map((each) => each.store.id);
		assert.deepEqual(ids(line('CUP')), ['tartu', 'riga']);
		assert.deepEqual(ids(line('CUP'), line('POT')), ['riga', 'tartu']);
		assert.deepEqual(ids(line('PAN')), []);
	});

	it('warns where the last ones would go', () => {
		const [own, other] = placesFor([line('CUP')], LEVELS, [store('tartu'), store('riga')], 'tartu');
		assert.deepEqual([own?.last, other?.last], [true, false]);
	});

	it('could be sent where each line is whole in some place', () => {
		const sent = (...lines: KioskLine[]) => canBeSent(lines, LEVELS);
		assert.deepEqual(
			[sent(line('CUP'), line('POT', 20)), sent(line('CUP', 21)), sent(line('PAN'))],
			[true, false, false],
		);
	});
});

describe('an order without the network', () => {
	const notify = { email: true, sms: false };
	const contact = { name: 'Maija', email: 'maija@example.com', language: 'fi', notify };
	const collected = (stores: Record<string, string>): ShortOrder => ({
		contact,
		stores: new Map(Object.entries(stores)),
		sent: null,
	});

	it('says what was agreed to', () => {
		const wish = orderWish([line('CUP', 2)], collected({ CUP: 'tartu' }), { cart: null, access_token: null });
		assert.deepEqual(wish.lines, [
			{ sku: 'CUP', quantity: 2, unit_price: euros(1000), fulfillment: { method: 'pickup', store_id: 'tartu' } },
		]);
		assert.deepEqual(wish.pickups, [{ store_id: 'tartu', starts_at: null }]);
		assert.deepEqual([wish.contact, wish.ship_to, wish.shipping], [contact, null, undefined]);
	});

	it('is collected in a shop for each article, each shop once', () => {
		const stores = { CUP: 'tartu', POT: 'riga', PAN: 'riga' };
		const wish = orderWish(
			Object.keys(stores).map((sku) => line(sku)),
			collected(stores),
			{
				cart: null,
				access_token: null,
			},
		);
		const places = wish.lines.map(({ fulfillment }) => fulfillment.method === 'pickup' && fulfillment.store_id);
		assert.deepEqual(places, ['tartu', 'riga', 'riga']);
		assert.deepEqual(
			wish.pickups.map(({ store_id }) => store_id),
			['tartu', 'riga'],
		);
	});

	it('is sent whole, for no more than was shown', () => {
		const to = { street: 'Aia 2', city: 'Võru', postal_code: '65605', country: 'EE' };
		const sent = { to, shipping: euros(490) };
		const wish = orderWish([line('CUP')], { contact, stores: new Map(), sent }, { cart: null, access_token: null });
		assert.deepEqual([wish.lines[0]?.fulfillment, wish.pickups], [{ method: 'ship' }, []]);
		assert.deepEqual([wish.ship_to, wish.shipping], [to, euros(490)]);
	});

	it('goes on with the cart that was begun, what took something off in it, and its time where the shop is the same', () => {
		const starts_at = '2026-03-25T12:00:00Z';
		const pickups = [{ store_id: 'tartu', starts_at, ends_at: starts_at }];
		const cart = {
			id: 'c1',
			pickups,
			coupons: [
				{ code: 'TEN', applies: true },
				{ code: 'OLD', applies: false },
			],
			rewards: [{ id: 'mug', applies: true }],
		} as Cart;
		const here = orderWish([line('CUP')], collected({ CUP: 'tartu' }), { cart, access_token: 'st_1' });
		assert.deepEqual([here.cart_id, here.coupons, here.rewards], ['c1', ['TEN'], ['mug']]);
		assert.equal(here.pickups[0]?.starts_at, starts_at);
		const there = orderWish([line('CUP')], collected({ CUP: 'riga' }), { cart, access_token: null });
		assert.equal(there.pickups[0]?.starts_at, null);
	});

	it('has no number before it is delivered, and its code after', () => {
		const kept = { id: 'e1', reference: 'K7PMXQ', settled: new Promise<never>(() => {}) };
		const agreed = { lines: [line('CUP', 2)], store_ids: ['tartu'], sent_to: null, total: euros(2000) };
		const noted: NotedOrder = { kept, ...agreed };
		const before = placedLater(noted, undefined);
		assert.deepEqual([before.number, before.reference, before.total], [null, 'K7PMXQ', euros(2000)]);
		const pickups = [{ store_id: 'tartu', starts_at: null, code: 'p7q2m4n6pak3v', words: 'amber bridge candle drum' }];
		const order = { id: 'o1', number: '1042', total: euros(1800), pickups };
		const after = placedLater(noted, { id: 'e1', outcome: 'done', order });
		assert.deepEqual([after.number, after.total, after.pickups[0]?.code], ['1042', euros(1800), 'p7q2m4n6pak3v']);
	});
});

describe('an order that is paid elsewhere', () => {
	const due_at = '2026-03-25T12:30:00Z';
	const [pickup] = exampleOrder.fulfillments;
	assert.ok(pickup);
	const order: Order = {
		...exampleOrder,
		status: 'open',
		payment: { ...exampleOrder.payment, status: 'awaited', due_at, pay_url: 'https://pay.example/1' },
		fulfillments: [{ ...pickup, type: 'pickup', status: 'proposed', code: 'p7q2m4n6pak3v' }],
	};
	const before = Date.parse(due_at) - 1;

	it('has its payment’s page and no code until it is paid', () => {
		const placed = placedOnline(order, before);
		assert.deepEqual([placed.pay?.url, placed.pickups[0]?.code, placed.over], ['https://pay.example/1', null, null]);
		const fulfillments = order.fulfillments.map((each) => ({ ...each, status: 'reserved' as const }));
		const paid = placedOnline({ ...order, payment: { ...order.payment, status: 'paid' }, fulfillments }, before);
		assert.deepEqual([paid.pay, paid.paid, paid.pickups[0]?.code], [null, true, 'p7q2m4n6pak3v']);
	});

	it('is over when its time is', () => {
		const late = placedOnline(order, before + 1);
		assert.deepEqual([late.over, late.pay, late.pickups], ['unpaid', null, []]);
	});
});
