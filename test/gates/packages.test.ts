import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const run = promisify(execFile);
const packages = new URL('../../packages/', import.meta.url).pathname;
const bin = new URL('../../node_modules/.bin/', import.meta.url).pathname;

for (const name of ['contract', 'server', 'sdk', 'elements']) {
	test(`what is published of ${name} resolves for its users`, async (t) => {
		const folder = join(packages, name);
		const destination = await mkdtemp(join(tmpdir(), 'endcap-pack-'));
		t.after(() => rm(destination, { recursive: true }));
		await run('npm', ['pack', '--pack-destination', destination, '--loglevel=error'], { cwd: folder });
		const [archive] = await readdir(destination);
		assert.ok(archive);
		const packed = join(destination, archive);
		await run(join(bin, 'publint'), ['run', packed, '--strict']);
		await run(join(bin, 'attw'), [packed, '--profile', 'esm-only', '--no-color']);
	});
}
