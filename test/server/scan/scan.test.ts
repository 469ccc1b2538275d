import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ScanResult } from '@endcap/contract';
import { rotatingCode } from '../../../packages/server/src/loyalty/codes.rules.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { productInput, variantInput } from '../../support/shop.ts';
import { Till } from '../../support/till.ts';

const GTIN = '04006381333931';

onEachDatabase('a scan', (context) => {
	let till: Till;

	before(async () => {
		till = await Till.open(context.database);
		const body = productInput([variantInput('CUP', { gtin: GTIN })]);
		await till.shop.must('PUT', '/v1/products/cup', { body });
	});

	after(() => till.close());

	const scanned = (code: string, key?: string): Promise<ScanResult> =>
		till.shop.must('POST', '/v1/scan', { body: { code }, ...(key && { key }) });

	const kindOf = async (code: string, key?: string) => (await scanned(code, key)).kind;

	test('finds an article by any of its codes', async () => {
		for (const code of ['4006381333931', `https://id.gs1.org/01/${GTIN}?lot=7`, 'CUP', ' CUP ']) {
			const found = await scanned(code, till.shop.merchant.publishable);
			assert.deepEqual([found.kind, found.kind === 'variant' && found.variant.sku], ['variant', 'CUP'], code);
		}
		assert.equal(await kindOf('4006381333932'), 'unknown');
	});

	test('takes the code of a member once, and only from staff and systems', async () => {
		const { customer_id, access_token } = await till.join();
		const card = await till.shop.must<{ locator: string; secret: string }>('POST', '/v1/loyalty/me/card', {
			key: access_token,
		});
		const code = rotatingCode(card.secret, `m${card.locator}`, new Date());
		assert.equal(await kindOf(code, till.shop.merchant.publishable), 'unknown');
		assert.equal(await kindOf(code, access_token), 'unknown');
		assert.deepEqual(await scanned(code), { kind: 'member', customer_id });
		const sale = await till.sell({ customer: { code } });
		assert.equal(sale.customer_id, customer_id);
		const older = rotatingCode(card.secret, `m${card.locator}`, new Date(Date.now() - 60_000));
		assert.equal(await kindOf(older), 'unknown');
	});

	test('takes a coupon as it is shown on a phone, which says whose it is', async () => {
		await till.shop.coupon('shown', { code: 'SHOWN', claimable: true });
		const { customer_id, access_token } = await till.join();
		const own = await till.shop.claimed(access_token, { coupon_id: 'shown' });
		const card = await till.shop.must<{ secret: string }>('POST', '/v1/loyalty/me/card', { key: access_token });
		const code = rotatingCode(card.secret, `c${own.locator}`, new Date());
		const found = await scanned(`HTTPS://SHOP.EXAMPLE/C/${code.toUpperCase()}`);
		assert.deepEqual(found.kind === 'coupon' && [found.code, found.customer_id], [own.id, customer_id]);
		assert.equal(await kindOf(code.replaceAll(/.{5}/g, '$& ')), 'coupon');
		assert.equal(await kindOf(rotatingCode('wrong', `c${own.locator}`, new Date())), 'unknown');
		const sale = await till.sell({ coupons: [code] });
		assert.deepEqual([sale.customer_id, sale.totals.discount.amount], [customer_id, 490]);
		const printed = await scanned('shown');
		assert.deepEqual(printed.kind === 'coupon' && printed.customer_id, null);
	});

	test('tells shoppers of baskets, and nobody of what is another merchant’s', async () => {
		const { access_token } = await till.join();
		const link = 'https://shop.example/b/mzxw6ytboi2dc';
		assert.deepEqual(await scanned(link, access_token), { kind: 'basket', code: 'mzxw6ytboi2dc' });
		assert.equal(await kindOf(link, till.shop.merchant.publishable), 'unknown');
		assert.equal(await kindOf('SHOWN', till.shop.server.other.secret), 'unknown');
		assert.equal(await kindOf('CUP', till.shop.server.other.secret), 'unknown');
	});
});
