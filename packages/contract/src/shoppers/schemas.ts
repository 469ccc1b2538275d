import { Type, type Static } from 'typebox';
import { Cart } from '../basket/schemas.ts';
import { WalletCoupon } from '../coupons/wallet.ts';
import { Channel } from '../keys/schemas.ts';
import { RewardOption } from '../loyalty/program.ts';
import { LoyaltyAccount, LoyaltyEntry } from '../loyalty/schemas.ts';
import { MessageChannel, MessageType } from '../messages/schemas.ts';
import { Contact, EmailAddress, PhoneNumber } from '../orders/contact.ts';
import { Order } from '../orders/schemas.ts';
import { Reservation } from '../reservations/schemas.ts';
import { Sale, SaleAmount } from '../sales/schemas.ts';
import { Nullable } from '../shared/nullable.ts';
import { Identifier, Instant, Sku } from '../shared/scalars.ts';

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

export const CustomerParams = Type.Object({ customer_id: Type.String({ minLength: 1, maxLength: 64 }) });

/** Addresses are changed by signing in with them, not here: else somebody could take that of another. */
export const CustomerChange = Type.Object(
	{
		name: Type.Optional(Nullable(name)),
		language: Type.Optional(language),
		birthday: Type.Optional(Nullable(birthday)),
		preferred_store_id: Type.Optional(Nullable(Identifier)),
	},
	{ $id: 'CustomerChange', additionalProperties: false, minProperties: 1 },
);

export const ConsentInput = Type.Object(
	{
		purpose: ConsentPurpose,
		channel: Type.Optional(Nullable(ConsentChannel)),
		given: Type.Boolean(),
	},
	{ $id: 'ConsentInput', additionalProperties: false, description: '`offers` have a channel, the others none.' },
);

/** Somebody who joins at the till. At least one address. */
export const CustomerInput = Type.Object(
	{
		email: Type.Optional(EmailAddress),
		phone: Type.Optional(PhoneNumber),
		name: Type.Optional(name),
		language: Type.Optional(language),
		birthday: Type.Optional(birthday),
		consents: Type.Optional(
			Type.Array(ConsentInput, {
				maxItems: 10,
				description: 'What they said when they were asked. What they were not asked is left out, and not given.',
			}),
		),
	},
	{ $id: 'CustomerInput', additionalProperties: false },
);

/** One of them. */
export const CustomerSearch = Type.Object(
	{
		email: Type.Optional(EmailAddress),
		phone: Type.Optional(PhoneNumber),
		name: Type.Optional(
			Type.String({
				minLength: 2,
				maxLength: 120,
				pattern: '\\S',
				description: 'How it begins, or a word of it, in any case.',
			}),
		),
		code: Type.Optional(
			Type.String({
				minLength: 1,
				maxLength: 512,
				description: 'Of a member, as the scanner read it. It is used up by this, as by a scan.',
			}),
		),
	},
	{ $id: 'CustomerSearch', additionalProperties: false, minProperties: 1, maxProperties: 1 },
);

/** Enough to tell people apart who are at the counter. */
export const CustomerFound = Type.Object(
	{
		id: Type.String(),
		name: Nullable(Type.String()),
		email_hint: Nullable(Type.String({ description: 'Of the e-mail address, its first letter and its domain.' })),
		phone_hint: Nullable(Type.String({ description: 'Of the phone number, its last digits.' })),
	},
	{ $id: 'CustomerFound', additionalProperties: false },
);

export const CustomersFound = Type.Object(
	{ data: Type.Array(CustomerFound, { description: 'At most ten.' }) },
	{ $id: 'CustomersFound', additionalProperties: false },
);

/** What they took home, or brought back. */
export const Purchase = Type.Object(
	{
		type: Type.Union([Type.Literal('order'), Type.Literal('sale')]),
		id: Type.String(),
		number: Type.String({ description: 'Of the order, or of the till’s receipt.' }),
		at: Instant,
		store_id: Nullable(Type.String({ ...Identifier, description: 'Of a receipt. Orders may be of several.' })),
		lines: Type.Array(
			Type.Object(
				{
					sku: Sku,
					title: Type.String(),
					quantity: Type.Integer({ description: 'Below zero: it came back.', not: { const: 0 } }),
				},
				{ additionalProperties: false },
			),
		),
		total: SaleAmount,
	},
	{ $id: 'Purchase', additionalProperties: false },
);

