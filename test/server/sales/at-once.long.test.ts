import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Sale } from '@endcap/contract';
import { postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { testServer, type Answer, type TestServer } from '../../support/server.ts';
import { productInput, setLevel, storeInput } from '../../support/shop.ts';

const RECEIPTS = 150;
const AT_ONCE = 3;

describe('a receipt that a till sends again before it is answered', () => {
	let open: TestDatabase;
	let nodes: [TestServer, TestServer];
	before(async () => {
		open = await postgresDatabase();
		const first = await testServer(open.database, { logLevel: 'silent' });
		nodes = [first, await testServer(open.database, { logLevel: 'silent' })];
		const { secret: key, id } = first.merchant;
		await first.call('PUT', '/v1/stores/tartu', { key, body: storeInput() });
		await first.call('PUT', '/v1/products/cup', { key, body: productInput(['CUP']) });
		await setLevel(open.database, id, 'CUP', 'tartu', { on_hand: 2 * RECEIPTS });
	});
	after(async () => {
		for (const node of nodes ?? []) await node.close();
		await open?.close();
	});

	/** On either node, as a proxy before them shares out what comes. */
	function send(receipt: string, turn: number): Promise<Answer> {
		const node = nodes[turn % nodes.length] ?? nodes[0];
		const body = { store_id: 'tartu', receipt, sold_at: '2026-03-25T07:00:00Z', lines: [{ sku: 'CUP', quantity: 1 }] };
		// With one key it would be a repeat of the request, which is told apart before the receipt is.
		const headers = { 'idempotency-key': randomUUID() };
		return node.call('POST', '/v1/sales', { key: nodes[0].merchant.secret, body, headers });
	}

	test(`${AT_ONCE} times at once, on two servers, is one sale with one answer, ${RECEIPTS} times over`, async () => {
		for (let number = 0; number < RECEIPTS; number += 1) {
			const turns = Array.from({ length: AT_ONCE }, (_, turn) => turn);
			const answers = await Promise.all(turns.map((turn) => send(`r${number}`, number + turn)));
			const said = answers.map(({ status, text }) => `${status} ${text}`);
			assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 200, 201], said.join('\n'));
			assert.equal(new Set(answers.map(({ body }) => JSON.stringify(body as Sale))).size, 1, said.join('\n'));
		}
		const count = async (text: string) =>
			(await open.database.query<{ count: number }>({ text }, [nodes[0].merchant.id]))[0]?.count;
		assert.equal(await count('SELECT count(*)::integer AS count FROM sale WHERE merchant_id = $1'), RECEIPTS);
		const left = 'SELECT on_hand AS count FROM inventory_level WHERE merchant_id = $1';
		assert.equal(await count(left), RECEIPTS);
	});
});
