import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { exampleReservation } from '@endcap/contract/examples';
import { createTransport, type Credentials } from '../../packages/sdk/src/shared/transport.ts';
import { write } from '../../packages/sdk/src/shared/write.ts';
import { isEndcapProblem, type Reservation } from '@endcap/sdk';
import { startContractServer } from '../support/contract-server.ts';
import { problem } from '../support/replies.ts';

const INPUT = { lines: [{ sku: 'KETTLE-RED', quantity: 1 }] };
const shape = ['id'] as const;
const held = () => ({ status: 201, headers: { etag: '"one"' }, body: exampleReservation });
const busy = () => problem('unavailable', 'The database restarts.');

async function connect(t: TestContext, credentials: Credentials = { publishableKey: 'pk_test' }) {
	const server = await startContractServer();
	t.after(() => server.close());
	return { server, transport: createTransport({ baseUrl: server.url, ...credentials }) };
}

test('a write carries its body, key and conditions, and gives status, value and headers', async (t) => {
	const { server, transport } = await connect(t);
	server.next(held);
	const options = { shape, idempotencyKey: 'one', ifMatch: '"zero"' };
	const { status, value, headers } = await write<Reservation>(transport, 'POST', '/v1/reservations', INPUT, options);
	assert.deepEqual([status, value, headers.get('content-type')], [201, exampleReservation, 'application/json']);
	const [asked] = server.asked;
	assert.deepEqual([asked?.target, JSON.parse(asked?.body ?? '')], ['/v1/reservations', INPUT]);
	assert.equal(asked?.headers.authorization, 'Bearer pk_test');
	assert.equal(asked?.headers['content-type'], 'application/json');
	assert.equal(asked?.headers['idempotency-key'], 'one');
	assert.equal(asked?.headers['if-match'], '"zero"');
});

test('without a body there is no type of one, and a secret key or a token takes the place of the key', async (t) => {
	const { server, transport } = await connect(t, { secretKey: 'sk_test' });
	server.always(() => ({ status: 200, body: exampleReservation }));
	const release = (authorization?: string) =>
		write(transport, 'POST', '/v1/reservations/one/release', undefined, {
			shape: [],
			idempotencyKey: 'one',
			authorization,
		});
	await release();
	await release('Bearer pk_other');
	assert.deepEqual(
		server.asked.map(({ body, headers }) => [body, headers['content-type'], headers.authorization]),
		[
			['', undefined, 'Bearer sk_test'],
			['', undefined, 'Bearer pk_other'],
		],
	);
});

test('with an idempotency key a failure that may pass is tried again with the same key', async (t) => {
	const { server, transport } = await connect(t);
	server.next(busy, () => ({ ...held(), cutAfter: 5 }), held);
	const options = { shape, idempotencyKey: 'one' };
	const { value } = await write<Reservation>(transport, 'POST', '/v1/reservations', INPUT, options);
	assert.deepEqual(value, exampleReservation);
	assert.deepEqual(
		server.asked.map(({ headers }) => headers['idempotency-key']),
		['one', 'one', 'one'],
	);
});

test('without one it is sent once, since it may have had its effect', async (t) => {
	const { server, transport } = await connect(t);
	server.always(busy);
	const call = write<Reservation>(transport, 'POST', '/v1/reservations', INPUT, { shape });
	await assert.rejects(call, (error) => isEndcapProblem(error, 'unavailable'));
	assert.equal(server.asked.length, 1);
});

test('what is deleted twice is deleted once, so that is tried again; it needs no body in return', async (t) => {
	const { server, transport } = await connect(t, { secretKey: 'sk_test' });
	server.next(busy, () => ({ status: 204, body: '' }));
	const { status, value } = await write(transport, 'DELETE', '/v1/keys/key0001', undefined, { shape: [] });
	assert.deepEqual([status, value], [204, undefined]);
	assert.equal(server.asked.length, 2);
});
