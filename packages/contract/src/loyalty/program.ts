import { Type, type Static } from 'typebox';
import { Channel } from '../keys/schemas.ts';
import { Nullable } from '../shared/nullable.ts';
import { Identifier, Money, Sku } from '../shared/scalars.ts';

const Name = Type.String({ minLength: 1, maxLength: 120 });
const Months = Type.Integer({ minimum: 1, maximum: 120 });
const RewardPoints = Type.Integer({ minimum: 1, maximum: 100_000_000 });

const Multiplier = Type.Number({
	minimum: 0,
	maximum: 100,
	description: 'At most three decimals. 1 changes nothing, 0 earns nothing.',
});

export const EarnRule = Type.Object(
	{
		products: Type.Optional(
			Type.Object(
				{
					categories: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 200 })),
					skus: Type.Optional(Type.Array(Sku, { maxItems: 1000 })),
				},
				{ additionalProperties: false, description: 'Lines of one of these. Without it, all lines.' },
			),
		),
		channels: Type.Optional(Type.Array(Channel, { minItems: 1, maxItems: 5, uniqueItems: true })),
		stores: Type.Optional(Type.Array(Identifier, { minItems: 1, maxItems: 250 })),
		multiplier: Multiplier,
	},
	{
		$id: 'EarnRule',
		additionalProperties: false,
		description: 'What is left out fits everything. Of several rules that fit a line the first counts.',
	},
);

export const Earning = Type.Object(
	{
		points: Type.Integer({ minimum: 1, maximum: 10_000, description: 'So many points for each `per` that is spent.' }),
		per: Money,
		rounding: Type.Union([Type.Literal('down'), Type.Literal('nearest')], {
			description: 'Of the points of a whole receipt, once. `nearest` rounds a half up.',
		}),
		rules: Type.Array(EarnRule, { maxItems: 100 }),
	},
	{ $id: 'Earning', additionalProperties: false },
);

export const LoyaltyTier = Type.Object(
	{
		id: Identifier,
		name: Name,
		from_points: Type.Integer({
			minimum: 0,
			maximum: 1_000_000_000,
			description: 'For whoever earned so many within `tier_period_months`. Each tier’s is above the one before.',
		}),
		multiplier: Multiplier,
	},
	{ $id: 'LoyaltyTier', additionalProperties: false },
);

export const RewardBenefit = Type.Union(
	[
		Type.Object({ type: Type.Literal('amount'), amount: Money }, { additionalProperties: false }),
		Type.Object(
			{ type: Type.Literal('percentage'), percent: Type.Integer({ minimum: 1, maximum: 100 }) },
			{ additionalProperties: false },
		),
		Type.Object({ type: Type.Literal('free_item'), sku: Sku }, { additionalProperties: false }),
		Type.Object({ type: Type.Literal('free_delivery') }, { additionalProperties: false }),
	],
	{ $id: 'RewardBenefit' },
);

export const RewardOption = Type.Object(
	{ id: Identifier, name: Name, points: RewardPoints, benefit: RewardBenefit },
	{ $id: 'RewardOption', additionalProperties: false },
);

/** How points are earned and what they are good for. A change of it never touches what was earned before. */
export const LoyaltyProgram = Type.Object(
	{
		active: Type.Boolean({
			description: 'False: nothing is earned and no reward is issued. What somebody has stays theirs.',
		}),
		name: Name,
		earn: Earning,
		pending_days: Type.Integer({
			minimum: 0,
			maximum: 365,
			description: 'For so long points wait before they can be spent, as for the end of the time for returns.',
		}),
		expires_after_months: Nullable(
			Type.Integer({ ...Months, description: 'Counted from the purchase. Null: points do not expire.' }),
		),
		tiers: Type.Array(LoyaltyTier, { maxItems: 20 }),
		tier_period_months: Months,
		rewards: Type.Array(RewardOption, { maxItems: 100 }),
		point_value: Nullable(
			Type.Object(Money.properties, { ...Money, description: 'What 100 points are worth, to be shown only.' }),
		),
	},
	{ $id: 'LoyaltyProgram', additionalProperties: false },
);

export type EarnRule = Static<typeof EarnRule>;
export type Earning = Static<typeof Earning>;
export type LoyaltyTier = Static<typeof LoyaltyTier>;
export type RewardBenefit = Static<typeof RewardBenefit>;
export type RewardOption = Static<typeof RewardOption>;
export type LoyaltyProgram = Static<typeof LoyaltyProgram>;
