import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openApiDocument, operations, Problem, type Cart, type Operation, type Session } from '@endcap/contract';
import * as fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { Value } from 'typebox/value';
import { onEachDatabase } from '../../support/databases.ts';
import { valueOf, type JsonSchema } from '../../support/arbitrary-requests.ts';
import { KioskDesk } from '../../support/kiosk-desk.ts';
import { testServer, type Answer, type TestServer } from '../../support/server.ts';
import { productInput, storeInput } from '../../support/shop.ts';

interface Documented {
	parameters?: { name: string; in: string; required: boolean; schema: JsonSchema }[];
	requestBody?: { content: Record<string, { schema: JsonSchema }> };
}

const document = openApiDocument('0') as unknown as {
	paths: Record<string, Record<string, Documented>>;
	components: { schemas: Record<string, JsonSchema> };
};
const { schemas } = document.components;
/** What goes wrong is the same statement on both, and PostgreSQL is the faster one to ask. */
const RUNS = { pglite: 10, postgresql: 40 };

/** Operations on files have tests of their own. */
const jsonOperations = operations.filter(({ tag }) => tag !== 'Imports');

onEachDatabase('the contract', (context) => {
	let server: TestServer;
	let shopper: string;
	let cart: string;
	let kiosk: string;
	const registered: string[] = [];
	before(async () => {
		const watch = async (app: FastifyInstance) => {
			app.addHook('onRoute', ({ url, method, schema }) => {
				if (url.startsWith('/v1/') && schema && method !== 'HEAD') registered.push(`${String(method)} ${url}`);
			});
		};
		const pages = Object.assign(watch, { [Symbol.for('skip-override')]: true });
		server = await testServer(context.database, { pages, logLevel: 'silent' });
		const { secret: key } = server.merchant;
		await server.call('PUT', '/v1/stores/tartu', { key, body: storeInput() });
		await server.call('PUT', '/v1/products/kettle', { key, body: productInput(['KETTLE']) });
		const session = await server.call('POST', '/v1/sessions', { key: server.merchant.publishable });
		shopper = (session.body as Session).access_token;
		const headers = { 'idempotency-key': 'cart' };
		const begun = await server.call('POST', '/v1/carts', { key: shopper, body: {}, headers });
		cart = (begun.body as Cart).id;
		kiosk = (await new KioskDesk(server).kiosk()).key;
	});
	after(() => server.close());

	test('is what the server registers, no more and no less', () => {
		const expected = operations.map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
		assert.deepEqual(registered.sort(), expected.sort());
	});

	for (const operation of jsonOperations) {
		test(`${operation.id} answers any request as documented and never fails`, { timeout: 120_000 }, async () => {
			await fc.assert(
				fc.asyncProperty(
					requestOf(operation),
					fc.constantFrom('publishable', 'secret') as never,
					async (request: AnyRequest, kind: 'publishable' | 'secret') => {
						// Revoking the very key that asks is not what this is about.
						const key = keyOf(operation, kind);
						const state = await stateOf(operation, request.path);
						const path = request.path.replace(/^\/v1\/carts\/[^/]+/, `/v1/carts/${cart}`);
						const answer = await server.call(operation.method, path + request.query, {
							key,
							...(request.body !== undefined && { body: request.body }),
							headers: {
								...(operation.idempotent && { 'idempotency-key': crypto.randomUUID() }),
								...(operation.guarded && { 'if-match': '*' }),
							},
						});
						assertDocumented(operation, answer);
						if (answer.status >= 400) assert.equal(await stateOf(operation, request.path), state, 'half-written');
					},
				),
				// A password costs half a second.
				{ numRuns: operation.id === 'signInStaff' ? 5 : RUNS[context.engine] },
			);
		});
	}

	function keyOf(operation: Operation, kind: 'publishable' | 'secret'): string {
		if (isCart(operation)) return shopper;
		if (operation.callers.includes('kiosk')) return kiosk;
		return server.merchant[operation.callers.includes(kind) ? kind : 'secret'];
	}

	/** What reading the thing that a PUT addresses gives, to see whether a refused one left something. */
	async function stateOf(operation: Operation, path: string): Promise<string> {
		if (operation.method !== 'PUT') return '';
		const { text, status } = await server.call('GET', path, { key: server.merchant.secret });
		return status === 200 ? text : String(status);
	}

	function assertDocumented(operation: Operation, { status, text, body, headers }: Answer): void {
		assert.ok(status < 500, text);
		const schema = status >= 400 ? Problem : operation.answers[status]?.schema;
		assert.ok(schema, `${operation.id} answered ${status}`);
		const type = status >= 400 ? 'application/problem+json' : 'application/json; charset=utf-8';
		assert.ok(headers.get('content-type')?.startsWith(type), String(headers.get('content-type')));
		const errors = Value.Errors(schema, body);
		assert.deepEqual(errors, [], JSON.stringify(body));
	}
});

/** Nothing with a key has carts. */
function isCart({ tag }: Operation): boolean {
	return tag === 'Carts';
}

interface AnyRequest {
	path: string;
	query: string;
	body: unknown;
}

function requestOf(operation: Operation): fc.Arbitrary<AnyRequest> {
	const { parameters = [], requestBody } = document.paths[operation.path]![operation.method.toLowerCase()]!;
	const inPath = parameters.filter((each) => each.in === 'path').map(({ schema }) => valueOf(schema, schemas));
	const inQuery = parameters.filter((each) => each.in === 'query');
	const query = fc.record(Object.fromEntries(inQuery.map(({ name, schema }) => [name, valueOf(schema, schemas)])), {
		requiredKeys: [],
	});
	const schema = requestBody?.content['application/json']?.schema;
	return fc.record({
		path: fc.tuple(...inPath).map((values) => pathOf(operation.path, values)),
		// A stream has no end to wait for, and tests of its own.
		query: query.map((asked) => queryOf(operation.id === 'followEvents' ? { ...asked, mode: 'poll' } : asked)),
		body: schema ? valueOf(schema, schemas) : fc.constant(undefined),
	});
}

function pathOf(path: string, values: unknown[]): string {
	return values.reduce<string>((filled, value) => filled.replace(/\{\w+\}/, () => encode(value) || '%20'), path);
}

function queryOf(query: Record<string, unknown>): string {
	const pairs = Object.entries(query).flatMap(([name, value]) =>
		(Array.isArray(value) ? value : [value]).map((item) => `${name}=${encode(item)}`),
	);
	return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function encode(value: unknown): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
	// A path segment of dots is taken off by every HTTP client.
	return encodeURIComponent(Buffer.from(text).toString()).replaceAll('.', '%2E');
}
