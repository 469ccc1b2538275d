import { Type, type Static } from 'typebox';
import { CouponVerdict } from '../coupons/redemptions.ts';
import { CouponCode } from '../coupons/schemas.ts';
import { Channel } from '../keys/schemas.ts';
import { RewardVerdict } from '../loyalty/verdicts.ts';
import { ContactInput, PostalAddress } from '../orders/contact.ts';
import { PaymentMethod } from '../payments/payment-method.ts';
import { VariantOption } from '../products/schemas.ts';
import { Nullable } from '../shared/nullable.ts';
import { Page } from '../shared/page.ts';
import { CurrencyCode, Cursor, Identifier, Instant, limit, Money, Sku, Url } from '../shared/scalars.ts';

/** active → completed when it became an order; active → expired thirty days after the last change. */
export const CartStatus = Type.Union([Type.Literal('active'), Type.Literal('completed'), Type.Literal('expired')], {
	$id: 'CartStatus',
});

/** How a line reaches the shopper: collected in a store, or shipped from wherever the allocator finds it. */
export const LineFulfillment = Type.Union(
	[
		Type.Object({ method: Type.Literal('pickup'), store_id: Identifier }, { additionalProperties: false }),
		Type.Object({ method: Type.Literal('ship') }, { additionalProperties: false }),
	],
	{ $id: 'LineFulfillment' },
);

const quantity = Type.Integer({ minimum: 1, maximum: 1000 });

export const CartLine = Type.Object(
	{
		sku: Sku,
		quantity,
		title: Type.String({ description: 'The product’s title, then the option values.' }),
		options: Type.Array(VariantOption),
		image: Nullable(Url),
		unit_price: Nullable(
			Type.Object(Money.properties, { ...Money, description: 'Today’s. Null: it has none, and cannot be ordered.' }),
		),
		discount: Type.Object(Money.properties, { ...Money, description: 'By coupons and rewards, off the whole line.' }),
		total: Nullable(Type.Object(Money.properties, { ...Money, description: 'Before the discount.' })),
		fulfillment: Nullable(LineFulfillment),
	},
	{ $id: 'CartLine', additionalProperties: false },
);

/** The time chosen for one store. */
export const CartPickup = Type.Object(
	{ store_id: Identifier, starts_at: Instant, ends_at: Instant },
	{ $id: 'CartPickup', additionalProperties: false },
);

/** What the shopper should know of, because it is not as they last saw it. Gone after the next change. */
export const CartNotice = Type.Union(
	[
		Type.Object(
			{
				code: Type.Literal('price_changed'),
				sku: Sku,
				from: Nullable(Money),
				to: Nullable(Money),
			},
			{ additionalProperties: false },
		),
		Type.Object({ code: Type.Literal('no_longer_sold'), sku: Sku }, { additionalProperties: false }),
	],
	{ $id: 'CartNotice' },
);

/** Units held for a cart in one place. */
export const CartHold = Type.Object(
	{
		reservation_id: Type.String(),
		store_id: Identifier,
		method: Type.Union([Type.Literal('pickup'), Type.Literal('ship')]),
		lines: Type.Array(Type.Object({ sku: Sku, quantity }, { additionalProperties: false })),
	},
	{ $id: 'CartHold', additionalProperties: false },
);

export const Totals = Type.Object(
	{
		items: Type.Object(Money.properties, { ...Money, description: 'Before discounts.' }),
		discount: Type.Object(Money.properties, { ...Money, description: 'Of the goods: exactly the sum over the lines.' }),
		shipping: Type.Object(Money.properties, { ...Money, description: 'What is left of it.' }),
		total: Money,
	},
	{ $id: 'Totals', additionalProperties: false },
);

/** A basket. It names nobody. Prices are those of the moment of reading. */
export const Cart = Type.Object(
	{
		id: Type.String(),
		status: CartStatus,
		channel: Channel,
		currency: CurrencyCode,
		lines: Type.Array(CartLine),
		pickups: Type.Array(CartPickup),
		totals: Totals,
		coupons: Type.Array(CouponVerdict, {
			description: 'As they were put in. Nothing of them is used before it is ordered.',
		}),
		rewards: Type.Array(RewardVerdict),
		points: Nullable(Type.Integer({ minimum: 0, description: 'What it would earn; null where there is no program.' })),
		holds: Type.Array(CartHold, { description: 'What is held now. A hold whose time is over is not among them.' }),
		hold_expires_at: Nullable(Type.String({ format: 'date-time', description: 'When the first of the holds lapses.' })),
		notices: Type.Array(CartNotice),
		order_id: Nullable(Type.String()),
		version: Type.Integer({ minimum: 1, description: 'Counts its changes.' }),
		updated_at: Instant,
	},
	{ $id: 'Cart', additionalProperties: false },
);