/** Who is at the counter. */
export const CustomerCard = Type.Object(
	{
		customer: Customer,
		orders: Type.Array(Order, { description: 'Those that are open, newest first. Staff see those of their stores.' }),
		purchases: Type.Array(Purchase, { description: 'Receipts and orders of every store, the last ten, newest first.' }),
		loyalty: LoyaltyAccount,
		rewards: Type.Array(RewardOption, {
			description: 'That points are good for, the cheapest first. None while the program is not active.',
		}),
		wallet: Type.Array(WalletCoupon, {
			description: 'Coupons that are issued or reserved, newest first, at most 100.',
		}),
	},
	{ $id: 'CustomerCard', additionalProperties: false },
);

/** Somebody opened the card. What the same one reads within a quarter of an hour is the same look. */
export const CustomerLook = Type.Object(
	{
		looked_at: Instant,
		staff_name: Nullable(Type.String({ description: 'Null: a system of the retailer, by its secret key.' })),
	},
	{ $id: 'CustomerLook', additionalProperties: false },
);

export const CustomerLooks = Type.Object(
	{ data: Type.Array(CustomerLook, { description: 'Newest first, at most the last 250.' }) },
	{ $id: 'CustomerLooks', additionalProperties: false },
);

export const CustomerSegments = Type.Object(
	{ segments: Type.Array(Identifier, { maxItems: 50, uniqueItems: true }) },
	{ $id: 'CustomerSegments', additionalProperties: false },
);

/** Everything there is about somebody. */
export const CustomerExport = Type.Object(
	{
		exported_at: Instant,
		customer: Customer,
		consents: Type.Array(Consent, { description: 'Everything that was ever said, in order.' }),
		sessions: Type.Array(
			Type.Object(
				{ begun_at: Instant, last_used_at: Instant, ended_at: Nullable(Instant), channel: Channel },
				{ additionalProperties: false },
			),
		),
		orders: Type.Array(Order),
		carts: Type.Array(Cart),
		reservations: Type.Array(Reservation),
		messages: Type.Array(
			Type.Object(
				{
					type: MessageType,
					channel: MessageChannel,
					to: Nullable(Type.String()),
					text: Nullable(Type.String()),
					created_at: Instant,
				},
				{ additionalProperties: false },
			),
			{ description: 'What was written to them.' },
		),
		receipts: Type.Array(Sale, { description: 'Of tills, newest first; without what the books made of them.' }),
		points: Type.Array(LoyaltyEntry, { description: 'The ledger, newest first.' }),
		wallet: Type.Array(WalletCoupon, { description: 'Every coupon they have or had, newest first.' }),
		looks: Type.Array(CustomerLook, { description: 'Who of the staff opened their card.' }),
	},
	{ $id: 'CustomerExport', additionalProperties: false },
);

export const CustomerErasure = Type.Object(
	{ confirm: Type.Literal('erase') },
	{ $id: 'CustomerErasure', additionalProperties: false },
);

export const CustomerErased = Type.Object(
	{ erased_at: Instant },
	{ $id: 'CustomerErased', additionalProperties: false },
);

export type ConsentPurpose = Static<typeof ConsentPurpose>;
export type ConsentChannel = Static<typeof ConsentChannel>;
export type Consent = Static<typeof Consent>;
export type Customer = Static<typeof Customer>;
export type CustomerChange = Static<typeof CustomerChange>;
export type ConsentInput = Static<typeof ConsentInput>;
export type CustomerInput = Static<typeof CustomerInput>;
export type CustomerSearch = Static<typeof CustomerSearch>;
export type CustomerFound = Static<typeof CustomerFound>;
export type CustomersFound = Static<typeof CustomersFound>;
export type Purchase = Static<typeof Purchase>;
export type CustomerCard = Static<typeof CustomerCard>;
export type CustomerLook = Static<typeof CustomerLook>;
export type CustomerExport = Static<typeof CustomerExport>;
export type CustomerErased = Static<typeof CustomerErased>;
