/** Facts that `<endcap-shopper-card>` tells; every detail is JSON. */
export interface CustomerDetail {
	customer_id: string;
}

export interface OrderChosenDetail {
	order_id: string;
	order_number: string;
}

declare global {
	interface GlobalEventHandlersEventMap {
		'endcap-customer-shown': CustomEvent<CustomerDetail>;
		'endcap-customer-joined': CustomEvent<CustomerDetail>;
		'endcap-customer-closed': CustomEvent<CustomerDetail>;
		'endcap-order-chosen': CustomEvent<OrderChosenDetail>;
		'endcap-session-ended': CustomEvent<null>;
	}
}
