import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { operations, type Operation } from '@endcap/contract';
import { createKey } from '../../../packages/server/src/keys/rules.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { ORIGIN, testServer, type CallOptions, type TestServer } from '../../support/server.ts';
import { productInput, storeInput } from '../../support/shop.ts';

/** What each operation is called with, and what a caller who may do it gets. A new operation needs a row. */
const requests: Record<string, { path: string; options?: CallOptions; allowed: number; others?: number }> = {
	getMerchant: { path: '/v1/merchant', allowed: 200 },
	listStores: { path: '/v1/stores', allowed: 200 },
	getStore: { path: '/v1/stores/tartu', allowed: 200, others: 404 },
	putStore: { path: '/v1/stores/riga', options: { body: storeInput() }, allowed: 200, others: 201 },
	listProducts: { path: '/v1/products', allowed: 200 },
	getProduct: { path: '/v1/products/kettle', allowed: 200, others: 404 },
	putProduct: { path: '/v1/products/pan', options: { body: productInput(['PAN']) }, allowed: 200, others: 201 },
	listVariants: { path: '/v1/variants', allowed: 200 },
	getAvailability: { path: '/v1/availability?sku=KETTLE', allowed: 200 },
	listInventoryLevels: { path: '/v1/inventory-levels', allowed: 200 },
	getInventoryLevel: { path: '/v1/inventory-levels/tartu/KETTLE', allowed: 200, others: 404 },
	setInventoryLevel: {
		path: '/v1/inventory-levels/tartu/KETTLE',
		options: { body: { reorder_point: 1 }, headers: { 'if-match': '*' } },
		allowed: 200,
		others: 404,
	},
	createAdjustment: {
		path: '/v1/inventory-adjustments',
		options: {
			body: { reason: 'receive', store_id: 'tartu', lines: [{ sku: 'KETTLE', quantity: 1 }] },
			headers: { 'idempotency-key': 'a' },
		},
		allowed: 201,
		others: 404,
	},
	createReservation: {
		path: '/v1/reservations',
		options: { body: { lines: [{ sku: 'KETTLE', quantity: 1 }] }, headers: { 'idempotency-key': 'r' } },
		allowed: 201,
		others: 409,
	},
	followEvents: { path: '/v1/events?mode=poll', allowed: 200 },
	listReservations: { path: '/v1/reservations', allowed: 200 },
	getReservation: { path: '/v1/reservations/HELD', allowed: 200, others: 404 },
	extendReservation: {
		path: '/v1/reservations/HELD/extend',
		options: { body: { hold_minutes: 30 }, headers: { 'idempotency-key': 'e' } },
		allowed: 200,
		others: 404,
	},
	releaseReservation: {
		path: '/v1/reservations/HELD/release',
		options: { headers: { 'idempotency-key': 'e' } },
		allowed: 200,
		others: 404,
	},
	commitReservation: {
		path: '/v1/reservations/HELD/commit',
		options: { headers: { 'idempotency-key': 'e' } },
		allowed: 200,
		others: 404,
	},
	consumeReservation: {
		path: '/v1/reservations/HELD/consume',
		options: { headers: { 'idempotency-key': 'e' } },
		allowed: 200,
		others: 404,
	},
	recordSale: {
		path: '/v1/sales',
		options: {
			body: {
				store_id: 'tartu',
				receipt: '1',
				sold_at: '2026-03-25T10:00:00Z',
				lines: [{ sku: 'KETTLE', quantity: 1 }],
			},
			headers: { 'idempotency-key': 's' },
		},
		allowed: 201,
		others: 404,
	},
	createImport: {
		path: '/v1/imports?kind=stores',
		options: {
			body: 'store_id,name,timezone\r\nturku,Turku,Europe/Helsinki\r\n',
			headers: { 'content-type': 'text/csv', 'idempotency-key': 'i' },
		},
		allowed: 200,
	},
	exportFile: { path: '/v1/exports/stores', allowed: 200 },
	listKeys: { path: '/v1/keys', allowed: 200 },
	createKey: {
		path: '/v1/keys',
		options: { body: { kind: 'publishable' }, headers: { 'idempotency-key': 'k' } },
		allowed: 201,
	},
	revokeKey: { path: '/v1/keys/KEY_ID', allowed: 200, others: 404 },
};

