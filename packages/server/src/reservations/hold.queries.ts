import type { Channel } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface ReservationToHold {
	reservation_id: string;
	lines: readonly { sku: string; store_id: string; quantity: number }[];
}

/** Active ones with all of their units. Rejects with the constraint `held_is_there` when there are not so many. */
export async function insertReservations(
	tx: Queryable,
	merchantId: string,
	common: { channel: Channel; session_id: string | null; created_at: Date; expires_at: Date },
	reservations: readonly ReservationToHold[],
): Promise<void> {
	const { channel, session_id, created_at, expires_at } = common;
	await tx.query(
		{
			name: 'reservations_insert',
			text: `WITH given AS (
					SELECT reservation_id, lines FROM jsonb_to_recordset($6::jsonb) AS given (reservation_id text, lines jsonb)
				), made AS (
					INSERT INTO reservation (merchant_id, reservation_id, status, channel, session_id, created_at, expires_at)
					SELECT $1, reservation_id, 'active', $2, $3, $4, $5 FROM given
				)
				INSERT INTO reservation_line (merchant_id, reservation_id, line, sku, store_id, quantity, held)
				SELECT $1, given.reservation_id, line.number - 1, line.sku, line.store_id, line.quantity, line.quantity
				FROM given, ROWS FROM (jsonb_to_recordset(given.lines) AS (sku text, store_id text, quantity integer))
					WITH ORDINALITY AS line (sku, store_id, quantity, number)`,
		},
		[merchantId, channel, session_id, created_at, expires_at, JSON.stringify(reservations)],
	);
}
