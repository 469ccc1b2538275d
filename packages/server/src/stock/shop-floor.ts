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
	/** JSON text by quantity, and one more for none left with backorder; made when first needed. */
	fragments: (string | undefined)[];
	backorderFragment: string | undefined;
}

/** One variant with its levels, or the knowledge that there is none. */
export interface SkuEntry {
	sku: string;
	active: boolean;
	tracked: boolean;
	backorder: boolean;
	/** `{"sku":"…","gtin":"…","stores":[` */
	opening: string;
	/** Units by slot, cut where they can no longer be told apart. -1 or absent: not stocked. */
	levels: number[];
	/** JSON text of every store in the usual order, and its hash; of the layout with that version. */
	text: string;
	hash: string;
	layout: number;
}

/** The stores of one merchant, their usual order, and the JSON text of a level in each of them. */
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
		const opening = `{"sku":${JSON.stringify(row.sku)},"gtin":${JSON.stringify(row.gtin)},"stores":[`;
		const { sku, active, tracked, backorder } = row;
		return { sku, active, tracked, backorder, opening, levels, text: '', hash: '', layout: -1 };
	}

	/** Makes `text` and `hash` of an entry current. */
	refresh(entry: SkuEntry): SkuEntry {
		if (entry.layout === this.layout) return entry;
		entry.text = this.textIn(entry, this.order);
		entry.hash = createHash('sha1').update(entry.text).digest('base64url');
		entry.layout = this.layout;
		return entry;
	}

	textIn(entry: SkuEntry, order: readonly PlacedStore[]): string {
		let text = entry.opening;
		let separator = '';
		for (const store of order) {
			const units = entry.levels[store.slot] ?? -1;
			if (units < 0) continue;
			text += separator + this.#fragment(store, units, entry.backorder);
			separator = ',';
		}
		return `${text}]}`;
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

	#fragment(store: PlacedStore, units: number, backorder: boolean): string {
		if (units === 0 && backorder) return (store.backorderFragment ??= this.#makeFragment(store, 0, true));
		return (store.fragments[units] ??= this.#makeFragment(store, units, false));
	}

	#makeFragment({ opening, row }: PlacedStore, units: number, backorder: boolean): string {
		const { quantity_cap } = this.#thresholds;
		const status = statusOf(units, this.#thresholds, backorder);
		const minutes = row?.kind === 'store' ? row.pickup_prep_minutes : null;
		const method = minutes === null ? 'not_supported' : 'reserve';
		const sla = minutes === null ? 'null' : `"${pickupSlaOf(minutes)}"`;
		return (
			`${opening}"status":"${status}","quantity_available":${Math.min(units, quantity_cap)},` +
			`"quantity_capped":${units > quantity_cap},"pickup_method":"${method}","pickup_sla":${sla}}`
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
