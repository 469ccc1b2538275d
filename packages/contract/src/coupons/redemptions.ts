import { Type, type Static } from 'typebox';
import { Channel } from '../keys/schemas.ts';
import { Nullable } from '../shared/nullable.ts';
import { Page } from '../shared/page.ts';
import { Cursor, Identifier, Instant, limit, Money, Sku } from '../shared/scalars.ts';
import { CouponCode, CouponFace } from './schemas.ts';

/**
 * Why a coupon does not apply. `unknown` is also the answer to a code of somebody else and, to shoppers, to a code for one
 * use that is over: guessing tells nothing.
 */
export const CouponReason = Type.Union(
	[
		Type.Literal('unknown'),
		Type.Literal('not_started'),
		Type.Literal('ended'),
		Type.Literal('paused'),
		Type.Literal('used'),
		Type.Literal('limit_reached'),
		Type.Literal('minimum_spend'),
		Type.Literal('no_product_matches'),
		Type.Literal('nothing_to_deliver'),
		Type.Literal('wrong_store'),
		Type.Literal('wrong_channel'),
		Type.Literal('first_order_only'),
		Type.Literal('not_yours'),
		Type.Literal('sign_in_needed'),
		Type.Literal('not_with_others'),
		Type.Literal('reserved_elsewhere'),
	],
	{ $id: 'CouponReason' },
);

/** What became of one code that was sent. */
export const CouponVerdict = Type.Object(
	{
		code: Type.String({ description: 'As it was sent.' }),
		wallet_coupon_id: Nullable(Type.String()),
		coupon: Nullable(CouponFace),
		applies: Type.Boolean(),
		amount: Type.Object(Money.properties, { ...Money, description: 'What it takes off, of goods or of delivery.' }),
		reason: Nullable(CouponReason),
		missing: Nullable(
			Type.Object(Money.properties, { ...Money, description: 'With `minimum_spend`: for how much more to buy.' }),
		),
	},
	{ $id: 'CouponVerdict', additionalProperties: false },
);

const codes = Type.Array(CouponCode, {
	maxItems: 20,
	description: 'Codes, or ids of coupons in the wallet. The same twice counts once.',
});

export const CouponBasketLine = Type.Object(
	{
		sku: Sku,
		quantity: Type.Integer({ minimum: 1, maximum: 100_000 }),
		unit_price: Type.Optional(
			Type.Object(Money.properties, {
				...Money,
				description: 'As it was rung up; from staff and secret keys only. Absent: today’s price.',
			}),
		),
		ship: Type.Optional(Type.Boolean({ default: false, description: 'It is to be delivered.' })),
	},
	{ $id: 'CouponBasketLine', additionalProperties: false },
);

const basketFields = {
	codes,
	lines: Type.Array(CouponBasketLine, { maxItems: 1000 }),
	store_id: Type.Optional(Identifier),
	channel: Type.Optional(Channel),
	customer_id: Type.Optional(
		Type.String({ minLength: 1, maxLength: 64, description: 'From staff and secret keys. A shopper is themselves.' }),
	),
	shipping: Type.Optional(
		Type.Object(Money.properties, {
			...Money,
			description: 'From staff and secret keys. Else as the shop charges it.',
		}),
	),
};

export const CouponValidationInput = Type.Object(basketFields, {
	$id: 'CouponValidationInput',
	additionalProperties: false,
});

export const CouponValidation = Type.Object(
	{
		coupons: Type.Array(CouponVerdict),
		lines: Type.Array(
			Type.Object(
				{ sku: Sku, quantity: Type.Integer({ minimum: 1 }), total: Money, discount: Money },
				{ additionalProperties: false },
			),
			{ description: 'As sent, in the same order. The discounts add up to that of `totals`.' },
		),
		totals: Type.Object(
			{
				items: Type.Object(Money.properties, { ...Money, description: 'Before discounts.' }),
				discount: Type.Object(Money.properties, { ...Money, description: 'Of the goods.' }),
				shipping: Type.Object(Money.properties, { ...Money, description: 'What is left of it.' }),
				total: Money,
			},
			{ additionalProperties: false },
		),
		points_multiplier: Type.Number({
			minimum: 1,
			description: 'By how much more points this earns, where it earns most.',
		}),
	},
	{ $id: 'CouponValidation', additionalProperties: false },
);

