import { Type, type Static } from 'typebox';
import { CouponVerdict } from '../coupons/redemptions.ts';
import { CouponCode } from '../coupons/schemas.ts';
import { WalletCoupon } from '../coupons/wallet.ts';
import { RewardVerdict } from '../loyalty/verdicts.ts';
import { Nullable } from '../shared/nullable.ts';
import { Page } from '../shared/page.ts';
import { CurrencyCode, Cursor, Identifier, Instant, limit, Money, Sku } from '../shared/scalars.ts';

const money = (description: string) => Type.Object(Money.properties, { ...Money, description });
const quantity = Type.Integer({
	minimum: -100_000,
	maximum: 100_000,
	description:
		'Units sold. Negative units came back into the store: a refund, or goods returned on the same receipt. Never 0.',
	not: { const: 0 },
});

/** What a receipt comes to. Below zero it was given back. */
export const SaleAmount = Type.Object(
	{
		amount: Type.Integer({ minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }),
		currency: CurrencyCode,
	},
	{ $id: 'SaleAmount', additionalProperties: false },
);

export const SaleLine = Type.Object(
	{
		sku: Sku,
		quantity,
		unit_price: Type.Optional(
			money('As it was rung up. Absent: today’s price or, of what a receipt gives back, what was paid for it.'),
		),
		discount: Type.Optional(money('Off the whole line, as it was rung up. Coupons and rewards come on top.')),
	},
	{ $id: 'SaleLine', additionalProperties: false },
);

/** Who buys: by id, or by the code on their phone, which is good for one scan. */
export const SaleCustomer = Type.Union(
	[
		Type.Object({ customer_id: Type.String({ minLength: 1, maxLength: 64 }) }, { additionalProperties: false }),
		Type.Object({ code: Type.String({ minLength: 1, maxLength: 64 }) }, { additionalProperties: false }),
	],
	{ $id: 'SaleCustomer' },
);

/** A receipt, by the store and its number there. */
export const ReceiptName = Type.Object(
	{
		store_id: Identifier,
		receipt: Type.String({
			minLength: 1,
			maxLength: 128,
			description:
				'The till’s own number, unique in the store. It is the sale’s identity: the same receipt counts once, whenever it comes.',
		}),
	},
	{ $id: 'ReceiptName', additionalProperties: false },
);

const { store_id, receipt } = ReceiptName.properties;

const priced = {
	store_id,
	lines: Type.Array(SaleLine, { minItems: 1, maxItems: 1000 }),
	customer: Type.Optional(SaleCustomer),
	coupons: Type.Optional(
		Type.Array(CouponCode, {
			maxItems: 20,
			description: 'Codes, ids of coupons in a wallet, or codes shown on a phone. The same twice counts once.',
		}),
	),
	rewards: Type.Optional(
		Type.Array(Type.String({ minLength: 1, maxLength: 128 }), {
			maxItems: 10,
			description: 'Ids of issued rewards, or of rewards of the program, which are then issued and used at once.',
		}),
	),
	refund_of: Type.Optional(
		Type.Object(ReceiptName.properties, {
			...ReceiptName,
			description: 'The receipt of what comes back. Its points are taken and given back in proportion.',
		}),
	),
};

export const SalePriceInput = Type.Object(priced, { $id: 'SalePriceInput', additionalProperties: false });

export const SaleInput = Type.Object(
	{
		...priced,
		receipt,
		sold_at: Type.String({
			format: 'date-time',
			description: 'By the till’s clock. A till that was offline reports hours late.',
		}),
		reservation_id: Type.Optional(
			Type.String({ minLength: 1, maxLength: 64, description: 'The hold that this sale hands over.' }),
		),
		total: Type.Optional(
			Type.Object(SaleAmount.properties, {
				...SaleAmount,
				description: 'What was paid. If it comes to something else now, nothing is recorded: `total_differs`.',
			}),
		),
		offline: Type.Optional(
			Type.Boolean({
				default: false,
				description:
					'Rung up while nobody could ask. All of it stands, as of `sold_at`: what could not be so is in `excess`. Where lines carry a `discount`, that is all that is taken off.',
			}),
		),
	},
	{ $id: 'SaleInput', additionalProperties: false },
);

/** What could not be so: units sold that the books did not have, or that were promised to somebody else. */
export const SaleConflict = Type.Object(
	{
		sku: Sku,
		kind: Type.Union([Type.Literal('was_reserved'), Type.Literal('was_not_on_hand')]),
		quantity: Type.Integer({ minimum: 1 }),
		reservations: Type.Array(Type.String(), { description: 'Reservations that lost units.' }),
	},
	{ $id: 'SaleConflict', additionalProperties: false },
);

