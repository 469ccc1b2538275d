import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { after, before, describe, test, type TestContext } from 'node:test';
import { CuttingProxy, type Cut, type CuttingProxyOptions } from '../../support/cutting-proxy.ts';

const REQUEST = 'x'.repeat(1000);
const ANSWER = 'y'.repeat(600);

describe('the cutting proxy', () => {
	let server: Server;
	let received: string;
	before(async () => {
		server = createServer((socket) => {
			socket.on('error', () => undefined);
			socket.setEncoding('utf8').on('data', (text: string) => {
				received += text;
				if (text.length === REQUEST.length) socket.write(ANSWER);
			});
		}).listen(0, '127.0.0.1');
		await once(server, 'listening');
	});
	after(() => server.close());

	async function proxyOf(t: TestContext, options?: CuttingProxyOptions): Promise<CuttingProxy> {
		received = '';
		const proxy = await CuttingProxy.start(
			{ host: '127.0.0.1', port: (server.address() as AddressInfo).port },
			options,
		);
		t.after(() => proxy.close());
		return proxy;
	}

	/** Sends the request and gives what came back until all of it was there or the line ended. */
	async function ask(proxy: CuttingProxy): Promise<{ answer: string; cut: boolean }> {
		const socket = connect(proxy.port, '127.0.0.1');
		socket.on('error', () => undefined);
		let answer = '';
		const whole = new Promise<false>((resolve) => {
			socket.setEncoding('utf8').on('data', (text: string) => {
				answer += text;
				if (answer.length === ANSWER.length) resolve(false);
			});
		});
		const closed = new Promise<true>((resolve) => socket.once('close', () => resolve(true)));
		socket.write(REQUEST);
		const cut = await Promise.race([whole, closed]);
		socket.destroy();
		return { answer, cut };
	}

	test('passes everything on while it is told nothing', async (t) => {
		const proxy = await proxyOf(t);
		assert.deepEqual(await ask(proxy), { answer: ANSWER, cut: false });
		assert.equal(received, REQUEST);
	});

	const places: [cut: Cut, sent: number, answered: number][] = [
		['before', 0, 0],
		['request', 500, 0],
		['sent', 1000, 0],
		['unanswered', 1000, 0],
		['answer', 1000, 300],
	];
	for (const [cut, sent, answered] of places) {
		test(`cuts one line where it is told to: ${cut}`, async (t) => {
			const proxy = await proxyOf(t);
			proxy.cutNext(cut);
			const outcome = await ask(proxy);
			assert.deepEqual(outcome, { answer: ANSWER.slice(0, answered), cut: true });
			// What was sent arrives, with nobody left to hear of it.
			while (received.length < sent) await new Promise(setImmediate);
			assert.equal(received.length, sent);
			assert.deepEqual(await ask(proxy), { answer: ANSWER, cut: false });
		});
	}

	test('cuts at random, each of the places', async (t) => {
		const proxy = await proxyOf(t, { rate: 0.5 });
		while (Object.values(proxy.cuts).some((times) => times === 0)) await ask(proxy);
		assert.ok(Object.values(proxy.cuts).every((times) => times > 0));
	});

	test('keeps what was sent while it stalls', async (t) => {
		const proxy = await proxyOf(t);
		proxy.stall();
		const asked = ask(proxy);
		while (proxy.size === 0) await new Promise(setImmediate);
		assert.equal(received, '');
		proxy.resume();
		assert.deepEqual(await asked, { answer: ANSWER, cut: false });
	});

	test('drops every line, and refuses those that come', async (t) => {
		const proxy = await proxyOf(t);
		proxy.stall();
		const asked = ask(proxy);
		while (proxy.size === 0) await new Promise(setImmediate);
		proxy.dropAll();
		assert.deepEqual(await asked, { answer: '', cut: true });
		proxy.resume();
		proxy.refusing = true;
		assert.deepEqual(await ask(proxy), { answer: '', cut: true });
	});
});
