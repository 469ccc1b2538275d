import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';

const cdn = new URL('../../packages/elements/cdn/chunks/', import.meta.url);

/** Brotli bytes of each, with what it needs besides the chunk that all elements share, and without what a press brings. */
const MOST_BYTES = {
	'add-to-basket': 4500,
	basket: 3800,
	filled: 9000,
	benefits: 4450,
	checkout: 11_700,
	'coupon-wallet': 3650,
	held: 9250,
	'till-codes': 5000,
};

async function find(name: string): Promise<string> {
	const all = await readdir(cdn);
	const files = all.filter((each) => each.startsWith(`${name}-`) && each.length === name.length + 11);
	for (const file of files) {
		// Something else of a tag may be called as the tag is.
		if (files.length === 1 || (await readFile(new URL(file, cdn), 'utf8')).includes(`endcap-${name}\``)) return file;
	}
	throw new Error(`There is no chunk called ${name}.`);
}

/** The file and whatever it imports, without what is fetched on demand. */
async function loaded(file: string, seen: Map<string, number>): Promise<Map<string, number>> {
	if (seen.has(file) || /^(?:elements|sdk|filled|held)-/.test(file) || file === (await find('basket'))) return seen;
	return load(file, seen);
}

async function load(file: string, seen: Map<string, number>): Promise<Map<string, number>> {
	const code = await readFile(new URL(file, cdn), 'utf8');
	seen.set(file, brotliCompressSync(code).length);
	for (const [, path = ''] of code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g)) await loaded(path, seen);
	return seen;
}

for (const [name, most] of Object.entries(MOST_BYTES)) {
	test(`${name} takes at most ${most} bytes on top of what all elements share`, async (context) => {
		const sizes = [...(await load(await find(name), new Map()))];
		for (const [file, bytes] of sizes) context.diagnostic(`${bytes} ${file}`);
		const bytes = sizes.reduce((sum, [, each]) => sum + each, 0);
		context.diagnostic(`${bytes} bytes in all`);
		assert.ok(bytes <= most, `${bytes} bytes`);
	});
}

test('a page with a basket fetches nothing of the checkout before it is pressed', async () => {
	const files = [...(await load(await find('filled'), new Map())).keys()];
	assert.deepEqual(
		files.filter((file) => /^(?:checkout|collect-picker)/.test(file)),
		[],
	);
});