/** What a coupon was used for: something of Endcap’s, or a receipt or order of another system, by its own id. */
export const RedemptionSource = Type.Object(
	{
		type: Type.Union([Type.Literal('cart'), Type.Literal('order'), Type.Literal('sale')]),
		id: Type.String({ minLength: 1, maxLength: 128 }),
	},
	{ $id: 'RedemptionSource', additionalProperties: false },
);

/** reserved → succeeded → rolled_back; reserved → released, when nothing came of it. */
export const RedemptionStatus = Type.Union(
	[Type.Literal('reserved'), Type.Literal('succeeded'), Type.Literal('released'), Type.Literal('rolled_back')],
	{ $id: 'RedemptionStatus' },
);

export const Redemption = Type.Object(
	{
		id: Type.String(),
		coupon_id: Identifier,
		wallet_coupon_id: Nullable(Type.String()),
		code: CouponCode,
		source: RedemptionSource,
		customer_id: Nullable(Type.String()),
		status: RedemptionStatus,
		amount: Money,
		channel: Channel,
		store_id: Nullable(Identifier),
		excess: Type.Boolean({ description: 'Beyond a limit, as an offline till had promised it.' }),
		created_at: Instant,
		redeemed_at: Nullable(Instant),
		ended_at: Nullable(Type.String({ format: 'date-time', description: 'Released or rolled back.' })),
	},
	{ $id: 'Redemption', additionalProperties: false },
);

export const RedemptionInput = Type.Object(
	{
		...basketFields,
		codes: Type.Array(CouponCode, { ...codes, minItems: 1 }),
		source: Type.Object(
			{
				type: Type.Union([Type.Literal('order'), Type.Literal('sale')]),
				id: RedemptionSource.properties.id,
			},
			{ additionalProperties: false },
		),
	},
	{ $id: 'RedemptionInput', additionalProperties: false },
);

export const RedemptionResult = Type.Object(
	{ redemptions: Type.Array(Redemption), price: CouponValidation },
	{ $id: 'RedemptionResult', additionalProperties: false },
);

export const RedemptionPage = Page(Redemption, 'RedemptionPage');

export const RedemptionParams = Type.Object({ redemption_id: Type.String({ minLength: 1, maxLength: 64 }) });

export const RedemptionQuery = Type.Object(
	{
		coupon_id: Type.Optional(Identifier),
		source_type: Type.Optional(RedemptionSource.properties.type),
		source_id: Type.Optional(RedemptionSource.properties.id),
		status: Type.Optional(Type.Array(RedemptionStatus, { maxItems: 4 })),
		limit: Type.Optional(limit(100, 50)),
		cursor: Type.Optional(Cursor),
	},
	{ additionalProperties: false },
);

export type CouponReason = Static<typeof CouponReason>;
export type CouponVerdict = Static<typeof CouponVerdict>;
export type CouponBasketLine = Static<typeof CouponBasketLine>;
export type CouponValidationInput = Static<typeof CouponValidationInput>;
export type CouponValidation = Static<typeof CouponValidation>;
export type RedemptionSource = Static<typeof RedemptionSource>;
export type RedemptionStatus = Static<typeof RedemptionStatus>;
export type Redemption = Static<typeof Redemption>;
export type RedemptionInput = Static<typeof RedemptionInput>;
export type RedemptionResult = Static<typeof RedemptionResult>;
export type RedemptionPage = Static<typeof RedemptionPage>;
export type RedemptionQuery = Static<typeof RedemptionQuery>;
