import { operation } from '../shared/operation.ts';
import { Merchant } from './schemas.ts';

export const getMerchant = operation({
	id: 'getMerchant',
	tag: 'Merchant',
	method: 'GET',
	path: '/v1/merchant',
	summary: 'Whose key this is',
	callers: ['publishable', 'secret'],
	answers: {
		200: {
			description: 'The merchant',
			schema: Merchant,
			examples: {
				demo: {
					id: '0199c9a0-0000-7000-8000-000000000000',
					name: 'Endcap Demo',
					currency: 'EUR',
					language: 'en',
					channel: 'web',
				},
			},
		},
	},
	problems: [],
	conditional: true,
});

export const merchantOperations = [getMerchant] as const;
