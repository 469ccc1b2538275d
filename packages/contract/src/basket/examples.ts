import { EXAMPLE_NOW } from '../stores/examples.ts';
import type { Cart, CartLine } from './schemas.ts';

const euros = (amount: number) => ({ amount, currency: 'EUR' });

const red: CartLine = {
	sku: 'KETTLE-RED',
	quantity: 1,
	title: 'Enamel kettle, red',
	options: [{ name: 'Colour', value: 'red' }],
	image: null,
	unit_price: euros(4900),
	discount: euros(0),
	total: euros(4900),
	fulfillment: { method: 'pickup', store_id: 'tartu-ruutli' },
};

/** One kettle to be collected, two that nobody has said where yet. */
export const exampleCart: Cart = {
	id: '0199c9a0-0000-7000-8000-000000000020',
	status: 'active',
	channel: 'web',
	currency: 'EUR',
	lines: [
		red,
		{
			sku: 'KETTLE-BLUE',
			quantity: 2,
			title: 'Enamel kettle, blue',
			options: [{ name: 'Colour', value: 'blue' }],
			image: null,
			unit_price: euros(4900),
			discount: euros(0),
			total: euros(9800),
			fulfillment: null,
		},
	],
	pickups: [],
	totals: { items: euros(14_700), discount: euros(0), shipping: euros(0), total: euros(14_700) },
	coupons: [],
	rewards: [],
	points: null,
	holds: [],
	hold_expires_at: null,
	notices: [],
	order_id: null,
	version: 2,
	updated_at: EXAMPLE_NOW,
};

/** The same with everything chosen and held for a quarter of an hour. */
export const exampleHeldCart: Cart = {
	...exampleCart,
	lines: exampleCart.lines.map((line) => ({ ...line, fulfillment: line.fulfillment ?? { method: 'ship' } })),
	pickups: [{ store_id: 'tartu-ruutli', starts_at: '2026-03-25T12:00:00Z', ends_at: '2026-03-25T12:30:00Z' }],
	totals: { items: euros(14_700), discount: euros(0), shipping: euros(490), total: euros(15_190) },
	holds: [
		{
			reservation_id: '0199c9a0-0000-7000-8000-000000000021',
			store_id: 'tartu-ruutli',
			method: 'pickup',
			lines: [{ sku: 'KETTLE-RED', quantity: 1 }],
		},
		{
			reservation_id: '0199c9a0-0000-7000-8000-000000000022',
			store_id: 'warehouse',
			method: 'ship',
			lines: [{ sku: 'KETTLE-BLUE', quantity: 2 }],
		},
	],
	hold_expires_at: '2026-03-25T10:15:00Z',
	version: 3,
};

export const exampleCarts = {
	empty: {
		...exampleCart,
		lines: [],
		totals: { items: euros(0), discount: euros(0), shipping: euros(0), total: euros(0) },
		version: 1,
	},
	/** Everything from one store, held. */
	oneStore: {
		...exampleHeldCart,
		lines: [red],
		totals: { items: euros(4900), discount: euros(0), shipping: euros(0), total: euros(4900) },
		holds: exampleHeldCart.holds.slice(0, 1),
	},
	dearer: {
		...exampleCart,
		notices: [{ code: 'price_changed', sku: 'KETTLE-RED', from: euros(4500), to: euros(4900) }],
	},
	gone: {
		...exampleCart,
		lines: exampleCart.lines.map((line) =>
			line.sku === 'KETTLE-BLUE' ? { ...line, unit_price: null, total: null } : line,
		),
		totals: { items: euros(4900), discount: euros(0), shipping: euros(0), total: euros(4900) },
		notices: [{ code: 'no_longer_sold', sku: 'KETTLE-BLUE' }],
	},
} satisfies Record<string, Cart>;
