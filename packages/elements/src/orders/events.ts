import type { Fulfillment, Order } from '@endcap/sdk';

export interface OrderShownDetail {
	order_id: string;
	/** As people say it. */
	number: string;
	status: Order['status'];
	fulfillments: { id: string; type: Fulfillment['type']; store_id: string; status: Fulfillment['status'] }[];
	/** When the last of it ended; null while it is open. */
	ended_at: string | null;
}

export interface OrderMissingDetail {
	/** `none`: this device knows no order. `unknown`: what was asked for opens none. */
	reason: 'none' | 'unknown';
}

/** The shopper wants to cancel, and has said so twice; `preventDefault()` leaves it to the page. */
export interface OrderCancelRequestDetail {
	order_id: string;
}

/** The shopper wants another time; `preventDefault()` leaves it to the page. */
export interface PickupChangeRequestDetail {
	order_id: string;
	fulfillment_id: string;
	starts_at: string;
}

export interface OrderEvents {
	'endcap-order-shown': OrderShownDetail;
	'endcap-order-missing': OrderMissingDetail;
	'endcap-order-cancel-request': OrderCancelRequestDetail;
	'endcap-pickup-change-request': PickupChangeRequestDetail;
}

declare global {
	interface GlobalEventHandlersEventMap {
		'endcap-order-shown': CustomEvent<OrderShownDetail>;
		'endcap-order-missing': CustomEvent<OrderMissingDetail>;
		'endcap-order-cancel-request': CustomEvent<OrderCancelRequestDetail>;
		'endcap-pickup-change-request': CustomEvent<PickupChangeRequestDetail>;
	}
}

/** Tells the page; false when it prevented an intention. */
export function tellPage<Name extends keyof OrderEvents>(
	element: Element,
	name: Name,
	detail: OrderEvents[Name],
	cancelable = false,
): boolean {
	return element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
}

/** The facts of an order that matter to a page; nothing personal is among them. */
export function orderFacts({ id, number, status, fulfillments, completed_at, canceled_at }: Order): OrderShownDetail {
	return {
		order_id: id,
		number,
		status,
		fulfillments: fulfillments.map(({ id, type, store_id, status }) => ({ id, type, store_id, status })),
		ended_at: completed_at ?? canceled_at,
	};
}
