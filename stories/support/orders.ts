import type { Fulfillment, Order } from '@endcap/contract';
import {
	exampleCouponValidation,
	exampleFulfillment,
	exampleFulfillments,
	exampleOrder,
	exampleOrders,
	exampleReward,
} from '@endcap/contract/examples';

const [kettles] = exampleCouponValidation.coupons;
if (!kettles) throw new Error('The example has no coupon.');
const [kettle] = exampleFulfillment.lines;
if (!kettle) throw new Error('The example has no line.');

const withFulfillment = (...fulfillments: Fulfillment[]): Order => ({ ...exampleOrder, fulfillments });

/** Somebody in the shop is at it. */
export const picking: Order = withFulfillment(exampleFulfillments.claimed);

/** Two kettles of three were found, a towel was given in place of another, and one thing was not there. */
export const inPart: Order = withFulfillment({
	...exampleFulfillments.prepared,
	to_pay: { amount: 11_050, currency: 'EUR' },
	lines: [
		{ ...kettle, quantity: 3, quantity_picked: 2 },
		{
			...kettle,
			line: 2,
			sku: 'TEA-TOWEL',
			title: 'Linen tea towel with a border of small grey herons',
			options: [],
			quantity: 1,
			quantity_picked: 0,
			unit_price: { amount: 1250, currency: 'EUR' },
		},
		{
			...kettle,
			line: 3,
			sku: 'TEA-TOWEL-PLAIN',
			title: 'Linen tea towel, plain',
			options: [],
			quantity: 1,
			quantity_picked: 1,
			replaces: 2,
			unit_price: { amount: 1250, currency: 'EUR' },
		},
		{ ...kettle, line: 4, sku: 'CUP', title: 'Enamel cup', options: [], quantity: 1, quantity_picked: 0 },
	],
});

/** With a coupon and a reward, and points for what was paid. */
export const discounted: Order = {
	...exampleOrders.collected,
	totals: {
		...exampleOrders.collected.totals,
		discount: { amount: 990, currency: 'EUR' },
		total: { amount: 3910, currency: 'EUR' },
	},
	coupons: [{ ...kettles, applies: true, reason: null, missing: null }],
	rewards: [
		{
			id: exampleReward.id,
			name: exampleReward.name,
			points: 500,
			applies: true,
			amount: { amount: 500, currency: 'EUR' },
			reason: null,
		},
	],
	points: 39,
};

/** In two shops of two countries, one of them ready. */
export const twoShops: Order = withFulfillment(
	{ ...exampleFulfillment, to_pay: { amount: 4900, currency: 'EUR' } },
	{
		...exampleFulfillments.prepared,
		id: '0199c9a0-0000-7000-8000-000000000033',
		store_id: 'riga-miera',
		code: 'nbswy3dpeb3w6',
		words: ['lemon', 'orbit', 'panda', 'jazz'],
	},
);

/** Everything of it was sent. */
export const sent: Order = {
	...exampleOrders.split,
	status: 'completed',
	completed_at: '2026-03-25T15:00:00Z',
	fulfillments: [exampleFulfillments.shipped],
};

/** Like the first, but another order. */
export function another(order: Order, number: string, placed_at: string): Order {
	const id = `0199c9a0-0000-7000-8000-0000000${number.padStart(5, '0')}`;
	const link = `https://shop.example/order/demo#ot_k3v7q2m4n6pa_${number.replaceAll(/\d/g, 'a').padEnd(26, 'b')}`;
	return { ...order, id, number, placed_at, link };
}

/** The secret in an order's link. */
export const tokenOf = ({ link }: Order): string => link?.split('#')[1] ?? '';
