import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { issueReceiptCoupons, type Receipt } from '../../../packages/server/src/coupons/issue.ts';
import { COUPON_NOW, CouponShop } from '../../support/coupon-shop.ts';
import { assertCouponSums } from '../../support/coupon-sums.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { signedIn } from '../../support/signed-in.ts';

onEachDatabase('coupons that come with a receipt', (context) => {
	let shop: CouponShop;
	before(async () => {
		shop = await CouponShop.open(context.database);
		const receipt = { minimum: { amount: 3000, currency: 'EUR' }, valid_days: 14, channels: ['web' as const] };
		await shop.coupon('next-time', { receipt });
		await shop.coupon('few', { receipt: { ...receipt, minimum: { amount: 9000, currency: 'EUR' } }, limit_total: 1 });
	});
	after(async () => {
		await assertCouponSums(context.database, shop.merchant.id);
		await shop.close();
	});

	const issue = (id: string, fields: Partial<Receipt> = {}) => {
		const receipt = {
			type: 'sale' as const,
			id,
			customer_id: null,
			channel: 'till' as const,
			amount: 3000,
			at: COUPON_NOW,
		};
		const merchant = { id: shop.merchant.id, name: '', currency: 'EUR', language: 'en' };
		return context.database.transaction((tx) => issueReceiptCoupons(tx, merchant, { ...receipt, ...fields }));
	};

	test('are given once a receipt, for the channels they are for, to whoever has it', async () => {
		const [given, ...others] = await issue('first');
		assert.deepEqual([given?.coupon.id, others], ['next-time', []]);
		assert.deepEqual([given?.channels, given?.issued_channel], [['web'], 'till']);
		assert.equal(given?.valid_until, '2026-04-08T21:00:00.000Z');
		assert.deepEqual(await issue('first'), [given]);
		assert.equal(await shop.reason(given?.code ?? '', { channel: 'web' }), null);
		assert.equal(await shop.reason(given?.code ?? '', { channel: 'till' }), 'wrong_channel');
	});

	test('are not given below their least amount', async () => {
		assert.deepEqual(await issue('small', { amount: 2999 }), []);
	});

	test('are in the wallet of who is known, and given while there are some', async () => {
		const { customer_id } = await signedIn(context.database, shop.merchant);
		const ids = async (id: string) => (await issue(id, { customer_id, amount: 9000 })).map(({ coupon }) => coupon.id);
		assert.deepEqual(await ids('large'), ['few', 'next-time']);
		assert.deepEqual(await ids('larger'), ['next-time']);
	});
});
