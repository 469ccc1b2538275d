import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SocialShop } from '../support/social-shop.ts';
import { variantInput } from '../support/shop.ts';

const PAYLOADS = [
	'<script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	"' onmouseover='alert(1)",
	'</script><svg onload=alert(1)>',
	'</style></title><!--<script>',
	'{{7*7}} ${7*7} {time} {channel}',
	'a\u2028b\u2029c',
];

describe('text of a merchant in a page behind a social link', () => {
	let shop: SocialShop;
	before(async () => {
		shop = await SocialShop.open();
	});
	after(() => shop.close());

	for (const payload of PAYLOADS) {
		test(`stays text: ${JSON.stringify(payload)}`, async () => {
			const address = { street: payload, city: payload, postal_code: payload, region: payload, country: 'EE' };
			await shop.store('tartu', { name: payload, address, phone: payload.slice(0, 32) });
			const sku = payload.replaceAll(/[\u2028\u2029]/g, ' ');
			const texts = { title: payload, description: payload, vendor: payload, category: payload };
			const variants = ['A', 'B'].map((name) =>
				variantInput(`${sku}${name}`, { options: [{ name: payload, value: payload }] }),
			);
			await shop.put('/v1/products/p', { ...texts, status: 'active', image: null, variants });
			await shop.stock(`${sku}A`, 'tartu', 2);
			const slug = `offer-${PAYLOADS.indexOf(payload)}`;
			await shop.offer({ slug, headline: payload, text: payload, skus: [`${sku}A`] });
			for (const path of ['/i/p', `/o/${slug}`]) {
				const answer = await shop.get(path);
				const html = await answer.text();
				assert.equal(answer.status, 200, path);
				// Of our own there is a style, a script and data; nothing that a payload would add.
				const tags = [...html.matchAll(/<(\/?[a-z!][\w-]*)/gi)].map(([, name]) => name?.toLowerCase());
				const count = (name: string) => tags.filter((each) => each === name).length;
				const scripts = path === '/i/p' ? 4 : 2;
				assert.deepEqual([count('script'), count('/script')], [scripts, scripts]);
				assert.deepEqual([count('style'), count('title'), count('img'), count('!--'), count('svg')], [1, 1, 0, 0, 0]);
				assert.doesNotMatch(html.replaceAll(/="[^"]*"/g, ''), /<[^>]*\son\w+/i);
				for (const [, json = ''] of html.matchAll(/<script id="[^"]*" type="[^"]*json">(.*?)<\/script>/g))
					JSON.parse(json);
			}
		});
	}
});
