import type { Order, OrderPage } from '@endcap/contract';
import { problemOf } from '../sessions/problems.ts';
import type { Shopper } from '../sessions/shopper.ts';
import { unlessAborted } from '../shared/abort.ts';
import { now } from '../shared/clock.ts';
import { makeIdempotencyKey } from '../shared/idempotency-key.ts';
import type { Behind } from '../shared/lazily.ts';
import { refusalOf } from '../shared/outcome.ts';
import { dateOf } from '../shared/server-date.ts';
import { PAGE, type Shape } from '../shared/shape.ts';
import type { Reading } from '../shared/transport.ts';
import { write } from '../shared/write.ts';
import { findKept, keepOrders } from './kept-orders.ts';
import type { Orders } from './orders.ts';
import type { OrderSources } from './orders.state.ts';

const ORDERS = '/v1/orders';
export const ORDER: Shape<Order> = ['id', 'number', 'fulfillments'];

/** What stands behind `Orders`. */
export interface OwnOrders extends Behind<Orders> {
	/** Reads one again, for everybody who looks at it. */
	refresh: (id: string) => Promise<void>;
}

/** `onOver` is called when nothing is kept of any order. */
export function createOwnOrders(shopper: Shopper, sources: OrderSources, onOver: () => void): OwnOrders {
	const { transport, keeper, asShopper } = shopper;
	const pathOf = (id: string) => `${ORDERS}/${encodeURIComponent(id)}`;

	/** Takes them as they were read: shows and keeps them. */
	async function take({ value: orders, as_of, began }: Reading<readonly Order[]>): Promise<void> {
		for (const value of orders) sources.show({ value, as_of, began });
		const isSome = await keepOrders(keeper, orders, as_of);
		shopper.follow();
		if (!isSome) onOver();
	}

	async function read(id: string, signal?: AbortSignal): Promise<Reading<Order>> {
		const reading = asShopper(false, ({ authorization }) =>
			transport.read(pathOf(id), {}, ORDER, signal, authorization),
		);
		const found = await unlessAborted(reading, signal);
		if (found) return found;
		throw problemOf('not_found', 404, 'There is no such thing here', 'No order of this shopper has this id.');
	}

	async function refresh(id: string): Promise<void> {
		const reading = await read(id);
		await take({ ...reading, value: [reading.value] });
	}

	const change = (path: string, body: object | undefined, authorization: string | undefined, signal?: AbortSignal) =>
		write<Order>(transport, 'POST', path, body, {
			shape: ORDER,
			authorization,
			signal,
			idempotencyKey: makeIdempotencyKey(),
		});

	/** What a change was answered with. */
	async function taken({ value, headers }: Awaited<ReturnType<typeof change>>): Promise<Order> {
		await take({ value: [value], as_of: dateOf(headers), began: now() });
		return value;
	}

	sources.onChanged = (id) => void refresh(id).catch(() => undefined);
	return {
		refresh,
		async list(query = {}, options) {
			const reading = asShopper(false, ({ authorization }) =>
				transport.read<OrderPage>(ORDERS, query, PAGE, options?.signal, authorization),
			);
			return (await unlessAborted(reading, options?.signal))?.value ?? { data: [], next_cursor: null };
		},
		get: async (id, options) => (await read(id, options?.signal)).value,
		async open(token, options) {
			try {
				const opened = asShopper(true, ({ authorization }) =>
					change(`${ORDERS}/open`, { token }, authorization, options?.signal),
				);
				return await taken((await unlessAborted(opened, options?.signal)) as Awaited<typeof opened> & object);
			} catch (error) {
				// A session that was begun for it is of no use.
				onOver();
				throw error;
			}
		},
		async cancel(id, options) {
			try {
				const canceled = asShopper(false, ({ authorization }) =>
					change(`${pathOf(id)}/cancel`, undefined, authorization, options?.signal),
				);
				const written = await unlessAborted(canceled, options?.signal);
				return { outcome: 'canceled', order: written ? await taken(written) : (await read(id)).value };
			} catch (error) {
				return refusalOf(error, 'order_ended', 'fulfillment_state');
			}
		},
		async $orders(source) {
			if (!source.began) sources.recallAll(await findKept(keeper));
			const reading = await asShopper(false, ({ authorization }) =>
				transport.read<OrderPage>(ORDERS, {}, PAGE, undefined, authorization),
			);
			const value = reading?.value.data ?? [];
			source.accept({ as_of: undefined, began: now(), ...reading, value });
			if (reading) await take({ ...reading, value });
		},
		async $order(source, id) {
			sources.add(id, source);
			if (!source.began) sources.recallAll(await findKept(keeper));
			await refresh(id);
		},
	};
}
