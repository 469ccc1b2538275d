import { Type, type Static } from 'typebox';
import { Nullable } from '../shared/nullable.ts';
import { Identifier, Instant } from '../shared/scalars.ts';

export const StaffRole = Type.Union([Type.Literal('clerk'), Type.Literal('manager')], {
	$id: 'StaffRole',
	description: 'A clerk works in their stores. A manager also sets safety stock and reorder points there.',
});

export const StaffMember = Type.Object(
	{
		id: Type.String(),
		name: Type.String(),
		role: StaffRole,
		stores: Nullable(Type.Array(Identifier, { description: 'Stores they may touch. Null: every store.' })),
		signed_in_until: Nullable(Instant),
	},
	{ $id: 'StaffMember', additionalProperties: false },
);

export const StaffSignIn = Type.Object(
	{
		merchant: Type.String({ minLength: 1, maxLength: 64, description: 'The merchant’s id or short name.' }),
		login: Type.String({ minLength: 1, maxLength: 128 }),
		password: Type.String({ minLength: 1, maxLength: 1024 }),
	},
	{ $id: 'StaffSignIn', additionalProperties: false },
);

export type StaffRole = Static<typeof StaffRole>;
export type StaffMember = Static<typeof StaffMember>;
export type StaffSignIn = Static<typeof StaffSignIn>;
