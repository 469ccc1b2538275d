import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SocialShop } from '../support/social-shop.ts';

interface Structured {
	name: string;
	offers: { availability: string; price: string; availableAtOrFrom?: { name: string } }[];
}

describe('the page behind a social link', () => {
	let shop: SocialShop;
	before(async () => {
		shop = await SocialShop.open();
		await shop.store('tartu', { name: 'Rüütli' });
		await shop.store('riga', { name: 'Miera' });
		await shop.product('kettle', ['KETTLE', 'KETTLE-2'], { title: 'Enamel kettle', category: 'Kitchen' });
		await shop.stock('KETTLE', 'tartu', 3);
		await shop.stock('KETTLE', 'riga', 0);
	});
	after(() => shop.close());

	const textOf = async (path: string, headers?: Record<string, string>) => (await shop.get(path, headers)).text();
	const rows = (html: string) =>
		[...html.matchAll(/<li data-store="([^"]+)" data-status="[^"]+".*?class="status">([^<]+)/g)].map(([, id, said]) => [
			id,
			said,
		]);

	test('says without a script what each shop has, those that have it first', async () => {
		assert.deepEqual(rows(await textOf('/i/kettle')), [
			['tartu', '3 left'],
			['riga', 'Sold out'],
		]);
		await shop.stock('KETTLE', 'riga', 1);
		assert.deepEqual(rows(await textOf('/i/kettle')), [
			['riga', '1 left'],
			['tartu', '3 left'],
		]);
	});

	test('tells search engines the same of each shop', async () => {
		const html = await textOf('/i/kettle');
		const [, json = ''] = /<script id="product-data"[^>]*>(.*?)<\/script>/.exec(html) ?? [];
		const { offers } = JSON.parse(json) as Structured;
		assert.deepEqual(
			offers.map((offer) => [offer.availableAtOrFrom?.name, offer.availability.split('/').at(-1), offer.price]),
			[
				['Miera', 'LimitedAvailability', '49.00'],
				['Rüütli', 'LimitedAvailability', '49.00'],
			],
		);
	});

	test('speaks the language asked for, else the browser’s first that it knows, else the shop’s', async () => {
		const lang = async (path: string, accepted: string) =>
			/<html lang="(\w+)"/.exec(await textOf(path, { 'accept-language': accepted }))?.[1];
		assert.equal(await lang('/i/kettle?lang=fi', 'et'), 'fi');
		assert.equal(await lang('/i/kettle', 'de, pl;q=0.5, lv;q=0.8'), 'lv');
		assert.equal(await lang('/i/kettle', 'de'), 'en');
		assert.equal(await lang('/i/kettle?lang=klingon', ''), 'en');
	});

	test('leaves nothing on the device, and asks whether it may only who came by a link', async () => {
		const link = await shop.link({ target: { type: 'product', id: 'kettle' } });
		const plain = await shop.get('/i/kettle');
		assert.equal(plain.headers.get('set-cookie'), null);
		assert.doesNotMatch(await plain.text(), /id="consent"/);
		assert.match(await textOf(`/i/kettle?via=${link.code}`), /id="consent".*?\(Instagram\)/);
		assert.doesNotMatch(await textOf('/i/kettle?via=aaaaaaaaaa'), /id="consent"/);
	});

	test('shows an offer by its slug, and by that alone, with what it is about', async () => {
		await shop.offer({ slug: 'spring-kettles', headline: 'Ten per cent off kettles', skus: ['KETTLE'] });
		for (const path of ['/o/spring-kettles', '/spring-kettles']) {
			const html = await textOf(path);
			assert.match(html, /<h1>Ten per cent off kettles<\/h1>/);
			assert.match(html, /<link rel="canonical" href="[^"]*\/o\/spring-kettles">/);
			assert.match(html, /href="\/i\/kettle\?sku=KETTLE"/);
		}
	});

	test('shows the way on where nothing is', async () => {
		await shop.offer({ slug: 'over', status: 'ended' });
		for (const path of ['/i/teapot', '/o/over', '/o/nothing', '/l/aaaaaaaaaa', '/nothing']) {
			const answer = await shop.get(path);
			assert.equal(answer.status, 404, path);
			assert.match(await answer.text(), /<a class="button" href="\/">To the shop<\/a>/);
		}
	});
});

describe('a short link', () => {
	let shop: SocialShop;
	before(async () => {
		shop = await SocialShop.open();
		await shop.store('tartu');
		await shop.product('kettle', ['KETTLE']);
	});
	after(() => shop.close());

	test('leads on, in capitals too, and is counted for people alone', async () => {
		const link = await shop.link({ target: { type: 'product', id: 'kettle' } });
		const path = `/l/${link.code}`;
		const opened = await shop.get(path);
		assert.equal(opened.status, 302);
		assert.equal(opened.headers.get('location'), `/i/kettle?via=${link.code}`);
		await shop.get(path.toUpperCase());
		for (const program of ['WhatsApp/2.23', 'facebookexternalhit/1.1', 'Mozilla/5.0 (compatible; Googlebot/2.1)', '']) {
			await shop.get(path, { 'user-agent': program });
		}
		await shop.get(path, { 'sec-purpose': 'prefetch;prerender' });
		await shop.get(`/i/kettle?via=${link.code}`);
		assert.equal((await shop.links())[0]?.opened, 2);
	});

	test('that has ended leads there still, and counts nothing', async () => {
		const link = await shop.link({ target: { type: 'product', id: 'kettle' } });
		const { secret: key } = shop.server.merchant;
		await shop.server.call('POST', `/v1/links/${link.id}/end`, { key });
		assert.equal((await shop.get(`/l/${link.code}`)).headers.get('location'), '/i/kettle');
		assert.equal((await shop.links())[0]?.opened, 0);
	});

	test('is in no log', async () => {
		await shop.get('/l/canarycana');
		assert.doesNotMatch(shop.server.log.join(''), /canarycana/);
	});
});
