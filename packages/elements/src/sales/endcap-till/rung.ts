import type { Sale, SaleInput, SalePrice } from '@endcap/sdk/staff';

/** How it was paid, for the receipt alone. */
export type HowPaid = 'cash' | 'card' | 'otherwise';

/** A receipt as it is shown and printed: recorded, or kept until the network is back. */
export interface Rung
	extends
		Pick<Sale, 'store_id' | 'receipt' | 'sold_at' | 'refund_of' | 'lines' | 'totals' | 'coupons' | 'rewards'>,
		Partial<Pick<Sale, 'points' | 'receipt_coupons' | 'conflicts'>> {
	/** Null while it is kept here. */
	sale_id: string | null;
	customer_id: string | null;
	how: HowPaid | undefined;
	/** Of one that is kept: false where it is gone with the page. */
	outlives_page?: boolean;
}

export function rungOf(sale: Sale, how?: HowPaid): Rung {
	return { ...sale, sale_id: sale.id, how };
}

export function keptRung(input: SaleInput, told: SalePrice, how: HowPaid, outlives_page: boolean): Rung {
	const { store_id, receipt, sold_at } = input;
	return { ...told, store_id, receipt, sold_at, refund_of: null, points: undefined, sale_id: null, how, outlives_page };
}
