import type { ReceiptName, Sale, SaleConflict, SaleInput } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { QuotedLine } from './quote.rules.ts';

/** Coupons, rewards and points of a receipt, as they were answered. */
export type SaleOutcome = Pick<Sale, 'coupons' | 'rewards' | 'points' | 'receipt_coupons' | 'excess'>;

export interface SaleRow {
	sale_id: string;
	store_id: string;
	receipt: string;
	sold_at: Date;
	reservation_id: string | null;
	customer_id: string | null;
	offline: boolean;
	refund_store_id: string | null;
	refund_receipt: string | null;
	currency: string;
	recorded_at: Date;
	/** Null: it has to do with none of that. */
	outcome: SaleOutcome | null;
	lines: QuotedLine[];
	conflicts: SaleConflict[];
}

export interface NewSale extends Pick<SaleInput, 'store_id' | 'receipt' | 'sold_at' | 'reservation_id' | 'refund_of'> {
	sale_id: string;
	customer_id: string | null;
	offline: boolean;
	currency: string;
	lines: readonly QuotedLine[];
}

/**
 * False when the store has recorded this receipt; waits when another transaction is about to. Its id is made of the receipt,
 * so either key of the table may be the first to meet the other.
 */
export async function insertSale(tx: Queryable, merchantId: string, sale: NewSale): Promise<boolean> {
	const rows = await tx.query(
		{
			name: 'sales_insert',
			text: `WITH sale AS (
					INSERT INTO sale (merchant_id, sale_id, store_id, receipt, sold_at, reservation_id, customer_id, offline,
						refund_store_id, refund_receipt, currency, recorded_at)
					VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, date_trunc('milliseconds', clock_timestamp()))
					ON CONFLICT DO NOTHING
					RETURNING sale_id
				), line AS (
					INSERT INTO sale_line (merchant_id, sale_id, line, sku, quantity, unit_amount, discount_amount, amount)
					SELECT $1, $2, number, sku, quantity, unit_amount, discount_amount, amount FROM sale,
						unnest($12::text[], $13::integer[], $14::bigint[], $15::bigint[], $16::bigint[]) WITH ORDINALITY
							AS line (sku, quantity, unit_amount, discount_amount, amount, number)
				)
				SELECT sale_id FROM sale`,
		},
		[
			merchantId,
			sale.sale_id,
			sale.store_id,
			sale.receipt,
			new Date(sale.sold_at),
			sale.reservation_id ?? null,
			sale.customer_id,
			sale.offline,
			sale.refund_of?.store_id ?? null,
			sale.refund_of?.receipt ?? null,
			sale.currency,
			...(['sku', 'quantity', 'unit_amount', 'discount_amount', 'amount'] as const).map((field) =>
				sale.lines.map((line) => line[field]),
			),
		],
	);
	return rows.length > 0;
}

export async function updateOutcome(
	tx: Queryable,
	merchantId: string,
	saleId: string,
	outcome: SaleOutcome,
): Promise<void> {
	await tx.query(
		{
			name: 'sales_outcome',
			text: 'UPDATE sale SET outcome = $3 WHERE merchant_id = $1 AND sale_id = $2',
		},
		[merchantId, saleId, JSON.stringify(outcome)],
	);
}

export async function insertConflicts(
	tx: Queryable,
	merchantId: string,
	saleId: string,
	conflicts: readonly SaleConflict[],
): Promise<void> {
	if (conflicts.length === 0) return;
	await tx.query(
		{
			name: 'sales_insert_conflicts',
			text: `INSERT INTO sale_conflict (merchant_id, sale_id, number, sku, kind, quantity, reservations)
				SELECT $1, $2, row_number() OVER (), sku, kind, quantity, reservations
				FROM jsonb_to_recordset($3::jsonb) AS conflict (sku text, kind text, quantity integer, reservations text[])`,
		},
		[merchantId, saleId, JSON.stringify(conflicts)],
	);
}

const SALES = `SELECT sale_id, store_id, receipt, sold_at, reservation_id, customer_id, offline, refund_store_id,
	refund_receipt, currency, recorded_at, outcome,
	(SELECT jsonb_agg(jsonb_build_object('sku', sku, 'quantity', quantity, 'unit_amount', unit_amount,
			'discount_amount', discount_amount, 'amount', amount) ORDER BY line) FROM sale_line line
		WHERE line.merchant_id = sale.merchant_id AND line.sale_id = sale.sale_id) AS lines,
	(SELECT coalesce(jsonb_agg(jsonb_build_object('sku', sku, 'kind', kind, 'quantity', quantity,
			'reservations', reservations) ORDER BY number), '[]') FROM sale_conflict conflict
		WHERE conflict.merchant_id = sale.merchant_id AND conflict.sale_id = sale.sale_id) AS conflicts
	FROM sale`;

export async function findSale(
	queryable: Queryable,
	merchantId: string,
	{ store_id, receipt }: ReceiptName,
): Promise<SaleRow | undefined> {
	const [row] = await queryable.query<SaleRow>(
		{ name: 'sales_find', text: `${SALES} WHERE merchant_id = $1 AND store_id = $2 AND receipt = $3` },
		[merchantId, store_id, receipt],
	);
	return row;
}

export interface SaleFilter {
	stores: readonly string[] | undefined;
	receipt: string | undefined;
	customerId: string | undefined;
	/** The row before. */
	after: { sold_at: string; sale_id: string } | undefined;
	limit: number;
}

/** Newest first. */
export async function listSales(
	queryable: Queryable,
	merchantId: string,
	{ stores, receipt, customerId, after, limit }: SaleFilter,
): Promise<SaleRow[]> {
	return queryable.query<SaleRow>(
		{
			name: 'sales_list',
			text: `${SALES} WHERE merchant_id = $1 AND ($2::text[] IS NULL OR store_id = ANY ($2))
					AND ($3::text IS NULL OR receipt = $3) AND ($4::text IS NULL OR customer_id = $4)
					AND ($5::timestamptz IS NULL OR (sold_at, sale_id) < ($5, $6))
				ORDER BY sold_at DESC, sale_id DESC LIMIT $7`,
		},
		[
			merchantId,
			stores ?? null,
			receipt ?? null,
			customerId ?? null,
			after?.sold_at ?? null,
			after?.sale_id ?? null,
			limit,
		],
	);
}
