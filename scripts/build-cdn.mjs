import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds packages/elements/cdn: the script tag's files and `integrity.json` with a hash for each. */
const root = fileURLToPath(new URL('..', import.meta.url));
const cdn = `${root}packages/elements/cdn`;

await rm(cdn, { recursive: true, force: true });
for (const mode of ['elements', 'loader', 'one-file', 'staff', 'order-page']) {
	await build({ root, mode, configFile: `${root}vite.config.ts`, logLevel: 'warn' });
}
await rm(`${cdn}/.vite`, { recursive: true });

/** The script keeps no comments, so the licences of what is in it stand beside it. */
const inside = ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', '@lit/context', 'nanostores', 'ky', 'qr'];
const licences = inside.map(async (name) => {
	const folder = `${root}node_modules/${name}`;
	const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
	return `${name}\n\n${file ? await readFile(`${folder}/${file}`, 'utf8') : ''}`;
});
await writeFile(`${cdn}/LICENSES.txt`, (await Promise.all(licences)).join('\n---\n\n'));

const files = (await readdir(cdn, { recursive: true })).filter((name) => name.endsWith('.js')).toSorted();
const hashes = files.map(async (name) => {
	const hash = createHash('sha384').update(await readFile(`${cdn}/${name}`));
	return [name.replaceAll('\\', '/'), `sha384-${hash.digest('base64')}`];
});
const integrity = Object.fromEntries(await Promise.all(hashes));
await writeFile(`${cdn}/integrity.json`, `${JSON.stringify(integrity, undefined, '\t')}\n`);
