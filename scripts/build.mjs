// Everything that is compiled: the packages by tsc, the script tag by Vite. Skipped in a moment when nothing changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = path.join(root, 'node_modules', '.cache', 'endcap-build');
const results = ['contract', 'server', 'sdk', 'elements'].map((name) => `packages/${name}/dist/index.js`);
results.push('packages/elements/cdn/integrity.json', 'packages/elements/custom-elements.json');

const inputs = [
	'package-lock.json',
	'vite.config.ts',
	'tsconfig.base.json',
	'scripts/build-cdn.mjs',
	'custom-elements-manifest.config.mjs',
];
for (const name of ['contract', 'server', 'sdk', 'elements']) {
	inputs.push(`packages/${name}/package.json`, `packages/${name}/tsconfig.json`);
	const files = await readdir(path.join(root, 'packages', name, 'src'), { recursive: true, withFileTypes: true });
	inputs.push(
		...files.filter((file) => file.isFile()).map((file) => path.relative(root, path.join(file.parentPath, file.name))),
	);
}

const hash = createHash('sha256');
for (const file of inputs.toSorted()) {
	const { mtimeMs, size } = await stat(path.join(root, file));
	hash.update(`${file} ${mtimeMs} ${size}\n`);
}
const stamp = hash.digest('hex');
const built = await readFile(stampFile, 'utf8').catch(() => '');

if (built !== stamp || !results.every((file) => existsSync(path.join(root, file)))) {
	run('node_modules/typescript/bin/tsc', '-b', 'packages/server', 'packages/elements');
	run('scripts/build-cdn.mjs');
	run('node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', '--quiet');
	await mkdir(path.dirname(stampFile), { recursive: true });
	await writeFile(stampFile, stamp);
}

function run(...command) {
	const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
	if (status !== 0) process.exit(status ?? 1);
}
