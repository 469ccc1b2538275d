/** Money of the contract: minor units and ISO 4217. */
export interface Amount {
	amount: number;
	currency: string;
}

/** What was ordered, or is told of. */
export interface MessageItem {
	title: string;
	quantity: number;
	total: Amount;
}

/** Goods that wait in a shop. Instants are RFC 3339; they are told in the shop’s zone. */
export interface PickupPart {
	method: 'pickup';
	store_id: string;
	store_name: string;
	/** In one line. */
	store_address: string | null;
	store_phone: string | null;
	/** IANA */
	timezone: string;
	slot: { starts_at: string; ends_at: string } | null;
	collect_until: string | null;
	/** The pickup code in words; null when it is not to be told. */
	words: readonly string[] | null;
}

/** Goods that travel. */
export interface ShipPart {
	method: 'ship';
	store_id: string;
	/** In one line. */
	address: string;
	tracking: string | null;
}

/** What became different. Each is told in a sentence of the shopper’s language. */
export type OrderChange =
	| { code: 'slot_moved' }
	| { code: 'shipped' }
	| { code: 'not_found' | 'damaged'; title: string; quantity: number }
	| { code: 'replaced'; title: string; quantity: number; by: string }
	| { code: 'part_canceled'; store_name: string }
	| { code: 'total_changed' };

export type CancelReason =
	| 'canceled_by_shopper'
	| 'canceled_by_store'
	| 'unpaid'
	| 'not_collected'
	| 'out_of_stock'
	| 'damaged'
	| 'other';

/** An order as its shopper is told of it: what the templates are filled from. */
export interface OrderMessageData {
	order_number: string;
	customer_name: string;
	/** Those that the message is about, the first one first: `{store_name}` and the like are of that. */
	parts: readonly (PickupPart | ShipPart)[];
	items: readonly MessageItem[];
	total: Amount;
	/** Opens the order; ends in a secret. */
	order_url: string;
	/** Of `order_changed`. */
	changes: readonly OrderChange[];
	/** Of `order_canceled`. */
	reason: CancelReason | null;
}

/** A code to sign in with. */
export interface SignInMessageData {
	code: string;
	/** How long it is good for. */
	minutes: number;
	/** SHA-256 of the sign-in’s id, in hex: by it the sender finds out whether the code is still good. */
	sign_in: string;
}

export type MessageData = OrderMessageData | SignInMessageData;

export function isSignIn(data: MessageData): data is SignInMessageData {
	return 'code' in data;
}
