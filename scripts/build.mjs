// `npm run build`: the packages, the script tag's files and the demo's pages. Does nothing, quickly, when no source
// changed since the last time; `--force` builds anyway.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, execPath, exit, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'node_modules', '.endcap-build');

const sources = [
	'packages',
	'demo',
	'scripts',
	'vite.config.ts',
	'custom-elements-manifest.config.mjs',
	'tsconfig.json',
	'tsconfig.base.json',
	'package-lock.json',
];
const made = new Set(['node_modules', 'dist', 'cdn', 'tsconfig.tsbuildinfo', 'custom-elements.json']);
const results = [
	'packages/contract/dist/index.js',
	'packages/server/dist/cli/main.js',
	'packages/sdk/dist/index.js',
	'packages/elements/dist/index.js',
	'packages/elements/cdn/integrity.json',
	'packages/elements/custom-elements.json',
	'demo/dist/node/server/start.js',
	'demo/dist/pages/index.html',
	'demo/dist/pages/counter.html',
	'demo/dist/pages/messages.html',
	'demo/dist/pages/kiosk.html',
];

const steps = [
	['the packages', 'node_modules/typescript/bin/tsc', '--build', 'packages/elements', 'demo'],
	['endcap.js', 'scripts/build-cdn.mjs'],
	['the elements’ description', 'node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', '--quiet'],
	[
		'the demo’s pages',
		'node_modules/vite/bin/vite.js',
		'build',
		'--config',
		'demo/vite.config.ts',
		'--logLevel',
		'warn',
	],
	[
		'the counter’s page',
		'node_modules/vite/bin/vite.js',
		'build',
		'--config',
		'demo/counter/vite.config.ts',
		'--logLevel',
		'warn',
	],
	[
		'the pages behind social links',
		'node_modules/vite/bin/vite.js',
		'build',
		'--config',
		'demo/social/vite.config.ts',
		'--logLevel',
		'warn',
	],
	[
		'the page of messages',
		'node_modules/vite/bin/vite.js',
		'build',
		'--config',
		'demo/messages/vite.config.ts',
		'--logLevel',
		'warn',
	],
	[
		'the kiosk',
		'node_modules/vite/bin/vite.js',
		'build',
		'--config',
		'demo/kiosk/vite.config.ts',
		'--logLevel',
		'warn',
	],
];

const stamp = stampOfSources();
const isBuilt = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
if (argv.includes('--force') || !isBuilt || !results.every((file) => existsSync(join(root, file)))) {
	for (const [what, ...command] of steps) {
		stderr.write(`Building ${what}\n`);
		const { status } = spawnSync(execPath, command, { cwd: root, stdio: ['ignore', 2, 2] });
		if (status !== 0) {
			stderr.write(`Building ${what} failed; the lines above say why.\n`);
			exit(1);
		}
	}
	writeFileSync(stampFile, stamp);
}

/** Names, sizes and times of every source: reading them all would take longer than needed. */
function stampOfSources() {
	const hash = createHash('sha256');
	const add = (path) => {
		const { size, mtimeMs } = statSync(join(root, path));
		hash.update(`${path} ${size} ${mtimeMs}\n`);
	};
	const walk = (folder) => {
		for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
			const path = `${folder}/${entry.name}`;
			if (entry.isDirectory() && !made.has(entry.name)) {
				walk(path);
			} else if (entry.isFile() && !made.has(entry.name)) {
				add(path);
			}
		}
	};
	for (const source of sources) {
		(statSync(join(root, source)).isDirectory() ? walk : add)(source);
	}
	return hash.digest('hex');
}
