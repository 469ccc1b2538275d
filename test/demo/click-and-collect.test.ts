import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CartShop } from '../support/cart-shop.ts';
import { hire, PASSWORD } from '../support/counter.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { run } from '../support/processes.ts';

const script = fileURLToPath(new URL('../../docs/developers/click-and-collect.mjs', import.meta.url));

describe('the script in the docs', () => {
	let open: TestDatabase;
	let shop: CartShop;
	before(async () => {
		open = await pgliteDatabase();
		const levels = { 'RED@riga': 1, 'BLUE@tartu': 3, 'RED@tartu': 2 };
		shop = await CartShop.open(open.database, { levels, now: () => new Date() });
		await hire(open.database, shop.merchant, 'mari', { stores: ['tartu'] });
	});
	after(async () => {
		await shop.close();
		await open.close();
	});

	it('plays click and collect through the SDK, from the shop that has everything to the hand-over', async () => {
		const env = {
			ENDCAP_URL: shop.server.url,
			ENDCAP_KEY: shop.merchant.publishable,
			ENDCAP_LOGIN: 'mari',
			ENDCAP_PASSWORD: PASSWORD,
		};
		const played = await run(process.execPath, ['--conditions=endcap-source', script, 'RED', 'BLUE'], { env });
		assert.equal(played.code, 0, played.stderr);
		const lines = played.stdout.trim().split('\n');
		assert.match(String(lines[0]), /^tartu has it all, from /);
		assert.match(played.stdout, /^Held until .*: 98 EUR$/m);
		assert.match(played.stdout, /^Order 1001\. At the counter say: (\w+ ){3}\w+$/m);
		assert.match(played.stdout, /^The counter rings: order 1001 of K\. Saar$/m);
		assert.match(played.stdout, /^The shopper is told: ready, until /m);
		assert.equal(lines.at(-1), 'Order 1001 is completed, paid');
		assert.deepEqual(await shop.levels(), { 'BLUE@tartu': '2/0', 'RED@riga': '1/0', 'RED@tartu': '1/0' });
	});
});
