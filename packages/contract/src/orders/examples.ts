import { exampleFulfillment, exampleFulfillments } from '../fulfillments/examples.ts';
import type { Fulfillment } from '../fulfillments/schemas.ts';
import { EXAMPLE_NOW } from '../stores/examples.ts';
import type { Order } from './schemas.ts';

const euros = (amount: number) => ({ amount, currency: 'EUR' });

/** Placed on Wednesday at noon for the same afternoon, to be paid at the till. */
export const exampleOrder: Order = {
	id: exampleFulfillment.order_id,
	number: '1001',
	status: 'open',
	channel: 'web',
	currency: 'EUR',
	lines: [
		{
			sku: 'KETTLE-RED',
			title: 'Enamel kettle, red',
			options: [{ name: 'Colour', value: 'red' }],
			image: null,
			quantity: 1,
			quantity_canceled: 0,
			quantity_fulfilled: 0,
			unit_price: euros(4900),
			discount: euros(0),
			total: euros(4900),
		},
	],
	totals: { items: euros(4900), discount: euros(0), shipping: euros(0), total: euros(4900), due: euros(4900) },
	coupons: [],
	rewards: [],
	points: null,
	payment: {
		method: 'at_pickup',
		status: 'due_at_pickup',
		paid: euros(0),
		refund_due: euros(0),
		refunded: euros(0),
		reference: null,
		due_at: null,
		pay_url: null,
	},
	contact: {
		name: 'K. Saar',
		email: 'shopper@example.com',
		phone: null,
		language: 'et',
		notify: { email: true, sms: false },
	},
	ship_to: null,
	fulfillments: [exampleFulfillment],
	link: 'https://shop.example/order/demo#ot_k3v7q2m4n6pa_mzxw6ytboi2dcmzxw6ytboi2dc',
	source: null,
	version: 1,
	placed_at: EXAMPLE_NOW,
	completed_at: null,
	canceled_at: null,
};

function withFulfillment(fulfillment: Fulfillment, more: Partial<Order> = {}): Order {
	return { ...exampleOrder, fulfillments: [fulfillment], version: fulfillment.version, ...more };
}

const paidPayment = {
	...exampleOrder.payment,
	method: 'external',
	status: 'paid',
	paid: euros(4900),
	reference: 'pay-7301',
} as const;
const nothingDue = { ...exampleOrder.totals, due: euros(0) };
const nothingLeft = { items: euros(0), discount: euros(0), shipping: euros(0), total: euros(0), due: euros(0) };
const noneOfIt = exampleOrder.lines.map((line) => ({ ...line, quantity_canceled: 1, total: euros(0) }));
const canceledAt = '2026-03-25T10:20:00Z';

export const exampleOrders = {
	awaited: withFulfillment(exampleFulfillments.proposed, {
		payment: {
			...exampleOrder.payment,
			method: 'external',
			status: 'awaited',
			due_at: '2026-03-25T10:30:00Z',
			pay_url: 'https://pay.example/checkout?order=1001',
		},
	}),
	paid: withFulfillment({ ...exampleFulfillment, to_pay: euros(0) }, { payment: paidPayment, totals: nothingDue }),
	ready: withFulfillment(exampleFulfillments.prepared),
	collected: withFulfillment(exampleFulfillments.completed, {
		status: 'completed',
		lines: exampleOrder.lines.map((line) => ({ ...line, quantity_fulfilled: 1 })),
		payment: { ...exampleOrder.payment, status: 'paid', paid: euros(4900) },
		totals: nothingDue,
		completed_at: '2026-03-25T12:06:00Z',
	}),
	canceled: withFulfillment(exampleFulfillments.canceled, {
		status: 'canceled',
		lines: noneOfIt,
		totals: nothingLeft,
		payment: { ...exampleOrder.payment, status: 'void' },
		canceled_at: canceledAt,
	}),
	notCollected: withFulfillment(exampleFulfillments.notCollected, {
		status: 'canceled',
		lines: noneOfIt,
		totals: nothingLeft,
		payment: { ...exampleOrder.payment, status: 'void' },
		canceled_at: '2026-03-27T12:30:00Z',
	}),
	outOfStock: withFulfillment(exampleFulfillments.failed, {
		status: 'canceled',
		lines: noneOfIt,
		totals: nothingLeft,
		payment: { ...paidPayment, status: 'refund_due', refund_due: euros(4900) },
		canceled_at: canceledAt,
	}),
	refunded: withFulfillment(exampleFulfillments.failed, {
		status: 'canceled',
		lines: noneOfIt,
		totals: nothingLeft,
		payment: { ...paidPayment, status: 'refunded', paid: euros(0), refunded: euros(4900) },
		canceled_at: canceledAt,
	}),
	/** Collected in one store, shipped from the warehouse, paid before. */
	split: {
		...exampleOrder,
		lines: [
			...exampleOrder.lines,
			{
				sku: 'KETTLE-BLUE',
				title: 'Enamel kettle, blue',
				options: [{ name: 'Colour', value: 'blue' }],
				image: null,
				quantity: 2,
				quantity_canceled: 0,
				quantity_fulfilled: 0,
				unit_price: euros(4900),
				discount: euros(0),
				total: euros(9800),
			},
		],
		totals: { items: euros(14_700), discount: euros(0), shipping: euros(490), total: euros(15_190), due: euros(0) },
		payment: { ...paidPayment, paid: euros(15_190) },
		ship_to: { street: 'Aia 2', city: 'Võru', postal_code: '65605', country: 'EE' },
		fulfillments: [{ ...exampleFulfillments.prepared, to_pay: euros(0) }, exampleFulfillments.toShip],
	},
} satisfies Record<string, Order>;
