import { Type, type Static } from 'typebox';
import { EventType } from '../events/schemas.ts';
import { Nullable } from '../shared/nullable.ts';
import { Page } from '../shared/page.ts';
import { Cursor, Instant, limit, Text } from '../shared/scalars.ts';

const webhookFields = {
	url: Type.String({
		maxLength: 2048,
		pattern: '^https?://',
		examples: ['https://hooks.example/endcap'],
		description:
			'https, and an address that everybody can reach. Private, loopback and link-local addresses are refused, also when a name leads to them.',
	}),
	types: Nullable(
		Type.Array(EventType, {
			minItems: 1,
			maxItems: 100,
			uniqueItems: true,
			description: 'Null for all, also those of later versions. `cart.updated` is its shopper’s alone.',
		}),
	),
	description: Nullable(Text),
	enabled: Type.Boolean({
		description: 'What happens while it is disabled is delivered afterwards, as far as events are still kept.',
	}),
};

export const Webhook = Type.Object(
	{
		id: Type.String(),
		...webhookFields,
		disabled_reason: Nullable(
			Type.Literal('gone', {
				description: 'Its receiver answered 410 Gone, so Endcap disabled it. Null when you did so.',
			}),
		),
		failing_since: Nullable(Type.String({ ...Instant, description: 'No delivery has been taken since then.' })),
		previous_secret_until: Nullable(
			Type.String({ ...Instant, description: 'Until then the secret before signs too.' }),
		),
		created_at: Instant,
	},
	{ $id: 'Webhook', additionalProperties: false },
);

export const WebhookInput = Type.Object(
	{
		url: webhookFields.url,
		types: Type.Optional(webhookFields.types),
		description: Type.Optional(webhookFields.description),
		enabled: Type.Optional(webhookFields.enabled),
	},
	{ $id: 'WebhookInput', additionalProperties: false },
);

export const WebhookChange = Type.Object(
	{ ...WebhookInput.properties, url: Type.Optional(webhookFields.url) },
	{ $id: 'WebhookChange', additionalProperties: false, description: 'What is left out stays as it is.' },
);

export const CreatedWebhook = Type.Object(
	{
		...Webhook.properties,
		secret: Type.String({
			description: '`whsec_…`: what deliveries are signed with. It is shown here and never again.',
		}),
	},
	{ $id: 'CreatedWebhook', additionalProperties: false },
);

export const WebhookList = Type.Object(
	{ data: Type.Array(Webhook) },
	{ $id: 'WebhookList', additionalProperties: false },
);

export const WebhookParams = Type.Object({ webhook_id: Type.String({ minLength: 1, maxLength: 64 }) });

/** The body of what is sent. */
export const WebhookMessage = Type.Object(
	{
		type: Type.Union([EventType, Type.Literal('webhook.test'), Type.Literal('webhook.resync')], {
			description:
				'`webhook.test`: you asked for it. `webhook.resync`: events between `after` and `before` were forgotten before they could be sent; read again what you keep.',
		}),
		timestamp: Type.String({ ...Instant, description: 'When it happened.' }),
		position: Nullable(
			Type.String({
				pattern: '^[0-9]{1,19}$',
				description: 'The event’s `id` in GET /v1/events. Null for what is no event.',
			}),
		),
		data: Type.Record(Type.String(), Type.Unknown(), { description: 'As in GET /v1/events.' }),
	},
	{ $id: 'WebhookMessage', additionalProperties: false },
);

export const WebhookDeliveryStatus = Type.Union(
	[Type.Literal('waiting'), Type.Literal('delivered'), Type.Literal('failed')],
	{ $id: 'WebhookDeliveryStatus', description: '`failed`: given up three days after it was to be sent.' },
);

export const WebhookFailure = Type.Union(
	[Type.Literal('not_taken'), Type.Literal('too_slow'), Type.Literal('unreachable'), Type.Literal('address_refused')],
	{
		$id: 'WebhookFailure',
		description:
			'Why the last attempt failed. `not_taken`: the answer was no 2xx. `too_slow`: none came within 15 seconds. `address_refused`: the name leads to an address that nothing is sent to.',
	},
);

export const WebhookDelivery = Type.Object(
	{
		id: Type.String({ description: 'The header `webhook-id`, the same at every attempt and when it is replayed.' }),
		status: WebhookDeliveryStatus,
		reason: Nullable(WebhookFailure),
		attempts: Type.Integer({ minimum: 0 }),
		status_code: Nullable(Type.Integer({ description: 'Of the last answer.' })),
		answer: Nullable(
			Type.String({ description: 'The first 1024 bytes of it; where none came, what the system said of that.' }),
		),
		duration_ms: Nullable(Type.Integer({ minimum: 0, description: 'Of the last attempt.' })),
		created_at: Instant,
		attempted_at: Nullable(Instant),
		next_attempt_at: Nullable(Type.String({ ...Instant, description: 'While it waits.' })),
		message: WebhookMessage,
	},
	{ $id: 'WebhookDelivery', additionalProperties: false },
);

export const WebhookDeliveryPage = Page(WebhookDelivery, 'WebhookDeliveryPage');

export const WebhookDeliveryQuery = Type.Object(
	{
		status: Type.Optional(WebhookDeliveryStatus),
		limit: Type.Optional(limit(100, 50)),
		cursor: Type.Optional(Cursor),
	},
	{ additionalProperties: false },
);

export const WebhookReplayInput = Type.Union(
	[
		Type.Object({ delivery_id: Type.String({ minLength: 1, maxLength: 64 }) }, { additionalProperties: false }),
		Type.Object(
			{
				since: Type.String({ ...Instant, description: 'Everything in the log that was made since then.' }),
				undelivered_only: Type.Optional(Type.Boolean()),
			},
			{ additionalProperties: false },
		),
	],
	{ $id: 'WebhookReplayInput' },
);

export const WebhookReplay = Type.Object(
	{ replayed: Type.Integer({ minimum: 0, description: 'Deliveries that are sent again, now.' }) },
	{ $id: 'WebhookReplay', additionalProperties: false },
);

export type Webhook = Static<typeof Webhook>;
export type WebhookInput = Static<typeof WebhookInput>;
export type WebhookChange = Static<typeof WebhookChange>;
export type CreatedWebhook = Static<typeof CreatedWebhook>;
export type WebhookMessage = Static<typeof WebhookMessage>;
export type WebhookDeliveryStatus = Static<typeof WebhookDeliveryStatus>;
export type WebhookFailure = Static<typeof WebhookFailure>;
export type WebhookDelivery = Static<typeof WebhookDelivery>;
export type WebhookDeliveryPage = Static<typeof WebhookDeliveryPage>;
export type WebhookReplayInput = Static<typeof WebhookReplayInput>;
export type WebhookReplay = Static<typeof WebhookReplay>;
