import type { SaleConflict, SaleInput, SaleLine } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface SaleRow {
	sale_id: string;
	store_id: string;
	receipt: string;
	sold_at: Date;
	reservation_id: string | null;
	recorded_at: Date;
	lines: SaleLine[];
	conflicts: SaleConflict[];
}

/** Undefined when the store has recorded this receipt; waits when another transaction is about to. */
export async function insertSale(
	tx: Queryable,
	merchantId: string,
	saleId: string,
	{ store_id, receipt, sold_at, reservation_id, lines }: SaleInput,
): Promise<{ recorded_at: Date } | undefined> {
	const [row] = await tx.query<{ recorded_at: Date }>(
		{
			name: 'sales_insert',
			text: `WITH sale AS (
					INSERT INTO sale (merchant_id, sale_id, store_id, receipt, sold_at, reservation_id, recorded_at)
					VALUES ($1, $2, $3, $4, $5, $6, date_trunc('milliseconds', clock_timestamp()))
					ON CONFLICT (merchant_id, store_id, receipt) DO NOTHING
					RETURNING recorded_at
				), line AS (
					INSERT INTO sale_line (merchant_id, sale_id, line, sku, quantity)
					SELECT $1, $2, number, sku, quantity FROM sale,
						unnest($7::text[], $8::integer[]) WITH ORDINALITY AS line (sku, quantity, number)
				)
				SELECT recorded_at FROM sale`,
		},
		[
			merchantId,
			saleId,
			store_id,
			receipt,
			new Date(sold_at),
			reservation_id ?? null,
			lines.map(({ sku }) => sku),
			lines.map(({ quantity }) => quantity),
		],
	);
	return row;
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

export async function findSale(
	queryable: Queryable,
	merchantId: string,
	{ store_id, receipt }: Pick<SaleInput, 'store_id' | 'receipt'>,
): Promise<SaleRow | undefined> {
	const [row] = await queryable.query<SaleRow>(
		{
			name: 'sales_find',
			text: `SELECT sale_id, store_id, receipt, sold_at, reservation_id, recorded_at,
					(SELECT jsonb_agg(jsonb_build_object('sku', sku, 'quantity', quantity) ORDER BY line) FROM sale_line line
						WHERE line.merchant_id = sale.merchant_id AND line.sale_id = sale.sale_id) AS lines,
					(SELECT coalesce(jsonb_agg(jsonb_build_object('sku', sku, 'kind', kind, 'quantity', quantity,
							'reservations', reservations) ORDER BY number), '[]') FROM sale_conflict conflict
						WHERE conflict.merchant_id = sale.merchant_id AND conflict.sale_id = sale.sale_id) AS conflicts
				FROM sale WHERE merchant_id = $1 AND store_id = $2 AND receipt = $3`,
		},
		[merchantId, store_id, receipt],
	);
	return row;
}
