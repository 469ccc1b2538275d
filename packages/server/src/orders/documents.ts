import type { Fulfillment, FulfillmentLine, Order, OrderLine } from '@endcap/contract';
import type { FulfillmentLineRow, FulfillmentRow } from '../fulfillments/queries.ts';
import { slotOf } from '../fulfillments/rules.ts';
import { wordsOfCode } from '../fulfillments/words.ts';
import { storesNotAllowed, type Caller } from '../http/caller.ts';
import type { Services } from '../http/services.ts';
import type { OrderLineRow, OrderRow } from './queries.ts';
import type { OrderRecord } from './record.ts';
import { figuresOf, figuresOfLine, toPay, type LineFigures } from './rules.ts';

/** What orders need of the server. */
export type OrderServices = Pick<Services, 'address' | 'payments' | 'now'>;

/** As whom an order is read. */
export interface Reader {
	/** Placed it, or opened it by its link: sees codes and the link. */
	owner: boolean;
	/** Of a fulfillment’s store. */
	sees: (storeId: string) => boolean;
}

/** Undefined when it is not for the caller to see. */
export function readerOf(caller: Caller, { row, fulfillments }: OrderRecord): Reader | undefined {
	if (caller.kind === 'shopper') {
		const owner = row.owner_id === caller.owner_id || row.viewers.includes(caller.owner_id);
		return owner ? { owner, sees: () => true } : undefined;
	}
	const sees = (storeId: string) => storesNotAllowed(caller, [storeId]).length === 0;
	return fulfillments.some(({ store_id }) => sees(store_id)) ? { owner: false, sees } : undefined;
}

type OrderPage = Pick<OrderRow, 'merchant_slug' | 'order_page'>;

/** The retailer’s own page of orders, or this server’s. */
export function orderPageOf({ address }: OrderServices, { merchant_slug, order_page }: OrderPage): string {
	return order_page ?? `${address()}/order/${merchant_slug}`;
}

/** The page of an order, which opens with the secret after the #: it is in no request, and in no log. */
export function linkOf(services: OrderServices, row: OrderPage & Pick<OrderRow, 'token'>): string {
	return `${orderPageOf(services, row)}#${row.token}`;
}

export function presentOrder(services: OrderServices, record: OrderRecord, { owner, sees }: Reader): Order {
	const { row, fulfillments } = record;
	const money = (amount: number) => ({ amount, currency: row.currency });
	const { items, discount, shipping, total, due, lines } = figuresOf(record);
	const nothing = { quantity_canceled: 0, quantity_fulfilled: 0, total: 0, discount: 0 };
	return {
		id: row.order_id,
		number: row.number,
		status: row.status,
		channel: row.channel,
		currency: row.currency,
		lines: [
			...row.lines.map((line) => lineOf(line, lines.get(line.line) ?? nothing, row.currency)),
			...fulfillments.flatMap((fulfillment) =>
				fulfillment.lines
					.filter(({ replaces }) => replaces !== null)
					.map((line) =>
						lineOf(
							line,
							figuresOfLine([fulfillment], (each) => each === line, line),
							row.currency,
						),
					),
			),
		],
		totals: {
			items: money(items),
			discount: money(discount),
			shipping: money(shipping),
			total: money(total),
			due: money(due),
		},
		coupons: row.benefits?.coupons ?? [],
		rewards: row.benefits?.rewards ?? [],
		points: row.points,
		payment: {
			method: row.payment_method,
			status: row.payment_status,
			paid: money(row.paid_amount),
			refund_due: money(row.refund_due_amount),
			refunded: money(row.refunded_amount),
			reference: row.payment_reference,
			due_at: row.payment_due_at?.toISOString() ?? null,
			pay_url: owner && row.payment_status === 'awaited' ? row.pay_url : null,
		},
		contact: {
			name: row.name,
			email: row.email,
			phone: row.phone,
			language: row.language,
			notify: { email: row.notify_email, sms: row.notify_sms },
		},
		ship_to: row.ship_to,
		fulfillments: fulfillments
			.filter(({ store_id }) => sees(store_id))
			.map((fulfillment) => presentFulfillment(record, fulfillment, { owner })),
		link: owner ? linkOf(services, row) : null,
		source: owner ? null : row.source,
		version: row.version,
		placed_at: row.placed_at.toISOString(),
		completed_at: row.completed_at?.toISOString() ?? null,
		canceled_at: row.canceled_at?.toISOString() ?? null,
	};
}

function lineOf(line: OrderLineRow | FulfillmentLineRow, figures: LineFigures, currency: string): OrderLine {
	const { sku, title, options, image, quantity, unit_amount } = line;
	const { quantity_canceled, quantity_fulfilled, total, discount } = figures;
	return {
		sku,
		title,
		options,
		image,
		quantity,
		quantity_canceled,
		quantity_fulfilled,
		unit_price: { amount: unit_amount, currency },
		discount: { amount: discount, currency },
		total: { amount: total, currency },
	};
}

export function presentFulfillment(
	record: OrderRecord,
	fulfillment: FulfillmentRow,
	{ owner }: Pick<Reader, 'owner'>,
): Fulfillment {
	const { row } = record;
	const { assigned_staff_id, assigned_name, code, type } = fulfillment;
	const { currency } = row;
	const shown = owner && type === 'pickup';
	return {
		id: fulfillment.fulfillment_id,
		order_id: row.order_id,
		order_number: row.number,
		type,
		store_id: fulfillment.store_id,
		status: fulfillment.status,
		reason: fulfillment.reason,
		note: fulfillment.note,
		slot: slotOf(fulfillment),
		collect_until: fulfillment.collect_until?.toISOString() ?? null,
		code: shown ? code : null,
		words: shown ? wordsOfCode(code) : null,
		customer_name: row.name,
		assigned_to:
			assigned_staff_id !== null && assigned_name !== null
				? { staff_id: assigned_staff_id, name: assigned_name }
				: null,
		lines: fulfillment.lines.map((line) => fulfillmentLineOf(line, currency)),
		tracking: fulfillment.tracking,
		to_pay: { amount: toPay(record, fulfillment), currency },
		version: fulfillment.version,
		placed_at: fulfillment.placed_at.toISOString(),
		prepared_at: fulfillment.prepared_at?.toISOString() ?? null,
		ended_at: fulfillment.ended_at?.toISOString() ?? null,
	};
}

function fulfillmentLineOf(line: FulfillmentLineRow, currency: string): FulfillmentLine {
	const { sku, title, options, image, gtin, shelf, quantity, quantity_picked, quantity_lost, replaces } = line;
	const goods = { sku, title, options, image, gtin, shelf };
	const counts = { quantity, quantity_picked, quantity_lost, replaces };
	return { line: line.line, ...goods, ...counts, unit_price: { amount: line.unit_amount, currency } };
}
