import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Redemption, RedemptionPage, RedemptionResult } from '@endcap/contract';
import type { Queryable } from '@endcap/server';
import {
	redeemCoupons,
	redeemPromised,
	redeemReserved,
	releaseCoupons,
	reserveCoupons,
	rollBackRedemptions,
	type ChosenCoupon,
	type CouponConflict,
} from '../../../packages/server/src/coupons/redeem.ts';
import { assertCouponSums } from '../../support/coupon-sums.ts';
import { CouponShop } from '../../support/coupon-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { signedIn, type SignedIn } from '../../support/signed-in.ts';

type SourceType = 'cart' | 'order' | 'sale';

onEachDatabase('redemptions', (context) => {
	let shop: CouponShop;
	let anna: SignedIn;
	before(async () => {
		shop = await CouponShop.open(context.database);
		anna = await signedIn(context.database, shop.merchant);
	});
	after(async () => {
		await assertCouponSums(context.database, shop.merchant.id);
		await shop.close();
	});

	const inTransaction = <T>(work: (tx: Queryable, merchantId: string) => Promise<T>): Promise<T> =>
		context.database.transaction((tx) => work(tx, shop.merchant.id));
	const use = (type: SourceType, id: string, until: Date | null = null) => ({
		source: { type, id },
		customer_id: anna.customer_id,
		channel: 'web' as const,
		store_id: null,
		currency: 'EUR',
		until,
	});
	const byCode = (coupon_id: string): ChosenCoupon => ({
		coupon_id,
		wallet_coupon_id: null,
		code: coupon_id.toUpperCase(),
		amount: 490,
	});
	/** Throws when it is refused, as a caller undoes its transaction. */
	const reserve = (type: SourceType, id: string, chosen: ChosenCoupon[], until: Date | null = null) =>
		inTransaction((tx, merchantId) => reserveCoupons(tx, merchantId, use(type, id, until), chosen));
	const claimed = async (couponId: string): Promise<ChosenCoupon> => {
		const { id, code } = await shop.claimed(anna.access_token, { coupon_id: couponId });
		return { coupon_id: couponId, wallet_coupon_id: id, code, amount: 490 };
	};
	const statusOf = async ({ wallet_coupon_id }: ChosenCoupon) =>
		(await shop.must<{ status: string }>('GET', `/v1/wallet/${wallet_coupon_id}`)).status;
	const limitReached = (code: string): CouponConflict[] => [{ code, reason: 'limit_reached' }];

	test('of a wallet go from reserved to redeemed, and once only', async () => {
		await shop.coupon('once', { claimable: true });
		const mine = await claimed('once');
		assert.deepEqual(await reserve('cart', 'once-cart', [mine]), []);
		assert.equal(await statusOf(mine), 'reserved');
		assert.deepEqual(await reserve('cart', 'other', [mine]), [{ code: mine.code, reason: 'reserved_elsewhere' }]);
		assert.equal(await shop.reason(mine.code, {}, anna.access_token), 'reserved_elsewhere');
		for (let times = 0; times < 2; times += 1) {
			const rows = await inTransaction((tx, id) => redeemReserved(tx, id, { type: 'cart', id: 'once-cart' }));
			assert.deepEqual(
				rows.map(({ status }) => status),
				['succeeded'],
			);
		}
		assert.equal(await statusOf(mine), 'redeemed');
		assert.deepEqual(await reserve('cart', 'other', [mine]), [{ code: mine.code, reason: 'used' }]);
	});

	test('go over from a cart to its order', async () => {
		await shop.coupon('over', { code: 'OVER', limit_total: 1 });
		assert.deepEqual(await reserve('cart', 'over-cart', [byCode('over')]), []);
		const cart = { type: 'cart' as const, id: 'over-cart' };
		const moved = await inTransaction((tx, id) =>
			reserveCoupons(tx, id, use('order', 'over-order'), [byCode('over')], cart),
		);
		assert.deepEqual(moved, []);
		const { data } = await shop.must<RedemptionPage>('GET', '/v1/redemptions?coupon_id=over');
		assert.deepEqual(
			data.map(({ source, status }) => [source.type, status]),
			[
				['order', 'reserved'],
				['cart', 'released'],
			],
		);
	});

	test('that a source does not name any more are given up, and those it names again are kept', async () => {
		await shop.coupon('kept', { code: 'KEPT', limit_total: 1 });
		await shop.coupon('left', { code: 'LEFT', limit_total: 1 });
		assert.deepEqual(await reserve('cart', 'list', [byCode('kept'), byCode('left')]), []);
		assert.deepEqual(await reserve('cart', 'list', [{ ...byCode('kept'), amount: 200 }]), []);
		assert.deepEqual(await reserve('cart', 'another', [byCode('left')]), []);
		const { data } = await shop.must<RedemptionPage>('GET', '/v1/redemptions?source_id=list&status=reserved');
		assert.deepEqual(
			data.map(({ coupon_id, amount }) => [coupon_id, amount.amount]),
			[['kept', 200]],
		);
	});

	test('of a payment that failed give the coupon back', async () => {
		await shop.coupon('failed', { code: 'FAILED', limit_total: 1, limit_per_customer: 1 });
		assert.deepEqual(await reserve('order', 'unpaid', [byCode('failed')]), []);
		assert.equal(await shop.reason('FAILED', { customer_id: anna.customer_id }), 'limit_reached');
		for (let times = 0; times < 2; times += 1) {
			await inTransaction((tx, id) => releaseCoupons(tx, id, { type: 'order', id: 'unpaid' }));
		}
		assert.equal(await shop.reason('FAILED', { customer_id: anna.customer_id }), null);
		assert.deepEqual(await reserve('order', 'paid', [byCode('failed')]), []);
	});

	test('are free again when the time they were reserved for is over, whether or not anyone wrote that down', async () => {
		await shop.coupon('lapsing', { code: 'LAPSING', limit_total: 1, claimable: true });
		await shop.coupon('lapsing-wallet', { claimable: true });
		const mine = await claimed('lapsing-wallet');
		const past = new Date(Date.now() - 1000);
		assert.deepEqual(await reserve('cart', 'lapsed', [byCode('lapsing'), mine], past), []);
		assert.equal(await shop.reason('LAPSING'), null);
		assert.equal(await statusOf(mine), 'issued');
		assert.deepEqual(await reserve('cart', 'next', [byCode('lapsing'), mine]), []);
		assert.deepEqual(await reserve('cart', 'lapsed', [byCode('lapsing')]), limitReached('LAPSING'));
	});

	test('rolled back give the coupon back once', async () => {
		await shop.coupon('back', { code: 'BACK', limit_total: 1 });
		const { redemptions } = (await shop.redeem(['BACK'])).body as RedemptionResult;
		const [made] = redemptions;
		assert.equal(CouponShop.reasonOf(await shop.redeem(['BACK'])), 'limit_reached');
		const path = `/v1/redemptions/${made?.id}/rollback`;
		const first = await shop.must<Redemption>('POST', path);
		assert.equal(first.status, 'rolled_back');
		assert.deepEqual(await shop.must('POST', path), first);
		assert.equal((await shop.redeem(['BACK'])).status, 201);
		assert.equal(CouponShop.reasonOf(await shop.redeem(['BACK'])), 'limit_reached');
	});

	test('of one source are rolled back together', async () => {
		await shop.coupon('sale', { code: 'SALE', limit_total: 1 });
		const sale = use('sale', 'refunded');
		assert.deepEqual(await inTransaction((tx, id) => redeemCoupons(tx, id, sale, [byCode('sale')])), []);
		const rows = await inTransaction((tx, id) => rollBackRedemptions(tx, id, sale.source));
		assert.deepEqual(
			rows.map(({ status }) => status),
			['rolled_back'],
		);
		assert.deepEqual(await inTransaction((tx, id) => rollBackRedemptions(tx, id, sale.source)), []);
	});

	test('that a till promised while it was offline stand, and the excess is told and counted by no limit', async () => {
		await shop.coupon('promised', { code: 'PROMISED', limit_total: 1 });
		await shop.coupon('promised-wallet', { claimable: true });
		const mine = await claimed('promised-wallet');
		assert.equal((await shop.redeem(['PROMISED'])).status, 201);
		assert.equal((await shop.redeem([mine.code], { customer_id: anna.customer_id })).status, 201);
		const sale = use('sale', 'offline');
		const excess = await inTransaction((tx, id) => redeemPromised(tx, id, sale, [byCode('promised'), mine]));
		assert.deepEqual(excess, [...limitReached('PROMISED'), { code: mine.code, reason: 'used' }]);
		const { data } = await shop.must<RedemptionPage>('GET', '/v1/redemptions?source_id=offline');
		assert.deepEqual(
			data.map(({ status, excess: is }) => [status, is]),
			[
				['succeeded', true],
				['succeeded', true],
			],
		);
		const { uses, excess: beyond } = await shop.must<{ uses: number; excess: number }>('GET', '/v1/coupons/promised');
		assert.deepEqual([uses, beyond], [1, 1]);
		await inTransaction((tx, id) => rollBackRedemptions(tx, id, sale.source));
		assert.equal(await statusOf(mine), 'redeemed', 'by the one who was first');
	});

	test('of a receipt of another system are made once, and all of them or none', async () => {
		await shop.coupon('both', { code: 'BOTH' });
		await shop.coupon('dear', { code: 'DEAR', minimum_spend: { amount: 90_000, currency: 'EUR' } });
		const source = { type: 'sale', id: 'their-receipt' };
		const refused = await shop.redeem(['BOTH', 'DEAR'], { source });
		assert.deepEqual([refused.status, CouponShop.reasonOf(refused)], [409, 'minimum_spend']);
		const first = await shop.redeem(['BOTH'], { source });
		const again = await shop.redeem(['both'], { source });
		assert.equal(first.status, 201);
		const ids = ({ body }: typeof first) => (body as RedemptionResult).redemptions.map(({ id }) => id);
		assert.deepEqual(ids(again), ids(first));
		assert.equal((await shop.must<{ uses: number }>('GET', '/v1/coupons/both')).uses, 1);
	});
});
