import type { InventoryLevel, PickupSla, StockStatus } from '@endcap/contract';
import { variantTitle } from '../products/rules.ts';
import type { LevelRow } from './queries.ts';

export interface Thresholds {
	/** The most units a shopper is told of. */
	quantity_cap: number;
	/** Fewer than this is limited availability. */
	limited_below: number;
}

export function statusOf(available: number, { limited_below }: Thresholds, backorder: boolean): StockStatus {
	if (available === 0) return backorder ? 'backorder' : 'out_of_stock';
	return available < limited_below ? 'limited_availability' : 'in_stock';
}

/** Beyond this number every quantity is told alike, so nothing more exact needs to be kept. */
export function indistinguishableFrom({ quantity_cap, limited_below }: Thresholds): number {
	return Math.max(quantity_cap + 1, limited_below);
}

/** Google's names for how long it takes until a reservation is ready; `same_day` is up to a working day of eight hours. */
export function pickupSlaOf(prepMinutes: number): PickupSla {
	if (prepMinutes <= 480) return 'same_day';
	const days = Math.ceil(prepMinutes / 1440);
	if (days <= 1) return 'next_day';
	if (days > 6) return 'multi_week';
	return (['2_day', '3_day', '4_day', '5_day', '6_day'] as const)[days - 2] ?? 'multi_week';
}

export function levelOf({ updated_at, product_title, options, sku, store_id, ...row }: LevelRow): InventoryLevel {
	const title = variantTitle(product_title, options);
	return { sku, store_id, title, ...row, updated_at: updated_at.toISOString() };
}
