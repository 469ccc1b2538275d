import type { Adjustment, Event, Reservation, Sale, SaleConflict } from '@endcap/contract';

interface Common {
	/** Place in the merchant's feed. */
	id: string;
	created_at: string;
}

/** Units left a store that were promised, or that the books did not have. */
export interface InventoryConflict extends SaleConflict {
	store_id: string;
	/** The till's receipt; a count that found fewer has `adjustment_id`. */
	receipt?: string;
	adjustment_id?: string;
}

export interface InventoryLow {
	sku: string;
	store_id: string;
	available: number;
	reorder_point: number;
}

/** The events that staff act on, with what each says. */
export type Happened = Common &
	(
		| { type: 'inventory.adjusted'; data: Adjustment }
		| { type: 'inventory.conflict'; data: InventoryConflict }
		| { type: 'inventory.low'; data: InventoryLow }
		| { type: 'sale.recorded'; data: Sale }
		| { type: `reservation.${string}`; data: Reservation }
	);

/** What an event says to staff; undefined for what only says that availability is another, or is about orders. */
export function happenedOf(event: Event): Happened | undefined {
	return /^(inventory|sale|reservation)\./.test(event.type) ? (event as unknown as Happened) : undefined;
}

interface Places {
	sku?: string;
	store_id?: string;
	to_store_id?: string;
	lines?: { sku: string; store_id?: string }[];
}

/** The SKUs whose levels in a store an event is about; undefined when it is about everything. */
export function skusIn({ type, data }: Pick<Event, 'type' | 'data'>, store: string): string[] | undefined {
	if (/^(cart|order|fulfillment|pickup_slot)\./.test(type)) return [];
	const { sku, store_id, to_store_id, lines = [] } = data as Places;
	if (sku === undefined && lines.length === 0) return undefined;
	const ofLines = lines.filter((line) => (line.store_id ?? store_id) === store || to_store_id === store);
	return [...(sku !== undefined && store_id === store ? [sku] : []), ...ofLines.map((line) => line.sku)];
}
