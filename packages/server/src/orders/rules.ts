import type { FulfillmentStatus, OrderStatus, PaymentMethod, PaymentStatus } from '@endcap/contract';
import { isOpen } from '../fulfillments/rules.ts';
import { partOf } from '../shared/part-of.ts';

interface PricedLine {
	line: number;
	quantity: number;
	unit_amount: number;
	/** Off the whole line; of fewer units in proportion. */
	discount_amount: number;
}

interface FulfilledLine extends PricedLine {
	/** Of the order; null where it was given in place of another. */
	order_line: number | null;
	quantity_picked: number | null;
}

interface JudgedFulfillment {
	fulfillment_id: string;
	type: 'pickup' | 'ship';
	status: FulfillmentStatus;
	lines: readonly FulfilledLine[];
}

/** What the figures of an order follow from. */
export interface JudgedOrder {
	row: {
		shipping_amount: number;
		paid_amount: number;
		payment_method: PaymentMethod;
		payment_status: PaymentStatus;
		lines: readonly PricedLine[];
	};
	fulfillments: readonly JudgedFulfillment[];
}

export interface LineFigures {
	quantity_canceled: number;
	quantity_fulfilled: number;
	/** Before the discount. */
	total: number;
	discount: number;
}

export interface OrderFigures {
	/** By its line of the order. */
	lines: Map<number, LineFigures>;
	/** Before discounts. */
	items: number;
	discount: number;
	shipping: number;
	total: number;
	due: number;
	refund_due: number;
}

function ended({ status }: JudgedFulfillment): boolean {
	return status === 'canceled' || status === 'failed';
}

/** Units of a line of a fulfillment that the shopper has or is to have. */
export function unitsOf(fulfillment: JudgedFulfillment, { quantity, quantity_picked }: FulfilledLine): number {
	return ended(fulfillment) ? 0 : (quantity_picked ?? quantity);
}

export function figuresOfLine(
	fulfillments: readonly JudgedFulfillment[],
	lines: (line: FulfilledLine) => boolean,
	{ quantity, unit_amount }: Pick<PricedLine, 'quantity' | 'unit_amount'>,
): LineFigures {
	let units = 0;
	let fulfilled = 0;
	let discount = 0;
	for (const fulfillment of fulfillments) {
		for (const line of fulfillment.lines.filter(lines)) {
			units += unitsOf(fulfillment, line);
			discount += discountOf(fulfillment, line);
			if (fulfillment.status === 'completed') fulfilled += unitsOf(fulfillment, line);
		}
	}
	return { quantity_canceled: quantity - units, quantity_fulfilled: fulfilled, total: units * unit_amount, discount };
}

/** To the last minor unit of the line with its last unit. */
function discountOf(fulfillment: JudgedFulfillment, line: FulfilledLine): number {
	return partOf(line.discount_amount, line.quantity, 0, unitsOf(fulfillment, line));
}

/** What a line of it comes to: units that are to be had, or were, at their prices less the discount. */
export function amountOfLine(fulfillment: JudgedFulfillment, line: FulfilledLine): number {
	return unitsOf(fulfillment, line) * line.unit_amount - discountOf(fulfillment, line);
}

/** What is in its lines. */
export function amountOf(fulfillment: JudgedFulfillment): number {
	return fulfillment.lines.reduce((sum, line) => sum + amountOfLine(fulfillment, line), 0);
}

/** What is in its lines, before discounts. */
export function grossOf(fulfillment: JudgedFulfillment): number {
	return fulfillment.lines.reduce((sum, line) => sum + unitsOf(fulfillment, line) * line.unit_amount, 0);
}

/** Everything is worked out anew from what became of the fulfillments, so nothing is taken off or given back twice. */
export function figuresOf({ row, fulfillments }: JudgedOrder): OrderFigures {
	const lines = new Map(
		row.lines.map((line) => [line.line, figuresOfLine(fulfillments, (each) => each.order_line === line.line, line)]),
	);
	const items = fulfillments.reduce((sum, fulfillment) => sum + grossOf(fulfillment), 0);
	const discount = items - fulfillments.reduce((sum, fulfillment) => sum + amountOf(fulfillment), 0);
	const ships = fulfillments.some((fulfillment) => fulfillment.type === 'ship' && !ended(fulfillment));
	const shipping = ships ? row.shipping_amount : 0;
	const total = items - discount + shipping;
	const due = statusOf(fulfillments) === 'canceled' ? 0 : Math.max(0, total - row.paid_amount);
	return { lines, items, discount, shipping, total, due, refund_due: Math.max(0, row.paid_amount - total) };
}

export function statusOf(fulfillments: readonly { status: FulfillmentStatus }[]): OrderStatus {
	if (fulfillments.some(isOpen)) return 'open';
	return fulfillments.some(({ status }) => status === 'completed') ? 'completed' : 'canceled';
}

export function paymentStatusOf(order: JudgedOrder): PaymentStatus {
	const { total, refund_due } = figuresOf(order);
	const { paid_amount, payment_method, payment_status } = order.row;
	if (refund_due > 0) return 'refund_due';
	if (payment_status === 'refund_due' || payment_status === 'refunded') return 'refunded';
	if (statusOf(order.fulfillments) === 'canceled') return 'void';
	if (paid_amount >= total) return 'paid';
	return payment_method === 'at_pickup' ? 'due_at_pickup' : 'awaited';
}

/** What is to be paid when it is handed over. */
export function toPay(order: JudgedOrder, fulfillment: JudgedFulfillment): number {
	if (order.row.payment_method !== 'at_pickup' || !isOpen(fulfillment)) return 0;
	return Math.min(amountOf(fulfillment), figuresOf(order).due);
}

/** As it was asked for when it was placed: a payment that was begun then may come later, when less is due. */
export function placedTotal({ row }: JudgedOrder): number {
	return row.lines.reduce(
		(sum, { quantity, unit_amount, discount_amount }) => sum + quantity * unit_amount - discount_amount,
		row.shipping_amount,
	);
}
