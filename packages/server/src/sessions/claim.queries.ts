import type { Queryable } from '../database/database.ts';
import { SESSION_ENDED } from './ended.queries.ts';

/** Orders, and what was opened by its link. Resolves to how many orders. */
export async function moveOrders(tx: Queryable, merchantId: string, from: string, to: string): Promise<number> {
	const [row] = await tx.query<{ moved: number }>(
		{
			name: 'session_move_orders',
			text: `WITH moved AS (
					UPDATE placed_order SET owner_id = $3 WHERE merchant_id = $1 AND order_id IN (
						SELECT order_id FROM placed_order WHERE merchant_id = $1 AND owner_id = $2 ORDER BY order_id FOR UPDATE)
					RETURNING order_id
				), seen AS (
					DELETE FROM order_viewer WHERE merchant_id = $1 AND owner_id = $2 RETURNING order_id
				), kept AS (
					INSERT INTO order_viewer (merchant_id, order_id, owner_id) SELECT $1, order_id, $3 FROM seen
					ON CONFLICT DO NOTHING
				)
				SELECT count(*)::integer AS moved FROM moved`,
		},
		[merchantId, from, to],
	);
	return row?.moved ?? 0;
}

/** Reservations that go on, but for those of a basket that is left. Resolves to how many. */
export async function moveReservations(tx: Queryable, merchantId: string, from: string, to: string): Promise<number> {
	const rows = await tx.query(
		{
			name: 'session_move_reservations',
			text: `UPDATE reservation SET owner_id = $3 WHERE merchant_id = $1 AND reservation_id IN (
					SELECT reservation_id FROM reservation held WHERE merchant_id = $1 AND owner_id = $2
						AND status IN ('active', 'committed')
						AND NOT EXISTS (SELECT FROM cart_hold JOIN cart USING (merchant_id, cart_id)
							WHERE cart_hold.merchant_id = $1 AND cart_hold.reservation_id = held.reservation_id
								AND cart.status = 'active')
					ORDER BY reservation_id FOR UPDATE)
				RETURNING reservation_id`,
		},
		[merchantId, from, to],
	);
	return rows.length;
}

/** False when it was over already. Whoever has streams of it open is told. */
export async function endSession(tx: Queryable, merchantId: string, sessionId: string): Promise<boolean> {
	const rows = await tx.query(
		{
			name: 'session_end',
			text: `WITH ended AS (
					UPDATE session SET ended_at = now() WHERE merchant_id = $1 AND session_id = $2 AND ended_at IS NULL
					RETURNING session_id
				)
				SELECT pg_notify('${SESSION_ENDED}', session_id) FROM ended`,
		},
		[merchantId, sessionId],
	);
	return rows.length > 0;
}

/** Resolves to how many there were. */
export async function endSessionsOf(tx: Queryable, merchantId: string, customerId: string): Promise<number> {
	const rows = await tx.query(
		{
			name: 'session_end_all',
			text: `WITH ended AS (
					UPDATE session SET ended_at = now() WHERE merchant_id = $1 AND customer_id = $2 AND ended_at IS NULL
					RETURNING session_id
				)
				SELECT pg_notify('${SESSION_ENDED}', session_id) FROM ended`,
		},
		[merchantId, customerId],
	);
	return rows.length;
}
