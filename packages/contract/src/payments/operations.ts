import { exampleOrders } from '../orders/examples.ts';
import { Order, OrderParams } from '../orders/schemas.ts';
import { operation } from '../shared/operation.ts';
import { PaymentInput } from './schemas.ts';

export const recordPayment = operation({
	id: 'recordPayment',
	tag: 'Orders',
	method: 'POST',
	path: '/v1/orders/{order_id}/payments',
	summary: 'Say what became of a payment',
	description:
		'A payment that comes after its time holds the units again if there are any; else it is to be given back, and the order says so. A payment provider says the same by its own signed notice.',
	callers: ['secret'],
	params: OrderParams,
	body: PaymentInput,
	answers: { 200: { description: 'The order', schema: Order, examples: { paid: exampleOrders.paid } } },
	problems: ['not_found', 'payment_mismatch', 'unsupported_media_type', 'payload_too_large'],
	idempotent: true,
});

export const paymentOperations = [recordPayment] as const;
