import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bundle } from '../support/bundle.ts';

/** Brotli bytes of the order's element with its framework: all that is loaded before it says what now, but for the SDK. */
const MOST_BYTES = 16_980;
/** Those of the pickup code, which come after. */
const MOST_OF_CODE = 2700;

const path = (file: string) =>
	JSON.stringify(
		fileURLToPath(new URL(`../../packages/elements/src/orders/endcap-order-status/${file}`, import.meta.url)),
	);
/** The element, and what comes for those who have an order. */
const BOTH = `import ${path('define.ts')}; export { OrderDetail } from ${path('detail.ts')};`;

test(`an order with its framework comes to at most ${MOST_BYTES} bytes, and its code to ${MOST_OF_CODE}`, async (context) => {
	const chunks = await bundle(BOTH, { asScript: true });
	for (const { name, lazy, brotli } of chunks) context.diagnostic(`${lazy ? 'later' : 'first'} ${brotli} ${name}`);
	const first = chunks.filter(({ lazy }) => !lazy);
	const bytes = first.reduce((sum, { brotli }) => sum + brotli, 0);
	context.diagnostic(`${bytes} bytes before an order shows`);
	assert.ok(bytes > 0);
	assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
	const code = chunks.find(({ modules }) => modules.some((name) => name.endsWith('/qr/qr.ts')));
	assert.ok(code?.lazy);
	assert.ok(code.brotli <= MOST_OF_CODE, `${code.brotli} bytes`);
	const later = first
		.flatMap(({ modules }) => modules)
		.filter((name) => /\/(change-time|cancel|times)\.ts$/.test(name));
	assert.deepEqual(later, []);
});
