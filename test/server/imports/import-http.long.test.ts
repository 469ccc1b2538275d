import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { after, before, describe, test } from 'node:test';
import type { ImportReport, Problem } from '@endcap/contract';
import { onEachDatabase, type DatabaseContext } from '../../support/databases.ts';
import { leftovers, PRODUCTS, shelfOf, STOCK, STORES } from '../../support/importing.ts';
import { testServer, type TestServer } from '../../support/server.ts';

const FILES = [
	['stores', STORES],
	['products', PRODUCTS],
	['stock', STOCK],
] as const;

onEachDatabase('imports', (context) => {
	// In a suite of its own, since the server is to be closed before its database.
	describe('over HTTP', () => overHttp(context));
});

function overHttp(context: DatabaseContext): void {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database);
		for (const [kind, text] of FILES) {
			assert.equal((await send(`kind=${kind}`, text)).status, 200);
		}
	});
	after(() => server.close());

	async function send(query: string, body: string, idempotencyKey: string = randomUUID()) {
		const response = await fetch(`${server.url}/v1/imports?${query}`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${server.merchant.secret}`,
				'content-type': 'text/csv',
				'idempotency-key': idempotencyKey,
			},
			body,
		});
		return {
			status: response.status,
			body: (await response.json()) as Omit<ImportReport, 'status'> & Omit<Problem, 'status'> & { status: unknown },
		};
	}

	/** An upload that is in the server’s hands and not yet at its end. */
	async function beginUpload(idempotencyKey: string): Promise<http.ClientRequest> {
		const request = http.request(`${server.url}/v1/imports?kind=stock`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${server.merchant.secret}`,
				'content-type': 'text/csv',
				'idempotency-key': idempotencyKey,
			},
		});
		request.on('error', () => undefined);
		request.write('sku,store_id,on_hand\nMUG,tartu,77\n');
		await importRuns(true);
		return request;
	}

	async function importRuns(expected: boolean): Promise<void> {
		for (;;) {
			const [row] = await context.database.query<{ running: boolean }>({
				text: 'SELECT EXISTS (SELECT FROM import_run) AS running',
			});
			if (row?.running === expected) return;
		}
	}

	test('a file is taken and reported', async () => {
		const { status, body } = await send('kind=stock', STOCK);
		assert.deepEqual([status, body.status, body.levels?.read], [200, 'taken', 3]);
	});

	test('a retry with the same key and file gets the first answer, and another file is refused', async () => {
		const key = randomUUID();
		const file = STOCK.replace('riga,2', 'riga,6');
		const first = await send('kind=stock', file, key);
		await send('kind=stock', STOCK);
		assert.deepEqual(await send('kind=stock', file, key), first);
		assert.equal(first.body.levels?.changed, 1);
		const other = await send('kind=stock', STOCK, key);
		assert.deepEqual([other.status, other.body.code], [422, 'idempotency_key_reused']);
	});

	test('a refused file answers 422 with the report, and its key is free for the mended one', async () => {
		const key = randomUUID();
		const refused = await send('kind=stock', 'sku,store_id,on_hand\nNOPE,tartu,1\n', key);
		assert.deepEqual([refused.status, refused.body.code], [422, 'import_refused']);
		assert.equal((refused.body.report as ImportReport).refused[0]?.code, 'sku_unknown');
		assert.equal((await send('kind=stock', STOCK, key)).status, 200);
	});

	test('a file that is refused at its beginning is answered while it is still being sent', async () => {
		const { status, body } = await send('kind=stock', `a,b\n${'1,2\n'.repeat(2_000_000)}`);
		assert.deepEqual([status, (body.report as ImportReport).refused[0]?.code], [422, 'format_unknown']);
	});

	test('a client that dies in the middle leaves nothing', async () => {
		const before = await shelfOf(context.database, server.merchant.id, { versions: true });
		const request = await beginUpload(randomUUID());
		request.destroy();
		await importRuns(false);
		assert.deepEqual(await shelfOf(context.database, server.merchant.id, { versions: true }), before);
		assert.equal((await send('kind=stock', STOCK)).status, 200);
		assert.equal(await leftovers(context.database), 0);
	});

	test('while an import runs, another is a conflict, and its own retry is told to wait', async () => {
		const key = randomUUID();
		const request = await beginUpload(key);
		const answered = once(request, 'response');
		assert.equal((await send('kind=stock', STOCK)).body.code, 'conflict');
		assert.equal((await send('kind=stock', STOCK, key)).body.code, 'idempotency_key_in_flight');
		request.end();
		const [response] = (await answered) as [http.IncomingMessage];
		assert.equal(response.statusCode, 200);
		response.resume();
	});

	test('what is exported over HTTP changes nothing when it is sent back', async () => {
		for (const kind of ['products', 'stores', 'stock']) {
			const response = await fetch(`${server.url}/v1/exports/${kind}`, {
				headers: { authorization: `Bearer ${server.merchant.secret}` },
			});
			assert.match(response.headers.get('content-type') ?? '', /^text\/csv; charset=utf-8/);
			const { status, body } = await send(`kind=${kind}`, await response.text());
			const counts = [body.products, body.variants, body.stores, body.levels].filter((count) => count !== undefined);
			assert.equal(status, 200);
			assert.ok(
				counts.every(({ read, unchanged }) => read > 0 && read === unchanged),
				JSON.stringify(body),
			);
		}
	});
}
