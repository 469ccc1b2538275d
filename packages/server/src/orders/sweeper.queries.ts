import type { Queryable } from '../database/database.ts';

export interface OverdueOrder {
	merchant_id: string;
	order_id: string;
}

/** Whose payment did not come in time, and who did not collect in time; those that somebody works on are left out later. */
export async function findOverdueOrders(queryable: Queryable, most: number): Promise<OverdueOrder[]> {
	return queryable.query<OverdueOrder>(
		{
			name: 'order_sweeper_overdue',
			text: `SELECT overdue.merchant_id, overdue.order_id FROM merchant
				CROSS JOIN LATERAL (
					(SELECT o.merchant_id, o.order_id FROM placed_order o
						WHERE o.merchant_id = merchant.merchant_id AND o.payment_status = 'awaited'
							AND o.payment_due_at <= statement_timestamp()
						ORDER BY o.payment_due_at LIMIT $1)
					UNION
					(SELECT f.merchant_id, f.order_id FROM fulfillment f
						WHERE f.merchant_id = merchant.merchant_id AND f.status = 'prepared'
							AND f.collect_until <= statement_timestamp()
						ORDER BY f.collect_until LIMIT $1)
				) overdue
				LIMIT $1`,
		},
		[most],
	);
}

/** False when there is none, or somebody is changing it. */
export async function tryLockOrder(tx: Queryable, merchantId: string, orderId: string): Promise<boolean> {
	const rows = await tx.query(
		{
			name: 'order_sweeper_lock',
			text: `SELECT FROM placed_order WHERE merchant_id = $1 AND order_id = $2 FOR NO KEY UPDATE SKIP LOCKED`,
		},
		[merchantId, orderId],
	);
	return rows.length > 0;
}
