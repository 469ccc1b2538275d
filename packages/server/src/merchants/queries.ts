import type { PaymentMethod } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

/** A retailer, who runs the stores: the tenant. */
export interface MerchantRow {
	merchant_id: string;
	/** The name on the command line and in addresses. */
	slug: string;
	name: string;
	/** ISO 4217 */
	currency: string;
	/** BCP 47 */
	language: string;
	demo: boolean;
	/** Shoppers are never told of more than this many. */
	quantity_cap: number;
	/** Fewer than this many are "limited". */
	limited_below: number;
	created_at: Date;
}

export type NewMerchant = Pick<MerchantRow, 'merchant_id' | 'slug' | 'name' | 'currency' | 'language' | 'demo'>;

const COLUMNS = 'merchant_id, slug, name, currency, language, demo, quantity_cap, limited_below, created_at';

/** Null when the slug is taken. */
export async function insertMerchant(tx: Queryable, merchant: NewMerchant): Promise<MerchantRow | null> {
	const { merchant_id, slug, name, currency, language, demo } = merchant;
	const [row] = await tx.query<MerchantRow>(
		{
			name: 'merchant_insert',
			text: `INSERT INTO merchant (merchant_id, slug, name, currency, language, demo)
				VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (slug) DO NOTHING RETURNING ${COLUMNS}`,
		},
		[merchant_id, slug, name, currency, language, demo],
	);
	return row ?? null;
}

export async function selectMerchants(tx: Queryable): Promise<MerchantRow[]> {
	return tx.query<MerchantRow>({
		name: 'merchant_select_all',
		text: `SELECT ${COLUMNS} FROM merchant ORDER BY created_at, merchant_id`,
	});
}

/** Ordering of the contract. Amounts are int8 as text, in the merchant’s currency. */
export interface OrderingRow {
	/** Null: nothing is shipped. */
	shipping_amount: string | null;
	shipping_free_from: string | null;
	payment_methods: PaymentMethod[];
	payment_minutes: number;
	order_page: string | null;
	quantity_cap: number;
}

export async function readOrdering(queryable: Queryable, merchantId: string): Promise<OrderingRow> {
	const [row] = await queryable.query<OrderingRow>(
		{
			name: 'merchant_ordering',
			text: `SELECT shipping_amount, shipping_free_from, payment_methods, payment_minutes, order_page, quantity_cap
				FROM merchant WHERE merchant_id = $1`,
		},
		[merchantId],
	);
	if (!row) throw new Error('A merchant is gone');
	return row;
}

export async function updateOrdering(
	queryable: Queryable,
	merchantId: string,
	ordering: Omit<OrderingRow, 'quantity_cap'>,
): Promise<void> {
	await queryable.query(
		{
			name: 'merchant_update_ordering',
			text: `UPDATE merchant SET shipping_amount = $2, shipping_free_from = $3, payment_methods = $4, payment_minutes = $5,
				order_page = $6 WHERE merchant_id = $1`,
		},
		[
			merchantId,
			ordering.shipping_amount,
			ordering.shipping_free_from,
			ordering.payment_methods,
			ordering.payment_minutes,
			ordering.order_page,
		],
	);
}
