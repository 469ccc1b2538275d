import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EndcapTimeoutError } from '@endcap/sdk';
import { readCatalogue } from '../../packages/sdk/src/kiosks/catalogue.ts';

test('a catalogue whose line stalls is given up after a minute, so that it can be read again', async (t) => {
	t.mock.timers.enable({ apis: ['setTimeout'] });
	const end = new AbortController();
	const stalls: typeof fetch = (_, init) =>
		new Promise((_resolve, reject) => {
			init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
		});
	const read = readCatalogue('https://shop.example', { fetch: stalls, key: 'pk', etag: null, end: end.signal });
	t.mock.timers.tick(60_000);
	await assert.rejects(read, EndcapTimeoutError);
});
