import { operation } from '../shared/operation.ts';
import { exampleMerchant } from './examples.ts';
import { Merchant, Ordering } from './schemas.ts';

export const getMerchant = operation({
	id: 'getMerchant',
	tag: 'Merchant',
	method: 'GET',
	path: '/v1/merchant',
	summary: 'Whose key or counter this is',
	callers: ['publishable', 'staff', 'secret'],
	answers: {
		200: {
			description: 'The merchant',
			schema: Merchant,
			examples: {
				demo: exampleMerchant,
			},
		},
	},
	problems: [],
	conditional: true,
});

export const putOrdering = operation({
	id: 'putOrdering',
	tag: 'Merchant',
	method: 'PUT',
	path: '/v1/merchant/ordering',
	summary: 'Say how orders are taken',
	callers: ['secret'],
	body: Ordering,
	answers: { 200: { description: 'As it is now', schema: Ordering, examples: { demo: exampleMerchant.ordering } } },
	problems: ['unsupported_media_type', 'payload_too_large'],
});

export const merchantOperations = [getMerchant, putOrdering] as const;
