import { Type, type Static } from 'typebox';
import { Channel } from '../keys/schemas.ts';
import { Nullable } from '../shared/nullable.ts';
import { Page } from '../shared/page.ts';
import { Cursor, Identifier, Instant, limit, Money, Sku, Text } from '../shared/scalars.ts';

/** draft → active ⇄ paused; any of them → ended, which stays so. */
export const CouponStatus = Type.Union(
	[Type.Literal('draft'), Type.Literal('active'), Type.Literal('paused'), Type.Literal('ended')],
	{ $id: 'CouponStatus' },
);

/**
 * What it gives. Percentages and amounts are of the goods it is for; a fraction of the minor unit is rounded to the nearest
 * one, a half up.
 */
export const CouponBenefit = Type.Union(
	[
		Type.Object(
			{
				type: Type.Literal('percentage'),
				percent: Type.Integer({ minimum: 1, maximum: 100 }),
				at_most: Type.Optional(Money),
			},
			{ additionalProperties: false },
		),
		Type.Object({ type: Type.Literal('amount'), amount: Money }, { additionalProperties: false }),
		Type.Object(
			{
				type: Type.Literal('free_item'),
				sku: Sku,
				quantity: Type.Integer({ minimum: 1, maximum: 1000, description: 'Units of it that cost nothing, at most.' }),
			},
			{ additionalProperties: false },
		),
		Type.Object({ type: Type.Literal('free_delivery') }, { additionalProperties: false }),
		Type.Object(
			{
				type: Type.Literal('points_multiplier'),
				factor: Type.Number({ minimum: 1.5, maximum: 100, multipleOf: 0.5 }),
			},
			{ additionalProperties: false },
		),
	],
	{ $id: 'CouponBenefit' },
);

const Category = Type.String({ minLength: 1, maxLength: 500 });

/** What it is for: goods of one of the categories, and these. */
export const CouponProducts = Type.Object(
	{
		categories: Type.Array(Category, { maxItems: 1000, description: 'Compared exactly with those of the products.' }),
		skus: Type.Array(Sku, { maxItems: 50_000 }),
	},
	{ $id: 'CouponProducts', additionalProperties: false },
);

/**
 * A time on the wall clock of whichever store it is used in; where there is none, of the merchant’s first. A time that
 * spring skips is the moment of the jump; one that autumn repeats is the first of the two.
 */
export const WallClockTime = Type.String({
	pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]$',
	examples: ['2026-12-24T18:00'],
});

/** As people write them: case makes no difference. */
export const CouponCode = Type.String({ minLength: 1, maxLength: 64, pattern: '^\\S(.*\\S)?$' });

const storeIds = Type.Array(Identifier, { minItems: 1, maxItems: 1000 });
const channels = Type.Array(Channel, { minItems: 1, maxItems: 5 });
const segments = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: 100 });
const mostUses = Type.Integer({ minimum: 1, maximum: 1_000_000_000 });

const faceFields = {
	name: Type.String({ minLength: 1, maxLength: 200 }),
	description: Nullable(Text),
	terms: Nullable(Type.String({ maxLength: 5000 })),
	benefit: CouponBenefit,
	minimum_spend: Nullable(
		Type.Object(Money.properties, {
			...Money,
			description: 'What the goods it is for have to cost, before any discount.',
		}),
	),
	stores: Nullable(
		Type.Array(Identifier, { ...storeIds, description: 'Null: every one, and orders that are shipped.' }),
	),
	channels: Nullable(channels),
	first_order_only: Type.Boolean({ description: 'Only who has bought nothing yet.' }),
	stackable: Type.Boolean({ description: 'False: it stands alone, without other coupons.' }),
	valid_from: Nullable(WallClockTime),
	valid_until: Nullable(Type.String({ ...WallClockTime, description: 'From this minute on it is over.' })),
};

/** Only around the birthday, both days included. Who was born on 29 February has it on the 28th in other years. */
export const CouponBirthday = Type.Object(
	{
		days_before: Type.Integer({ minimum: 0, maximum: 60 }),
		days_after: Type.Integer({ minimum: 0, maximum: 60 }),
	},
	{ $id: 'CouponBirthday', additionalProperties: false },
);

/** Given with every receipt or order of at least `minimum`, to be used within so many days in these channels. */
export const CouponReceipt = Type.Object(
	{ minimum: Money, valid_days: Type.Integer({ minimum: 1, maximum: 3660 }), channels },
	{ $id: 'CouponReceipt', additionalProperties: false },
);

