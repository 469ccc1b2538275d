import { EXAMPLE_NOW } from '../stores/examples.ts';
import type { CouponValidation, Redemption } from './redemptions.ts';
import type { Coupon, CouponFace } from './schemas.ts';
import type { WalletCoupon } from './wallet.ts';

const euros = (amount: number) => ({ amount, currency: 'EUR' });

const face: Omit<CouponFace, 'products'> = {
	id: 'spring-kettles',
	name: 'Ten per cent off kettles',
	description: 'For your kitchen, until the end of April.',
	terms: null,
	benefit: { type: 'percentage', percent: 10, at_most: euros(2000) },
	minimum_spend: euros(4000),
	stores: null,
	channels: ['web', 'kiosk', 'till'],
	first_order_only: false,
	stackable: true,
	valid_from: '2026-03-01T00:00',
	valid_until: '2026-05-01T00:00',
};

export const exampleCoupon: Coupon = {
	...face,
	status: 'active',
	products: { categories: ['Kettles'], skus: [], sku_count: 0 },
	limit_total: 500,
	limit_per_customer: 1,
	code: 'KETTLE10',
	claimable: true,
	segments: null,
	birthday: null,
	receipt: null,
	uses: 17,
	excess: 0,
	created_at: '2026-02-20T09:00:00Z',
	updated_at: '2026-02-20T09:00:00Z',
};

const exampleCouponFace: CouponFace = { ...face, products: { categories: ['Kettles'], sku_count: 0 } };

const issued: WalletCoupon = {
	id: '0199c9a0-0000-7000-8000-000000000040',
	coupon: exampleCouponFace,
	code: 'MRXW4ZLTOBQWE',
	locator: 'k3j5n7qab',
	status: 'issued',
	issued_channel: 'web',
	channels: ['web', 'kiosk', 'till'],
	issued_at: EXAMPLE_NOW,
	valid_until: '2026-04-30T21:00:00Z',
	timezone: 'Europe/Tallinn',
	used: null,
};

/** One of every state. */
export const exampleWallet = {
	issued,
	reserved: { ...issued, id: '0199c9a0-0000-7000-8000-000000000041', status: 'reserved' },
	redeemed: {
		...issued,
		id: '0199c9a0-0000-7000-8000-000000000042',
		status: 'redeemed',
		used: { at: EXAMPLE_NOW, channel: 'till', store_id: 'tartu-ruutli' },
	},
	expired: {
		...issued,
		id: '0199c9a0-0000-7000-8000-000000000043',
		status: 'expired',
		valid_until: '2026-03-24T22:00:00Z',
	},
	canceled: { ...issued, id: '0199c9a0-0000-7000-8000-000000000044', status: 'canceled' },
} satisfies Record<string, WalletCoupon>;

export const exampleClaimable = { data: [exampleCouponFace] };

/** One that applies, one that needs more in the basket, and one that nobody knows. */
export const exampleCouponValidation: CouponValidation = {
	coupons: [
		{
			code: 'KETTLE10',
			wallet_coupon_id: null,
			coupon: exampleCouponFace,
			applies: true,
			amount: euros(490),
			reason: null,
			missing: null,
		},
		{
			code: 'TENOFF100',
			wallet_coupon_id: null,
			coupon: {
				...exampleCouponFace,
				id: 'ten-off-hundred',
				name: 'Ten euros off a hundred',
				description: null,
				benefit: { type: 'amount', amount: euros(1000) },
				minimum_spend: euros(10_000),
				products: null,
			},
			applies: false,
			amount: euros(0),
			reason: 'minimum_spend',
			missing: euros(5100),
		},
		{
			code: 'KETTEL10',
			wallet_coupon_id: null,
			coupon: null,
			applies: false,
			amount: euros(0),
			reason: 'unknown',
			missing: null,
		},
	],
	lines: [{ sku: 'KETTLE-RED', quantity: 1, total: euros(4900), discount: euros(490) }],
	totals: { items: euros(4900), discount: euros(490), shipping: euros(0), total: euros(4410) },
	points_multiplier: 1,
};

export const exampleRedemption: Redemption = {
	id: '0199c9a0-0000-7000-8000-000000000045',
	coupon_id: 'spring-kettles',
	wallet_coupon_id: null,
	code: 'KETTLE10',
	source: { type: 'sale', id: '0199c9a0-0000-7000-8000-000000000020' },
	customer_id: null,
	status: 'rolled_back',
	amount: euros(490),
	channel: 'till',
	store_id: 'tartu-ruutli',
	excess: false,
	created_at: EXAMPLE_NOW,
	redeemed_at: EXAMPLE_NOW,
	ended_at: '2026-03-25T10:30:00Z',
};
