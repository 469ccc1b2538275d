import { exampleLoyaltyAccount } from '../loyalty/examples.ts';
import { exampleOrder } from '../orders/examples.ts';
import { EXAMPLE_NOW } from '../stores/examples.ts';
import type { Customer, CustomerCard } from './schemas.ts';

export const exampleCustomer: Customer = {
	id: '0199c9a0-0000-7000-8000-000000000030',
	email: 'shopper@example.com',
	phone: null,
	name: 'K. Saar',
	language: 'et',
	birthday: '03-29',
	preferred_store_id: 'tartu-ruutli',
	segments: [],
	consents: [{ purpose: 'offers', channel: 'email', given: true, said_at: EXAMPLE_NOW, said_in: 'web' }],
	created_at: '2026-01-12T09:30:00Z',
};

export const exampleCustomerCard: CustomerCard = {
	customer: exampleCustomer,
	orders: [exampleOrder],
	purchases: [
		{
			type: 'order',
			id: '0199c9a0-0000-7000-8000-000000000032',
			number: '987',
			at: '2026-02-14T11:00:00Z',
			lines: [{ sku: 'CUP-BLUE', title: 'Tea cup, blue', quantity: 2 }],
			total: { amount: 1980, currency: 'EUR' },
		},
	],
	loyalty: exampleLoyaltyAccount,
};
