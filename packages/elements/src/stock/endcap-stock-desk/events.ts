/** Facts that `<endcap-stock-desk>` tells; every detail is JSON. */
export interface StockAdjustedDetail {
	adjustment_id: string;
	reason: 'receive' | 'count' | 'damage' | 'transfer';
	store_id: string;
	sku: string;
	quantity: number;
}

declare global {
	interface GlobalEventHandlersEventMap {
		'endcap-stock-adjusted': CustomEvent<StockAdjustedDetail>;
		'endcap-session-ended': CustomEvent<null>;
		'endcap-store-chosen': CustomEvent<{ store_id: string }>;
	}
}
