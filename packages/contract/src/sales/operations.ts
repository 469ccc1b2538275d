import { operation } from '../shared/operation.ts';
import { exampleMemberSale, exampleSale, exampleSalePrice } from './examples.ts';
import { Sale, SaleInput, SalePage, SalePrice, SalePriceInput, SaleQuery } from './schemas.ts';

const bodyProblems = ['store_not_allowed', 'unsupported_media_type', 'payload_too_large'] as const;

export const priceSale = operation({
	id: 'priceSale',
	tag: 'Sales',
	method: 'POST',
	path: '/v1/sales/price',
	summary: 'What a receipt comes to',
	description:
		'With today’s prices where the till sends none, with member, coupons and rewards. Nothing is recorded or used, except that a member’s code is good for one scan: send the `customer_id` of this answer from then on.',
	callers: ['staff', 'secret'],
	body: SalePriceInput,
	answers: { 200: { description: 'The price', schema: SalePrice, examples: { member: exampleSalePrice } } },
	problems: ['not_found', 'refund_refused', ...bodyProblems],
});

export const recordSale = operation({
	id: 'recordSale',
	tag: 'Sales',
	method: 'POST',
	path: '/v1/sales',
	summary: 'Record a till’s receipt or refund',
	description:
		'In one step: stock, coupons, rewards and points. Goods are always recorded, since they have left the store: units that were promised on line, or that the books did not have, are named in `conflicts` and raised to staff as `inventory.conflict`. A coupon or reward that cannot be used refuses the receipt before anything is recorded, unless it comes from an `offline` till. The same receipt of a store again answers the sale recorded first; with other lines it is `receipt_reused`.',
	callers: ['staff', 'secret'],
	body: SaleInput,
	answers: {
		200: { description: 'Recorded before', schema: Sale },
		201: { description: 'Recorded', schema: Sale, examples: { sale: exampleSale, member: exampleMemberSale } },
	},
	problems: [
		'not_found',
		'receipt_reused',
		'coupon_refused',
		'reward_refused',
		'refund_refused',
		'total_differs',
		...bodyProblems,
	],
	idempotent: true,
});

export const listSales = operation({
	id: 'listSales',
	tag: 'Sales',
	method: 'GET',
	path: '/v1/sales',
	summary: 'Receipts, the newest first',
	description: 'Staff see those of their stores.',
	callers: ['staff', 'secret'],
	query: SaleQuery,
	answers: {
		200: {
			description: 'A page of receipts',
			schema: SalePage,
			examples: { sales: { data: [exampleMemberSale, exampleSale], next_cursor: null } },
		},
	},
	problems: ['invalid_cursor'],
});

export const saleOperations = [priceSale, recordSale, listSales] as const;
