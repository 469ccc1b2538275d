import { Type, type Static } from 'typebox';
import { Channel } from '../keys/schemas.ts';
import { Nullable } from '../shared/nullable.ts';
import { Identifier, Instant } from '../shared/scalars.ts';
import { RewardBenefit, RewardOption } from './program.ts';

/** What earned points, or what a reward was used for: its id is the order’s, or the sale’s. */
export const LoyaltySource = Type.Object(
	{
		type: Type.Union([Type.Literal('order'), Type.Literal('sale')]),
		id: Type.String({ minLength: 1, maxLength: 128, pattern: '^\\S(.*\\S)?$' }),
	},
	{ $id: 'LoyaltySource', additionalProperties: false },
);

export const RewardStatus = Type.Union(
	[Type.Literal('issued'), Type.Literal('redeemed'), Type.Literal('deleted'), Type.Literal('expired')],
	{
		$id: 'RewardStatus',
		description:
			'issued → redeemed, deleted or expired. While issued its points are locked; deleted or expired gives them back.',
	},
);

/** Points set apart for one benefit, on terms as they were when it was issued. */
export const Reward = Type.Object(
	{
		id: Type.String(),
		customer_id: Type.String(),
		reward_id: Type.String({ ...Identifier, description: 'Which of the program’s rewards it was made from.' }),
		name: Type.String(),
		points: RewardOption.properties.points,
		benefit: RewardBenefit,
		status: RewardStatus,
		cart_id: Nullable(Type.String()),
		issued_at: Instant,
		expires_at: Type.String({ format: 'date-time', description: 'When its points are free again unless it is used.' }),
		redeemed: Nullable(
			Type.Object(
				{ at: Instant, source: LoyaltySource, channel: Channel, store_id: Nullable(Identifier) },
				{ additionalProperties: false },
			),
		),
	},
	{ $id: 'Reward', additionalProperties: false },
);

export const RewardInput = Type.Object(
	{
		reward_id: Type.String({ ...Identifier, description: 'One of the program’s rewards.' }),
		cart_id: Type.Optional(
			Type.String({ minLength: 1, maxLength: 64, description: 'For which it is, to be remembered only.' }),
		),
		customer_id: Type.Optional(
			Type.String({
				minLength: 1,
				maxLength: 64,
				description: 'Whose points; staff and keys say it, shoppers do not.',
			}),
		),
	},
	{ $id: 'RewardInput', additionalProperties: false },
);

export const RewardRedemption = Type.Object(
	{ source: LoyaltySource, store_id: Type.Optional(Identifier) },
	{ $id: 'RewardRedemption', additionalProperties: false },
);

export const RewardParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });

export type LoyaltySource = Static<typeof LoyaltySource>;
export type RewardStatus = Static<typeof RewardStatus>;
export type Reward = Static<typeof Reward>;
export type RewardInput = Static<typeof RewardInput>;
