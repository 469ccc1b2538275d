import type { Adjustment } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export async function insertAdjustment(tx: Queryable, merchantId: string, adjustment: Adjustment): Promise<void> {
	await tx.query(
		{
			name: 'adjustments_insert',
			text: `WITH adjustment AS (
					INSERT INTO adjustment (merchant_id, adjustment_id, reason, store_id, to_store_id, note, made_by, created_at)
					VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
				)
				INSERT INTO adjustment_line (merchant_id, adjustment_id, line, sku, quantity)
				SELECT $1, $2, number, sku, quantity
				FROM unnest($9::text[], $10::integer[]) WITH ORDINALITY AS line (sku, quantity, number)`,
		},
		[
			merchantId,
			adjustment.id,
			adjustment.reason,
			adjustment.store_id,
			adjustment.to_store_id ?? null,
			adjustment.note ?? null,
			adjustment.made_by,
			adjustment.created_at,
			adjustment.lines.map(({ sku }) => sku),
			adjustment.lines.map(({ quantity }) => quantity),
		],
	);
}
