import { operation } from '../shared/operation.ts';
import { exampleOrder, exampleOrders } from './examples.ts';
import { Order, OrderOpening, OrderPage, OrderParams, OrderQuery } from './schemas.ts';

const order = {
	description: 'The order',
	schema: Order,
	examples: { placed: exampleOrder, ready: exampleOrders.ready },
};

export const listOrders = operation({
	id: 'listOrders',
	tag: 'Orders',
	method: 'GET',
	path: '/v1/orders',
	summary: 'Orders, newest first',
	description: 'A shopper sees their own, staff those with something to fulfill in one of their stores.',
	callers: ['shopper', 'staff', 'secret'],
	query: OrderQuery,
	answers: { 200: { description: 'A page of orders', schema: OrderPage } },
	problems: ['invalid_cursor'],
	conditional: true,
});

export const getOrder = operation({
	id: 'getOrder',
	tag: 'Orders',
	method: 'GET',
	path: '/v1/orders/{order_id}',
	summary: 'One order',
	callers: ['shopper', 'staff', 'secret'],
	params: OrderParams,
	answers: { 200: order },
	problems: ['not_found'],
	conditional: true,
});

export const openOrder = operation({
	id: 'openOrder',
	tag: 'Orders',
	method: 'POST',
	path: '/v1/orders/open',
	summary: 'See an order by its link',
	description:
		'From then on the session sees the order as the one that placed it does. A wrong token, one of another merchant and none at all look alike; attempts are limited.',
	callers: ['shopper'],
	body: OrderOpening,
	answers: { 200: order },
	problems: ['not_found', 'unsupported_media_type', 'payload_too_large'],
});

export const cancelOrder = operation({
	id: 'cancelOrder',
	tag: 'Orders',
	method: 'POST',
	path: '/v1/orders/{order_id}/cancel',
	summary: 'Cancel what has not left yet',
	description:
		'Everything that is open: a shopper cannot cancel what was packed to be shipped. What is held becomes free. Canceling twice answers the same again.',
	callers: ['shopper', 'staff', 'secret'],
	params: OrderParams,
	answers: { 200: order },
	problems: ['not_found', 'order_ended', 'fulfillment_state', 'store_not_allowed'],
	idempotent: true,
});

export const orderOperations = [listOrders, getOrder, openOrder, cancelOrder] as const;