const rules = {
	limit_total: Nullable(
		Type.Integer({
			...mostUses,
			description: 'How often in all. Whoever claims it or is given it has taken one of them.',
		}),
	),
	limit_per_customer: Nullable(Type.Integer({ ...mostUses, description: 'Whoever uses it has to be signed in.' })),
	code: Nullable(Type.String({ ...CouponCode, description: 'A code for everyone. Codes for one use are made apart.' })),
	claimable: Type.Boolean({ description: 'Shoppers may put it into their wallet by themselves.' }),
	segments: Nullable(Type.Array(Type.String(), { ...segments, description: 'Only customers of one of these.' })),
	birthday: Nullable(CouponBirthday),
	receipt: Nullable(CouponReceipt),
};

export const CouponInput = Type.Object(
	{ status: CouponStatus, ...faceFields, products: Nullable(CouponProducts), ...rules },
	{ $id: 'CouponInput', additionalProperties: false },
);

const count = Type.Integer({ minimum: 0 });

export const Coupon = Type.Object(
	{
		id: Identifier,
		status: CouponStatus,
		...faceFields,
		products: Nullable(
			Type.Object(
				{
					...CouponProducts.properties,
					sku_count: Type.Integer({ minimum: 0, description: 'In lists `skus` has the first twenty of them only.' }),
				},
				{ additionalProperties: false },
			),
		),
		...rules,
		uses: Type.Integer({ minimum: 0, description: 'Of `limit_total`: used, reserved, claimed or given.' }),
		excess: Type.Integer({
			minimum: 0,
			description: 'Uses beyond a limit that tills promised while they were offline.',
		}),
		created_at: Instant,
		updated_at: Instant,
	},
	{ $id: 'Coupon', additionalProperties: false },
);

/** What everyone may know of a coupon whose code they have. */
export const CouponFace = Type.Object(
	{
		id: Identifier,
		...faceFields,
		products: Nullable(
			Type.Object(
				{
					categories: Type.Array(Category),
					sku_count: count,
				},
				{ additionalProperties: false },
			),
		),
	},
	{ $id: 'CouponFace', additionalProperties: false },
);

export const CouponPage = Page(Coupon, 'CouponPage');

export const CouponParams = Type.Object({ coupon_id: Identifier });

export const CouponQuery = Type.Object(
	{
		status: Type.Optional(Type.Array(CouponStatus, { maxItems: 4 })),
		search: Type.Optional(
			Type.String({ minLength: 1, maxLength: 200, description: 'Words in its name, its id or its code.' }),
		),
		limit: Type.Optional(limit(100, 50)),
		cursor: Type.Optional(Cursor),
	},
	{ additionalProperties: false },
);

export const CouponCodesInput = Type.Object(
	{ count: Type.Integer({ minimum: 1, maximum: 100_000 }) },
	{ $id: 'CouponCodesInput', additionalProperties: false },
);

/** How many codes for one use a coupon has: `total` of them, of which `left` nobody has claimed or used. */
export const CouponCodes = Type.Object(
	{ created: count, total: count, left: count },
	{ $id: 'CouponCodes', additionalProperties: false },
);

/** Whom to give it to: customers by id, those of a segment, or those whose birthday it is around now. */
export const CouponIssue = Type.Union(
	[
		Type.Object(
			{ customer_ids: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { minItems: 1, maxItems: 10_000 }) },
			{ additionalProperties: false },
		),
		Type.Object({ segment: Type.String({ minLength: 1, maxLength: 100 }) }, { additionalProperties: false }),
		Type.Object({ birthday: Type.Literal(true) }, { additionalProperties: false }),
	],
	{ $id: 'CouponIssue' },
);

export const CouponIssued = Type.Object(
	{
		issued: count,
		skipped: Type.Integer({
			minimum: 0,
			description: 'Not customers, or who have as many of it as they may, or have it for this birthday already.',
		}),
	},
	{ $id: 'CouponIssued', additionalProperties: false },
);

export type CouponStatus = Static<typeof CouponStatus>;
export type CouponBenefit = Static<typeof CouponBenefit>;
export type CouponProducts = Static<typeof CouponProducts>;
export type CouponInput = Static<typeof CouponInput>;
export type Coupon = Static<typeof Coupon>;
export type CouponFace = Static<typeof CouponFace>;
export type CouponPage = Static<typeof CouponPage>;
export type CouponQuery = Static<typeof CouponQuery>;
export type CouponCodes = Static<typeof CouponCodes>;
export type CouponIssue = Static<typeof CouponIssue>;
export type CouponIssued = Static<typeof CouponIssued>;
