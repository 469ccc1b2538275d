import type { Merchant } from './schemas.ts';

export const exampleMerchant: Merchant = {
	id: '0199c9a0-0000-7000-8000-000000000000',
	name: 'Endcap Demo',
	currency: 'EUR',
	language: 'en',
	channel: 'web',
	ordering: {
		shipping: { price: { amount: 490, currency: 'EUR' }, free_from: { amount: 20_000, currency: 'EUR' } },
		payment_methods: ['at_pickup', 'external'],
		payment_minutes: 30,
		order_page: null,
	},
};
