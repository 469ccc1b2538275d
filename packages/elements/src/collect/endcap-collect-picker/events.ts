/** What `<endcap-collect-picker>` tells; every detail is JSON. */
export interface CollectLine {
	sku: string;
	quantity: number;
	/** Null: not decided, or sent home. */
	store_id: string | null;
	starts_at: string | null;
	method: 'pickup' | 'ship' | null;
}

export interface CollectChangedDetail {
	/** The one shop where everything is collected; null when there is none, or several. */
	store_id: string | null;
	/** When its time begins, RFC 3339. */
	starts_at: string | null;
	lines: CollectLine[];
}

/** What a shopper asked to hold; `preventDefault()` leaves it to the page. */
export interface HoldRequestDetail extends CollectChangedDetail {
	hold_minutes: number;
}

export interface CollectHeldDetail extends CollectChangedDetail {
	/** RFC 3339; null for one that does not lapse. */
	expires_at: string | null;
}

export interface CollectRefusedDetail {
	reason: 'out_of_stock' | 'slot_full' | 'slot_closed' | 'changed' | 'failed';
	store_id: string | null;
	starts_at: string | null;
}

export interface CollectPickerEvents {
	'endcap-collect-changed': CollectChangedDetail;
	'endcap-hold-request': HoldRequestDetail;
	'endcap-collect-held': CollectHeldDetail;
	'endcap-collect-refused': CollectRefusedDetail;
	'endcap-collect-lapsed': CollectChangedDetail;
}

declare global {
	interface GlobalEventHandlersEventMap {
		'endcap-collect-changed': CustomEvent<CollectChangedDetail>;
		'endcap-hold-request': CustomEvent<HoldRequestDetail>;
		'endcap-collect-held': CustomEvent<CollectHeldDetail>;
		'endcap-collect-refused': CustomEvent<CollectRefusedDetail>;
		'endcap-collect-lapsed': CustomEvent<CollectChangedDetail>;
	}
}
