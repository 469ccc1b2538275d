import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds packages/elements/cdn: the script tag's files and `integrity.json` with a hash for each. */
const root = fileURLToPath(new URL('..', import.meta.url));
const cdn = `${root}packages/elements/cdn`;

await rm(cdn, { recursive: true, force: true });
for (const mode of ['elements', 'loader', 'one-file']) {
	await build({ root, mode, configFile: `${root}vite.config.ts`, logLevel: 'warn' });
}
await rm(`${cdn}/.vite`, { recursive: true });

const files = (await readdir(cdn, { recursive: true })).filter((name) => name.endsWith('.js')).toSorted();
const hashes = files.map(async (name) => {
	const hash = createHash('sha384').update(await readFile(`${cdn}/${name}`));
	return [name.replaceAll('\\', '/'), `sha384-${hash.digest('base64')}`];
});
const integrity = Object.fromEntries(await Promise.all(hashes));
await writeFile(`${cdn}/integrity.json`, `${JSON.stringify(integrity, undefined, '\t')}\n`);
