import { exampleWallet } from '../coupons/examples.ts';
import { exampleLoyaltyAccount, exampleLoyaltyProgram } from '../loyalty/examples.ts';
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
			type: 'sale',
			id: '7c1f5ad0-6a39-8f0e-9d53-5b1d4d2f7a02',
			number: '2026-000418',
			at: '2026-03-21T13:20:00Z',
			store_id: 'tartu-ruutli',
			lines: [{ sku: 'KETTLE-RED', title: 'Enamel kettle, red', quantity: 1 }],
			total: { amount: 4410, currency: 'EUR' },
		},
		{
			type: 'order',
			id: '0199c9a0-0000-7000-8000-000000000032',
			number: '987',
			at: '2026-02-14T11:00:00Z',
			store_id: null,
			lines: [{ sku: 'CUP-BLUE', title: 'Tea cup, blue', quantity: 2 }],
			total: { amount: 1980, currency: 'EUR' },
		},
	],
	loyalty: exampleLoyaltyAccount,
	rewards: exampleLoyaltyProgram.rewards.toSorted((one, other) => one.points - other.points),
	wallet: [exampleWallet.issued, exampleWallet.reserved],
};
