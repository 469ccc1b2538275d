import { PROBLEMS } from '@endcap/contract';
import type { Fulfillment, Order } from '@endcap/contract';
import { answer, iso, now } from './example-holding.ts';
import type { ExampleBasket, ScriptedRefusal } from './example-basket.ts';

const HOUR = 3_600_000;

interface Asked {
	method: string;
	path: string;
	body: unknown;
}

/** What the API answers about orders and their fulfillments; undefined when something else was asked. */
export function answerOrders(basket: ExampleBasket, { method, path, body }: Asked): Response | undefined {
	const [, , resource, id, action] = path.split('/');
	if (resource === 'fulfillments') return answerFulfillments(basket, id, action, body);
	if (resource !== 'orders') return undefined;
	const { orders } = basket;
	if (!id) return answer(200, { data: orders, next_cursor: null });
	const { token } = (body ?? {}) as { token?: string };
	const order = orders.find((each) => (id === 'open' ? each.link?.endsWith(`#${token}`) : each.id === id));
	if (!order) return refuse({ code: 'not_found' });
	if (method === 'GET' || action !== 'cancel') return answer(200, order);
	const refusal = basket.refusals.cancel?.shift();
	if (refusal) return refuse(refusal);
	const fulfillments = order.fulfillments.map((each) => ({
		...each,
		status: 'canceled' as const,
		reason: 'by_shopper' as const,
		ended_at: iso(now()),
	}));
	return answer(200, changeOrder(basket, order, { status: 'canceled', canceled_at: iso(now()), fulfillments }));
}

function answerFulfillments(basket: ExampleBasket, id = '', action = '', body: unknown = {}): Response {
	const order = basket.orders.find(({ fulfillments }) => fulfillments.some((each) => each.id === id));
	const fulfillment = order?.fulfillments.find((each) => each.id === id);
	if (!order || !fulfillment) return refuse({ code: 'not_found' });
	const etag = (document: Fulfillment) => ({ etag: JSON.stringify(`${document.id} ${document.version}`) });
	if (action !== 'reschedule') return answer(200, fulfillment, etag(fulfillment));
	const refusal = basket.refusals.reschedule?.shift();
	if (refusal) return refuse(refusal);
	const { starts_at } = body as { starts_at: string };
	const slot = { starts_at, ends_at: iso(Date.parse(starts_at) + HOUR) };
	const changed = changeFulfillment(basket, order, id, { slot });
	const found = changed.fulfillments.find((each) => each.id === id) ?? fulfillment;
	return answer(200, found, etag(found));
}

/** What becomes of an order. */
export function changeOrder(basket: ExampleBasket, order: Order, fields: Partial<Order>): Order {
	const before = basket.orders.find(({ id }) => id === order.id) ?? order;
	const changed = { ...before, version: before.version + 1, ...fields };
	basket.orders = basket.orders.map((each) => (each.id === order.id ? changed : each));
	return changed;
}

/** What becomes of one of its fulfillments. */
export function changeFulfillment(
	basket: ExampleBasket,
	order: Order,
	id: string,
	fields: Partial<Fulfillment>,
): Order {
	const before = basket.orders.find((each) => each.id === order.id) ?? order;
	const fulfillments = before.fulfillments.map((each) =>
		each.id === id ? { ...each, version: each.version + 1, ...fields } : each,
	);
	return changeOrder(basket, order, { fulfillments });
}

function refuse({ code, pointers = [], slots }: ScriptedRefusal): Response {
	const { status } = PROBLEMS[code];
	const errors = pointers.map((pointer) => ({ pointer, detail: code }));
	const type = `/docs/errors#${code}`;
	return answer(status, { type, code, title: code, status, detail: code, request_id: 'example', errors, slots });
}