/** What an offline till promised that was not to be had any more. It stands. */
export const SaleExcess = Type.Object(
	{
		kind: Type.Union([
			Type.Literal('coupon_excess'),
			Type.Literal('points_excess'),
			Type.Literal('member_unknown'),
			Type.Literal('receipt_unknown'),
		]),
		code: Nullable(Type.String({ description: 'Of the coupon or reward, as it was sent.' })),
		reason: Nullable(Type.String({ description: 'Of a coupon, as CouponReason.' })),
		points: Type.Integer({ minimum: 0, description: 'That the customer owes now.' }),
	},
	{ $id: 'SaleExcess', additionalProperties: false },
);

export const SoldLine = Type.Object(
	{
		sku: Sku,
		quantity,
		unit_price: Nullable(money('Null: the article has no price.')),
		discount: money('Off the whole line: as it was rung up, by coupons and by rewards.'),
		total: Type.Object(SaleAmount.properties, {
			...SaleAmount,
			description: 'What is paid for it, after the discount.',
		}),
	},
	{ $id: 'SoldLine', additionalProperties: false },
);

export const SaleTotals = Type.Object(
	{
		items: Type.Object(SaleAmount.properties, { ...SaleAmount, description: 'Before discounts.' }),
		discount: Type.Object(SaleAmount.properties, { ...SaleAmount, description: 'Exactly the sum over the lines.' }),
		total: SaleAmount,
	},
	{ $id: 'SaleTotals', additionalProperties: false },
);

/** What a receipt would come to now. Nothing is recorded, reserved or used. */
export const SalePrice = Type.Object(
	{
		lines: Type.Array(SoldLine, { description: 'As sent, in the same order.' }),
		totals: SaleTotals,
		customer_id: Nullable(Type.String()),
		coupons: Type.Array(CouponVerdict),
		rewards: Type.Array(RewardVerdict),
		points: Type.Integer({
			minimum: 0,
			description: 'That this earns; without a customer, that it would earn somebody who joins.',
		}),
	},
	{ $id: 'SalePrice', additionalProperties: false },
);

export const SalePoints = Type.Object(
	{
		earned: Type.Integer({ minimum: 0 }),
		spent: Type.Integer({ minimum: 0, description: 'By its rewards.' }),
		taken_back: Type.Integer({ minimum: 0, description: 'Of those that the refunded receipt earned.' }),
		given_back: Type.Integer({ minimum: 0, description: 'Of those that were spent on the refunded receipt.' }),
	},
	{ $id: 'SalePoints', additionalProperties: false },
);

export const Sale = Type.Object(
	{
		id: Type.String(),
		store_id,
		receipt,
		sold_at: Instant,
		reservation_id: SaleInput.properties.reservation_id,
		refund_of: Nullable(ReceiptName),
		offline: Type.Boolean(),
		lines: Type.Array(SoldLine),
		totals: SaleTotals,
		customer_id: Nullable(Type.String()),
		coupons: Type.Array(CouponVerdict, { description: 'Those that it used.' }),
		rewards: Type.Array(RewardVerdict),
		points: SalePoints,
		receipt_coupons: Type.Array(WalletCoupon, {
			description: 'That come with it, to be printed or found in the wallet.',
		}),
		recorded_at: Instant,
		conflicts: Type.Array(SaleConflict),
		excess: Type.Array(SaleExcess),
	},
	{ $id: 'Sale', additionalProperties: false },
);

export const SalePage = Page(Sale, 'SalePage');

export const SaleQuery = Type.Object(
	{
		store: Type.Optional(Type.Array(Identifier, { maxItems: 250 })),
		receipt: Type.Optional(receipt),
		customer_id: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
		limit: Type.Optional(limit(100, 20)),
		cursor: Type.Optional(Cursor),
	},
	{ additionalProperties: false },
);

export type SaleAmount = Static<typeof SaleAmount>;
export type SaleLine = Static<typeof SaleLine>;
export type SaleCustomer = Static<typeof SaleCustomer>;
export type ReceiptName = Static<typeof ReceiptName>;
export type SalePriceInput = Static<typeof SalePriceInput>;
export type SaleInput = Static<typeof SaleInput>;
export type SaleConflict = Static<typeof SaleConflict>;
export type SaleExcess = Static<typeof SaleExcess>;
export type SoldLine = Static<typeof SoldLine>;
export type SaleTotals = Static<typeof SaleTotals>;
export type SalePrice = Static<typeof SalePrice>;
export type SalePoints = Static<typeof SalePoints>;
export type Sale = Static<typeof Sale>;
export type SalePage = Static<typeof SalePage>;
export type SaleQuery = Static<typeof SaleQuery>;
