import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Cart, Store, StoreAvailability } from '@endcap/contract';
import { exampleStores } from '@endcap/contract/examples';
import type { KioskLine } from '../../demo/kiosk/basket/basket.ts';
import { placedLater, type NotedOrder } from '../../demo/kiosk/basket/placed.ts';
import { hereOrNot, placesFor, type Levels } from '../../demo/kiosk/basket/stock.ts';
import { orderWish } from '../../demo/kiosk/basket/wish.ts';

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
});

describe('an order without the network', () => {
	const details = { store_id: 'tartu', name: 'Maija', email: 'maija@example.com', phone: '', language: 'fi' };

	it('says what was agreed to, and that they are told by what they gave', () => {
		const wish = orderWish([line('CUP', 2)], details, { cart: null, access_token: null });
		assert.deepEqual(wish.lines, [
			{ sku: 'CUP', quantity: 2, unit_price: euros(1000), fulfillment: { method: 'pickup', store_id: 'tartu' } },
		]);
		assert.deepEqual(wish.pickups, [{ store_id: 'tartu', starts_at: null }]);
		assert.deepEqual(wish.contact.notify, { email: true, sms: false });
		assert.ok(!('phone' in wish.contact));
	});

	it('goes on with the cart that was begun, its coupons, and its time where the shop is the same', () => {
		const starts_at = '2026-03-25T12:00:00Z';
		const pickups = [{ store_id: 'tartu', starts_at, ends_at: starts_at }];
		const cart = { id: 'c1', pickups, coupons: [{ code: 'TEN' }] } as Cart;
		const here = orderWish([line('CUP')], details, { cart, access_token: 'st_1' });
		assert.deepEqual([here.cart_id, here.coupons, here.pickups[0]?.starts_at], ['c1', ['TEN'], starts_at]);
		const there = orderWish([line('CUP')], { ...details, store_id: 'riga' }, { cart, access_token: null });
		assert.equal(there.pickups[0]?.starts_at, null);
	});

	it('has no number before it is delivered, and its code after', () => {
		const kept = { id: 'e1', reference: 'K7PMXQ', settled: new Promise<never>(() => {}) };
		const noted: NotedOrder = { kept, lines: [line('CUP', 2)], store_id: 'tartu' };
		const before = placedLater(noted, undefined);
		assert.deepEqual([before.number, before.reference, before.total], [null, 'K7PMXQ', euros(2000)]);
		const pickups = [{ store_id: 'tartu', starts_at: null, code: 'p7q2m4n6pak3v', words: 'amber bridge candle drum' }];
		const order = { id: 'o1', number: '1042', total: euros(1800), pickups };
		const after = placedLater(noted, { id: 'e1', outcome: 'done', order });
		assert.deepEqual([after.number, after.total, after.pickups[0]?.code], ['1042', euros(1800), 'p7q2m4n6pak3v']);
	});
});
