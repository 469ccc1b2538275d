import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Cart } from '@endcap/contract';
import * as fc from 'fast-check';
import { choosePlaces } from '../../../packages/server/src/basket/places.rules.ts';
import { CartShop, MORNING, NOON, ONE, toldBy, type CartShopper } from '../../support/cart-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { testServer, type TestServer } from '../../support/server.ts';

const SKUS = ['CUP', 'JUG'];
const PLACES = ['tartu', 'riga', 'warehouse'];
const CAPACITY = 2;

const shopper = fc.nat(2);
const units = fc.integer({ min: 1, max: 3 });
const how = fc.constantFrom('tartu', 'riga', 'ship');
const happening = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({ kind: fc.constant('put' as const), shopper, sku: fc.constantFrom(...SKUS), units, how }),
	},
	{
		weight: 2,
		arbitrary: fc.record({ kind: fc.constant('time' as const), shopper, starts_at: fc.constantFrom(NOON, ONE) }),
	},
	{ weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('hold', 'order' as const), shopper }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('lapse' as const) }) },
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('sell' as const),
			sku: fc.constantFrom(...SKUS),
			store: fc.constantFrom('tartu', 'riga'),
		}),
	},
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

onEachDatabase('whatever happens to carts', (context) => {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database, { now: () => MORNING });
	});
	after(() => server.close());

	test('what carts hold is what is reserved, and no time takes more than it has', { timeout: 120_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(happening, { minLength: 8, maxLength: 20 }), async (happenings) => {
				const levels = Object.fromEntries(SKUS.flatMap((sku) => PLACES.map((place) => [`${sku}@${place}`, 3])));
				const shop = await CartShop.open(context.database, { levels, slotCapacity: CAPACITY, server });
				const shoppers = await Promise.all([shop.shopper(), shop.shopper(), shop.shopper()]);
				for (const one of shoppers) await one.begin({});
				for (const each of happenings) {
					await happen(shop, shoppers, each);
					await assertSound(shop, shoppers, each);
				}
			}),
			{ numRuns: context.engine === 'pglite' ? 4 : 10 },
		);
	});
});

async function happen(shop: CartShop, shoppers: CartShopper[], each: Happening): Promise<void> {
	if (each.kind === 'lapse') return shop.lapse();
	if (each.kind === 'sell') return shop.sell(each.store, each.sku, 1);
	const who = shoppers[each.shopper]!;
	if ((await who.read()).status !== 'active') await who.begin({});
	const code = toldBy(await doing(who, each)).code;
	const expected = [
		'done',
		'out_of_stock',
		'slot_full',
		'cart_incomplete',
		'payment_method_not_offered',
		'address_needed',
	];
	assert.ok(expected.includes(code), `${code} after ${JSON.stringify(each)}`);
}

async function doing(who: CartShopper, each: Exclude<Happening, { kind: 'lapse' | 'sell' }>) {
	if (each.kind === 'put') {
		const fulfillment =
			each.how === 'ship' ? { method: 'ship' as const } : { method: 'pickup' as const, store_id: each.how };
		return who.tryChange({ lines: [{ sku: each.sku, quantity: each.units, fulfillment }] });
	}
	if (each.kind !== 'time') return each.kind === 'hold' ? who.tryAllocate() : who.tryComplete();
	const { lines } = await who.read();
	const stores = new Set(
		lines.flatMap(({ fulfillment }) => (fulfillment?.method === 'pickup' ? fulfillment.store_id : [])),
	);
	const { starts_at } = each;
	return who.tryChange({ pickups: [...stores].map((store_id) => ({ store_id, starts_at })) });
}

async function assertSound(shop: CartShop, shoppers: CartShopper[], each: Happening): Promise<void> {
	const held: Record<string, number> = {};
	for (const who of shoppers) {
		const cart: Cart = await who.read();
		for (const hold of cart.holds) {
			for (const { sku, quantity } of hold.lines) {
				held[`${sku}@${hold.store_id}`] = (held[`${sku}@${hold.store_id}`] ?? 0) + quantity;
				const line = cart.lines.find((other) => other.sku === sku);
				assert.equal(line?.fulfillment?.method, hold.method, JSON.stringify(each));
			}
		}
	}
	for (const { place, on_hand, promised, held: active } of await shop.promised()) {
		assert.equal(active, held[place] ?? 0, `${place} after ${JSON.stringify(each)}`);
		assert.ok(promised + active <= on_hand, `${place} has ${on_hand} after ${JSON.stringify(each)}`);
	}
	for (const store of ['tartu', 'riga']) {
		for (const starts_at of [NOON, ONE]) assert.ok((await shop.booked(store, starts_at)) <= CAPACITY);
	}
}

test('every line comes whole from one place that has it, or the refusal names exactly those that cannot', () => {
	const method = fc.constantFrom('ship', ...PLACES);
	const line = fc.record({ quantity: units, method });
	const asked = fc.uniqueArray(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), line), {
		selector: ([sku]) => sku,
		minLength: 1,
	});
	const stock = fc.dictionary(
		fc.constantFrom(...['A', 'B', 'C', 'D'].flatMap((sku) => PLACES.map((p) => `${sku}@${p}`))),
		fc.nat(4),
	);
	fc.assert(
		fc.property(asked, stock, (wanted, levels) => {
			const there = Object.entries(levels).map(([place, available]) => {
				const [sku = '', store_id = ''] = place.split('@');
				return { sku, store_id, available };
			});
			const lines = wanted.map(([sku, { quantity, method: by }]) => {
				const fulfillment = by === 'ship' ? { method: by } : { method: 'pickup', store_id: by };
				return { sku, quantity, fulfillment };
			});
			const possible = (sku: string, quantity: number, by: string) =>
				there.some(
					(level) => level.sku === sku && level.available >= quantity && (by === 'ship' || level.store_id === by),
				);
			const lacking = wanted.flatMap(([sku, { quantity, method: by }], index) =>
				possible(sku, quantity, by) ? [] : [`/lines/${index}/quantity`],
			);
			const places = choosePlaces({ lines } as Pick<Cart, 'lines'>, there, null);
			if ('problem' in places) {
				return assert.deepEqual(
					(places.errors ?? []).map(({ pointer }) => pointer),
					lacking,
				);
			}
			assert.deepEqual(lacking, []);
			const given = places.flatMap(({ store_id, method: by, lines: own }) =>
				own.map(({ sku, quantity }) => {
					assert.ok((levels[`${sku}@${store_id}`] ?? 0) >= quantity);
					return [sku, quantity, by === 'ship' ? by : store_id];
				}),
			);
			const expected = wanted.map(([sku, { quantity, method: by }]) => [sku, quantity, by]);
			assert.deepEqual(given.toSorted(), expected.toSorted());
		}),
		{ numRuns: 500 },
	);
});
