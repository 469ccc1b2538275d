import { Type, type Static } from 'typebox';
import { CouponVerdict } from '../coupons/redemptions.ts';
import { Fulfillment } from '../fulfillments/schemas.ts';
import { Channel } from '../keys/schemas.ts';
import { OrderSource } from '../links/schemas.ts';
import { RewardVerdict } from '../loyalty/verdicts.ts';
import { PaymentMethod } from '../payments/payment-method.ts';
import { VariantOption } from '../products/schemas.ts';
import { Nullable } from '../shared/nullable.ts';
import { Page } from '../shared/page.ts';
import { CurrencyCode, Cursor, Identifier, Instant, limit, Money, Sku, Url } from '../shared/scalars.ts';
import { Contact, PostalAddress } from './contact.ts';

/** open → completed when every fulfillment has ended and one was completed; open → canceled when none was. */
export const OrderStatus = Type.Union([Type.Literal('open'), Type.Literal('completed'), Type.Literal('canceled')], {
	$id: 'OrderStatus',
});

const count = Type.Integer({ minimum: 0 });

export const OrderLine = Type.Object(
	{
		sku: Sku,
		title: Type.String(),
		options: Type.Array(VariantOption),
		image: Nullable(Url),
		quantity: Type.Integer({ minimum: 1, description: 'As ordered.' }),
		quantity_canceled: Type.Integer({
			minimum: 0,
			description: 'Not to be had any more: canceled, failed, not found.',
		}),
		quantity_fulfilled: count,
		unit_price: Money,
		discount: Type.Object(Money.properties, { ...Money, description: 'Of what is not canceled, in proportion.' }),
		total: Type.Object(Money.properties, { ...Money, description: 'Of what is not canceled, before the discount.' }),
	},
	{ $id: 'OrderLine', additionalProperties: false },
);

export const OrderTotals = Type.Object(
	{
		items: Type.Object(Money.properties, { ...Money, description: 'Before discounts.' }),
		discount: Money,
		shipping: Money,
		total: Money,
		due: Type.Object(Money.properties, { ...Money, description: 'Still to be paid.' }),
	},
	{ $id: 'OrderTotals', additionalProperties: false },
);

/** due_at_pickup → paid; awaited → paid; awaited → void when it did not come in time; paid → refund_due → refunded. */
export const PaymentStatus = Type.Union(
	[
		Type.Literal('due_at_pickup'),
		Type.Literal('awaited'),
		Type.Literal('paid'),
		Type.Literal('refund_due'),
		Type.Literal('refunded'),
		Type.Literal('void'),
	],
	{ $id: 'PaymentStatus' },
);

export const Payment = Type.Object(
	{
		method: PaymentMethod,
		status: PaymentStatus,
		paid: Type.Object(Money.properties, { ...Money, description: 'Without what was given back.' }),
		refund_due: Type.Object(Money.properties, {
			...Money,
			description: 'To be given back: the retailer does so where it was paid.',
		}),
		refunded: Type.Object(Money.properties, { ...Money, description: 'Given back so far.' }),
		reference: Nullable(Type.String({ maxLength: 200, description: 'The provider’s own name for the payment.' })),
		due_at: Nullable(
			Type.String({ format: 'date-time', description: 'Until when an awaited payment keeps the units.' }),
		),
		pay_url: Nullable(Url),
	},
	{ $id: 'Payment', additionalProperties: false },
);

export const Order = Type.Object(
	{
		id: Type.String(),
		number: Type.String({ description: 'Short, for people; counts up per merchant.' }),
		status: OrderStatus,
		channel: Channel,
		currency: CurrencyCode,
		lines: Type.Array(OrderLine, {
			description: 'As ordered; what was given in place of something follows as lines of its own.',
		}),
		totals: OrderTotals,
		coupons: Type.Array(CouponVerdict, { description: 'Those that it used, as they were when it was placed.' }),
		rewards: Type.Array(RewardVerdict),
		points: Nullable(
			Type.Integer({ minimum: 0, description: 'That it earned; null until everything of it was handed over.' }),
		),
		payment: Payment,
		contact: Contact,
		ship_to: Nullable(PostalAddress),
		fulfillments: Type.Array(Fulfillment, { description: 'Staff see those of their stores.' }),
		link: Nullable(
			Type.String({
				description: 'The page of this order, for its shopper only; who has it can see and cancel the order.',
			}),
		),
		source: Type.Union([OrderSource, Type.Null()], {
			description: 'The link they came by and agreed to be counted by. For staff and secret keys, and in the export.',
		}),
		version: Type.Integer({ minimum: 1, description: 'Counts its changes, those of its fulfillments included.' }),
		placed_at: Instant,
		completed_at: Nullable(Instant),
		canceled_at: Nullable(Instant),
	},
	{ $id: 'Order', additionalProperties: false },
);

export const OrderPage = Page(Order, 'OrderPage');
export const OrderParams = Type.Object({ order_id: Type.String({ minLength: 1, maxLength: 64 }) });

export const OrderQuery = Type.Object(
	{
		status: Type.Optional(Type.Array(OrderStatus, { maxItems: 3 })),
		store: Type.Optional(Type.Array(Identifier, { maxItems: 250 })),
		number: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
		limit: Type.Optional(limit(100, 20)),
		cursor: Type.Optional(Cursor),
	},
	{ additionalProperties: false },
);

export const OrderOpening = Type.Object(
	{
		token: Type.String({
			minLength: 1,
			maxLength: 128,
			description: 'From the order’s link: `ot_…`. At a kiosk also the code of a pickup, or its four words.',
		}),
	},
	{ $id: 'OrderOpening', additionalProperties: false },
);

export type OrderStatus = Static<typeof OrderStatus>;
export type OrderLine = Static<typeof OrderLine>;
export type OrderTotals = Static<typeof OrderTotals>;
export type PaymentStatus = Static<typeof PaymentStatus>;
export type Payment = Static<typeof Payment>;
export type Order = Static<typeof Order>;
export type OrderPage = Static<typeof OrderPage>;
export type OrderQuery = Static<typeof OrderQuery>;
