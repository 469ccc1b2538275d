import { operation } from '../shared/operation.ts';
import { exampleStorePage, exampleStores } from './examples.ts';
import { Store, StoreInput, StorePage, StoreParams, StoreQuery } from './schemas.ts';

export const listStores = operation({
	id: 'listStores',
	tag: 'Stores',
	method: 'GET',
	path: '/v1/stores',
	summary: 'Stores, nearest first',
	description:
		'Active stores and warehouses. With `near` the nearest comes first; without it they are ordered by name.',
	callers: ['publishable', 'staff', 'secret'],
	query: StoreQuery,
	answers: { 200: { description: 'A page of stores', schema: StorePage, examples: { stores: exampleStorePage } } },
	problems: ['invalid_cursor'],
	conditional: true,
});

export const getStore = operation({
	id: 'getStore',
	tag: 'Stores',
	method: 'GET',
	path: '/v1/stores/{store_id}',
	summary: 'One store',
	callers: ['publishable', 'secret'],
	params: StoreParams,
	answers: { 200: { description: 'The store', schema: Store, examples: { tartu: exampleStores.tartu } } },
	problems: ['not_found'],
	conditional: true,
});

export const putStore = operation({
	id: 'putStore',
	tag: 'Stores',
	method: 'PUT',
	path: '/v1/stores/{store_id}',
	summary: 'Create or replace a store',
	callers: ['secret'],
	params: StoreParams,
	body: StoreInput,
	answers: {
		200: { description: 'Replaced', schema: Store },
		201: { description: 'Created', schema: Store },
	},
	problems: ['unsupported_media_type', 'payload_too_large'],
});

export const storeOperations = [listStores, getStore, putStore] as const;
