import { Type, type Static } from 'typebox';
import { Channel } from '../keys/schemas.ts';
import { Nullable } from '../shared/nullable.ts';
import { Page } from '../shared/page.ts';
import { Cursor, Identifier, Instant, limit, Timezone } from '../shared/scalars.ts';
import { CouponCode, CouponFace } from './schemas.ts';

/** issued ⇄ reserved → redeemed; issued → expired by the clock, or canceled. A redemption rolled back makes it issued again. */
export const WalletCouponStatus = Type.Union(
	[
		Type.Literal('issued'),
		Type.Literal('reserved'),
		Type.Literal('redeemed'),
		Type.Literal('expired'),
		Type.Literal('canceled'),
	],
	{ $id: 'WalletCouponStatus' },
);

/** One coupon of one shopper, good for one use. */
export const WalletCoupon = Type.Object(
	{
		id: Type.String(),
		coupon: CouponFace,
		code: CouponCode,
		locator: Type.String({
			pattern: '^[a-z2-7]{9}$',
			description: 'What a code shown at the till begins with, after `c`.',
		}),
		status: WalletCouponStatus,
		issued_channel: Channel,
		channels: Nullable(Type.Array(Channel, { description: 'Where it can be used. Null: everywhere.' })),
		issued_at: Instant,
		valid_until: Nullable(Type.String({ format: 'date-time', description: 'By the clock of `timezone`.' })),
		timezone: Timezone,
		used: Nullable(
			Type.Object({ at: Instant, channel: Channel, store_id: Nullable(Identifier) }, { additionalProperties: false }),
		),
	},
	{ $id: 'WalletCoupon', additionalProperties: false },
);

export const WalletCouponPage = Page(WalletCoupon, 'WalletCouponPage');

export const WalletCouponParams = Type.Object({ wallet_coupon_id: Type.String({ minLength: 1, maxLength: 64 }) });

export const WalletQuery = Type.Object(
	{
		status: Type.Optional(Type.Array(WalletCouponStatus, { maxItems: 5 })),
		limit: Type.Optional(limit(100, 50)),
		cursor: Type.Optional(Cursor),
	},
	{ additionalProperties: false },
);

/** By a code, or an offer by its id. */
export const WalletClaim = Type.Union(
	[
		Type.Object({ code: CouponCode }, { additionalProperties: false }),
		Type.Object({ coupon_id: Identifier }, { additionalProperties: false }),
	],
	{ $id: 'WalletClaim' },
);

/** Coupons that the shopper could put into their wallet now. */
export const ClaimableCoupons = Type.Object(
	{ data: Type.Array(CouponFace) },
	{ $id: 'ClaimableCoupons', additionalProperties: false },
);

export type WalletCouponStatus = Static<typeof WalletCouponStatus>;
export type WalletCoupon = Static<typeof WalletCoupon>;
export type WalletCouponPage = Static<typeof WalletCouponPage>;
export type ClaimableCoupons = Static<typeof ClaimableCoupons>;
export type WalletQuery = Static<typeof WalletQuery>;
export type WalletClaim = Static<typeof WalletClaim>;
