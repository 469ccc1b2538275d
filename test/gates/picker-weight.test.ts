import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bundle } from '../support/bundle.ts';

/** Brotli bytes of the picker with its framework: all that is loaded before it shows shops, but for the SDK. */
const MOST_BYTES = 14_000;

const define = fileURLToPath(
	new URL('../../packages/elements/src/collect/endcap-collect-picker/define.ts', import.meta.url),
);

test(`a picker with its framework comes to at most ${MOST_BYTES} bytes`, async (context) => {
	const chunks = await bundle(`import ${JSON.stringify(define)};`, { asScript: true });
	for (const { name, lazy, brotli } of chunks) context.diagnostic(`${lazy ? 'later' : 'first'} ${brotli} ${name}`);
	const bytes = chunks.filter(({ lazy }) => !lazy).reduce((sum, { brotli }) => sum + brotli, 0);
	context.diagnostic(`${bytes} bytes before shops show`);
	assert.ok(bytes > 0);
	assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
});

test('a picker’s shops come before all that is done with them', async () => {
	const chunks = await bundle(`import ${JSON.stringify(define)};`, { asScript: true });
	const first = chunks.filter(({ lazy }) => !lazy).flatMap(({ modules }) => modules);
	for (const later of ['choose-times', 'chosen', 'find-shop', 'split', 'hold', 'basket']) {
		assert.ok(!first.some((name) => name.endsWith(`/endcap-collect-picker/${later}.ts`)), later);
	}
});
