import type { Order } from '@endcap/contract';
import type { Shape } from '../shared/shape.ts';
import type { RequestOptions, Transport } from '../shared/transport.ts';

export interface StoreOrders {
	/** With who ordered and where it is shipped. Rejects with `not_found` when nothing of it is for one’s own stores. */
	get(id: string, options?: RequestOptions): Promise<Order>;
}

const ORDER: Shape<Order> = ['id', 'number', 'fulfillments'];

export function createStoreOrders(transport: Transport): StoreOrders {
	return {
		get: (id, options) => transport.get<Order>(`/v1/orders/${encodeURIComponent(id)}`, {}, ORDER, options),
	};
}
