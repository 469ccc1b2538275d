import type { AdjustmentInput } from '@endcap/contract';
import type { PointedError } from '../http/problems.ts';

/** What the schema cannot say. */
export function adjustmentErrors({ reason, store_id, to_store_id, lines }: AdjustmentInput): PointedError[] {
	const errors: PointedError[] = [];
	const at = (pointer: string, detail: string) => errors.push({ pointer, detail });
	if (reason === 'transfer' && to_store_id === undefined) at('/to_store_id', 'A transfer needs to say where to.');
	if (reason !== 'transfer' && to_store_id !== undefined) at('/to_store_id', 'Only a transfer goes to another store.');
	if (to_store_id === store_id) at('/to_store_id', 'Is the store that the units come from.');
	const seen = new Set<string>();
	lines.forEach(({ sku, quantity }, index) => {
		if (quantity === 0 && reason !== 'count') at(`/lines/${index}/quantity`, 'Nothing is only counted, never moved.');
		// Two numbers found for one SKU may be two shelves or one counted again.
		if (reason === 'count' && seen.has(sku)) at(`/lines/${index}/sku`, 'Is counted in another line too. Add them up.');
		seen.add(sku);
	});
	return errors;
}

/** Lines of one SKU are judged together. */
export function totalsOf(lines: AdjustmentInput['lines']): Map<string, number> {
	const totals = new Map<string, number>();
	for (const { sku, quantity } of lines) totals.set(sku, (totals.get(sku) ?? 0) + quantity);
	return totals;
}

export interface Counted {
	on_hand: number;
	reserved: number;
}

/** What a count makes of a level: held units that are missing, and the units that come or go besides. */
export function recount(found: number, { on_hand, reserved }: Counted): { lost: number; moved: number } {
	const lost = Math.max(0, reserved - found);
	return { lost, moved: found - (on_hand - lost) };
}
