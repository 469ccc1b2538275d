import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { createStaffEndcap, type KiosksSeen, type StaffEndcap } from '@endcap/sdk/staff';
import { browserFetch } from '../support/browser-fetch.ts';
import { CartShop } from '../support/cart-shop.ts';
import { until } from '../support/client.ts';
import { hire, PASSWORD } from '../support/counter.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { KioskDesk, orderWish } from '../support/kiosk-desk.ts';

suite('kiosks by the staff SDK, on the real server', () => {
	let open: TestDatabase;
	let shop: CartShop;
	let desk: KioskDesk;
	let manager: StaffEndcap;
	let clerk: StaffEndcap;
	const opened: StaffEndcap[] = [];

	before(async () => {
		open = await pgliteDatabase();
		shop = await CartShop.open(open.database, { levels: { 'KETTLE@tartu': 3, 'KETTLE@riga': 3 } });
		desk = new KioskDesk(shop.server);
		await hire(open.database, shop.merchant, 'clerk', { stores: ['tartu'] });
		await hire(open.database, shop.merchant, 'manager', { role: 'manager' });
		manager = await signIn('manager');
		clerk = await signIn('clerk');
	});
	after(async () => {
		for (const each of opened) each.destroy();
		await shop.close();
		await open.close();
	});

	async function signIn(login: string): Promise<StaffEndcap> {
		const endcap = createStaffEndcap({ baseUrl: shop.server.url, fetch: browserFetch().fetch });
		opened.push(endcap);
		const signedIn = await endcap.session.signIn({ merchant: shop.merchant.id, login, password: PASSWORD });
		assert.equal(signedIn.outcome, 'signed_in');
		return endcap;
	}

	/** Looks at the kiosks until they are as wanted. */
	const seen = (endcap: StaffEndcap, fits: (seen: KiosksSeen) => unknown) =>
		until(endcap.kiosks.$kiosks, ({ value }) => value && fits(value));

	test('a manager sets one up, and everybody of the store sees what becomes of it', async () => {
		const created = await manager.kiosks.create({ name: 'By the door', store_id: 'tartu' });
		assert.equal(created.outcome, 'created');
		if (created.outcome !== 'created') return;
		const waiting = seen(clerk, ({ kiosks }) => kiosks.some(({ id }) => id === created.kiosk.id));
		await waiting;
		const enrolled = seen(clerk, ({ kiosks }) => kiosks.some(({ status }) => status === 'enrolled'));
		await desk.enrol(created.code);
		await enrolled;
	});

	test('a call for help is heard of, and answered', async () => {
		const kiosk = await desk.kiosk();
		const calls = seen(clerk, ({ kiosks }) => kiosks.some(({ call }) => call?.language === 'et'));
		await kiosk.call('POST', '/v1/kiosks/me/call', { body: { language: 'et' } });
		await calls;
		assert.equal((await clerk.kiosks.answerCall(kiosk.id)).outcome, 'saved');
		assert.equal((await kiosk.beat()).call, null);
	});

	test('what was refused is heard of, and settled with a note', async () => {
		const kiosk = await desk.kiosk();
		const entry = await kiosk.seal(orderWish({}, { KETTLE: 90 }));
		const refused = seen(clerk, ({ refusals }) => refusals.some(({ entry_id }) => entry_id === entry.id));
		await kiosk.deliver(entry);
		await refused;
		const settled = await clerk.kiosks.settle(entry.id, 'Called.');
		assert.equal(settled.outcome, 'settled');
		await seen(clerk, ({ refusals }) => refusals.every(({ entry_id }) => entry_id !== entry.id));
		const { data } = await clerk.kiosks.refusals({ settled: true });
		assert.equal(data.find(({ entry_id }) => entry_id === entry.id)?.settled?.note, 'Called.');
	});

	test('what a clerk may not do is a refusal, not an error', async () => {
		const kiosk = await desk.kiosk();
		const elsewhere = await desk.kiosk('riga');
		const codes = [
			await clerk.kiosks.create({ name: 'Another', store_id: 'tartu' }),
			await clerk.kiosks.codeAgain(kiosk.id),
			await clerk.kiosks.remove(kiosk.id),
			await clerk.kiosks.change(kiosk.id, { settings: { sound: false } }),
			await clerk.kiosks.change(elsewhere.id, { closed: true }),
			await manager.kiosks.change('nobody', { closed: true }),
		].map((each) => each.outcome);
		assert.deepEqual(codes, [...Array.from({ length: 4 }, () => 'key_not_allowed'), 'store_not_allowed', 'not_found']);
		assert.equal((await clerk.kiosks.change(kiosk.id, { closed: true })).outcome, 'saved');
	});

	test('a manager takes a key, and gives a code for another device', async () => {
		const kiosk = await desk.kiosk();
		const removed = await manager.kiosks.remove(kiosk.id);
		assert.equal(removed.outcome === 'saved' && removed.kiosk.status, 'revoked');
		assert.equal((await kiosk.tryBeat()).status, 401);
		const again = await manager.kiosks.codeAgain(kiosk.id);
		assert.equal(again.outcome === 'created' && (await desk.enrol(again.code)).id, kiosk.id);
	});
});
