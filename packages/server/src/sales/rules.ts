import type { SaleInput, SaleLine } from '@endcap/contract';
import type { PointedError } from '../http/problems.ts';

type Units = Pick<SaleLine, 'sku' | 'quantity'>;

/** Units per SKU that leave the store on this receipt, below zero when more come back; none are left out. */
export function netUnits(lines: readonly Units[]): Map<string, number> {
	const net = new Map<string, number>();
	for (const { sku, quantity } of lines) net.set(sku, (net.get(sku) ?? 0) + quantity);
	for (const [sku, units] of net) if (units === 0) net.delete(sku);
	return net;
}

/** The same lines in any order: tills sort them as they like. */
export function sameLines(a: readonly Units[], b: readonly Units[]): boolean {
	const sorted = (lines: readonly Units[]) => lines.map(({ sku, quantity }) => JSON.stringify([sku, quantity])).sort();
	return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

export interface Shelf {
	on_hand: number;
	reserved: number;
	/** Of the reservation that the receipt names: held here, and handed over before but on no receipt yet. */
	held: number;
	not_rung_up: number;
}

/** Where the units of one SKU on a receipt come from. The numbers add up to what was sold. */
export interface Taken {
	/** Left before the receipt, when the reservation was handed over. */
	named: number;
	/** Out of the receipt's own reservation. */
	handed_over: number;
	free: number;
	/** Out of what others hold. */
	reserved: number;
	/** The books did not have them. */
	missing: number;
}

export function takeUnits(sold: number, { on_hand, reserved, held, not_rung_up }: Shelf): Taken {
	let left = sold;
	const take = (most: number): number => {
		const units = Math.max(0, Math.min(left, most));
		left -= units;
		return units;
	};
	const named = take(not_rung_up);
	const handedOver = take(held);
	return {
		named,
		handed_over: handedOver,
		free: take(on_hand - reserved),
		reserved: take(reserved - handedOver),
		missing: left,
	};
}

/** What the schema cannot say: a moment that exists. */
export function saleErrors({ sold_at }: SaleInput): PointedError[] {
	const year = new Date(sold_at).getUTCFullYear();
	return year >= 1900 ? [] : [{ pointer: '/sold_at', detail: 'Is not a moment in the time of tills.' }];
}
