import { Type, type Static } from 'typebox';
import { Nullable } from '../shared/nullable.ts';
import { Instant, Url } from '../shared/scalars.ts';

/** A sign-in that is asked for on one screen and answered on another, as RFC 8628 describes it. */
export const DeviceSignIn = Type.Object(
	{
		device_id: Type.String({ description: 'A secret of the session that asked, to ask with what came of it.' }),
		url: Type.String({ ...Url, description: 'For the phone: shown as a QR code. For one use.' }),
		number: Type.Integer({
			minimum: 10,
			maximum: 99,
			description: 'Shown large beside it: whoever signs in picks it on the phone.',
		}),
		interval: Type.Integer({ minimum: 1, description: 'Seconds to wait between two questions.' }),
		expires_at: Type.String({ format: 'date-time', description: 'Two minutes from now, at most.' }),
	},
	{ $id: 'DeviceSignIn', additionalProperties: false },
);

export const DeviceSignInQuestion = Type.Object(
	{ device_id: Type.String({ minLength: 1, maxLength: 128 }) },
	{ $id: 'DeviceSignInQuestion', additionalProperties: false },
);

/**
 * `waiting`: nobody has opened the address. `seen`: somebody is choosing. `refused`: they picked another number, or said
 * that it is not them. `over`: too late, used, or never asked for by this session.
 */
export const DeviceSignInState = Type.Object(
	{
		status: Type.Union([Type.Literal('waiting'), Type.Literal('seen'), Type.Literal('refused'), Type.Literal('over')]),
	},
	{ $id: 'DeviceSignInState', additionalProperties: false },
);

/** The thirteen characters at the end of the address, or all of it. */
const code = Type.String({ minLength: 1, maxLength: 256, description: 'From the address, or the whole of it.' });

export const DeviceSignInLook = Type.Object({ code }, { $id: 'DeviceSignInLook', additionalProperties: false });

/** What the phone asks its owner. */
export const DeviceSignInAsked = Type.Object(
	{
		kiosk: Nullable(
			Type.Object(
				{ name: Type.String(), store_id: Type.String(), store_name: Type.String() },
				{ additionalProperties: false, description: 'Null: it is not asked by a kiosk of the shop.' },
			),
		),
		numbers: Type.Array(Type.Integer(), {
			minItems: 3,
			maxItems: 3,
			description: 'One of them is on the screen that asks.',
		}),
		expires_at: Instant,
	},
	{ $id: 'DeviceSignInAsked', additionalProperties: false },
);

export const DeviceSignInAnswer = Type.Object(
	{ code, number: Nullable(Type.Integer({ description: 'As it was picked; null: this is not me.' })) },
	{ $id: 'DeviceSignInAnswer', additionalProperties: false },
);

export const DeviceSignInAnswered = Type.Object(
	{
		outcome: Type.Union([Type.Literal('approved'), Type.Literal('refused')], {
			description: '`refused`: it was another number, or somebody else. Nobody is signed in by it any more.',
		}),
	},
	{ $id: 'DeviceSignInAnswered', additionalProperties: false },
);

export const MemberCardSignIn = Type.Object(
	{ code: Type.String({ minLength: 1, maxLength: 256, description: 'As it was scanned.' }) },
	{ $id: 'MemberCardSignIn', additionalProperties: false },
);

export type DeviceSignIn = Static<typeof DeviceSignIn>;
export type DeviceSignInState = Static<typeof DeviceSignInState>;
export type DeviceSignInAsked = Static<typeof DeviceSignInAsked>;
export type DeviceSignInAnswer = Static<typeof DeviceSignInAnswer>;
export type DeviceSignInAnswered = Static<typeof DeviceSignInAnswered>;
