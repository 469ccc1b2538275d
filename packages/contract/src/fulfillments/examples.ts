import { EXAMPLE_NOW } from '../stores/examples.ts';
import type { Fulfillment } from './schemas.ts';

const code = 'mzxw6ytboi2dc';

/** Wednesday 2026-03-25, 14:00–14:30 in Tallinn. */
const slot = { starts_at: '2026-03-25T12:00:00Z', ends_at: '2026-03-25T12:30:00Z' };

/** As its shopper sees it; staff see neither code nor words. */
export const exampleFulfillment: Fulfillment = {
	id: '0199c9a0-0000-7000-8000-000000000031',
	order_id: '0199c9a0-0000-7000-8000-000000000030',
	order_number: '1001',
	type: 'pickup',
	store_id: 'tartu-ruutli',
	status: 'reserved',
	reason: null,
	note: null,
	slot,
	collect_until: null,
	code,
	words: ['galaxy', 'magnolia', 'jersey', 'opera'],
	customer_name: 'K. Saar',
	assigned_to: null,
	lines: [
		{
			line: 1,
			sku: 'KETTLE-RED',
			title: 'Enamel kettle, red',
			options: [{ name: 'Colour', value: 'red' }],
			image: null,
			gtin: '04006381333931',
			shelf: 'B4',
			quantity: 1,
			quantity_picked: null,
			quantity_lost: 0,
			replaces: null,
			unit_price: { amount: 4900, currency: 'EUR' },
		},
	],
	tracking: null,
	to_pay: { amount: 4900, currency: 'EUR' },
	version: 1,
	placed_at: EXAMPLE_NOW,
	prepared_at: null,
	ended_at: null,
};

const prepared: Fulfillment = {
	...exampleFulfillment,
	status: 'prepared',
	collect_until: '2026-03-27T12:30:00Z',
	lines: exampleFulfillment.lines.map((line) => ({ ...line, quantity_picked: line.quantity })),
	version: 3,
	prepared_at: '2026-03-25T10:40:00Z',
};

const shipped: Fulfillment = {
	...exampleFulfillment,
	id: '0199c9a0-0000-7000-8000-000000000032',
	type: 'ship',
	store_id: 'warehouse',
	slot: null,
	code: null,
	words: null,
	lines: [
		{
			line: 1,
			sku: 'KETTLE-BLUE',
			title: 'Enamel kettle, blue',
			options: [{ name: 'Colour', value: 'blue' }],
			image: null,
			gtin: null,
			shelf: 'R12',
			quantity: 2,
			quantity_picked: null,
			quantity_lost: 0,
			replaces: null,
			unit_price: { amount: 4900, currency: 'EUR' },
		},
	],
	to_pay: { amount: 0, currency: 'EUR' },
};

export const exampleFulfillments = {
	proposed: { ...exampleFulfillment, status: 'proposed', to_pay: { amount: 0, currency: 'EUR' } },
	claimed: { ...exampleFulfillment, assigned_to: { staff_id: 'k3v7q2m4n6pa', name: 'Clerk, Tartu' }, version: 2 },
	short: {
		...exampleFulfillment,
		lines: exampleFulfillment.lines.map((line) => ({ ...line, quantity_lost: 1 })),
		version: 2,
	},
	prepared,
	completed: { ...prepared, status: 'completed', version: 4, ended_at: '2026-03-25T12:06:00Z' },
	canceled: {
		...exampleFulfillment,
		status: 'canceled',
		reason: 'by_shopper',
		version: 2,
		ended_at: '2026-03-25T10:20:00Z',
	},
	notCollected: {
		...prepared,
		status: 'failed',
		reason: 'not_collected',
		version: 4,
		ended_at: '2026-03-27T12:30:00Z',
	},
	failed: {
		...exampleFulfillment,
		status: 'failed',
		reason: 'out_of_stock',
		version: 2,
		ended_at: '2026-03-25T10:20:00Z',
	},
	toShip: shipped,
	shipped: { ...shipped, status: 'completed', tracking: 'EE123456789', version: 3, ended_at: '2026-03-25T15:00:00Z' },
} satisfies Record<string, Fulfillment>;
