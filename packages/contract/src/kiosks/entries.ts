import { Type, type Static } from 'typebox';
import { LineFulfillment } from '../basket/schemas.ts';
import { CouponCode } from '../coupons/schemas.ts';
import { Ordering } from '../merchants/schemas.ts';
import { OfferFace } from '../offers/schemas.ts';
import { ContactInput, PostalAddress } from '../orders/contact.ts';
import { Product } from '../products/schemas.ts';
import { Nullable } from '../shared/nullable.ts';
import { Page } from '../shared/page.ts';
import { Cursor, Identifier, Instant, limit, Money, Sku } from '../shared/scalars.ts';
import { SkuAvailability } from '../stock/schemas.ts';
import { Store } from '../stores/schemas.ts';

const Uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Base64Url = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '^[A-Za-z0-9_-]+$' });
const access_token = Nullable(
	Type.String({
		maxLength: 128,
		description: 'Of the session that was signed in at this kiosk. It may be over by now. Null: nobody was.',
	}),
);

/** An order, as the shopper agreed to it. */
export const KioskOrderWish = Type.Object(
	{
		kind: Type.Literal('order'),
		cart_id: Nullable(
			Type.String({
				maxLength: 64,
				description: 'Of the session’s cart that this was. If it became an order already, that is the answer.',
			}),
		),
		lines: Type.Array(
			Type.Object(
				{
					sku: Sku,
					quantity: Type.Integer({ minimum: 1, maximum: 1000 }),
					unit_price: Money,
					fulfillment: LineFulfillment,
				},
				{ additionalProperties: false },
			),
			{ minItems: 1, maxItems: 100, description: '`unit_price`: as it was shown. It is not ordered for more.' },
		),
		pickups: Type.Array(
			Type.Object({ store_id: Identifier, starts_at: Nullable(Instant) }, { additionalProperties: false }),
			{ maxItems: 20, description: 'Stores without a time are collected from as soon as can be.' },
		),
		coupons: Type.Array(CouponCode, { maxItems: 20 }),
		rewards: Type.Optional(
			Type.Array(Type.String({ minLength: 1, maxLength: 128 }), {
				maxItems: 10,
				description: 'As in a cart. Left out: none, as in what older shells kept.',
			}),
		),
		contact: ContactInput,
		ship_to: Nullable(PostalAddress),
		shipping: Type.Optional(
			Type.Object(Money.properties, {
				...Money,
				description: 'What sending it was said to cost. It is not ordered for more. Left out: nothing is sent.',
			}),
		),
		access_token,
	},
	{ additionalProperties: false },
);

/** A coupon or an offer that goes into the wallet: by its id, or by the code that was scanned. */
export const KioskClaimWish = Type.Union([
	Type.Object({ kind: Type.Literal('claim'), coupon_id: Identifier, access_token }, { additionalProperties: false }),
	Type.Object({ kind: Type.Literal('claim'), code: CouponCode, access_token }, { additionalProperties: false }),
]);

/** The shopper has gone: their session ends. */
export const KioskLeaveWish = Type.Object(
	{ kind: Type.Literal('leave'), access_token },
	{ additionalProperties: false },
);

/** What a shopper wanted at a kiosk: what is in an entry’s seal, as JSON. */
export const KioskWish = Type.Union([KioskOrderWish, KioskClaimWish, KioskLeaveWish], { $id: 'KioskWish' });

/**
 * What a kiosk keeps until it is delivered. Nobody but the server can open it: `data` is the wish as JSON, encrypted with
 * AES-256-GCM (twelve bytes of `iv`, the tag of sixteen at the end), with `id basket step` as additional data. The key is
 * HKDF-SHA-256 of the shared secret of an ECDH on P-256 between `ephemeral`, an uncompressed point of the kiosk’s making,
 * and the sealing key; its salt is that point, its info `endcap-kiosk-entry`.
 */
export const KioskEntry = Type.Object(
	{
		id: Uuid,
		basket: Type.String({ ...Uuid, description: 'Entries of one basket have their effect in order of `step`.' }),
		step: Type.Integer({ minimum: 0, maximum: 10_000, description: 'Of the basket: 0, 1, 2 and so on.' }),
		lost: Type.Optional(
			Type.Array(Type.Integer({ minimum: 0, maximum: 10_000 }), {
				maxItems: 100,
				description: 'Earlier steps that the kiosk’s broken store lost, so that nobody waits for them.',
			}),
		),
		kiosk_id: Type.Optional(
			Type.String({
				minLength: 1,
				maxLength: 64,
				description:
					'Where it was made, when that was another kiosk of the same retailer: a device that was enrolled as another one delivers what it kept before.',
			}),
		),
		made_at: Type.String({ format: 'date-time', description: 'By the server’s clock as the kiosk knew it.' }),
		attended: Type.Boolean({ description: 'True: the shopper waits for the answer, and is told of a refusal.' }),
		sealing_key: Type.String({ maxLength: 64 }),
		ephemeral: Base64Url(128),
		iv: Base64Url(32),
		data: Base64Url(65_536),
	},
	{ $id: 'KioskEntry', additionalProperties: false },
);

