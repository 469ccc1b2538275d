import { Type, type Static } from 'typebox';
import { Channel } from '../keys/schemas.ts';
import { Nullable } from '../shared/nullable.ts';
import { Page } from '../shared/page.ts';
import { Cursor, Identifier, Instant, limit, Money, Sku } from '../shared/scalars.ts';
import { LoyaltyTier } from './program.ts';
import { LoyaltySource, Reward } from './rewards.ts';

const Points = Type.Integer({ minimum: 0 });
const PointsAt = Type.Object({ points: Points, at: Instant }, { additionalProperties: false });

/** One customer’s points at this moment. */
export const LoyaltyAccount = Type.Object(
	{
		customer_id: Type.String(),
		active: Type.Integer({ minimum: 0, description: 'Points that can be spent.' }),
		pending: Type.Integer({ minimum: 0, description: 'Earned, and not to be spent yet.' }),
		locked: Type.Integer({ minimum: 0, description: 'Set apart by rewards that are issued and not used yet.' }),
		owed: Type.Integer({
			minimum: 0,
			description: 'Points that were spent before their purchase was refunded. What is earned next pays them.',
		}),
		worth: Nullable(
			Type.Object(Money.properties, { ...Money, description: 'Of the active points. Null: the program does not say.' }),
		),
		tier: Nullable(LoyaltyTier),
		next_tier: Nullable(
			Type.Object(
				{ ...LoyaltyTier.properties, missing: Type.Integer({ minimum: 1, description: 'Points still to be earned.' }) },
				{ additionalProperties: false },
			),
		),
		tier_points: Type.Integer({ minimum: 0, description: 'Earned within the program’s period and not refunded.' }),
		next_available: Nullable(
			Type.Object(PointsAt.properties, { ...PointsAt, description: 'The pending points that become active next.' }),
		),
		next_expiry: Nullable(
			Type.Object(PointsAt.properties, { ...PointsAt, description: 'The active points that expire next.' }),
		),
		rewards: Type.Array(Reward, { description: 'Those that are issued and not used yet, the oldest first.' }),
	},
	{ $id: 'LoyaltyAccount', additionalProperties: false },
);

export const LoyaltyEntryType = Type.Union(
	[
		Type.Literal('earn'),
		Type.Literal('spend'),
		Type.Literal('reverse_earn'),
		Type.Literal('reverse_spend'),
		Type.Literal('expire'),
		Type.Literal('adjust'),
	],
	{ $id: 'LoyaltyEntryType' },
);

/** One line of the ledger. It is never changed, and the points of all of them add up to the account. */
export const LoyaltyEntry = Type.Object(
	{
		id: Type.String(),
		type: LoyaltyEntryType,
		points: Type.Integer({ description: 'Above zero what came, below zero what went.' }),
		source: Type.Object(
			{
				type: Type.Union([
					...LoyaltySource.properties.type.anyOf,
					Type.Literal('reward'),
					Type.Literal('adjustment'),
					Type.Literal('entry'),
				]),
				id: Type.String(),
			},
			{
				additionalProperties: false,
				description: 'What it came from; of reversals the refund, of points that expired the entry they came with.',
			},
		),
		reverses: Nullable(Type.String({ description: 'The entry that a refund takes back, in whole or in part.' })),
		at: Type.String({ format: 'date-time', description: 'When it happened: the purchase may have been told later.' }),
		available_at: Nullable(Instant),
		expires_at: Nullable(Instant),
		channel: Nullable(Channel),
		store_id: Nullable(Identifier),
		note: Nullable(Type.String({ description: 'Why it was adjusted. The customer sees it.' })),
		made_by: Nullable(Type.String({ description: 'Who of the staff did it; shoppers are not told.' })),
		created_at: Instant,
	},
	{ $id: 'LoyaltyEntry', additionalProperties: false },
);

export const LoyaltyEntryPage = Page(LoyaltyEntry, 'LoyaltyEntryPage');

export const LoyaltyEntryQuery = Type.Object(
	{ limit: Type.Optional(limit(250, 50)), cursor: Type.Optional(Cursor) },
	{ additionalProperties: false },
);

export const LoyaltyAccountParams = Type.Object({ customer_id: Type.String({ minLength: 1, maxLength: 64 }) });

