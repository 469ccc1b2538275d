import type { Order } from '@endcap/contract';
import { createOwnFulfillments } from '../fulfillments/own-fulfillments.ts';
import type { Shopper } from '../sessions/shopper.ts';
import { now } from '../shared/clock.ts';
import type { Refreshed } from '../shared/refresher.ts';
import { createOrderSources } from './orders.state.ts';
import { createOwnOrders } from './own-orders.ts';

/** What stands behind `Orders` and `Fulfillments`, which show the same. */
export function createOrderResources(shopper: Shopper, $orders: Refreshed<readonly Order[]>, onOver: () => void) {
	const sources = createOrderSources(shopper, $orders);
	const orders = createOwnOrders(shopper, sources, onOver);
	return {
		orders,
		fulfillments: createOwnFulfillments(shopper, sources, orders.refresh),
		/** An order that came with something else. */
		show: (order: Order, as_of: Date | undefined) => {
			sources.show({ value: order, as_of, began: now() });
			shopper.follow();
		},
	};
}
