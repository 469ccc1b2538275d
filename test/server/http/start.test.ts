import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onEachDatabase } from '../../support/databases.ts';
import { testServer, type TestServer } from '../../support/server.ts';

onEachDatabase('the server', (context) => {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database);
	});
	after(() => server.close());

	test('says whose key was sent', async () => {
		const { status, body } = await server.call('GET', '/v1/merchant', { key: server.merchant.publishable });
		assert.equal(status, 200);
		assert.equal((body as { id: string }).id, server.merchant.id);
	});
});
