import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { bundle, type Bundled } from '../support/bundle.ts';

let chunks: Bundled[];
const weight = (some: Bundled[]) => some.reduce((sum, { brotli }) => sum + brotli, 0);

before(async () => {
	chunks = await bundle(`export * from '@endcap/sdk';`);
});

const holding = (path: string) => chunks.filter(({ modules }) => modules.some((module) => module.includes(path)));

test('it weighs at most 4 500 bytes until something has to be tried again, and 12 400 then', (t) => {
	const eager = chunks.filter(({ lazy }) => !lazy);
	const withKy = [...eager, ...holding('node_modules/ky/')];
	t.diagnostic(chunks.map(({ name, brotli }) => `${name} ${brotli}`).join(', '));
	t.diagnostic(`${weight(eager)} bytes brotli, ${weight(withKy)} with ky, ${weight(chunks)} with all there is`);
	assert.ok(weight(eager) <= 4500, String(weight(eager)));
	assert.ok(weight(withKy) <= 12_400, String(weight(withKy)));
});

test('ky is loaded on demand only, in a chunk that needs no other', () => {
	const withKy = holding('node_modules/ky/');
	assert.equal(withKy.length, 1);
	assert.equal(withKy[0]?.lazy, true);
	assert.doesNotMatch(withKy[0]?.code ?? '', /\bfrom\s*["'`]|\bimport\s*["'`]/);
});

/** What one part adds, in a chunk of its own that is loaded on demand. */
const PARTS = [
	['holding units, with the session and the outbox', 'reservations/holds.ts', 4960],
	['the basket', 'basket/cart.ts', 3050],
	['orders and fulfillments', 'orders/own-orders.ts', 1950],
	['pickup times', 'collect/slots.state.ts', 1100],
	['a basket that goes to another device', 'basket/hand-over.ts', 600],
	['the account', 'shoppers/own-account.ts', 1360],
	['signing in with a phone or a card', 'shoppers/other-sign-ins.ts', 1200],
	['what there is while somebody is signed in', 'sessions/signed-in.ts', 1000],
	['what is kept of a customer’s', 'shoppers/own-state.ts', 600],
	['points', 'loyalty/own-loyalty.ts', 650],
	['the program of points', 'loyalty/program.ts', 250],
	['the wallet', 'coupons/own-wallet.ts', 850],
	['offers of the shops', 'offers/own-offers.ts', 1200],
	['codes that change', 'loyalty/codes.ts', 1050],
] as const;

for (const [name, module, most] of PARTS) {
	test(`${name} weighs at most ${most} bytes more, in a chunk that is loaded on demand`, () => {
		const [chunk, ...others] = holding(`packages/sdk/src/${module}`);
		assert.ok(chunk?.lazy);
		assert.deepEqual(others, []);
		assert.ok(chunk.brotli <= most, String(chunk.brotli));
	});
}

test('the outbox comes with what writes first', () => {
	assert.deepEqual(holding('shared/outbox/outbox.ts'), holding('packages/sdk/src/reservations/holds.ts'));
});

test('the staff entry weighs at most 6 000 bytes without ky, and the other one carries nothing of it', async (t) => {
	const staff = (await bundle(`export * from '@endcap/sdk/staff';`)).filter(({ lazy }) => !lazy);
	t.diagnostic(`${weight(staff)} bytes brotli`);
	assert.ok(weight(staff) <= 6000, String(weight(staff)));
	assert.deepEqual(holding('packages/sdk/src/staff/'), []);
});

test('being told of changes weighs at most 3 100 bytes more, in a chunk that comes after what shows stock', () => {
	const [live, ...others] = holding('packages/sdk/src/stock/availability.live.ts');
	assert.ok(live?.lazy);
	assert.deepEqual(others, []);
	assert.ok(live.modules.some((module) => module.endsWith('events/event-stream.ts')));
	assert.doesNotMatch(live.code, /\bfrom\s*["'`]|\bimport\s*["'`]/);
	assert.ok(live.brotli <= 3100, String(live.brotli));
});

test('nothing of the schema library or the contract’s code reaches a bundle', () => {
	const modules = chunks.flatMap((chunk) => chunk.modules);
	assert.deepEqual(
		modules.filter((module) => /typebox|packages\/contract/.test(module)),
		[],
	);
});

test('who imports a guard alone gets a guard alone', async () => {
	const [guard, ...rest] = await bundle(`export { isEndcapProblem } from '@endcap/sdk';`);
	assert.deepEqual(rest, []);
	assert.ok((guard?.brotli ?? 0) < 200, String(guard?.brotli));
});

test('importing it touches nothing of the platform', async () => {
	const [whole] = await bundle(`export * from '@endcap/sdk';`, { oneFile: true });
	const script = whole?.code.replace(/export\s*\{[^}]*\};?\s*$/, '') ?? '';
	assert.ok(script.length > 10_000 && script !== whole?.code);
	// A realm with the language and nothing else: no window, no document, no fetch, no timers.
	runInNewContext(`'use strict'; (() => {${script.replace(/^import .*$/gm, '')}})()`);
});