export const PointsLine = Type.Object(
	{
		sku: Type.Optional(Sku),
		amount: Type.Integer({
			minimum: 0,
			maximum: 10_000_000_000,
			description: 'What was paid for the line after discounts, in minor units of the shop’s currency.',
		}),
	},
	{ $id: 'PointsLine', additionalProperties: false },
);

export const PointsAccumulation = Type.Object(
	{
		source: LoyaltySource,
		lines: Type.Array(PointsLine, { minItems: 1, maxItems: 1000 }),
		at: Type.Optional(
			Type.String({ format: 'date-time', description: 'When the purchase was. Without it, or in the future: now.' }),
		),
		channel: Type.Optional(Channel),
		store_id: Type.Optional(Identifier),
	},
	{ $id: 'PointsAccumulation', additionalProperties: false },
);

export const RefundShare = Type.Object(
	{
		part: Type.Integer({ minimum: 0, maximum: 10_000_000_000 }),
		of: Type.Integer({ minimum: 1, maximum: 10_000_000_000 }),
	},
	{
		$id: 'RefundShare',
		additionalProperties: false,
		description:
			'The amount given back, of the amount paid. Of all refunds of one purchase together at most the whole.',
	},
);

export const PointsRefund = Type.Object(
	{
		source: LoyaltySource,
		refund: Type.Object(
			{ type: LoyaltySource.properties.type, id: LoyaltySource.properties.id },
			{
				additionalProperties: false,
				description: 'The refund’s own receipt. The same refund of the same purchase counts once.',
			},
		),
		share: RefundShare,
		lines: Type.Optional(
			Type.Array(PointsLine, {
				minItems: 1,
				maxItems: 1000,
				description: 'What came back. With it the points earned by these very lines go, rather than a share of all.',
			}),
		),
	},
	{ $id: 'PointsRefund', additionalProperties: false },
);

/** What a refund did. Both are 0 when the purchase has not been told yet: then the refund waits for it. */
export const PointsRefunded = Type.Object(
	{
		taken_back: Type.Integer({ minimum: 0, description: 'Of the points that the purchase earned.' }),
		given_back: Type.Integer({ minimum: 0, description: 'Of the points that were spent on it.' }),
	},
	{ $id: 'PointsRefunded', additionalProperties: false },
);

export const PointsAdjustment = Type.Object(
	{
		points: Type.Integer({
			minimum: -1_000_000_000,
			maximum: 1_000_000_000,
			not: { const: 0 },
			description: 'Never 0. Not more can be taken than are active.',
		}),
		note: Type.String({ minLength: 1, maxLength: 500, description: 'Why. The customer sees it.' }),
	},
	{ $id: 'PointsAdjustment', additionalProperties: false },
);

/** What a purchase did to an account. */
export const PointsOutcome = Type.Object(
	{
		points: Type.Integer({ description: 'That came or, below zero, went; 0 when it changed nothing.' }),
		account: LoyaltyAccount,
	},
	{ $id: 'PointsOutcome', additionalProperties: false },
);

export const MemberCard = Type.Object(
	{
		id: Type.String(),
		locator: Type.String({ pattern: '^[a-z2-7]{9}$' }),
		secret: Type.String({
			minLength: 52,
			maxLength: 52,
			description: 'The key of the HMAC, as it stands: its 52 characters in ASCII.',
		}),
		period_seconds: Type.Literal(30),
	},
	{ $id: 'MemberCard', additionalProperties: false },
);

export type LoyaltyAccount = Static<typeof LoyaltyAccount>;
export type LoyaltyEntryType = Static<typeof LoyaltyEntryType>;
export type LoyaltyEntry = Static<typeof LoyaltyEntry>;
export type LoyaltyEntryPage = Static<typeof LoyaltyEntryPage>;
export type PointsLine = Static<typeof PointsLine>;
export type PointsAccumulation = Static<typeof PointsAccumulation>;
export type PointsRefund = Static<typeof PointsRefund>;
export type RefundShare = Static<typeof RefundShare>;
export type PointsRefunded = Static<typeof PointsRefunded>;
export type PointsAdjustment = Static<typeof PointsAdjustment>;
export type PointsOutcome = Static<typeof PointsOutcome>;
export type MemberCard = Static<typeof MemberCard>;
export type LoyaltyEntryQuery = Static<typeof LoyaltyEntryQuery>;
