import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

/** Gzipped bytes of everything that a page with one tag loads before it shows in English. */
const MOST_BYTES = {
	'endcap-campaign-desk': 28_500,
	'endcap-offer-desk': 32_000,
	'endcap-kiosk-desk': 27_000,
	'endcap-link-desk': 24_000,
	'endcap-stock-desk': 30_000,
	'endcap-pickup-queue': 34_700,
	'endcap-till': 35_500,
	'endcap-shopper-card': 30_000,
};

const cdn = new URL('../../packages/elements/cdn/', import.meta.url);
const read = (file: string) => readFile(new URL(file, cdn), 'utf8');

/** The file and whatever it imports, without what is fetched on demand. */
async function loaded(file: string, seen: Map<string, string>): Promise<Map<string, string>> {
	if (seen.has(file)) return seen;
	const code = await read(file);
	seen.set(file, code);
	for (const [, path = ''] of code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g)) {
		await loaded(new URL(path, new URL(file, cdn)).href.slice(cdn.href.length), seen);
	}
	return seen;
}

/** The chunk that the script loads for a tag: its own registration is in no other. */
async function chunkOf(tag: string): Promise<string> {
	const names = (await readdir(new URL('chunks', cdn))).filter((name) => name.startsWith('define-'));
	for (const name of names) if ((await read(`chunks/${name}`)).includes(tag)) return `chunks/${name}`;
	throw new Error(`No chunk defines ${tag}`);
}

for (const [tag, most] of Object.entries(MOST_BYTES)) {
	test(`<${tag}> shows after at most ${most} gzipped bytes of script`, async (context) => {
		const files = await loaded(await chunkOf(tag), await loaded('endcap-staff.js', new Map()));
		const sizes = [...files].map(([name, code]) => [name, gzipSync(code, { level: 9 }).length] as const);
		for (const [name, bytes] of sizes) context.diagnostic(`${bytes} ${name}`);
		const bytes = sizes.reduce((sum, [, each]) => sum + each, 0);
		context.diagnostic(`${bytes} bytes in all`);
		assert.ok(bytes <= most, `${bytes} bytes`);
	});
}

test('no page for shoppers carries anything of the counter', async () => {
	for (const file of (await readdir(cdn)).filter((name) => /^endcap(-\d.*)?\.js$/.test(name))) {
		for (const code of (await loaded(file, new Map())).values())
			assert.doesNotMatch(
				code,
				/endcap-(?:offer-desk|campaign-desk|kiosk-desk|link-desk|stock-desk|pickup-queue|till|shopper-card)/,
				file,
			);
	}
});
