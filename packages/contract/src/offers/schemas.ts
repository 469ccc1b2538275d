import { Type, type Static } from 'typebox';
import { CouponFace, WallClockTime } from '../coupons/schemas.ts';
import { Nullable } from '../shared/nullable.ts';
import { Page } from '../shared/page.ts';
import { Cursor, Identifier, Instant, limit, Near, Sku, Text, Url } from '../shared/scalars.ts';

/** What the retailer decided: draft → active ⇄ paused; any of them → ended, which stays so. */
export const OfferStatus = Type.Union(
	[Type.Literal('draft'), Type.Literal('active'), Type.Literal('paused'), Type.Literal('ended')],
	{ $id: 'OfferStatus' },
);

/** An active one by the clocks of its stores: scheduled → active → ended. It is active while it is so in one of them. */
export const OfferState = Type.Union(
	[
		Type.Literal('draft'),
		Type.Literal('scheduled'),
		Type.Literal('active'),
		Type.Literal('paused'),
		Type.Literal('ended'),
	],
	{ $id: 'OfferState' },
);

export const OfferSlug = Type.String({
	minLength: 1,
	maxLength: 64,
	pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
	description: 'Its name in links, unique within the merchant.',
	examples: ['spring-kettles'],
});

/** So that it goes along when the shop moves to another address. */
const OfferImage = Type.String({
	maxLength: 2048,
	pattern: '^(?:https?://|/[^/\\\\])',
	description: 'An address, or a path on this server such as `/pictures/spring.jpg`. Wide ones look best.',
});

const offerFields = {
	slug: OfferSlug,
	name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S', description: 'For staff.' }),
	headline: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
	text: Nullable(Text),
	image: Nullable(OfferImage),
	stores: Nullable(
		Type.Array(Identifier, { minItems: 1, maxItems: 1000, uniqueItems: true, description: 'Null: every shop.' }),
	),
	radius_km: Nullable(
		Type.Number({
			exclusiveMinimum: 0,
			maximum: 20_100,
			description:
				'How near to one of the stores somebody has to be who says where they are. Null: it does not matter.',
		}),
	),
	segments: Nullable(
		Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
			minItems: 1,
			maxItems: 100,
			uniqueItems: true,
			description: 'Only customers of one of these, who consented to personalization. Null: everybody.',
		}),
	),
	starts_at: Nullable(WallClockTime),
	ends_at: Nullable(Type.String({ ...WallClockTime, description: 'From this minute on it is over.' })),
	skus: Type.Array(Sku, { maxItems: 50, uniqueItems: true, description: 'What it is about.' }),
	coupon_id: Nullable(Identifier),
	status: OfferStatus,
};

/** Its times are judged by the clock of each store. Its coupon has to be one that shoppers may claim. */
export const OfferInput = Type.Object(offerFields, { $id: 'OfferInput', additionalProperties: false });

/** What is not said stays as it is. */
export const OfferChange = Type.Partial(Type.Object(offerFields), {
	$id: 'OfferChange',
	additionalProperties: false,
	minProperties: 1,
});

/** All of it, for the retailer. */
export const Offer = Type.Object(
	{ id: Type.String(), ...offerFields, state: OfferState, created_at: Instant, updated_at: Instant },
	{ $id: 'Offer', additionalProperties: false },
);

/** Where it is to be had, and when by that store’s clock. Stores in which it is over are left out. */
export const OfferStore = Type.Object(
	{
		store_id: Identifier,
		distance: Nullable(
			Type.Integer({ minimum: 0, description: 'Metres from `near`, as the crow flies. Null without `near` or `geo`.' }),
		),
		starts_at: Nullable(Instant),
		ends_at: Nullable(Instant),
	},
	{ $id: 'OfferStore', additionalProperties: false },
);

/** What shoppers see. */
export const OfferFace = Type.Object(
	{
		id: Type.String(),
		slug: OfferSlug,
		headline: offerFields.headline,
		text: offerFields.text,
		image: Nullable(Type.String({ ...Url, description: 'A whole address, also of a picture on this server.' })),
		skus: offerFields.skus,
		coupon: Nullable(CouponFace),
		stores: Type.Array(OfferStore, { description: 'With `near` the nearest first, else by name.' }),
		state: Type.Union([Type.Literal('scheduled'), Type.Literal('active')]),
		claimed: Nullable(
			Type.Boolean({
				description:
					'Whether the coupon is in the shopper’s wallet, or they had it as often as they may. Null: nobody is signed in, or there is no coupon.',
			}),
		),
	},
	{ $id: 'OfferFace', additionalProperties: false },
);

const holdsUntil = Nullable(
	Type.String({
		format: 'date-time',
		description: 'When the clock alone makes another answer of this: read it again then. Null: never.',
	}),
);

export const OfferFaceAnswer = Type.Object(
	{ offer: OfferFace, holds_until: holdsUntil },
	{ $id: 'OfferFaceAnswer', additionalProperties: false },
);

export const OfferFacePage = Type.Object(
	{ data: Type.Array(OfferFace), next_cursor: Nullable(Cursor), holds_until: holdsUntil },
	{ $id: 'OfferFacePage', additionalProperties: false },
);

export const OfferPage = Page(Offer, 'OfferPage');

export const OfferParams = Type.Object({
	offer: Type.String({ minLength: 1, maxLength: 64, description: 'Its id or its slug.' }),
});

export const OfferIdParams = Type.Object({ offer_id: Type.String({ minLength: 1, maxLength: 64 }) });

export const OfferFaceQuery = Type.Object(
	{
		near: Type.Optional(
			Type.String({ ...Near, description: 'latitude,longitude. Used for the answer, and not kept.' }),
		),
		radius: Type.Optional(
			Type.Integer({
				minimum: 1,
				maximum: 20_100_000,
				description: 'Metres around `near`: stores further away do not count.',
			}),
		),
		store: Type.Optional(
			Type.Array(Identifier, { maxItems: 100, description: 'Only what is to be had in one of these.' }),
		),
		sku: Type.Optional(Type.Array(Sku, { maxItems: 100, description: 'Only what is about one of these.' })),
		limit: Type.Optional(limit(100, 20)),
		cursor: Type.Optional(Cursor),
	},
	{ additionalProperties: false },
);

export const OfferQuery = Type.Object(
	{
		status: Type.Optional(Type.Array(OfferStatus, { maxItems: 4 })),
		limit: Type.Optional(limit(100, 50)),
		cursor: Type.Optional(Cursor),
	},
	{ additionalProperties: false },
);

export type OfferStatus = Static<typeof OfferStatus>;
export type OfferState = Static<typeof OfferState>;
export type OfferInput = Static<typeof OfferInput>;
export type OfferChange = Static<typeof OfferChange>;
export type Offer = Static<typeof Offer>;
export type OfferStore = Static<typeof OfferStore>;
export type OfferFace = Static<typeof OfferFace>;
export type OfferFaceAnswer = Static<typeof OfferFaceAnswer>;
export type OfferFacePage = Static<typeof OfferFacePage>;
export type OfferFaceQuery = Static<typeof OfferFaceQuery>;
export type OfferPage = Static<typeof OfferPage>;
export type OfferQuery = Static<typeof OfferQuery>;
