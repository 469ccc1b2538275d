import type { PaymentInput } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface NoticeRow extends PaymentInput {
	notice_id: string;
	order_id: string;
}

/** False when this notice, or the same payment by another, was counted before. After the order was locked. */
export async function insertNotice(tx: Queryable, merchantId: string, notice: NoticeRow): Promise<boolean> {
	const { notice_id, order_id, reference, status, amount } = notice;
	const rows = await tx.query(
		{
			name: 'payments_notice',
			text: `INSERT INTO payment_notice (merchant_id, notice_id, order_id, reference, status, amount, currency)
				SELECT $1, $2, $3, $4, $5, $6, $7
				WHERE $5 = 'refunded' OR NOT EXISTS (SELECT FROM payment_notice
					WHERE merchant_id = $1 AND order_id = $3 AND reference = $4 AND status = $5)
				ON CONFLICT (merchant_id, notice_id) DO NOTHING
				RETURNING notice_id`,
		},
		[merchantId, notice_id, order_id, reference, status, amount.amount, amount.currency],
	);
	return rows.length > 0;
}

/** The merchant that notices are sent to. */
export async function findMerchantBySlug(queryable: Queryable, slug: string): Promise<string | undefined> {
	const [row] = await queryable.query<{ merchant_id: string }>(
		{ name: 'payments_merchant', text: 'SELECT merchant_id FROM merchant WHERE slug = $1' },
		[slug],
	);
	return row?.merchant_id;
}
