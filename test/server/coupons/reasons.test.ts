import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CouponInput, CouponReason } from '@endcap/contract';
import { CouponShop } from '../../support/coupon-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { signedIn } from '../../support/signed-in.ts';

interface Row {
	/** Called as the reason. */
	coupon: Partial<CouponInput>;
	/** Of the request, made with the secret key at the till in Tartu. */
	basket?: Record<string, unknown>;
	/** Before that. */
	given?: (shop: CouponShop) => Promise<unknown>;
	missing?: number;
}

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const used = (shop: CouponShop) => shop.redeem(['LIMIT_REACHED'], { store_id: 'tartu' });

/** A refusal of each kind; the same coupon without what is told here applies. */
const REASONS: Record<Exclude<CouponReason, 'used' | 'reserved_elsewhere' | 'not_with_others'>, Row> = {
	unknown: { coupon: { status: 'draft' }, basket: { codes: ['NEVER-WAS'] } },
	not_started: { coupon: { valid_from: '2026-03-25T12:01' } },
	ended: { coupon: { valid_until: '2026-03-25T12:00' } },
	paused: { coupon: { status: 'paused' } },
	limit_reached: { coupon: { limit_total: 1 }, given: used },
	minimum_spend: { coupon: { minimum_spend: euros(5000) }, missing: 100 },
	no_product_matches: { coupon: { products: { categories: ['Pans'], skus: ['LID'] } } },
	nothing_to_deliver: { coupon: { benefit: { type: 'free_delivery' } } },
	wrong_store: { coupon: { stores: ['riga'] } },
	wrong_channel: { coupon: { channels: ['web', 'kiosk'] } },
	first_order_only: { coupon: { first_order_only: true } },
	not_yours: { coupon: { segments: ['staff'] } },
	sign_in_needed: { coupon: { limit_per_customer: 1 } },
};

onEachDatabase('reasons why a coupon does not apply', (context) => {
	let shop: CouponShop;
	before(async () => {
		shop = await CouponShop.open(context.database);
	});
	after(() => shop.close());

	for (const [reason, { coupon, basket, given, missing = null }] of Object.entries(REASONS)) {
		test(reason, async () => {
			const code = reason.toUpperCase();
			await shop.coupon(reason, { code });
			const at = { store_id: 'tartu', channel: 'till' };
			assert.equal(await shop.reason(code, at), null, 'something else speaks against it');
			if (coupon.status !== 'draft') await shop.coupon(reason, { ...coupon, code });
			await given?.(shop);
			const someone = await signedIn(context.database, shop.merchant);
			const named = reason === 'not_yours' || reason === 'first_order_only';
			if (reason === 'first_order_only') await order(shop, someone.customer_id);
			const customer = named ? { customer_id: someone.customer_id } : {};
			const { coupons, totals } = await shop.validate([code], { ...at, ...customer, ...basket });
			assert.deepEqual(
				coupons.map((each) => [each.applies, each.reason, each.amount.amount, each.missing?.amount ?? null]),
				[[false, reason, 0, missing]],
			);
			assert.equal(totals.discount.amount, 0);
		});
	}

	test('used, to the one who used it and to staff', async () => {
		await shop.coupon('once', { claimable: true });
		const someone = await signedIn(context.database, shop.merchant);
		const { code, id } = await shop.claimed(someone.access_token, { coupon_id: 'once' });
		const { status, text } = await shop.redeem([code], { customer_id: someone.customer_id });
		assert.equal(status, 201, text);
		assert.equal(await shop.reason(code, {}, someone.access_token), 'used');
		assert.equal(await shop.reason(id, {}, someone.access_token), 'used');
		assert.equal(await shop.reason(code), 'used');
	});

	test('not_with_others, of the coupon that saves less', async () => {
		await shop.coupon('small', { code: 'SMALL', stackable: false, benefit: { type: 'percentage', percent: 5 } });
		await shop.coupon('large', { code: 'LARGE', benefit: { type: 'percentage', percent: 30 } });
		const { coupons } = await shop.validate(['SMALL', 'LARGE', 'large']);
		assert.deepEqual(
			coupons.map(({ code, reason, amount }) => [code, reason, amount.amount]),
			[
				['SMALL', 'not_with_others', 0],
				['LARGE', null, 1470],
			],
		);
	});

	test('not_with_others, of the code for everyone beside the same coupon of one’s own', async () => {
		await shop.coupon('both', { code: 'BOTH', claimable: true });
		const someone = await signedIn(context.database, shop.merchant);
		const { id } = await shop.claimed(someone.access_token, { coupon_id: 'both' });
		const { coupons, totals } = await shop.validate(['BOTH', id], {}, someone.access_token);
		assert.deepEqual(
			coupons.map(({ code, reason }) => [code, reason]),
			[
				['BOTH', 'not_with_others'],
				[id, null],
			],
		);
		assert.equal(totals.discount.amount, 490);
	});
});

async function order({ database, merchant }: CouponShop, customerId: string): Promise<void> {
	await database.query(
		{
			text: `INSERT INTO placed_order (merchant_id, order_id, number, channel, owner_id, token, currency, name, email, language,
					notify_email, notify_sms, shipping_amount, payment_method, payment_status, placed_at)
				VALUES ($1, $2, 1, 'web', $2, $2, 'EUR', 'Anna', 'anna@example.com', 'en', false, false, 0, 'at_pickup',
					'due_at_pickup', now())`,
		},
		[merchant.id, customerId],
	);
}