export const CartLineInput = Type.Object(
	{
		sku: Sku,
		quantity: Type.Optional(
			Type.Integer({ minimum: 0, maximum: 1000, description: '0 takes the line out. Absent: as it is.' }),
		),
		fulfillment: Type.Optional(Nullable(LineFulfillment)),
	},
	{ $id: 'CartLineInput', additionalProperties: false },
);

export const CartPickupInput = Type.Object(
	{
		store_id: Identifier,
		starts_at: Nullable(Type.String({ format: 'date-time', description: 'Of a pickup slot. Null: no time chosen.' })),
	},
	{ $id: 'CartPickupInput', additionalProperties: false },
);

export const CartInput = Type.Object(
	{
		lines: Type.Optional(Type.Array(CartLineInput, { maxItems: 100 })),
		pickups: Type.Optional(Type.Array(CartPickupInput, { maxItems: 20 })),
		coupons: Type.Optional(
			Type.Array(CouponCode, {
				maxItems: 20,
				description: 'The whole list: codes, or ids of coupons in the wallet. What is not there is taken out.',
			}),
		),
		rewards: Type.Optional(
			Type.Array(Type.String({ minLength: 1, maxLength: 128 }), {
				maxItems: 10,
				description: 'The whole list: ids of issued rewards, or of rewards of the program.',
			}),
		),
	},
	{ $id: 'CartInput', additionalProperties: false },
);

export const CartAllocation = Type.Object(
	{ hold_minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 60, default: 15 })) },
	{ $id: 'CartAllocation', additionalProperties: false },
);

export const CartCompletion = Type.Object(
	{
		contact: ContactInput,
		ship_to: Type.Optional(PostalAddress),
		payment: Type.Object(
			{ method: PaymentMethod, return_url: Type.Optional(Url) },
			{ additionalProperties: false, description: '`return_url`: where the provider sends the shopper back to.' },
		),
	},
	{ $id: 'CartCompletion', additionalProperties: false },
);

export const CartParams = Type.Object({ cart_id: Type.String({ minLength: 1, maxLength: 64 }) });

export const CartQuery = Type.Object(
	{
		status: Type.Optional(Type.Array(CartStatus, { maxItems: 3 })),
		limit: Type.Optional(limit(50, 10)),
		cursor: Type.Optional(Cursor),
	},
	{ additionalProperties: false },
);

export const CartPage = Page(Cart, 'CartPage');

/** For the screen of the device that gives the basket away. */
export const CartHandoff = Type.Object(
	{
		code: Type.String({ description: 'For one use, by whoever shows it first.' }),
		url: Type.String({ description: 'To be shown as a QR code. It ends in the code.' }),
		expires_at: Instant,
	},
	{ $id: 'CartHandoff', additionalProperties: false },
);

export const CartTaking = Type.Object(
	{
		code: Type.String({
			minLength: 1,
			maxLength: 512,
			description: 'As it was scanned: the code, or the address it ends.',
		}),
	},
	{ $id: 'CartTaking', additionalProperties: false },
);

export type CartStatus = Static<typeof CartStatus>;
export type LineFulfillment = Static<typeof LineFulfillment>;
export type CartLine = Static<typeof CartLine>;
export type CartPickup = Static<typeof CartPickup>;
export type CartNotice = Static<typeof CartNotice>;
export type CartHold = Static<typeof CartHold>;
export type Totals = Static<typeof Totals>;
export type Cart = Static<typeof Cart>;
export type CartLineInput = Static<typeof CartLineInput>;
export type CartInput = Static<typeof CartInput>;
export type CartAllocation = Static<typeof CartAllocation>;
export type CartCompletion = Static<typeof CartCompletion>;
export type CartPage = Static<typeof CartPage>;
export type CartHandoff = Static<typeof CartHandoff>;
