import type { Queryable } from '../database/database.ts';
import type { Addressee } from './export.queries.ts';

/** Orders they placed, or that were placed with one of their addresses before they signed in. */
const THEIRS = '(owner_id = $2 OR lower(email) = $3 OR phone = $4)';

export async function hasOpenOrders(
	tx: Queryable,
	merchantId: string,
	{ customer_id, email, phone }: Addressee,
): Promise<boolean> {
	const rows = await tx.query(
		{
			name: 'shoppers_open_orders',
			text: `SELECT FROM placed_order WHERE merchant_id = $1 AND status = 'open' AND ${THEIRS} LIMIT 1`,
		},
		[merchantId, customer_id, email, phone],
	);
	return rows.length > 0;
}

/** Orders without the person, and none of what was written about them. */
export async function wipeOrders(
	tx: Queryable,
	merchantId: string,
	{ customer_id, email, phone }: Addressee,
): Promise<void> {
	await tx.query(
		{
			name: 'shoppers_wipe_orders',
			text: `WITH theirs AS (
					UPDATE placed_order SET name = '–', email = NULL, phone = NULL, ship_to = NULL, notify_email = false,
						notify_sms = false, version = version + 1
					WHERE merchant_id = $1 AND ${THEIRS}
					RETURNING order_id
				), notes AS (
					UPDATE fulfillment SET note = NULL, tracking = NULL
					WHERE merchant_id = $1 AND order_id IN (SELECT order_id FROM theirs)
				), sources AS (
					DELETE FROM order_source WHERE merchant_id = $1 AND order_id IN (SELECT order_id FROM theirs)
				)
				DELETE FROM message WHERE merchant_id = $1
					AND (order_id IN (SELECT order_id FROM theirs) OR lower(recipient) IN ($3, $4))`,
		},
		[merchantId, customer_id, email, phone],
	);
}

/** What others let them see by a link. */
export async function forgetViewer(tx: Queryable, merchantId: string, customerId: string): Promise<void> {
	await tx.query(
		{ name: 'shoppers_forget_viewer', text: 'DELETE FROM order_viewer WHERE merchant_id = $1 AND owner_id = $2' },
		[merchantId, customerId],
	);
}

/** Codes under way to their addresses. */
export async function forgetSignIns(tx: Queryable, merchantId: string, { email, phone }: Addressee): Promise<void> {
	await tx.query(
		{ name: 'shoppers_forget_sign_ins', text: 'DELETE FROM sign_in WHERE merchant_id = $1 AND address IN ($2, $3)' },
		[merchantId, email, phone],
	);
}

/** Resolves to when it was. */
export async function wipeCustomer(tx: Queryable, merchantId: string, customerId: string): Promise<Date> {
	const [row] = await tx.query<{ erased_at: Date }>(
		{
			name: 'shoppers_wipe',
			text: `UPDATE customer SET email = NULL, phone = NULL, name = NULL, name_key = NULL, birthday = NULL, preferred_store_id = NULL,
					segments = '{}', language = 'und', updated_at = now(), erased_at = now()
				WHERE merchant_id = $1 AND customer_id = $2 RETURNING erased_at`,
		},
		[merchantId, customerId],
	);
	return (row as { erased_at: Date }).erased_at;
}
