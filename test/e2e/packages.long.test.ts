import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { run, startUntil } from '../support/processes.ts';
import { temporaryFolder } from './fixtures.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packages = ['contract', 'sdk', 'elements', 'server'];

/** The machine's own Node, which may be older than the one that the tests run on. */
const node = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => existsSync(path)) ?? process.execPath;

describe('the packages as published, in an empty folder', () => {
	let folder: string;
	let project: string;
	const endcap = () => join(project, 'node_modules/@endcap/server/bin/endcap.js');
	const env = () => ({ ENDCAP_DATA: join(folder, 'data') });

	before(async () => {
		folder = await temporaryFolder();
		project = join(folder, 'project');
		await mkdir(project);
		const workspaces = packages.flatMap((name) => ['--workspace', `packages/${name}`]);
		const packed = await run('npm', ['pack', '--silent', '--pack-destination', folder, ...workspaces], { cwd: root });
		assert.equal(packed.code, 0, packed.stderr);
		const archives = (await readdir(folder)).filter((name) => name.endsWith('.tgz')).map((name) => join(folder, name));
		assert.equal(archives.length, packages.length);
		await writeFile(join(project, 'package.json'), JSON.stringify({ name: 'empty', private: true, type: 'module' }));
		const install = ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', ...archives];
		const installed = await run('npm', install, { cwd: project });
		assert.equal(installed.code, 0, installed.stderr);
	});
	after(() => rm(folder, { recursive: true, force: true }));

	it('carry what runs, and neither sources nor tests', async () => {
		for (const name of packages) {
			const files = await readdir(join(project, 'node_modules/@endcap', name), { recursive: true });
			assert.deepEqual(
				files.filter((file) => /(^|\/)(src|test)\/|(?<!\.d)\.ts$/.test(file)),
				[],
			);
		}
	});

	it('make a shop, serve it, and answer an SDK script, all under the machine’s own Node', async () => {
		const made = await run(node, [endcap(), 'init', '--json'], { cwd: project, env: env() });
		assert.equal(made.code, 0, made.stderr);
		const { publishable_key } = JSON.parse(made.stdout) as { publishable_key: string };
		const server = await startUntil(node, [endcap(), 'serve', '--port', '0'], /serves at http/, {
			cwd: project,
			env: env(),
		});
		const [, url] = /serves at (http\S+)/.exec(server.output()) ?? [];
		try {
			await writeFile(join(project, 'script.js'), script(url ?? '', publishable_key));
			const ran = await run(node, ['script.js'], { cwd: project });
			assert.equal(ran.stdout.trim(), 'My shop 0', ran.stderr);
			const loader = await fetch(`${url}/endcap.js`);
			assert.equal(loader.status, 200);
		} finally {
			assert.equal(await server.stop(), 0);
		}
	});
});

function script(url: string, key: string): string {
	return `
		import { createEndcap } from '@endcap/sdk';
		const endcap = createEndcap({ baseUrl: '${url}', publishableKey: '${key}' });
		const { name } = await endcap.merchant.get();
		const { data } = await endcap.stores.list();
		console.log(name, data.length);
	`;
}
