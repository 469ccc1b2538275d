import { operation } from '../shared/operation.ts';
import { exampleMessage, exampleMessageTemplate } from './examples.ts';
import { MessagePage, MessageQuery, OptOut, OptOutInput } from './schemas.ts';
import {
	MessagePreview,
	MessageTemplate,
	MessageTemplateInput,
	MessageTemplateList,
	MessageTemplateParams,
} from './templates.ts';

const examples = { ready: exampleMessageTemplate };

export const listMessages = operation({
	id: 'listMessages',
	tag: 'Messages',
	method: 'GET',
	path: '/v1/messages',
	summary: 'What shoppers were told, newest first',
	description:
		'Also what was not sent, with the reason. It holds names and addresses: of staff only managers see it, and only what concerns their stores.',
	callers: ['staff', 'secret'],
	query: MessageQuery,
	answers: {
		200: {
			description: 'A page of messages',
			schema: MessagePage,
			examples: { messages: { data: [exampleMessage], next_cursor: null } },
		},
	},
	problems: ['invalid_cursor'],
	conditional: true,
});

export const listMessageTemplates = operation({
	id: 'listMessageTemplates',
	tag: 'Messages',
	method: 'GET',
	path: '/v1/message-templates',
	summary: 'The texts of messages, in every language',
	callers: ['secret'],
	answers: {
		200: {
			description: 'Every text: the retailer’s own, or the one that comes with Endcap',
			schema: MessageTemplateList,
			examples: { templates: { data: [exampleMessageTemplate], placeholders: ['order_number', 'shop_name'] } },
		},
	},
	problems: [],
	conditional: true,
});

const ofTemplate = {
	tag: 'Messages',
	path: '/v1/message-templates/{type}/{channel}/{language}',
	callers: ['secret'],
	params: MessageTemplateParams,
} as const;

export const putMessageTemplate = operation({
	...ofTemplate,
	id: 'putMessageTemplate',
	method: 'PUT',
	summary: 'Say it in your own words',
	description:
		'Taken only when every placeholder is known and, for a text message, the example order fits in two parts: 306 characters of the GSM alphabet, 134 when others are among them and cannot be written in it.',
	body: MessageTemplateInput,
	answers: { 200: { description: 'Taken', schema: MessageTemplate, examples } },
	problems: ['unsupported_media_type', 'payload_too_large'],
});

export const deleteMessageTemplate = operation({
	...ofTemplate,
	id: 'deleteMessageTemplate',
	method: 'DELETE',
	summary: 'Go back to the text that comes with Endcap',
	description: 'Answers that text. Where there was no other, nothing changes.',
	answers: { 200: { description: 'The text from now on', schema: MessageTemplate } },
	problems: [],
});

export const previewMessageTemplate = operation({
	...ofTemplate,
	id: 'previewMessageTemplate',
	method: 'POST',
	path: '/v1/message-templates/{type}/{channel}/{language}/preview',
	summary: 'See a text filled from an invented order',
	description: 'Nothing is stored and nothing is sent.',
	body: MessageTemplateInput,
	answers: { 200: { description: 'As a shopper would get it', schema: MessagePreview } },
	problems: ['unsupported_media_type', 'payload_too_large'],
});

const ofOptOut = {
	tag: 'Messages',
	method: 'POST',
	callers: ['secret'],
	body: OptOutInput,
	problems: ['unsupported_media_type', 'payload_too_large'],
	idempotent: true,
} as const;

export const createOptOut = operation({
	...ofOptOut,
	id: 'createOptOut',
	path: '/v1/message-opt-outs',
	summary: 'Send this address nothing more',
	description:
		'For a text message that says STOP, or a shopper who asks at the counter. E-mail has a link of its own for it.',
	answers: {
		200: { description: 'Opted out', schema: OptOut, examples: { out: { channel: 'sms', opted_out: true } } },
	},
});

export const deleteOptOut = operation({
	...ofOptOut,
	id: 'deleteOptOut',
	path: '/v1/message-opt-outs/delete',
	summary: 'Send this address messages again',
	description: 'Only when its owner asks for it. The address is in the body, so that it is in no log.',
	answers: { 200: { description: 'Opted in', schema: OptOut, examples: { in: { channel: 'sms', opted_out: false } } } },
});

export const messageOperations = [
	listMessages,
	listMessageTemplates,
	putMessageTemplate,
	deleteMessageTemplate,
	previewMessageTemplate,
	createOptOut,
	deleteOptOut,
] as const;
