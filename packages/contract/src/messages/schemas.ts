import { Type, type Static } from 'typebox';
import { Nullable } from '../shared/nullable.ts';
import { Page } from '../shared/page.ts';
import { Cursor, Instant, limit } from '../shared/scalars.ts';

export const MessageType = Type.Union(
	[
		Type.Literal('order_to_pay'),
		Type.Literal('order_placed'),
		Type.Literal('order_ready'),
		Type.Literal('order_reminder'),
		Type.Literal('order_changed'),
		Type.Literal('order_canceled'),
		Type.Literal('sign_in_code'),
	],
	{ $id: 'MessageType' },
);

export const MessageChannel = Type.Union([Type.Literal('email'), Type.Literal('sms')], { $id: 'MessageChannel' });

export const MessageLanguage = Type.Union(
	[
		Type.Literal('en'),
		Type.Literal('fi'),
		Type.Literal('et'),
		Type.Literal('lv'),
		Type.Literal('pl'),
		Type.Literal('af'),
	],
	{ $id: 'MessageLanguage' },
);

export const MessageStatus = Type.Union(
	[
		Type.Literal('waiting'),
		Type.Literal('sending'),
		Type.Literal('sent'),
		Type.Literal('failed'),
		Type.Literal('suppressed'),
		Type.Literal('kept'),
	],
	{
		$id: 'MessageStatus',
		description:
			'`sent`: the mail server or the text message service took it. `suppressed`: not sent, since the shopper did not want it or it is no longer true. `kept`: nothing is configured to send it with, so nobody was told.',
	},
);

export const MessageReason = Type.Union(
	[
		Type.Literal('not_agreed'),
		Type.Literal('opted_out'),
		Type.Literal('no_longer_true'),
		Type.Literal('no_provider'),
		Type.Literal('unreachable'),
		Type.Literal('refused'),
		Type.Literal('given_up'),
	],
	{
		$id: 'MessageReason',
		description:
			'Why it was not sent, or not yet. `unreachable`: it could not be handed over and is tried again; `given_up`: so for a day; `refused`: for good.',
	},
);

export const Message = Type.Object(
	{
		id: Type.String(),
		type: MessageType,
		channel: MessageChannel,
		to: Nullable(
			Type.String({
				description:
					'E-mail address, or phone number in E.164. Null when the time for which messages are kept is over: then it says neither to whom it went nor what it said.',
			}),
		),
		language: MessageLanguage,
		status: MessageStatus,
		reason: Nullable(MessageReason),
		answer: Nullable(Type.String({ description: 'What the mail server or the text message service said last.' })),
		attempts: Type.Integer({ minimum: 0 }),
		order_id: Nullable(Type.String({ description: 'Null of a `sign_in_code`.' })),
		subject: Nullable(Type.String({ description: 'Of e-mail. Null until it was written.' })),
		text: Nullable(
			Type.String({
				description:
					'Null until it was written, which is when its time has come, and when it was forgotten. Of a `sign_in_code` it is shown only while nothing is configured to send it with.',
			}),
		),
		html: Nullable(Type.String({ description: 'Of e-mail.' })),
		created_at: Instant,
		sent_at: Nullable(Instant),
	},
	{ $id: 'Message', additionalProperties: false },
);

export const MessagePage = Page(Message, 'MessagePage');

export const MessageQuery = Type.Object(
	{
		order: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: 'Only of the order with this id.' })),
		limit: Type.Optional(limit(250, 50)),
		cursor: Type.Optional(Cursor),
	},
	{ additionalProperties: false },
);

export const OptOutInput = Type.Object(
	{
		channel: MessageChannel,
		to: Type.String({
			minLength: 3,
			maxLength: 320,
			pattern: '^\\s*(\\+?[0-9 ()./-]+|[^\\s@]+@[^\\s@]+)\\s*$',
			examples: ['maija@example.com', '+37255500001'],
			description: 'E-mail address, or phone number in E.164.',
		}),
	},
	{ $id: 'OptOutInput', additionalProperties: false },
);

export const OptOut = Type.Object(
	{ channel: MessageChannel, opted_out: Type.Boolean() },
	{ $id: 'OptOut', additionalProperties: false },
);

export type MessageType = Static<typeof MessageType>;
export type OrderMessageType = Exclude<MessageType, 'sign_in_code'>;
export type MessageChannel = Static<typeof MessageChannel>;
export type MessageLanguage = Static<typeof MessageLanguage>;
export type MessageStatus = Static<typeof MessageStatus>;
export type MessageReason = Static<typeof MessageReason>;
export type Message = Static<typeof Message>;
export type OptOutInput = Static<typeof OptOutInput>;
export type OptOut = Static<typeof OptOut>;
