import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundle } from '../support/bundle.ts';

test('what a kiosk’s device needs weighs at most 7 000 bytes, with nothing of the schema library', async (t) => {
	const chunks = await bundle(`export * from '@endcap/sdk/kiosk';`);
	const eager = chunks.filter(({ lazy }) => !lazy);
	const bytes = eager.reduce((sum, { brotli }) => sum + brotli, 0);
	t.diagnostic(`${bytes} bytes brotli`);
	assert.ok(bytes <= 7000, String(bytes));
	const modules = chunks.flatMap((chunk) => chunk.modules);
	assert.deepEqual(
		modules.filter((module) => /typebox|packages\/contract/.test(module)),
		[],
	);
});
