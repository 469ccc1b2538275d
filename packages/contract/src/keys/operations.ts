import { operation } from '../shared/operation.ts';
import { exampleApiKey } from './examples.ts';
import { ApiKey, ApiKeyInput, ApiKeyList, ApiKeyParams, CreatedApiKey } from './schemas.ts';

export const listKeys = operation({
	id: 'listKeys',
	tag: 'Keys',
	method: 'GET',
	path: '/v1/keys',
	summary: 'Keys, without the keys themselves',
	callers: ['secret'],
	answers: { 200: { description: 'Keys', schema: ApiKeyList, examples: { keys: { data: [exampleApiKey] } } } },
	problems: [],
});

export const createKey = operation({
	id: 'createKey',
	tag: 'Keys',
	method: 'POST',
	path: '/v1/keys',
	summary: 'Create a key',
	callers: ['secret'],
	body: ApiKeyInput,
	answers: { 201: { description: 'Created', schema: CreatedApiKey } },
	problems: ['unsupported_media_type', 'payload_too_large'],
	idempotent: true,
});

export const revokeKey = operation({
	id: 'revokeKey',
	tag: 'Keys',
	method: 'DELETE',
	path: '/v1/keys/{key_id}',
	summary: 'Revoke a key at once',
	description: 'Revoking a revoked key answers the same again.',
	callers: ['secret'],
	params: ApiKeyParams,
	answers: { 200: { description: 'Revoked', schema: ApiKey } },
	problems: ['not_found'],
});

export const keyOperations = [listKeys, createKey, revokeKey] as const;
