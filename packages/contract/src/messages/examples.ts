import type { Message } from './schemas.ts';
import type { MessageTemplate } from './templates.ts';

export const exampleMessage: Message = {
	id: '0199c9a0-0000-7000-8000-000000000011',
	type: 'order_ready',
	channel: 'sms',
	to: '+37255500001',
	language: 'en',
	status: 'sent',
	reason: null,
	answer: null,
	attempts: 1,
	order_id: '0199c9a0-0000-7000-8000-000000000010',
	subject: null,
	text: 'Tihane & Tõru: order 1001 is ready at Rüütli. https://shop.example/o#ot_…',
	html: null,
	created_at: '2026-03-25T10:00:00Z',
	sent_at: '2026-03-25T10:00:01Z',
};

export const exampleMessageTemplate: MessageTemplate = {
	type: 'order_ready',
	channel: 'sms',
	language: 'en',
	subject: null,
	text: '{shop_name}: order {order_number} is ready at {store_name}. {order_url}',
	edited: true,
	updated_at: '2026-03-25T10:00:00Z',
};
