import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { createMerchant, importFile } from '@endcap/server';
import {
	COMPLETE_JOURNEY,
	couponFile,
	couponIdOf,
	readCouponProducts,
	readRedemptions,
} from '../../support/complete-journey.ts';
import { onEachDatabase } from '../../support/databases.ts';

const skip = existsSync(COMPLETE_JOURNEY) ? false : `There is no ${COMPLETE_JOURNEY}`;

onEachDatabase('the campaigns of the Complete Journey data', (context) => {
	test('become coupons, their traps by rule, and again change nothing', { skip }, async () => {
		const merchant = { name: 'Journey', slug: 'journey', currency: 'USD', language: 'en' };
		const { merchant_id } = await createMerchant(context.database, merchant);
		const take = () => importFile(context.database, merchant_id, couponFile(), { kind: 'coupons' });
		const expected = await readCouponProducts();
		const began = performance.now();
		const first = await take();
		console.log(`taken in ${((performance.now() - began) / 1000).toFixed(1)} s`);
		assert.deepEqual(first.refused, []);
		assert.deepEqual(first.coupons, {
			read: expected.size,
			created: expected.size,
			changed: 0,
			unchanged: 0,
			ignored: 0,
			refused: 0,
		});
		const rows = await context.database.query<{ coupon_id: string; skus: string[] }>(
			{
				text: `SELECT coupon_id, array_agg(sku ORDER BY sku) AS skus FROM coupon_product WHERE merchant_id = $1
					GROUP BY coupon_id`,
			},
			[merchant_id],
		);
		const stored = new Map(rows.map(({ coupon_id, skus }) => [coupon_id, skus]));
		let most = 0;
		let repeats = 0;
		for (const [id, { products }] of expected) {
			const distinct = [...new Set(products)].sort();
			assert.deepEqual(stored.get(id), distinct);
			most = Math.max(most, distinct.length);
			repeats += products.length - distinct.length;
		}
		assert.ok(most > 10_000 && repeats > 1000, 'the traps are there');
		const withRepeats = [...expected.values()].filter(({ products }) => new Set(products).size < products.length);
		assert.equal(first.notes.filter(({ code }) => code === 'sku_repeated').length, Math.min(withRepeats.length, 1000));
		const { coupons } = await take();
		assert.deepEqual([coupons?.changed, coupons?.unchanged], [0, expected.size]);
	});

	test('hold every coupon that was redeemed', { skip }, async () => {
		const coupons = await readCouponProducts();
		const missing = (await readRedemptions()).filter((redemption) => !coupons.has(couponIdOf(redemption)));
		assert.deepEqual(missing, []);
	});
});
