import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleProduct, exampleStorePage, exampleStores } from '@endcap/contract/examples';
import { isEndcapProblem } from '@endcap/sdk';
import { connect, until } from '../support/client.ts';
import { holdClock } from '../support/clock.ts';
import { problem } from '../support/replies.ts';

test('the state of the stores holds every page of them', async (t) => {
	const { endcap, server } = await connect(t);
	server.next(
		() => ({ body: { data: [exampleStores.tartu], next_cursor: 'page two' } }),
		() => ({ body: { data: [exampleStores.riga], next_cursor: null } }),
	);
	const { value } = await until(endcap.stores.$stores, ({ status }) => status === 'ready');
	assert.deepEqual(value, [exampleStores.tartu, exampleStores.riga]);
	const targets = ['/v1/stores?key=pk_test&limit=250', '/v1/stores?cursor=page%20two&key=pk_test&limit=250'];
	assert.deepEqual(
		server.asked.map(({ target }) => target),
		targets,
	);
});

test('stores are read again after five minutes and not before', async (t) => {
	const clock = holdClock(t);
	const { endcap, server } = await connect(t);
	endcap.stores.$stores.subscribe(() => {});
	const first = await until(endcap.stores.$stores, ({ status }) => status === 'ready');
	assert.deepEqual(first.value, exampleStorePage.data);
	clock.advance(200_000);
	await endcap.merchant.get();
	assert.equal(server.asked.length, 2);
	clock.advance(200_000);
	await until(endcap.stores.$stores, (live) => live !== first);
	assert.equal(server.asked.length, 3);
});

test('the state of a product is the product, or the problem that there is none', async (t) => {
	const { endcap } = await connect(t);
	const { value } = await until(endcap.products.$product('enamel-kettle'), ({ status }) => status === 'ready');
	assert.deepEqual(value, exampleProduct);
	const { error } = await until(endcap.products.$product('nothing'), ({ status }) => status === 'error');
	assert.ok(isEndcapProblem(error, 'not_found'));
});

test('a product that cannot be confirmed keeps its value', async (t) => {
	const clock = holdClock(t);
	const { endcap, server } = await connect(t);
	const $product = endcap.products.$product('enamel-kettle');
	$product.subscribe(() => {});
	await until($product, ({ status }) => status === 'ready');
	server.next(() => problem('not_found', 'It was archived.'));
	clock.advance(400_000);
	const stale = await until($product, ({ status }) => status === 'stale');
	assert.deepEqual(stale.value, exampleProduct);
});
