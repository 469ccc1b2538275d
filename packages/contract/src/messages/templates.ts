import { Type, type Static } from 'typebox';
import { Nullable } from '../shared/nullable.ts';
import { Instant } from '../shared/scalars.ts';
import { MessageChannel, MessageLanguage, MessageType } from './schemas.ts';

export const MessagePlaceholder = Type.Union(
	[
		Type.Literal('order_number'),
		Type.Literal('customer_name'),
		Type.Literal('shop_name'),
		Type.Literal('order_url'),
		Type.Literal('total'),
		Type.Literal('items'),
		Type.Literal('places'),
		Type.Literal('store_name'),
		Type.Literal('store_address'),
		Type.Literal('store_phone'),
		Type.Literal('slot'),
		Type.Literal('slot_date'),
		Type.Literal('slot_time'),
		Type.Literal('collect_until'),
		Type.Literal('words'),
		Type.Literal('tracking'),
		Type.Literal('changes'),
		Type.Literal('reason'),
		Type.Literal('code'),
		Type.Literal('minutes'),
	],
	{
		$id: 'MessagePlaceholder',
		description:
			'`{order_number}` in a text stands for the number of the order, and so on. A line that names something an order does not have is left out. `{code}` and `{minutes}` are of `sign_in_code`, which has besides them only `{shop_name}`.',
	},
);

const subject = Nullable(
	Type.String({ minLength: 1, maxLength: 200, description: 'Of e-mail; null for text messages.' }),
);
const text = Type.String({
	minLength: 1,
	maxLength: 5000,
	description: 'Plain text with placeholders such as `{order_number}`. Nothing in it is taken for markup.',
	examples: ['Hello {customer_name},\n\nyour order {order_number} is ready.\n\n{order_url}'],
});

export const MessageTemplateInput = Type.Object(
	{ subject: Type.Optional(subject), text },
	{ $id: 'MessageTemplateInput', additionalProperties: false },
);

export const MessageTemplate = Type.Object(
	{
		type: MessageType,
		channel: MessageChannel,
		language: MessageLanguage,
		subject,
		text,
		edited: Type.Boolean({ description: 'False for the text that comes with Endcap.' }),
		updated_at: Nullable(Instant),
	},
	{ $id: 'MessageTemplate', additionalProperties: false },
);

export const MessageTemplateList = Type.Object(
	{ data: Type.Array(MessageTemplate), placeholders: Type.Array(MessagePlaceholder) },
	{ $id: 'MessageTemplateList', additionalProperties: false },
);

export const MessagePreview = Type.Object(
	{
		subject: Nullable(Type.String()),
		text: Type.String(),
		html: Nullable(Type.String()),
		segments: Nullable(Type.Integer({ minimum: 1, description: 'Of a text message: how many parts it is sent in.' })),
	},
	{ $id: 'MessagePreview', additionalProperties: false },
);

export const MessageTemplateParams = Type.Object({
	type: MessageType,
	channel: MessageChannel,
	language: MessageLanguage,
});

export type MessagePlaceholder = Static<typeof MessagePlaceholder>;
export type MessageTemplateInput = Static<typeof MessageTemplateInput>;
export type MessageTemplate = Static<typeof MessageTemplate>;
export type MessagePreview = Static<typeof MessagePreview>;
