import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Cart, EventPage, Reservation } from '@endcap/contract';
import { CartShop } from '../../support/cart-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { onDevice, signedIn, type SignedIn } from '../../support/signed-in.ts';

onEachDatabase('what a customer has', (context) => {
	let shop: CartShop;
	let phone: SignedIn;
	let laptop: SignedIn;
	let stranger: SignedIn;
	before(async () => {
		shop = await CartShop.open(context.database, { levels: { 'KETTLE@tartu': 10 } });
		phone = await signedIn(context.database, shop.merchant);
		laptop = await onDevice(context.database, shop.merchant, phone.customer_id);
		stranger = await signedIn(context.database, shop.merchant);
	});
	after(() => shop.close());

	const post = (by: SignedIn, path: string, body: unknown) =>
		shop.server.call('POST', path, { key: by.access_token, body, headers: { 'idempotency-key': randomUUID() } });
	const get = (by: SignedIn, path: string) => shop.server.call('GET', path, { key: by.access_token });
	const kettles = { lines: [{ sku: 'KETTLE', store_id: 'tartu', quantity: 1 }] };

	test('is theirs on every device, and nobody else’s', async () => {
		const { id: cart } = (await post(phone, '/v1/carts', { lines: [{ sku: 'KETTLE' }] })).body as Cart;
		const { id: hold } = (await post(phone, '/v1/reservations', kettles)).body as Reservation;
		for (const path of [`/v1/carts/${cart}`, `/v1/reservations/${hold}`]) {
			const seen = [phone, laptop, stranger].map(async (by) => (await get(by, path)).status);
			assert.deepEqual(await Promise.all(seen), [200, 200, 404], path);
		}
	});

	test('is told of on every device, and to nobody else', async () => {
		const { id } = (await post(phone, '/v1/reservations', kettles)).body as Reservation;
		await shop.told();
		const heard = async (by: SignedIn) => {
			const { data } = (await get(by, '/v1/events?mode=poll&topic=reservations&after=0')).body as EventPage;
			return data.some((event) => event.data.id === id);
		};
		assert.deepEqual(await Promise.all([phone, laptop, stranger].map(heard)), [true, true, false]);
	});
});
