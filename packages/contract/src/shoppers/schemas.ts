import { Type, type Static } from 'typebox';
import { Channel } from '../keys/schemas.ts';
import { Contact } from '../orders/contact.ts';
import { Nullable } from '../shared/nullable.ts';
import { Identifier, Instant } from '../shared/scalars.ts';

const { email, phone, name, language } = Contact.properties;
const birthday = Type.String({
	pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
	description: 'Month and day; the year is not asked.',
	examples: ['03-29'],
});

export const ConsentPurpose = Type.Union(
	[Type.Literal('offers'), Type.Literal('personalization'), Type.Literal('analytics')],
	{
		$id: 'ConsentPurpose',
		description:
			'`offers`: to be written to, by the channel named. `personalization`: to be shown what fits what they bought. `analytics`: to be counted.',
	},
);

export const ConsentChannel = Type.Union([Type.Literal('email'), Type.Literal('sms'), Type.Literal('post')], {
	$id: 'ConsentChannel',
});

/** The last word on a purpose and channel. */
export const Consent = Type.Object(
	{
		purpose: ConsentPurpose,
		channel: Nullable(ConsentChannel),
		given: Type.Boolean(),
		said_at: Instant,
		said_in: Channel,
	},
	{ $id: 'Consent', additionalProperties: false },
);

/** Somebody who showed that an address is theirs, or joined at the till. */
export const Customer = Type.Object(
	{
		id: Type.String(),
		email,
		phone,
		name: Nullable(name),
		language,
		birthday: Nullable(birthday),
		preferred_store_id: Nullable(Identifier),
		segments: Type.Array(Identifier, { description: 'The retailer’s own groups.' }),
		consents: Type.Array(Consent, { description: 'What was never said is not given.' }),
		created_at: Instant,
	},
	{ $id: 'Customer', additionalProperties: false },
);

export type ConsentPurpose = Static<typeof ConsentPurpose>;
export type ConsentChannel = Static<typeof ConsentChannel>;
export type Consent = Static<typeof Consent>;
export type Customer = Static<typeof Customer>;
