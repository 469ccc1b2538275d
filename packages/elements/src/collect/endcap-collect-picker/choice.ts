import type { PickupSlot } from '@endcap/sdk';

/** Something to be had. */
export interface Item {
	sku: string;
	quantity: number;
	/** Empty when only its SKU is known. */
	title: string;
}

/** Where each item is had, and when each shop is visited. Nobody has to have decided everything. */
export interface Choice {
	/** By SKU the id of a shop; null: it is sent. */
	places: ReadonlyMap<string, string | null>;
	/** By shop when its pickup time begins, RFC 3339. */
	times: ReadonlyMap<string, string>;
}

/** What is had in one place. */
export interface Part {
	/** Null: it is sent. */
	storeId: string | null;
	startsAt: string | undefined;
	items: Item[];
}

/** What the server said of a time when it was asked for it. */
export interface Refusal {
	storeId: string;
	startsAt: string;
	reason: 'full' | 'closed';
	/** The next ones. */
	slots: readonly PickupSlot[];
}

export const NOTHING_CHOSEN: Choice = { places: new Map(), times: new Map() };

/** Reads “A B:2”: SKUs with how many are wanted, one each unless given. */
export function parseItems(text: string): Item[] {
	const items = new Map<string, Item>();
	for (const word of text.split(/\s+/).filter(Boolean)) {
		const [, sku = word, count = '1'] = /^(.+):(\d{1,4})$/.exec(word) ?? [];
		const quantity = (items.get(sku)?.quantity ?? 0) + Number(count);
		if (quantity > 0) items.set(sku, { sku, quantity, title: '' });
	}
	return [...items.values()];
}

/** The places of a choice, in the order of the items; items without a place are in none. */
export function partsOf({ places, times }: Choice, items: readonly Item[]): Part[] {
	const parts = new Map<string | null, Part>();
	for (const item of items) {
		const storeId = places.get(item.sku);
		if (storeId === undefined) continue;
		const part = parts.get(storeId);
		if (part) part.items.push(item);
		else parts.set(storeId, { storeId, startsAt: times.get(storeId ?? ''), items: [item] });
	}
	return [...parts.values()];
}

/** Every item has its place, and every shop its time. */
export function isComplete(parts: readonly Part[], items: readonly Item[]): boolean {
	const placed = parts.reduce((sum, part) => sum + part.items.length, 0);
	return placed > 0 && placed === items.length && parts.every(({ storeId, startsAt }) => storeId === null || startsAt);
}
