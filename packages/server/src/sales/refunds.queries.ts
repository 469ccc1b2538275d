import type { ReceiptName } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

interface GoodsRow {
	sku: string;
	units: number;
	paid: number;
	gross: number;
}

/** What was sold with a receipt, by SKU; undefined when there is no such receipt. */
export async function findSoldGoods(
	tx: Queryable,
	merchantId: string,
	saleId: string,
): Promise<{ customer_id: string | null; goods: GoodsRow[] } | undefined> {
	const [row] = await tx.query<{ customer_id: string | null; goods: GoodsRow[] }>(
		{
			name: 'sales_sold_goods',
			text: `SELECT customer_id, (SELECT coalesce(jsonb_agg(jsonb_build_object('sku', sku, 'units', units, 'paid', paid,
						'gross', gross) ORDER BY sku), '[]')
					FROM (SELECT sku, sum(quantity) AS units, sum(amount) AS paid, sum(amount + discount_amount) AS gross
						FROM sale_line line WHERE line.merchant_id = $1 AND line.sale_id = $2 AND quantity > 0 GROUP BY sku) sold
				) AS goods
				FROM sale WHERE merchant_id = $1 AND sale_id = $2`,
		},
		[merchantId, saleId],
	);
	return row;
}

/** What receipts gave back that name this one, in the order of their ids. */
export async function findGivenBack(
	tx: Queryable,
	merchantId: string,
	{ store_id, receipt }: ReceiptName,
): Promise<(GoodsRow & { sale_id: string; store_id: string })[]> {
	return tx.query(
		{
			name: 'sales_given_back',
			text: `SELECT sale_id, sale.store_id, sku, -sum(quantity)::int AS units, -sum(amount)::float8 AS paid,
					(sum(discount_amount) - sum(amount))::float8 AS gross
				FROM sale JOIN sale_line line USING (merchant_id, sale_id)
				WHERE merchant_id = $1 AND refund_store_id = $2 AND refund_receipt = $3 AND quantity < 0
				GROUP BY sale_id, sale.store_id, sku ORDER BY sale_id, sku`,
		},
		[merchantId, store_id, receipt],
	);
}

/** Until the transaction ends nobody else records a refund of these receipts, or, of offline tills, themselves. */
export async function lockReceipts(tx: Queryable, merchantId: string, saleIds: readonly string[]): Promise<void> {
	for (const saleId of [...new Set(saleIds)].sort()) {
		await tx.query({ name: 'sales_lock_receipt', text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))' }, [
			`sale ${merchantId} ${saleId}`,
		]);
	}
}
