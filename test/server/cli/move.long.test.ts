import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endcap, serveEndcap } from '../../support/command.ts';
import { dataFolder } from '../../support/data-folder.ts';
import { emptyPostgresDatabase } from '../../support/databases.ts';
import { productInput, storeInput } from '../../support/shop.ts';

async function json(args: string[], env: NodeJS.ProcessEnv) {
	const { code, stdout, stderr } = await endcap([...args, '--json'], env);
	assert.deepEqual([code, stderr], [0, '']);
	return JSON.parse(stdout);
}

test('a shop that grows out of the embedded database goes on where it was', async (context) => {
	const embedded = { ENDCAP_DATA: await dataFolder(context) };
	const { url, ...server } = await emptyPostgresDatabase();
	context.after(() => server.drop());
	const { merchant, secret_key } = await json(['init'], embedded);
	const mari = await json(['staff', 'add', '--login', 'mari', '--name', 'Mari', '--role', 'manager'], embedded);

	/** Status and body of a request with the secret key, or with a cookie. */
	const caller =
		(address: string) =>
		async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
			const answer = await fetch(address + path, {
				method,
				headers: {
					...(!headers.cookie && { authorization: `Bearer ${secret_key}` }),
					...(body && { 'content-type': 'application/json' }),
					...headers,
				},
				...(body && { body: JSON.stringify(body) }),
			});
			return { status: answer.status, body: await answer.json(), cookie: answer.headers.get('set-cookie') };
		};
	const hold = { lines: [{ sku: 'KETTLE', store_id: 'tartu', quantity: 2 }] };
	const once = { 'idempotency-key': 'hold' };
	const sale = {
		store_id: 'tartu',
		receipt: '17',
		sold_at: '2026-03-25T10:00:00Z',
		lines: [{ sku: 'KETTLE', quantity: 1 }],
	};
	const receive = { reason: 'receive', store_id: 'tartu', lines: [{ sku: 'KETTLE', quantity: 9 }] };

	const before = await serveEndcap(embedded);
	const there = caller(before.url);
	await there('PUT', '/v1/stores/tartu', storeInput());
	await there('PUT', '/v1/products/kettle', productInput(['KETTLE']));
	assert.equal((await there('POST', '/v1/inventory-adjustments', receive, { 'idempotency-key': 'in' })).status, 201);
	const held = await there('POST', '/v1/reservations', hold, once);
	assert.equal(held.status, 201);
	assert.equal((await there('POST', '/v1/sales', sale, { 'idempotency-key': 'sale' })).status, 201);
	const signIn = { merchant: merchant.slug, login: 'mari', password: mari.password };
	const { cookie } = await there('POST', '/v1/staff/session', signIn, { cookie: 'none' });
	const levels = await there('GET', '/v1/inventory-levels');
	const refused = await endcap(['move', '--to', url], embedded);
	assert.equal(refused.code, 1);
	assert.match(refused.stderr, /in use by an Endcap server.*stop it/s);
	await before.stop();

	const same = await endcap(['move', '--to', url], { DATABASE_URL: url });
	assert.match(same.stderr, /where the data is. Unset DATABASE_URL/);
	const moved = await endcap(['move', '--to', url], embedded);
	assert.deepEqual([moved.code, moved.stderr], [0, '']);
	assert.match(moved.stdout, /Moved my-shop .* rows of \d+ tables.*nothing wrong.*Next: start .*DATABASE_URL/s);

	const after = await serveEndcap({ DATABASE_URL: url });
	try {
		const here = caller(after.url);
		assert.deepEqual((await here('GET', '/v1/inventory-levels')).body, levels.body);
		assert.deepEqual((await here('POST', '/v1/reservations', hold, once)).body, held.body);
		assert.equal((await here('POST', '/v1/sales', sale, { 'idempotency-key': 'again' })).status, 200);
		const [session = ''] = cookie!.split(';');
		assert.equal((await here('GET', '/v1/staff/session', undefined, { cookie: session })).status, 200);
		const poll = (place: string) => here('GET', `/v1/events?mode=poll&after=${place}`);
		const all = await poll('0');
		assert.equal((await here('POST', '/v1/inventory-adjustments', receive, { 'idempotency-key': 'in2' })).status, 201);
		let next = await poll(all.body.position);
		while (next.body.data.length === 0) next = await poll(all.body.position);
		assert.equal(next.body.resync, false);
		assert.equal(Number(next.body.data[0].id), Number(all.body.position) + 1);
		assert.deepEqual((await json(['doctor'], { DATABASE_URL: url })).findings, []);
	} finally {
		await after.stop();
	}
});