onEachDatabase('callers', (context) => {
	let server: TestServer;
	let revoked: string;
	let keyId: string;
	/** A hold for each operation on one. */
	const held = new Map<string, string>();
	before(async () => {
		server = await testServer(context.database);
		const owner = { merchant_id: server.merchant.id };
		const body = { key: server.merchant.secret };
		await server.call('PUT', '/v1/stores/tartu', { ...body, body: storeInput() });
		await server.call('PUT', '/v1/stores/riga', { ...body, body: storeInput() });
		await server.call('PUT', '/v1/products/kettle', { ...body, body: productInput(['KETTLE']) });
		await server.call('PUT', '/v1/products/pan', { ...body, body: productInput(['PAN']) });
		const level = { sku: 'KETTLE', quantity: 100 };
		await server.call('POST', '/v1/inventory-adjustments', {
			key: server.merchant.secret,
			body: { reason: 'count', store_id: 'tartu', lines: [level] },
			headers: { 'idempotency-key': 'stock' },
		});
		for (const { id, path } of operations.filter(({ path }) => path.includes('{reservation_id}'))) {
			const answer = await server.call('POST', '/v1/reservations', {
				key: server.merchant.secret,
				body: { lines: [{ sku: 'KETTLE', quantity: 1 }] },
				headers: { 'idempotency-key': `${id} ${path}` },
			});
			held.set(id, (answer.body as { id: string }).id);
		}
		keyId = (await createKey(context.database, owner, { kind: 'secret' })).id;
		const gone = await createKey(context.database, owner, { kind: 'secret' });
		await server.call('DELETE', `/v1/keys/${gone.id}`, body);
		revoked = gone.key;
	});
	after(() => server.close());

	const callers = {
		none: () => ({}),
		garbage: () => ({ key: 'sk_garbage' }),
		unknown: () => ({ key: server.merchant.secret.replace(/.{3}$/, 'aaa') }),
		revoked: () => ({ key: revoked }),
		publishable: () => ({ key: server.merchant.publishable }),
		'publishable from its origin': () => ({ key: server.merchant.publishable, headers: { origin: ORIGIN } }),
		'publishable from elsewhere': () => ({
			key: server.merchant.publishable,
			headers: { origin: 'https://elsewhere.example' },
		}),
		secret: () => ({ key: server.merchant.secret }),
		'secret from a page': () => ({ key: server.merchant.secret, headers: { origin: ORIGIN } }),
		'publishable of another merchant': () => ({ key: server.other.publishable }),
		'secret of another merchant': () => ({ key: server.other.secret }),
	} satisfies Record<string, () => CallOptions>;

	function expected(operation: Operation, caller: keyof typeof callers): number {
		const { allowed, others = allowed } = requests[operation.id]!;
		if (caller === 'none' || caller === 'garbage' || caller === 'unknown' || caller === 'revoked') return 401;
		if (caller === 'publishable from elsewhere' || caller === 'secret from a page') return 403;
		const kind = caller.startsWith('publishable') ? 'publishable' : 'secret';
		if (!operation.callers.includes(kind)) return 403;
		return caller.endsWith('of another merchant') ? others : allowed;
	}

	for (const operation of operations) {
		for (const caller of Object.keys(callers) as (keyof typeof callers)[]) {
			test(`${operation.id} answers a caller with the key: ${caller}`, async () => {
				const request = requests[operation.id];
				assert.ok(request, `${operation.id} has no row in the table`);
				const { headers, ...key } = callers[caller]() as CallOptions;
				const path = request.path.replace('KEY_ID', keyId).replace('HELD', held.get(operation.id) ?? '');
				const options = { ...request.options, ...key, headers: { ...request.options?.headers, ...headers } };
				const { status, text } = await server.call(operation.method, path, options);
				assert.equal(status, expected(operation, caller), text);
				if (status === 401) assert.doesNotMatch(text, /KETTLE|Tartu/);
			});
		}
	}

	test('shows a merchant nothing of another one', async () => {
		for (const path of ['/v1/stores', '/v1/products', '/v1/variants', '/v1/inventory-levels', '/v1/keys']) {
			const { text } = await server.call('GET', path, { key: server.other.secret });
			assert.doesNotMatch(text, /KETTLE|"tartu"/, path);
		}
		const { body } = await server.call('GET', '/v1/availability?sku=KETTLE', { key: server.other.publishable });
		assert.deepEqual((body as { not_found: string[] }).not_found, ['KETTLE']);
	});
});
