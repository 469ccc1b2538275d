import { Type, type Static } from 'typebox';
import { MessageChannel } from '../messages/schemas.ts';
import { Contact, EmailAddress, PhoneNumber } from '../orders/contact.ts';
import { Nullable } from '../shared/nullable.ts';
import { Instant } from '../shared/scalars.ts';

/** A shopper on one device, without a name until they sign in. */
export const Session = Type.Object(
	{
		id: Type.String(),
		customer_id: Nullable(Type.String({ description: 'Who is signed in; null while nobody is.' })),
		verified_at: Nullable(
			Type.String({
				format: 'date-time',
				description:
					'When a code was last typed in; null while nobody is signed in, or where a card was scanned instead.',
			}),
		),
		access_token: Type.String({ description: 'Send as `Authorization: Bearer st_…`. Ten minutes.' }),
		expires_at: Instant,
		refresh_token: Type.String({
			description: 'Good for one exchange. Another one ends the session, unless it is the same request again.',
		}),
	},
	{ $id: 'Session', additionalProperties: false },
);

/** What is answered with tokens is not to be lost with its answer. */
export const RepeatHeaders = Type.Object({
	'idempotency-key': Type.Optional(Type.String({ description: 'Any text of your own, kept for 24 hours.' })),
});

export const SessionRefresh = Type.Object(
	{ refresh_token: Type.String({ minLength: 1, maxLength: 128 }) },
	{ $id: 'SessionRefresh', additionalProperties: false },
);

/** Where a code is to go. */
export const SignInRequest = Type.Object(
	{
		channel: MessageChannel,
		to: Type.Union([EmailAddress, PhoneNumber], {
			description: 'By `email` an e-mail address, by `sms` a phone number.',
			examples: ['maija@example.com', '+37255500001'],
		}),
		language: Type.Optional(Contact.properties.language),
	},
	{ $id: 'SignInRequest', additionalProperties: false },
);

/** A code is on its way. The same is answered whether or not anybody has joined with the address. */
export const SignIn = Type.Object(
	{
		sign_in_id: Type.String({ description: 'To be sent with the code, by the session that asked.' }),
		digits: Type.Integer({ minimum: 1, description: 'How many the code has.' }),
		expires_at: Instant,
		resend_at: Type.String({ format: 'date-time', description: 'From then on another one can be asked for.' }),
	},
	{ $id: 'SignIn', additionalProperties: false },
);

export const SignInVerification = Type.Object(
	{
		sign_in_id: Type.String({ minLength: 1, maxLength: 128 }),
		code: Type.String({ minLength: 1, maxLength: 32, description: 'As it was typed in: spaces do not count.' }),
		name: Type.Optional(
			Type.String({
				...Contact.properties.name,
				description: 'Of somebody who joins by it; else it is not looked at.',
			}),
		),
	},
	{ $id: 'SignInVerification', additionalProperties: false },
);

export const SessionClaim = Type.Object(
	{
		access_token: Type.String({
			minLength: 1,
			maxLength: 128,
			description: 'Of the other session: who has it has what is in there.',
		}),
		basket: Type.Union([Type.Literal('take'), Type.Literal('leave')], {
			description:
				'`leave`: the basket stays behind, with what is held for it. Other holds and orders come along with both; a session that was somebody else’s is not to be claimed at all.',
		}),
	},
	{ $id: 'SessionClaim', additionalProperties: false },
);

/** What came over. The other session is over. */
export const SessionClaimed = Type.Object(
	{
		cart_id: Nullable(Type.String({ description: 'The basket that the lines are in now.' })),
		orders: Type.Integer({ minimum: 0 }),
		reservations: Type.Integer({ minimum: 0 }),
	},
	{ $id: 'SessionClaimed', additionalProperties: false },
);

export const SessionsEnded = Type.Object(
	{ ended: Type.Integer({ minimum: 0, description: 'Sessions, on all devices.' }) },
	{ $id: 'SessionsEnded', additionalProperties: false },
);

export type Session = Static<typeof Session>;
export type SignInRequest = Static<typeof SignInRequest>;
export type SignIn = Static<typeof SignIn>;
export type SignInVerification = Static<typeof SignInVerification>;
export type SessionClaim = Static<typeof SessionClaim>;
export type SessionClaimed = Static<typeof SessionClaimed>;
export type SessionsEnded = Static<typeof SessionsEnded>;
