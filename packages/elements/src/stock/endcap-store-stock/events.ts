import type { Reservation } from '@endcap/sdk';

/** What `<endcap-store-stock>` tells; every detail is JSON. */
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

/** What a shopper asked to hold; `preventDefault()` leaves it to the page. */
export interface ReservationRequestDetail {
	sku: string;
	store_id: string;
	quantity: number;
	hold_minutes: number;
}

export interface ReservationDetail {
	/** As the API answers it. */
	reservation: Reservation;
}

export interface ReservationRefusedDetail {
	sku: string;
	store_id: string;
	reason: 'out_of_stock' | 'failed';
}

export interface StoreStockEvents {
	'endcap-stock-changed': StockChangedDetail;
	'endcap-store-pinned': StorePinnedDetail;
	'endcap-location-found': LocationFoundDetail;
	'endcap-location-failed': LocationFailedDetail;
	'endcap-reservation-request': ReservationRequestDetail;
	'endcap-reservation-held': ReservationDetail;
	'endcap-reservation-released': ReservationDetail;
	'endcap-reservation-expired': ReservationDetail;
	'endcap-reservation-refused': ReservationRefusedDetail;
}

declare global {
	interface GlobalEventHandlersEventMap {
		'endcap-stock-changed': CustomEvent<StockChangedDetail>;
		'endcap-store-pinned': CustomEvent<StorePinnedDetail>;
		'endcap-location-found': CustomEvent<LocationFoundDetail>;
		'endcap-location-failed': CustomEvent<LocationFailedDetail>;
		'endcap-reservation-request': CustomEvent<ReservationRequestDetail>;
		'endcap-reservation-held': CustomEvent<ReservationDetail>;
		'endcap-reservation-released': CustomEvent<ReservationDetail>;
		'endcap-reservation-expired': CustomEvent<ReservationDetail>;
		'endcap-reservation-refused': CustomEvent<ReservationRefusedDetail>;
	}
}
