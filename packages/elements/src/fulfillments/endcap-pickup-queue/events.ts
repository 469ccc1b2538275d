import type { FulfillmentStatus } from '@endcap/sdk/staff';

/** Facts that `<endcap-pickup-queue>` tells; every detail is JSON. */
export interface FulfillmentChangedDetail {
	fulfillment_id: string;
	order_number: string;
	store_id: string;
	status: FulfillmentStatus;
}

export interface NewOrdersDetail {
	store_id: string;
	/** How many orders have come that nobody has looked at here. */
	count: number;
}

declare global {
	interface GlobalEventHandlersEventMap {
		'endcap-fulfillment-changed': CustomEvent<FulfillmentChangedDetail>;
		'endcap-new-orders-changed': CustomEvent<NewOrdersDetail>;
		'endcap-session-ended': CustomEvent<null>;
		'endcap-store-chosen': CustomEvent<{ store_id: string }>;
	}
}
