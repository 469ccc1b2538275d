import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { SocialShop } from '../support/social-shop.ts';

const pages = new URL('../../demo/dist/pages/', import.meta.url);
/**
 * By gzip: the document with its style, data and drawing, the icon, and the script until the stock keeps itself current.
 * What a press brings does not count.
 */
const MOST_BYTES = 20_000;
const MOST_OF_DOCUMENT = 6_000;
/** At once, or by the page’s script itself once it is idle. */
const IMPORTED =
	/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]|import\(["'`]\.\/(?=stock-|availability\.live-)([^"'`]+)["'`]\)/g;

/** The file and whatever it imports. */
async function weigh(name: string, seen: Map<string, number>): Promise<Map<string, number>> {
	if (seen.has(name)) return seen;
	const text = await readFile(new URL(`assets/${name}`, pages), 'utf8');
	seen.set(name, gzipSync(text, { level: 9 }).length);
	for (const [, now, soon = ''] of text.matchAll(IMPORTED)) await weigh(now ?? soon, seen);
	return seen;
}

describe('a page behind a social link', () => {
	let shop: SocialShop;
	before(async () => {
		shop = await SocialShop.open({ demo: true });
		for (const name of ['tartu', 'riga', 'turku', 'gdansk', 'karlova', 'kloof']) {
			await shop.store(name);
		}
		const description = 'Two litres, a birch knob that stays cool and a spout that pours where you point it.';
		await shop.product('enamel-kettle', ['KETTLE-MOSS', 'KETTLE-RUST'], { category: 'Kitchen', description });
		for (const name of ['tartu', 'riga', 'turku', 'gdansk', 'karlova', 'kloof'])
			await shop.stock('KETTLE-MOSS', name, 3);
	});
	after(() => shop.close());

	test(`takes at most ${MOST_BYTES} bytes with its drawing, and its stock kept current`, async (context) => {
		const answer = await shop.get('/i/enamel-kettle', { 'accept-encoding': 'identity' });
		const html = await answer.text();
		assert.match(html, /<svg[^>]*viewBox="-181 0 762 400"/);
		const document = gzipSync(html, { level: 9 }).length;
		const names = [...html.matchAll(/\/assets\/([\w.-]+\.(?:js|svg))/g)].map(([, name = '']) => name);
		const sizes = new Map([['the document', document]]);
		for (const name of names) await weigh(name, sizes);
		assert.ok([...sizes.keys()].some((name) => name.startsWith('availability.live-')));
		for (const [name, bytes] of sizes) context.diagnostic(`${bytes} ${name}`);
		const bytes = [...sizes.values()].reduce((sum, each) => sum + each, 0);
		context.diagnostic(`${bytes} bytes in all`);
		assert.ok(document <= MOST_OF_DOCUMENT, `${document} bytes of document`);
		assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
	});
});
