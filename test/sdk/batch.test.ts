import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEndcapProblem, type StoreAvailability } from '@endcap/sdk';
import { connect, gate, until } from '../support/client.ts';
import { availabilityOf } from '../support/example-answers.ts';
import { problem } from '../support/replies.ts';

const skusOf = (query: Record<string, unknown> | undefined) => query?.sku as string[];
const numbered = (count: number) =>
	Array.from({ length: count }, (_, index) => `SKU-${String(index).padStart(3, '0')}`);

test('all reads of one turn become one request, promises and live state alike', async (t) => {
	const { endcap, server } = await connect(t);
	const live = until(endcap.availability.$availability({ sku: 'B' }), ({ status }) => status === 'ready');
	const [a, c] = await Promise.all([
		endcap.availability.get({ sku: ['A'] }),
		// A later microtask is still the same turn.
		Promise.resolve().then(() => endcap.availability.get({ gtin: ['4006381333931'] })),
	]);
	assert.deepEqual(
		a.data.map(({ sku }) => sku),
		['A'],
	);
	assert.deepEqual(
		c.data.map(({ gtin }) => gtin),
		['04006381333931'],
	);
	assert.equal((await live).value?.sku, 'B');
	assert.equal(server.asked.length, 1);
	assert.equal(server.asked[0]?.target, '/v1/availability?gtin=04006381333931&key=pk_test&sku=A&sku=B');
});

test('a reader gets what it would have got alone', async (t) => {
	const { endcap, server } = await connect(t);
	const level = (store_id: string, quantity_available: number): StoreAvailability => ({
		store_id,
		status: quantity_available > 0 ? 'in_stock' : 'out_of_stock',
		quantity_available,
		quantity_capped: false,
		pickup_method: 'reserve',
		pickup_sla: 'same_day',
	});
	const stock: Record<string, StoreAvailability[]> = {
		A: [level('riga', 1), level('turku', 1)],
		B: [level('riga', 1), level('turku', 0)],
		C: [],
	};
	server.always(({ query }) => {
		const asked = skusOf(query);
		const data = asked.filter((sku) => stock[sku]).map((sku) => ({ sku, gtin: null, stores: stock[sku] ?? [] }));
		const has = (id: string) =>
			data.length === asked.length &&
			data.every(({ stores }) => stores.some((each) => each.store_id === id && each.quantity_available > 0));
		const stores = ['riga', 'turku'].map((store_id) => ({ store_id, distance: null, complete: has(store_id) }));
		const body = { as_of: '2026-03-25T10:00:00Z', stores, data, not_found: asked.filter((sku) => !stock[sku]) };
		return { headers: { date: 'Wed, 25 Mar 2026 10:00:00 GMT' }, body };
	});
	const questions = [['A'], ['B'], ['A', 'B'], ['C'], ['A', 'NOPE'], ['NOPE']];
	const alone = [];
	for (const sku of questions) alone.push(await endcap.availability.get({ sku }));
	assert.equal(server.asked.length, questions.length);
	const together = await Promise.all(questions.map((sku) => endcap.availability.get({ sku })));
	assert.equal(server.asked.length, questions.length + 1);
	assert.deepEqual(together, alone);
});

test('the same SKU asked twice is asked once', async (t) => {
	const { endcap, server } = await connect(t);
	await Promise.all([endcap.availability.get({ sku: ['A', 'A'] }), endcap.availability.get({ sku: ['A'] })]);
	assert.equal(server.asked[0]?.target, '/v1/availability?key=pk_test&sku=A');
	assert.equal(server.asked.length, 1);
});

test('reads of another turn are another request', async (t) => {
	const { endcap, server } = await connect(t);
	await endcap.availability.get({ sku: ['A'] });
	await endcap.availability.get({ sku: ['A'] });
	assert.equal(server.asked.length, 2);
});

test('reads that are narrowed differently are not mixed', async (t) => {
	const { endcap, server } = await connect(t);
	await Promise.all([
		endcap.availability.get({ sku: ['A'] }),
		endcap.availability.get({ sku: ['B'], near: '58.3,26.7' }),
		endcap.availability.get({ sku: ['C'], near: '58.3,26.7' }),
		endcap.availability.get({ sku: ['D'], store: ['riga-miera'] }),
		endcap.availability.get({ sku: ['E', 'F'], complete: true }),
		endcap.availability.get({ sku: ['G'], complete: true }),
	]);
	assert.deepEqual(server.asked.map(({ query }) => skusOf(query).join()).sort(), ['A', 'B,C', 'D', 'E,F', 'G']);
});

