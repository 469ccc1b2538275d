import { operation } from '../shared/operation.ts';
import { exampleWebhook, exampleWebhookDelivery } from './examples.ts';
import {
	CreatedWebhook,
	Webhook,
	WebhookChange,
	WebhookDelivery,
	WebhookDeliveryPage,
	WebhookDeliveryQuery,
	WebhookInput,
	WebhookList,
	WebhookParams,
	WebhookReplay,
	WebhookReplayInput,
} from './schemas.ts';

const examples = { webhook: exampleWebhook };
const secret = `whsec_${'AAAA'.repeat(8)}`;

const ofWebhooks = { tag: 'Webhooks', path: '/v1/webhooks', callers: ['secret'] } as const;
const ofWebhook = { ...ofWebhooks, path: '/v1/webhooks/{webhook_id}', params: WebhookParams } as const;

export const listWebhooks = operation({
	...ofWebhooks,
	id: 'listWebhooks',
	method: 'GET',
	summary: 'Where events are sent to',
	answers: { 200: { description: 'All', schema: WebhookList, examples: { webhooks: { data: [exampleWebhook] } } } },
	problems: [],
});

export const createWebhook = operation({
	...ofWebhooks,
	id: 'createWebhook',
	method: 'POST',
	summary: 'Have events sent to you',
	description:
		'Everything that happens from now on, signed as Standard Webhooks are. A merchant has 20 webhooks at most.',
	body: WebhookInput,
	answers: {
		201: { description: 'Created', schema: CreatedWebhook, examples: { created: { ...exampleWebhook, secret } } },
	},
	problems: ['conflict', 'unsupported_media_type', 'payload_too_large'],
	idempotent: true,
});

export const getWebhook = operation({
	...ofWebhook,
	id: 'getWebhook',
	method: 'GET',
	summary: 'One webhook',
	answers: { 200: { description: 'The webhook', schema: Webhook, examples } },
	problems: ['not_found'],
});

export const changeWebhook = operation({
	...ofWebhook,
	id: 'changeWebhook',
	method: 'PATCH',
	summary: 'Change, disable or enable it',
	description: 'What waits to be sent goes to the new address.',
	body: WebhookChange,
	answers: { 200: { description: 'Changed', schema: Webhook, examples } },
	problems: ['not_found', 'unsupported_media_type', 'payload_too_large'],
});

export const deleteWebhook = operation({
	...ofWebhook,
	id: 'deleteWebhook',
	method: 'DELETE',
	summary: 'Send nothing there any more',
	description: 'Its log and what waits go with it.',
	answers: { 200: { description: 'As it was', schema: Webhook } },
	problems: ['not_found'],
});

export const rotateWebhookSecret = operation({
	...ofWebhook,
	id: 'rotateWebhookSecret',
	method: 'POST',
	path: '/v1/webhooks/{webhook_id}/rotate-secret',
	summary: 'Sign with a new secret',
	description: 'For 24 hours the secret before signs too, so that you can change it without losing anything.',
	answers: {
		200: { description: 'Rotated', schema: CreatedWebhook, examples: { rotated: { ...exampleWebhook, secret } } },
	},
	problems: ['not_found'],
	idempotent: true,
});

export const testWebhook = operation({
	...ofWebhook,
	id: 'testWebhook',
	method: 'POST',
	path: '/v1/webhooks/{webhook_id}/test',
	summary: 'Send something to try it',
	description: 'A `webhook.test` with nothing in it. The log says what became of it.',
	answers: { 201: { description: 'It is sent', schema: WebhookDelivery } },
	problems: ['not_found', 'conflict'],
	idempotent: true,
});

export const listWebhookDeliveries = operation({
	...ofWebhook,
	id: 'listWebhookDeliveries',
	method: 'GET',
	path: '/v1/webhooks/{webhook_id}/deliveries',
	summary: 'What was sent and what waits, newest first',
	description: 'What was delivered or given up stays in this log as long as events are kept.',
	query: WebhookDeliveryQuery,
	answers: {
		200: {
			description: 'A page of deliveries',
			schema: WebhookDeliveryPage,
			examples: { deliveries: { data: [exampleWebhookDelivery], next_cursor: null } },
		},
	},
	problems: ['not_found', 'invalid_cursor'],
});

export const replayWebhook = operation({
	...ofWebhook,
	id: 'replayWebhook',
	method: 'POST',
	path: '/v1/webhooks/{webhook_id}/replay',
	summary: 'Send again what the log has',
	description: 'Under the same ids, in the same order, and for three days anew.',
	body: WebhookReplayInput,
	answers: {
		200: { description: 'They are sent again', schema: WebhookReplay, examples: { one: { replayed: 1 } } },
	},
	problems: ['not_found', 'unsupported_media_type', 'payload_too_large'],
	idempotent: true,
});

export const webhookOperations = [
	listWebhooks,
	createWebhook,
	getWebhook,
	changeWebhook,
	deleteWebhook,
	rotateWebhookSecret,
	testWebhook,
	listWebhookDeliveries,
	replayWebhook,
] as const;
