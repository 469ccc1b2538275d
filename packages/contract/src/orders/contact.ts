import { Type, type Static } from 'typebox';
import { Nullable } from '../shared/nullable.ts';
import { CountryCode } from '../shared/scalars.ts';

export const EmailAddress = Type.String({ format: 'email', maxLength: 254 });
export const PhoneNumber = Type.String({
	pattern: '^\\+[1-9][0-9]{6,14}$',
	description: 'E.164',
	examples: ['+3725551234'],
});
const name = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' });
const language = Type.String({
	pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
	maxLength: 35,
	description: 'BCP 47. Messages are written in it, or in the nearest there is.',
});
const notify = Type.Object(
	{ email: Type.Boolean(), sms: Type.Boolean() },
	{ additionalProperties: false, description: 'By which ways the shopper wants to be told about this order.' },
);

/** Who orders. At least one of `email` and `phone`. */
export const ContactInput = Type.Object(
	{ name, email: Type.Optional(EmailAddress), phone: Type.Optional(PhoneNumber), language, notify },
	{ $id: 'ContactInput', additionalProperties: false },
);

export const Contact = Type.Object(
	{ name, email: Nullable(EmailAddress), phone: Nullable(PhoneNumber), language, notify },
	{ $id: 'Contact', additionalProperties: false },
);

const line = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });

export const PostalAddress = Type.Object(
	{
		name: Type.Optional(line),
		street: line,
		city: line,
		postal_code: Type.String({ minLength: 1, maxLength: 20, pattern: '\\S' }),
		region: Type.Optional(line),
		country: CountryCode,
	},
	{ $id: 'PostalAddress', additionalProperties: false },
);

export type ContactInput = Static<typeof ContactInput>;
export type Contact = Static<typeof Contact>;
export type PostalAddress = Static<typeof PostalAddress>;