export const KioskEntries = Type.Object(
	{ entries: Type.Array(KioskEntry, { minItems: 1, maxItems: 20 }) },
	{ $id: 'KioskEntries', additionalProperties: false },
);

/**
 * `waiting`: an earlier step of the basket has not come yet; send both. The others are final. A step that was refused
 * holds none up: what follows it is judged by itself.
 */
export const KioskEntryOutcome = Type.Union(
	[
		Type.Object({ id: Uuid, outcome: Type.Literal('waiting') }, { additionalProperties: false }),
		Type.Object(
			{
				id: Uuid,
				outcome: Type.Literal('done'),
				order: Nullable(
					Type.Object(
						{
							id: Type.String(),
							number: Type.String(),
							link: Type.Optional(
								Type.String({
									description:
										'Opens the order, with its secret. Only in the answer to the kiosk that the shopper waits at.',
								}),
							),
							total: Money,
							pickups: Type.Array(
								Type.Object(
									{
										store_id: Identifier,
										starts_at: Nullable(Instant),
										code: Type.String(),
										words: Type.String(),
									},
									{ additionalProperties: false },
								),
							),
						},
						{ additionalProperties: false },
					),
				),
			},
			{ additionalProperties: false },
		),
		Type.Object(
			{
				id: Uuid,
				outcome: Type.Literal('refused'),
				code: Type.String({ description: 'A problem’s.' }),
				detail: Type.String(),
			},
			{ additionalProperties: false },
		),
	],
	{ $id: 'KioskEntryOutcome' },
);

export const KioskEntryOutcomes = Type.Object(
	{ data: Type.Array(KioskEntryOutcome) },
	{ $id: 'KioskEntryOutcomes', additionalProperties: false },
);

/** What was promised as pending and could not be had. Staff tell the shopper. */
export const KioskRefusal = Type.Object(
	{
		entry_id: Uuid,
		kiosk_id: Type.String(),
		store_id: Identifier,
		kind: Type.Union([Type.Literal('order'), Type.Literal('claim'), Type.Literal('unreadable')]),
		made_at: Instant,
		refused_at: Instant,
		code: Type.String(),
		detail: Type.String(),
		contact: Nullable(ContactInput),
		customer: Nullable(
			Type.Object(
				{ id: Type.String(), name: Nullable(Type.String()) },
				{
					additionalProperties: false,
					description: 'Who was signed in. How they are reached is on their card; looking at it is recorded.',
				},
			),
		),
		lines: Type.Array(
			Type.Object({ sku: Sku, quantity: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }),
		),
		coupon: Nullable(
			Type.String({ description: 'Of a claim: the coupon’s name, or else the code that was scanned, or its id.' }),
		),
		settled: Nullable(
			Type.Object({ at: Instant, by: Type.String(), note: Type.String() }, { additionalProperties: false }),
		),
	},
	{ $id: 'KioskRefusal', additionalProperties: false },
);

export const KioskRefusalPage = Page(KioskRefusal, 'KioskRefusalPage');
export const KioskRefusalQuery = Type.Object(
	{
		settled: Type.Optional(Type.Boolean({ default: false })),
		limit: Type.Optional(limit(100, 50)),
		cursor: Type.Optional(Cursor),
	},
	{ additionalProperties: false },
);
export const KioskRefusalParams = Type.Object({ entry_id: Uuid });
export const KioskRefusalSettling = Type.Object(
	{ note: Type.String({ maxLength: 500, description: 'What was done: “Called, takes the blue one.”' }) },
	{ $id: 'KioskRefusalSettling', additionalProperties: false },
);

/** All that a kiosk shows without the network, as of one moment. */
export const KioskCatalogue = Type.Object(
	{
		as_of: Instant,
		stores: Type.Array(Store),
		products: Type.Array(Product, { description: 'Active ones, at most 5 000.' }),
		availability: Type.Array(SkuAvailability, { description: 'Of what is counted.' }),
		ordering: Type.Optional(
			Type.Pick(Ordering, ['shipping', 'payment_methods'], {
				additionalProperties: false,
				description: 'How what is sent is ordered. Left out in what older shells kept.',
			}),
		),
		shelves: Type.Record(Type.String(), Type.String(), { description: 'By SKU: where it lies in the kiosk’s store.' }),
		offers: Type.Array(OfferFace, {
			description: 'Those for everybody, also ones that begin later: `stores` says when, by which they come and go.',
		}),
		complete: Type.Boolean({ description: 'False: there are more products than a kiosk keeps.' }),
	},
	{ $id: 'KioskCatalogue', additionalProperties: false },
);

export type KioskWish = Static<typeof KioskWish>;
export type KioskOrderWish = Static<typeof KioskOrderWish>;
export type KioskEntry = Static<typeof KioskEntry>;
export type KioskEntryOutcome = Static<typeof KioskEntryOutcome>;
export type KioskRefusal = Static<typeof KioskRefusal>;
export type KioskCatalogue = Static<typeof KioskCatalogue>;
export type KioskRefusalPage = Static<typeof KioskRefusalPage>;
export type KioskRefusalQuery = Static<typeof KioskRefusalQuery>;
