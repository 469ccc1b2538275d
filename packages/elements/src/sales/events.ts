/** Facts that `<endcap-till>` tells; every detail is JSON. */
export interface CustomerChosenDetail {
	customer_id: string;
}

export interface SaleRungDetail {
	store_id: string;
	receipt: string;
	/** Null while it is kept here without the network. */
	sale_id: string | null;
}

declare global {
	interface GlobalEventHandlersEventMap {
		'endcap-customer-chosen': CustomEvent<CustomerChosenDetail>;
		'endcap-sale-rung': CustomEvent<SaleRungDetail>;
	}
}
