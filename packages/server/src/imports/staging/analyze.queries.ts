import type { Queryable } from '../../database/database.ts';

const TABLES = {
	import_store: 'ANALYZE import_store',
	import_product: 'ANALYZE import_product',
	import_variant: 'ANALYZE import_variant',
	import_level: 'ANALYZE import_level',
	import_coupon: 'ANALYZE import_coupon',
	import_issue: 'ANALYZE import_issue',
	store: 'ANALYZE store',
	product: 'ANALYZE product',
	variant: 'ANALYZE variant',
	inventory_level: 'ANALYZE inventory_level',
	coupon: 'ANALYZE coupon',
	coupon_product: 'ANALYZE coupon_product',
	wallet_coupon: 'ANALYZE wallet_coupon',
} as const;

/** Fewer new rows than this do not mislead the planner for long. */
export const MANY_ROWS = 200;

/**
 * Tells the planner how much there is. Of a table that just grew by thousands it would think as it was: then it
 * compares every staged product with every other, and the plan of a foreign key, which every connection keeps, reads
 * all of a merchant’s rows for each one that is written.
 */
export async function analyzeTable(queryable: Queryable, table: keyof typeof TABLES): Promise<void> {
	await queryable.query({ text: TABLES[table] });
}
