import type { Ordering } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { PointedError } from '../http/problems.ts';
import { readOrdering, updateOrdering, type OrderingRow } from './queries.ts';

export function orderingOf(row: OrderingRow, currency: string): Ordering {
	const { shipping_amount, shipping_free_from, payment_methods, payment_minutes, order_page } = row;
	const money = (amount: string) => ({ amount: Number(amount), currency });
	const free_from = shipping_free_from === null ? null : money(shipping_free_from);
	return {
		shipping: shipping_amount === null ? null : { price: money(shipping_amount), free_from },
		payment_methods,
		payment_minutes,
		order_page,
	};
}

/** Says how orders are taken, without `orderingErrors`, and resolves to how they are. */
export async function setOrdering(
	database: Queryable,
	{ merchant_id, currency }: { merchant_id: string; currency: string },
	ordering: Ordering,
): Promise<Ordering> {
	await updateOrdering(database, merchant_id, rowOf(ordering));
	return orderingOf(await readOrdering(database, merchant_id), currency);
}

function rowOf({ shipping, ...ordering }: Ordering): Omit<OrderingRow, 'quantity_cap'> {
	return {
		...ordering,
		shipping_amount: shipping ? String(shipping.price.amount) : null,
		shipping_free_from: shipping?.free_from ? String(shipping.free_from.amount) : null,
	};
}

/** What the schema cannot say. */
export function orderingErrors({ shipping }: Ordering, currency: string): PointedError[] {
	const amounts = { price: shipping?.price, free_from: shipping?.free_from };
	return Object.entries(amounts).flatMap(([field, money]) =>
		money && money.currency !== currency
			? [{ pointer: `/shipping/${field}/currency`, detail: `Differs from the shop’s own, which is ${currency}.` }]
			: [],
	);
}
