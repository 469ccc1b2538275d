import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { after, afterEach, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort } from '../support/free-port.ts';
import { run, startUntil, type Running } from '../support/processes.ts';
import { temporaryFolder } from './fixtures.ts';

const script = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));
const command = fileURLToPath(new URL('../../packages/server/bin/endcap.js', import.meta.url));

describe('npm start', () => {
	let folder: string;
	let port: number;
	const env = () => ({ ENDCAP_DATA: `${folder}/data`, PORT: String(port) });
	let running: Running | undefined;
	const start = async (): Promise<Running> => {
		running = await startUntil(process.execPath, [script], /Stop with Ctrl-C/, { env: env() });
		return running;
	};
	const text = async (path: string) => (await fetch(`http://localhost:${port}${path}`)).text();

	before(async () => {
		folder = await temporaryFolder();
		port = await freePort();
	});
	// Also after a test that failed half-way, so that the next one finds the port and the folder free.
	afterEach(() => running?.stop());
	after(() => rm(folder, { recursive: true, force: true }));

	it('fills the demo shop on a fresh data directory and serves its pages', async () => {
		const started = await start();
		assert.match(started.output(), /7 stores, 63 products, \d+ stock levels made just now/);
		assert.match(started.output(), /sk_[a-z2-7]{12}_[a-z2-7]{26}/);
		assert.match(await text('/'), /Tihane &amp; Tõru/);
		const [, key] = /endcap-key" content="(pk_[^"]+)"/.exec(await text('/product/enamel-kettle')) ?? [];
		assert.match(await text(`/v1/availability?sku=KETTLE-MOSS&key=${key}`), /"tartu-ruutli"/);
		const [elsewhere] = /http:\/\/localhost:\d+(?=\n)/.exec(started.output().split('On another origin')[1] ?? '') ?? [];
		assert.match(await (await fetch(elsewhere ?? '')).text(), new RegExp(`localhost:${port}/endcap.js\\?key=${key}`));
		assert.equal(await started.stop(), 0);
	});

	it('keeps everything at the second start and shows no secret key again', async () => {
		const started = await start();
		assert.match(started.output(), /7 stores, 63 products, \d+ stock levels kept from before/);
		assert.doesNotMatch(started.output(), /sk_[a-z2-7]{12}/);
		assert.equal(await started.stop(), 0);
	});

	it('shows the retailer’s own shop by default once there is one', async () => {
		const made = await run(process.execPath, [command, 'init', '--name', 'Minu <pood>', '--json'], { env: env() });
		assert.equal(made.code, 0, made.stderr);
		const started = await start();
		assert.match(await text('/'), /<h1>Minu &lt;pood&gt;<\/h1>/);
		assert.match(await text('/?shop=demo'), /Tihane &amp; Tõru/);
		assert.match(started.output(), /\?shop=demo/);
		assert.equal(await started.stop(), 0);
	});

	it('says in plain words that the port is taken', async () => {
		const other = createServer().listen(port, 'localhost');
		await once(other, 'listening');
		const { code, stderr } = await run(process.execPath, [script], { env: env() });
		other.close();
		assert.equal(code, 1);
		assert.match(stderr, new RegExp(`Port ${port} is taken`));
		assert.doesNotMatch(stderr, /\n\s+at /);
	});
});
