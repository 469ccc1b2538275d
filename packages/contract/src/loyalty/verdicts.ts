import { Type, type Static } from 'typebox';
import { Nullable } from '../shared/nullable.ts';
import { Money } from '../shared/scalars.ts';

/** `unknown`: there is none, or it is somebody else’s. `nothing_to_take_off`: others have taken all that it could. */
export const RewardReason = Type.Union(
	[
		Type.Literal('unknown'),
		Type.Literal('ended'),
		Type.Literal('sign_in_needed'),
		Type.Literal('not_enough_points'),
		Type.Literal('nothing_to_take_off'),
	],
	{ $id: 'RewardReason' },
);

/** What became of one reward that was sent. */
export const RewardVerdict = Type.Object(
	{
		id: Type.String({ description: 'As it was sent.' }),
		name: Nullable(Type.String()),
		points: Type.Integer({ minimum: 0 }),
		applies: Type.Boolean(),
		amount: Type.Object(Money.properties, { ...Money, description: 'What it takes off, of goods or of delivery.' }),
		reason: Nullable(RewardReason),
	},
	{ $id: 'RewardVerdict', additionalProperties: false },
);

export type RewardReason = Static<typeof RewardReason>;
export type RewardVerdict = Static<typeof RewardVerdict>;
