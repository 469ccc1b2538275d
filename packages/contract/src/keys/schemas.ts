import { Type, type Static } from 'typebox';
import { Nullable } from '../shared/nullable.ts';
import { Instant, Text } from '../shared/scalars.ts';

export const Channel = Type.Union(
	[Type.Literal('web'), Type.Literal('kiosk'), Type.Literal('social'), Type.Literal('till'), Type.Literal('server')],
	{ $id: 'Channel' },
);

export const KeyKind = Type.Union([Type.Literal('publishable'), Type.Literal('secret')], { $id: 'KeyKind' });

const Origin = Type.String({
	pattern: '^(\\*|https?://[^/\\s?#]+)$',
	maxLength: 255,
	description: 'An origin such as `https://shop.example`, or `*` for any.',
});

const keyFields = {
	kind: KeyKind,
	name: Text,
	channel: Channel,
	origins: Type.Array(Origin, { maxItems: 50, description: 'Origins a browser may use a publishable key from.' }),
	rate_limit: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Requests a minute and address.' }),
};

export const ApiKey = Type.Object(
	{
		id: Type.String(),
		...keyFields,
		hint: Type.String({ description: 'The first and last characters, to tell keys apart.' }),
		created_at: Instant,
		revoked_at: Nullable(Instant),
	},
	{ $id: 'ApiKey', additionalProperties: false },
);

export const ApiKeyInput = Type.Object(
	{
		kind: keyFields.kind,
		name: Type.Optional(keyFields.name),
		channel: Type.Optional(keyFields.channel),
		origins: Type.Optional(keyFields.origins),
		rate_limit: Type.Optional(keyFields.rate_limit),
	},
	{ $id: 'ApiKeyInput', additionalProperties: false },
);

export const CreatedApiKey = Type.Object(
	{
		...ApiKey.properties,
		key: Type.String({ description: 'The key itself. A secret key is shown here and never again.' }),
	},
	{ $id: 'CreatedApiKey', additionalProperties: false },
);

export const ApiKeyList = Type.Object({ data: Type.Array(ApiKey) }, { $id: 'ApiKeyList', additionalProperties: false });

export const ApiKeyParams = Type.Object({ key_id: Type.String({ minLength: 1, maxLength: 64 }) });

export type Channel = Static<typeof Channel>;
export type KeyKind = Static<typeof KeyKind>;
export type ApiKey = Static<typeof ApiKey>;
export type ApiKeyInput = Static<typeof ApiKeyInput>;
export type CreatedApiKey = Static<typeof CreatedApiKey>;
