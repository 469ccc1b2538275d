import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMerchant, findMerchant, OperatorError } from '@endcap/server';
import { slugOf } from '../../../packages/server/src/merchants/rules.ts';
import { onEachDatabase } from '../../support/databases.ts';

onEachDatabase('merchants', (context) => {
	const shop = (name: string, demo = false) =>
		createMerchant(context.database, { name, currency: 'eur', language: 'et', demo });

	test('the merchant meant is the only one, then the only one that is not the demo, then the one named', async () => {
		await assert.rejects(findMerchant(context.database, undefined), /endcap init/);
		const demo = await shop('Demo', true);
		assert.deepEqual(await findMerchant(context.database, undefined), demo);
		const own = await shop('Own');
		assert.deepEqual(await findMerchant(context.database, undefined), own);
		const second = await shop('Second');
		await assert.rejects(findMerchant(context.database, undefined), /demo, own, second.*--merchant/);
		assert.deepEqual(await findMerchant(context.database, 'second'), second);
		assert.deepEqual(await findMerchant(context.database, own.merchant_id), own);
		await assert.rejects(findMerchant(context.database, 'third'), /"third".*demo, own, second/);
	});

	test('a slug is taken once', async () => {
		await shop('Twice');
		await assert.rejects(shop('Twice'), OperatorError);
	});

	test('what is no currency or no language is refused', async () => {
		const input = { name: 'Odd', currency: 'EUR', language: 'en' };
		await assert.rejects(createMerchant(context.database, { ...input, currency: 'EURO' }), /EURO/);
		await assert.rejects(createMerchant(context.database, { ...input, language: 'e' }), /BCP 47/);
	});
});

test('a slug is made of the name in any script', () => {
	assert.equal(slugOf({ name: 'Õie & Pojad OÜ' }), 'oie-pojad-ou');
	assert.equal(slugOf({ name: 'Łódź' }), 'lodz');
	assert.equal(slugOf({ name: '花屋' }), 'shop');
	assert.throws(() => slugOf({ name: 'x', slug: 'No Spaces' }), OperatorError);
});
