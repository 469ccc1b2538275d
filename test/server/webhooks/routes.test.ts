import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CreatedWebhook, Webhook, WebhookDeliveryPage } from '@endcap/contract';
import { onEachDatabase } from '../../support/databases.ts';
import { WebhookShop } from '../../support/webhook-shop.ts';

const URL = 'https://hooks.example/endcap';
const PUBLIC = { address: '93.184.216.34', family: 4 };
const INSIDE = { address: '10.0.0.7', family: 4 };

onEachDatabase('webhooks', (context) => {
	let shop: WebhookShop;
	before(async () => {
		const resolve = async (name: string) => {
			if (name === 'nowhere.example') throw new Error('ENOTFOUND');
			return name === 'inside.example' ? [PUBLIC, INSIDE] : [PUBLIC];
		};
		// Nothing is sent, since no turn is ever taken.
		shop = await WebhookShop.open(context.database, { webhooks: { local: false, resolve, pace: { lookMs: 1e9 } } });
	});
	after(() => shop.server.close());

	const off = { enabled: false };

	test('show their secret when they are created, and never again', async (t) => {
		const created = await shop.create(t, URL, { ...off, description: 'Mail tool' });
		assert.match(created.secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
		const { secret, ...shown } = created;
		assert.deepEqual(await shop.webhook(created), shown);
		const list = await shop.call('GET', '');
		assert.deepEqual(list.body, { data: [shown] });
		assert.ok(!shop.server.log.join().includes(secret));
	});

	test('are created once for an Idempotency-Key, with the same secret', async (t) => {
		const key = { key: shop.server.merchant.secret, headers: { 'idempotency-key': 'once' } };
		const body = { url: URL, ...off };
		const [one, two] = [
			await shop.server.call('POST', '/v1/webhooks', { ...key, body }),
			await shop.server.call('POST', '/v1/webhooks', { ...key, body }),
		];
		t.after(() => shop.call('DELETE', `/${(one.body as Webhook).id}`));
		assert.deepEqual([one.status, two.status], [201, 201]);
		assert.deepEqual(one.body, two.body);
	});

	test('change by what is sent, and keep the rest', async (t) => {
		const created = await shop.create(t, URL, { ...off, types: ['order.placed'], description: 'Mail tool' });
		const { secret, ...before } = created;
		const change = { types: null, url: `${URL}/two` };
		const { body } = await shop.call('PATCH', `/${created.id}`, change);
		assert.deepEqual(body, { ...before, ...change });
		assert.ok(secret);
	});

	test('are gone when they are deleted', async (t) => {
		const { id } = await shop.create(t, URL, off);
		assert.equal((await shop.call('DELETE', `/${id}`)).status, 200);
		for (const path of [`/${id}`, `/${id}/deliveries`]) assert.equal((await shop.call('GET', path)).status, 404);
		assert.equal((await shop.call('DELETE', `/${id}`)).status, 404);
	});

	test('are refused where the name leads inside, now or when it is changed', async (t) => {
		const { id } = await shop.create(t, URL, off);
		const answers = [
			await shop.call('POST', '', { url: 'https://inside.example/' }),
			await shop.call('PATCH', `/${id}`, { url: 'https://inside.example/' }),
			await shop.call('POST', '', { url: 'https://169.254.169.254/' }),
			await shop.call('POST', '', { url: 'http://hooks.example/' }),
		];
		assert.deepEqual(
			answers.map(({ status, body }) => [status, (body as { errors: { pointer: string }[] }).errors[0]?.pointer]),
			answers.map(() => [400, '/url']),
		);
		await shop.create(t, 'https://nowhere.example/', off);
	});

	test('do not hear of carts', async () => {
		const { status, body } = await shop.call('POST', '', { url: URL, types: ['order.placed', 'cart.updated'] });
		assert.equal(status, 400);
		assert.equal((body as { errors: { pointer: string }[] }).errors[0]?.pointer, '/types/1');
	});

	test('are twenty at most, also when two are asked for at once', async (t) => {
		for (let made = 0; made < 19; made += 1) await shop.create(t, URL, off);
		const answers = await Promise.all([1, 2, 3].map(() => shop.call('POST', '', { url: URL, ...off })));
		for (const { status, body } of answers) {
			if (status === 201) t.after(() => shop.call('DELETE', `/${(body as CreatedWebhook).id}`));
		}
		assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409, 409]);
	});

	test('of another merchant are not there', async (t) => {
		const { id } = await shop.create(t, URL, off);
		const key = shop.server.other.secret;
		const tries = [
			['GET', `/${id}`],
			['PATCH', `/${id}`, { description: 'mine' }],
			['DELETE', `/${id}`],
			['POST', `/${id}/rotate-secret`],
			['POST', `/${id}/test`],
			['GET', `/${id}/deliveries`],
			['POST', `/${id}/replay`, { since: '2026-01-01T00:00:00Z' }],
		] as const;
		for (const [method, path, body] of tries) {
			const stranger = await shop.call(method, path, body, key);
			const nobody = await shop.call(method, path.replace(id, 'never-was'), body, key);
			assert.equal(stranger.status, 404, `${method} ${path}`);
			const plain = ({ text }: { text: string }) => text.replace(/"request_id":"[^"]+"/, '');
			assert.equal(plain(stranger), plain(nobody));
		}
		assert.deepEqual((await shop.call('GET', '', undefined, key)).body, { data: [] });
		assert.equal((await shop.webhook({ id })).description, null);
	});

	test('are tried when they are enabled', async (t) => {
		const { id } = await shop.create(t, URL, off);
		assert.equal((await shop.call('POST', `/${id}/test`)).status, 409);
		await shop.call('PATCH', `/${id}`, { enabled: true });
		const { status, body } = await shop.call('POST', `/${id}/test`);
		assert.equal(status, 201);
		assert.deepEqual(body, (await shop.deliveries({ id }))[0]);
	});

	test('list their log in pages, newest first, and by what became of it', async (t) => {
		const { id } = await shop.create(t, URL);
		const ids: string[] = [];
		for (let made = 0; made < 5; made += 1) {
			ids.unshift(((await shop.call('POST', `/${id}/test`)).body as { id: string }).id);
		}
		const page = async (query: string) =>
			(await shop.call('GET', `/${id}/deliveries?limit=2${query}`)).body as WebhookDeliveryPage;
		const seen: string[] = [];
		let next = '';
		do {
			const { data, next_cursor } = await page(next);
			seen.push(...data.map((each) => each.id));
			next = next_cursor ? `&cursor=${next_cursor}` : '';
		} while (next !== '');
		assert.deepEqual(seen, ids);
		assert.deepEqual((await page('&status=failed')).data, []);
		const { next_cursor } = await page('');
		const other = await shop.create(t, URL);
		const foreign = await shop.call('GET', `/${other.id}/deliveries?cursor=${next_cursor}`);
		assert.equal(foreign.status, 400);
	});

	test('send nothing again that there is not', async (t) => {
		const { id } = await shop.create(t, URL);
		assert.equal((await shop.call('POST', `/${id}/replay`, { delivery_id: 'never-was' })).status, 404);
		assert.equal((await shop.call('POST', `/${id}/replay`, { since: '0000-01-01T00:00:00Z' })).status, 400);
		assert.equal((await shop.call('POST', `/${id}/replay`, {})).status, 400);
		const nothing = await shop.call('POST', `/${id}/replay`, { since: '2026-01-01T00:00:00Z' });
		assert.deepEqual(nothing.body, { replayed: 0 });
	});
});