test('more than a hundred references are asked for a hundred at a time, and answered whole', async (t) => {
	const { endcap, server } = await connect(t);
	const skus = numbered(250);
	const { data } = await endcap.availability.get({ sku: skus });
	assert.deepEqual(
		server.asked.map(({ query }) => skusOf(query).length),
		[100, 100, 50],
	);
	assert.deepEqual(
		data.map(({ sku }) => sku),
		skus,
	);
});

test('no URL outgrows what servers take, however long the SKUs are', async (t) => {
	const { endcap, server } = await connect(t);
	const skus = numbered(100).map((sku) => `${sku}${'ä'.repeat(100)}`);
	const { data } = await endcap.availability.get({ sku: skus });
	assert.equal(data.length, 100);
	for (const { target } of server.asked) assert.ok(target.length < 8000, String(target.length));
});

test('a reader that aborts rejects at once and leaves the others alone', async (t) => {
	const { endcap, server } = await connect(t);
	const { open, opened } = gate();
	server.next(() => opened);
	const stop = new AbortController();
	const left = endcap.availability.get({ sku: ['A'] }, { signal: stop.signal });
	const stays = endcap.availability.get({ sku: ['B'] });
	await server.requests(1);
	stop.abort();
	await assert.rejects(left, { name: 'AbortError' });
	open();
	assert.equal((await stays).data[0]?.sku, 'B');
});

test('the only reader’s abort ends the request', async (t) => {
	const { endcap, server } = await connect(t);
	server.next(() => new Promise(() => {}));
	const stop = new AbortController();
	const only = endcap.availability.get({ sku: ['A'] }, { signal: stop.signal });
	await server.requests(1);
	stop.abort();
	await assert.rejects(only, { name: 'AbortError' });
	await server.settled(0);
	assert.equal(server.asked[0]?.aborted, true);
});

test('a refusal is given to every reader', async (t) => {
	const { endcap, server } = await connect(t);
	server.next(() => problem('origin_not_allowed', 'Add the origin to the key.'));
	const readers = ['A', 'B', 'C'].map((sku) => endcap.availability.get({ sku: [sku] }));
	for (const reader of readers) await assert.rejects(reader, (error) => isEndcapProblem(error, 'origin_not_allowed'));
	assert.equal(server.asked.length, 1);
});

test('a chunk that fails fails those who need it and nobody else', async (t) => {
	const { endcap, server } = await connect(t);
	server.always(({ query }) => (skusOf(query).includes('SKU-150') ? problem('not_found', 'No.') : undefined));
	const reads = numbered(150).map((sku) => endcap.availability.get({ sku: [sku] }));
	const beyond = endcap.availability.get({ sku: ['SKU-150'] });
	await assert.rejects(beyond, isEndcapProblem);
	const settled = await Promise.allSettled(reads);
	assert.equal(settled.filter(({ status }) => status === 'fulfilled').length, 100);
});

test('a reference that the API refuses spoils nobody else’s answer', async (t) => {
	const { endcap, server } = await connect(t);
	const bad = endcap.availability.get({ gtin: ['not a barcode'] });
	const spaced = endcap.availability.get({ sku: [' A'] });
	const nothing = endcap.availability.get({});
	const good = endcap.availability.get({ sku: ['A'] });
	await assert.rejects(bad, (error) => isEndcapProblem(error, 'invalid_request'));
	await assert.rejects(spaced, (error) => isEndcapProblem(error, 'invalid_request'));
	assert.equal((await nothing).data.length, 0);
	assert.equal((await good).data.length, 1);
	assert.equal(server.asked.length, 4);
});

test('a read of promises brings live state up to date', async (t) => {
	const { endcap, server } = await connect(t);
	const $availability = endcap.availability.$availability({ sku: 'A' });
	await until($availability, ({ status }) => status === 'ready');
	server.next(() => ({ body: availabilityOf(['A'], [], { stores: [] }) }));
	const emptied = until($availability, ({ value }) => value?.stores.length === 0);
	await endcap.availability.get({ sku: ['A'] });
	assert.equal((await emptied).status, 'ready');
});

test('a read of some stores says nothing of all stores', async (t) => {
	const { endcap, server } = await connect(t);
	const $availability = endcap.availability.$availability({ sku: 'A' });
	const ready = await until($availability, ({ status }) => status === 'ready');
	server.next(() => ({ body: availabilityOf(['A'], [], { stores: [] }) }));
	await endcap.availability.get({ sku: ['A'], store: ['riga-miera'] });
	assert.equal($availability.get(), ready);
});
