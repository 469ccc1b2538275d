import type { Webhook, WebhookDelivery } from './schemas.ts';

export const exampleWebhook: Webhook = {
	id: '0199c9a0-0000-7000-8000-000000000020',
	url: 'https://hooks.example/endcap',
	types: ['order.placed', 'order.completed'],
	description: 'Mail tool',
	enabled: true,
	disabled_reason: null,
	failing_since: null,
	previous_secret_until: null,
	created_at: '2026-03-25T10:00:00Z',
};

export const exampleWebhookDelivery: WebhookDelivery = {
	id: '0199c9a0-0000-7000-8000-000000000021',
	status: 'waiting',
	reason: 'not_taken',
	attempts: 1,
	status_code: 503,
	answer: 'Back in a minute',
	duration_ms: 84,
	created_at: '2026-03-25T10:00:00Z',
	attempted_at: '2026-03-25T10:00:00Z',
	next_attempt_at: '2026-03-25T10:00:05Z',
	message: {
		type: 'order.placed',
		timestamp: '2026-03-25T10:00:00Z',
		position: '42',
		data: { id: '0199c9a0-0000-7000-8000-000000000010', version: 1 },
	},
};
