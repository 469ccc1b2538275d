/** Facts that `<endcap-store-stock>` tells; every detail is JSON. */
export interface StockChangedDetail {
	sku: string;
	gtin: string | null;
	status: 'in_shops' | 'warehouse_only' | 'nowhere';
	/** Shops that have it now. */
	store_ids: string[];
	/** RFC 3339; null when the server did not say. */
	as_of: string | null;
}

export interface StorePinnedDetail {
	/** Null when the shopper took their choice back. */
	store_id: string | null;
}

/** Where the shopper is stays with the element. */
export interface LocationFoundDetail {
	nearest_store_id: string | null;
}

export interface LocationFailedDetail {
	reason: 'denied' | 'failed';
}

export interface StoreStockEvents {
	'endcap-stock-changed': StockChangedDetail;
	'endcap-store-pinned': StorePinnedDetail;
	'endcap-location-found': LocationFoundDetail;
	'endcap-location-failed': LocationFailedDetail;
}

declare global {
	interface GlobalEventHandlersEventMap {
		'endcap-stock-changed': CustomEvent<StockChangedDetail>;
		'endcap-store-pinned': CustomEvent<StorePinnedDetail>;
		'endcap-location-found': CustomEvent<LocationFoundDetail>;
		'endcap-location-failed': CustomEvent<LocationFailedDetail>;
	}
}
