import type { Shop } from './shops.ts';
import { rowsOf } from './row-focus.ts';

/** How long a row that changed is marked, in milliseconds. */
const MARKED_FOR = 1600;

/** Marks the rows whose stock is another than a moment ago: quietly, and still where motion is unwanted. */
export class RowChanges {
	#known = new Map<string, string>();
	#sku = '';

	show(root: ParentNode, sku: string, shops: readonly Shop[]): void {
		const now = new Map(
			shops.map(({ store, stock }) => [store.id, `${stock?.status} ${stock?.quantity_available}`] as const),
		);
		const before = this.#sku === sku ? this.#known : now;
		this.#known = now;
		this.#sku = sku;
		const changed = [...now].filter(([id, level]) => before.has(id) && before.get(id) !== level);
		if (changed.length === 0) return;
		const rows = rowsOf(root);
		for (const [id] of changed) mark(rows.get(id));
	}
}

function mark(row: HTMLElement | undefined): void {
	const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
	// What is transparent here is drawn where colours are forced and backgrounds are not.
	const marked = {
		backgroundColor: 'color-mix(in srgb, currentColor 12%, transparent)',
		outline: '2px solid transparent',
	};
	row?.animate([marked, still ? marked : { ...marked, backgroundColor: 'transparent' }], MARKED_FOR);
}
