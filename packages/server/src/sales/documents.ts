import type { Sale } from '@endcap/contract';
import type { SaleOutcome, SaleRow } from './queries.ts';
import { soldLineOf, totalsOf } from './quote.ts';

/** Of a receipt that has nothing to do with members. */
export const NO_OUTCOME: SaleOutcome = {
	coupons: [],
	rewards: [],
	points: { earned: 0, spent: 0, taken_back: 0, given_back: 0 },
	receipt_coupons: [],
	excess: [],
};

export function saleOf(row: SaleRow): Sale {
	const { sale_id, store_id, receipt, reservation_id, refund_store_id, refund_receipt, currency, outcome } = row;
	return {
		id: sale_id,
		store_id,
		receipt,
		sold_at: row.sold_at.toISOString(),
		...(reservation_id !== null && { reservation_id }),
		refund_of:
			refund_store_id !== null && refund_receipt !== null
				? { store_id: refund_store_id, receipt: refund_receipt }
				: null,
		offline: row.offline,
		lines: row.lines.map((line) => soldLineOf(line, currency)),
		totals: totalsOf(row.lines, currency),
		customer_id: row.customer_id,
		...(outcome ?? NO_OUTCOME),
		recorded_at: row.recorded_at.toISOString(),
		conflicts: row.conflicts,
	};
}

/** As it is told: whoever is to know codes reads the receipt. */
export function toldOf(sale: Sale): Sale {
	return { ...sale, coupons: [], receipt_coupons: [] };
}
