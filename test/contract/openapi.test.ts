import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { openApiDocument } from '@endcap/contract';

test('the document that is published is the one the code describes', async () => {
	const url = new URL('../../packages/contract/openapi.json', import.meta.url);
	const { version } = JSON.parse(
		await readFile(new URL('../../packages/contract/package.json', import.meta.url), 'utf8'),
	);
	assert.deepEqual(JSON.parse(await readFile(url, 'utf8')), openApiDocument(version), 'run `npm run contract:write`');
});
