import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { operations, PROBLEMS } from '@endcap/contract';
import { pgliteDatabase, type TestDatabase } from '../../support/databases.ts';
import { testServer, type TestServer } from '../../support/server.ts';

describe('pages and scripts', () => {
	let opened: TestDatabase;
	let server: TestServer;
	let elements: string;
	before(async () => {
		elements = await mkdtemp(join(tmpdir(), 'endcap-elements-'));
		opened = await pgliteDatabase();
		server = await testServer(opened.database, { elements, logLevel: 'silent' });
	});
	after(async () => {
		await server.close();
		await opened.close();
		await rm(elements, { recursive: true });
	});

	test('the document served is the contract', async () => {
		const file = new URL('../../../packages/contract/openapi.json', import.meta.url);
		const { text, headers } = await server.call('GET', '/openapi.json');
		assert.equal(text, await readFile(file, 'utf8'));
		assert.equal(headers.get('access-control-allow-origin'), '*');
	});

	test('the reference has every operation, its links lead somewhere, and it needs no script', async () => {
		const { text, headers } = await server.call('GET', '/docs');
		for (const { id } of operations) assert.match(text, new RegExp(`<section id="${id}">`));
		for (const [, anchor] of text.matchAll(/href="#([^"]+)"/g)) assert.ok(text.includes(`id="${anchor}"`), anchor);
		assert.doesNotMatch(text, /<script|<style|style="|onclick/);
		assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'; style-src 'self'/);
	});

	test('every error code has its place', async () => {
		const { text } = await server.call('GET', '/docs/errors');
		for (const code of Object.keys(PROBLEMS)) assert.match(text, new RegExp(`<section id="${code}">`));
	});

	test('the start page shows what to paste, from this very address', async () => {
		const { text } = await server.call('GET', '/');
		assert.ok(text.includes(`src=&quot;${server.url}/endcap.js?key=pk_…&quot;`));
		assert.doesNotMatch(text, /sk_/);
	});

	test('pages of one’s own take the place of the start page', async () => {
		const pages = async (app: Parameters<NonNullable<Parameters<typeof testServer>[1]>['pages'] & object>[0]) => {
			app.get('/', async () => 'The demo');
		};
		const own = await testServer(opened.database, { pages, elements, logLevel: 'silent' });
		assert.equal((await own.call('GET', '/')).text, 'The demo');
		await own.close();
	});

	test('a script that was not built is told in a sentence', async () => {
		const { status, text } = await server.call('GET', '/endcap.js');
		assert.equal(status, 503);
		assert.match(text, /have not been built/);
	});

	test('scripts are for every page, compressed, and kept as long as their name says', async () => {
		await mkdir(join(elements, 'chunks'));
		const source = `export const a = '${'a'.repeat(2000)}';`;
		for (const name of ['endcap.js', 'chunks/stock-B3x.js', 'endcap-0.1.0.js'])
			await writeFile(join(elements, name), source);
		const loader = await server.call('GET', '/endcap.js?key=pk_x', { headers: { 'accept-encoding': 'gzip, br' } });
		assert.equal(loader.text, source);
		assert.equal(loader.headers.get('content-encoding'), 'br');
		assert.equal(loader.headers.get('cache-control'), 'no-cache');
		assert.equal(loader.headers.get('cross-origin-resource-policy'), 'cross-origin');
		assert.equal(loader.headers.get('access-control-allow-origin'), '*');
		const etag = loader.headers.get('etag')!;
		const known = { 'if-none-match': etag, 'accept-encoding': 'gzip, br' };
		assert.equal((await server.call('GET', '/endcap.js', { headers: known })).status, 304);
		for (const path of ['/chunks/stock-B3x.js', '/endcap-0.1.0.js']) {
			const { headers, text } = await server.call('GET', path, { headers: { 'accept-encoding': 'gzip;q=0' } });
			assert.equal(text, source, path);
			assert.equal(headers.get('content-encoding'), null);
			assert.match(headers.get('cache-control')!, /immutable/);
		}
	});

	test('nothing but scripts is served from that folder', async () => {
		for (const path of [
			'/chunks/..%2f..%2fpackage.json',
			'/chunks/..%2fendcap.js',
			'/endcap-0.1.0.js.map',
			'/chunks/none.js',
		]) {
			assert.equal((await server.call('GET', path)).status, 404, path);
		}
	});
});
