import { createHash } from 'node:crypto';
import { indistinguishableFrom, pickupSlaOf, statusOf, type Thresholds } from './rules.ts';
import type { SkuRow, StoreRow } from './projection.queries.ts';

/** A store as availability needs it. Its slot is its index in every level list, for as long as the process runs. */
export interface PlacedStore {
	slot: number;
	id: string;
	/** `{"store_id":"…",` */
	opening: string;
	row: StoreRow | undefined;
	/** JSON with a comma before it, by quantity, and one more for none left with backorder; made when first needed. */
	fragments: (Uint8Array | undefined)[];
	backorderFragment: Uint8Array | undefined;
}

/** One variant with its levels, or the knowledge that there is none. */
export interface SkuEntry {
	sku: string;
	active: boolean;
	tracked: boolean;
	backorder: boolean;
	/** `{"sku":"…","gtin":"…","stores":[` */
	opening: Uint8Array;
	/** Units by slot, cut where they can no longer be told apart. -1 or absent: not stocked. */
	levels: number[];
	/** JSON of every store in the usual order, and its hash; of the layout with that version. */
	json: Uint8Array;
	hash: string;
	layout: number;
}

const NO_BYTES = new Uint8Array(0);
const CLOSING = Buffer.from(']}');

/**
 * The stores of one merchant, their usual order, and the JSON of a level in each of them. JSON is kept as bytes: joining
 * those is a third of the work of joining strings and encoding the result.
 */
export class ShopFloor {
	/** Active stores by name, warehouses last. */
	order: PlacedStore[] = [];
	/** Changes with whatever changes the text of any answer besides the levels. */
	layout = 0;
	/** Of everything that the layout contributes to answers; equal on every node. */
	layoutHash = '';
	#thresholds: Thresholds = { quantity_cap: 1, limited_below: 1 };
	readonly #stores: PlacedStore[] = [];
	readonly #byId = new Map<string, PlacedStore>();

	/** True when levels cut by the earlier thresholds no longer say enough. */
	setThresholds(thresholds: Thresholds): boolean {
		const { quantity_cap, limited_below } = this.#thresholds;
		if (quantity_cap === thresholds.quantity_cap && limited_below === thresholds.limited_below) return false;
		this.#thresholds = thresholds;
		this.#lay();
		return true;
	}

	setStores(rows: StoreRow[]): void {
		let changed = false;
		for (const row of rows) {
			const store = this.#storeOf(row.store_id);
			if (JSON.stringify(store.row) === JSON.stringify(row)) continue;
			store.row = row;
			changed = true;
		}
		if (changed) this.#lay();
	}

	store(id: string): PlacedStore | undefined {
		return this.#byId.get(id);
	}

	entryOf(row: SkuRow): SkuEntry {
		const levels: number[] = Array.from({ length: this.#stores.length }, () => -1);
		const most = indistinguishableFrom(this.#thresholds);
		row.store_ids?.forEach((id, index) => {
			const { slot } = this.#storeOf(id);
			// A store this projection has not read yet: its slot is new, and lists are dense.
			while (levels.length <= slot) levels.push(-1);
			levels[slot] = Math.min(row.available?.[index] ?? 0, most);
		});
		const opening = Buffer.from(`{"sku":${JSON.stringify(row.sku)},"gtin":${JSON.stringify(row.gtin)},"stores":[`);
		const { sku, active, tracked, backorder } = row;
		return { sku, active, tracked, backorder, opening, levels, json: NO_BYTES, hash: '', layout: -1 };
	}

	/** Makes `json` and `hash` of an entry current. */
	refresh(entry: SkuEntry): SkuEntry {
		if (entry.layout === this.layout) return entry;
		const parts = this.order.map((store) => this.#fragmentOf(entry, store) ?? NO_BYTES);
		const length = parts.reduce((sum, part) => sum + part.byteLength, entry.opening.byteLength + CLOSING.byteLength);
		const bytes = Buffer.alloc(length);
		entry.json = bytes.subarray(0, this.write(entry, this.order, bytes, 0));
		entry.hash = createHash('sha1').update(entry.json).digest('base64url');
		entry.layout = this.layout;
		return entry;
	}

	/** Writes an entry with its stores in an order of one's own; gives the end. It takes no more room than `json`. */
	write(entry: SkuEntry, order: readonly PlacedStore[], bytes: Uint8Array, start: number): number {
		bytes.set(entry.opening, start);
		const first = start + entry.opening.byteLength;
		let at = first;
		for (const store of order) {
			const fragment = this.#fragmentOf(entry, store);
			if (!fragment) continue;
			if (at === first) {
				bytes.set(fragment.subarray(1), at);
				at += fragment.byteLength - 1;
			} else {
				bytes.set(fragment, at);
				at += fragment.byteLength;
			}
		}
		bytes.set(CLOSING, at);
		return at + CLOSING.byteLength;
	}

	#storeOf(id: string): PlacedStore {
		const known = this.#byId.get(id);
		if (known) return known;
		const store: PlacedStore = {
			slot: this.#stores.length,
			id,
			opening: `{"store_id":${JSON.stringify(id)},`,
			row: undefined,
			fragments: [],
			backorderFragment: undefined,
		};
		this.#stores.push(store);
		this.#byId.set(id, store);
		return store;
	}

	#lay(): void {
		const active = this.#stores.filter(({ row }) => row?.status === 'active');
		for (const store of active) {
			store.fragments = [];
			store.backorderFragment = undefined;
		}
		this.order = active.sort(byKindThenName);
		this.layout += 1;
		this.layoutHash = createHash('sha1')
			.update(JSON.stringify([this.#thresholds, this.order.map(({ row }) => row)]))
			.digest('base64url');
	}

	/** Undefined where it is not stocked. */
	#fragmentOf({ levels, backorder }: SkuEntry, store: PlacedStore): Uint8Array | undefined {
		const units = levels[store.slot] ?? -1;
		if (units < 0) return undefined;
		if (units === 0 && backorder) return (store.backorderFragment ??= this.#makeFragment(store, 0, true));
		return (store.fragments[units] ??= this.#makeFragment(store, units, false));
	}

	#makeFragment({ opening, row }: PlacedStore, units: number, backorder: boolean): Uint8Array {
		const { quantity_cap } = this.#thresholds;
		const status = statusOf(units, this.#thresholds, backorder);
		const minutes = row?.kind === 'store' ? row.pickup_prep_minutes : null;
		const method = minutes === null ? 'not_supported' : 'reserve';
		const sla = minutes === null ? 'null' : `"${pickupSlaOf(minutes)}"`;
		return Buffer.from(
			`,${opening}"status":"${status}","quantity_available":${Math.min(units, quantity_cap)},` +
				`"quantity_capped":${units > quantity_cap},"pickup_method":"${method}","pickup_sla":${sla}}`,
		);
	}
}

/** By code point, as the database orders them too. */
function byKindThenName(a: PlacedStore, b: PlacedStore): number {
	const keyOf = ({ id, row }: PlacedStore): string[] => [row?.kind ?? '', row?.name ?? '', id];
	const [before, after] = [keyOf(a), keyOf(b)];
	const at = before.findIndex((part, index) => part !== after[index]);
	if (at < 0) return 0;
	return (before[at] ?? '') < (after[at] ?? '') ? -1 : 1;
}
