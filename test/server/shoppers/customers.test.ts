import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Customer, CustomerFound, CustomerLook, EventPage } from '@endcap/contract';
import { atCounter, hire } from '../../support/counter.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { eventsSoFar } from '../../support/events-so-far.ts';
import { testServer, type Answer, type TestServer } from '../../support/server.ts';
import { storeInput } from '../../support/shop.ts';
import { SignInDesk } from '../../support/sign-in.ts';
import { signedIn, type SignedIn } from '../../support/signed-in.ts';

onEachDatabase('customers', (context) => {
	let server: TestServer;
	let anna: SignedIn;
	let mari: Record<string, string>;
	before(async () => {
		server = await testServer(context.database);
		const { key, put } = { key: server.merchant.secret, put: storeInput() };
		await server.call('PUT', '/v1/stores/tartu', { key, body: put });
		await server.call('PUT', '/v1/stores/warehouse', { key, body: { ...put, kind: 'warehouse', pickup: null } });
		anna = await signedIn(context.database, server.merchant);
		await hire(context.database, server.merchant, 'mari', { stores: ['tartu'] });
		mari = await atCounter(server, server.merchant, 'mari');
	});
	after(() => server.close());

	const by = (who: { access_token: string }, method: string, path: string, body?: unknown) =>
		server.call(method, path, { key: who.access_token, body });
	const atTill = (path: string, body?: unknown, method = 'POST') =>
		server.call(method, path, { headers: { ...mari, 'idempotency-key': randomUUID() }, body });
	const retailer = (method: string, path: string, body?: unknown) =>
		server.call(method, path, { key: server.merchant.secret, body, headers: { 'idempotency-key': randomUUID() } });
	const told = ({ status, body }: Answer) => [status, (body as { code?: string }).code];
	const pointers = ({ body }: Answer) => (body as { errors: { pointer: string }[] }).errors.map((each) => each.pointer);
	const say = (purpose: string, given: boolean, channel?: string) =>
		by(anna, 'PUT', '/v1/customers/me/consents', { purpose, given, ...(channel && { channel }) });

	test('change what is known of them, and what is not named stays', async () => {
		const changed = await by(anna, 'PATCH', '/v1/customers/me', {
			name: ' Anna Kask ',
			birthday: '02-29',
			preferred_store_id: 'tartu',
		});
		assert.equal(changed.status, 200, changed.text);
		const again = await by(anna, 'PATCH', '/v1/customers/me', { language: 'et' });
		const { name, birthday, preferred_store_id, language, email } = again.body as Customer;
		assert.deepEqual(
			[name, birthday, preferred_store_id, language, email],
			['Anna Kask', '02-29', 'tartu', 'et', anna.email],
		);
	});

	test('cannot say what is not so', async () => {
		const change = (body: unknown) => by(anna, 'PATCH', '/v1/customers/me', body);
		assert.deepEqual(pointers(await change({ birthday: '02-30' })), ['/birthday']);
		assert.deepEqual(pointers(await change({ preferred_store_id: 'nowhere' })), ['/preferred_store_id']);
		assert.deepEqual(pointers(await change({ preferred_store_id: 'warehouse' })), ['/preferred_store_id']);
		// An address is theirs when they have shown so, by signing in with it.
		assert.equal((await change({ email: 'other@example.com' })).status, 400);
		assert.equal((await change({})).status, 400);
	});

	test('agree by purpose and channel, and every word of it is kept', async () => {
		await say('offers', true, 'email');
		await say('offers', true, 'sms');
		await say('personalization', true);
		const { body } = await say('offers', false, 'sms');
		const state = (body as Customer).consents.map(({ purpose, channel, given }) => [purpose, channel, given]);
		assert.deepEqual(state, [
			['offers', 'email', true],
			['offers', 'sms', false],
			['personalization', null, true],
		]);
		const { body: all } = await by(anna, 'GET', '/v1/customers/me/export');
		assert.equal((all as { consents: unknown[] }).consents.length, 4);
	});

	test('who says the same again, or never agreed and does not, has said nothing new', async () => {
		const before = await eventsSoFar(context.database, server.merchant.id, ['consent.updated']);
		await say('offers', true, 'email');
		await say('analytics', false);
		const after = await eventsSoFar(context.database, server.merchant.id, ['consent.updated']);
		assert.equal(after.length, before.length);
	});

	test('agree to offers by a channel, and to the rest without', async () => {
		assert.deepEqual(pointers(await say('offers', true)), ['/channel']);
		assert.deepEqual(pointers(await say('analytics', true, 'email')), ['/channel']);
	});

	test('join at the till, and sign in later by the address', async () => {
		const joined = await atTill('/v1/customers', { email: 'Till@example.com', name: 'Jaan' });
		assert.equal(joined.status, 201, joined.text);
		const { customer_id } = await new SignInDesk(server, context.database).signIn('till@example.com');
		assert.equal(customer_id, (joined.body as Customer).id);
		const again = await atTill('/v1/customers', { email: 'till@EXAMPLE.com' });
		assert.deepEqual(told(again), [409, 'customer_exists']);
		assert.deepEqual(told(await atTill('/v1/customers', { name: 'Nobody' })), [422, 'contact_needed']);
	});

	test('are found by address or the beginning of a name, with no more than tells them apart', async () => {
		await atTill('/v1/customers', { email: 'found@example.com', phone: '+37255500123', name: 'Kärt 100%' });
		const find = async (body: unknown) =>
			((await atTill('/v1/customers/search', body)).body as { data: CustomerFound[] }).data;
		const [found] = await find({ email: 'FOUND@example.com' });
		assert.deepEqual([found?.name, found?.email_hint, found?.phone_hint], ['Kärt 100%', 'f…@example.com', '…123']);
		for (const body of [{ phone: '+37255500123' }, { name: 'kärt' }, { name: 'KÄRT 100%' }, { name: '100' }]) {
			assert.deepEqual(await find(body), [found]);
		}
		for (const body of [{ name: '%ärt' }, { name: 'K_rt' }, { email: 'found@example.org' }]) {
			assert.deepEqual(await find(body), []);
		}
	});

	test('can read who of the staff looked at their card, whoever it was', async () => {
		const jaan = await signedIn(context.database, server.merchant);
		const card = `/v1/customers/${jaan.customer_id}`;
		assert.equal((await atTill(card, undefined, 'GET')).status, 200);
		assert.equal((await retailer('GET', card)).status, 200);
		const names = ({ body }: Answer, field: 'data' | 'looks') =>
			(body as Record<string, CustomerLook[]>)[field]?.map(({ staff_name }) => staff_name);
		assert.deepEqual(names(await retailer('GET', `${card}/looks`), 'data'), [null, 'mari']);
		assert.deepEqual(names(await by(jaan, 'GET', '/v1/customers/me/export'), 'looks'), [null, 'mari']);
	});

	test('are put into groups by the retailer', async () => {
		const { body } = await retailer('PUT', `/v1/customers/${anna.customer_id}/segments`, { segments: ['b', 'a'] });
		assert.deepEqual((body as Customer).segments, ['b', 'a']);
		assert.deepEqual(((await by(anna, 'GET', '/v1/customers/me')).body as Customer).segments, ['b', 'a']);
	});

	test('hear of their own changes on every device, and of nobody else’s; staff hear of all, without a name', async () => {
		const jaan = await signedIn(context.database, server.merchant, { name: 'canary-name' });
		await by(jaan, 'PATCH', '/v1/customers/me', { name: 'canary-other' });
		await by(jaan, 'PUT', '/v1/customers/me/consents', { purpose: 'analytics', given: true });
		await eventsSoFar(context.database, server.merchant.id, []);
		const path = '/v1/events?mode=poll&topic=customer&after=0&limit=1000';
		const hear = async (answer: Promise<Answer>) => {
			const { body, text } = await answer;
			assert.doesNotMatch(text, /canary/);
			const { data } = body as EventPage;
			return data.filter(({ data: { id } }) => id === jaan.customer_id).map(({ type }) => type);
		};
		const until = performance.now() + 5000;
		let heard: string[] = [];
		while (heard.length < 2 && performance.now() < until) heard = await hear(by(jaan, 'GET', path));
		assert.deepEqual(heard, ['customer.updated', 'consent.updated']);
		assert.deepEqual(await hear(by(anna, 'GET', path)), []);
		assert.deepEqual(await hear(atTill(path, undefined, 'GET')), heard);
	});

	test('that are not there, or of another merchant, look alike', async () => {
		const strange = await signedIn(context.database, server.other);
		for (const id of [strange.customer_id, randomUUID(), 'me-too']) {
			assert.deepEqual(told(await retailer('GET', `/v1/customers/${id}`)), [404, 'not_found']);
			assert.deepEqual(told(await retailer('GET', `/v1/customers/${id}/looks`)), [404, 'not_found']);
			const segments = await retailer('PUT', `/v1/customers/${id}/segments`, { segments: [] });
			assert.deepEqual(told(segments), [404, 'not_found']);
		}
		const looks = await context.database.query({ text: 'SELECT FROM customer_look WHERE customer_id = $1' }, [
			strange.customer_id,
		]);
		assert.equal(looks.length, 0);
	});
});
