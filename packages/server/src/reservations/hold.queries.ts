import type { Channel } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface ReservationToHold {
	reservation_id: string;
	lines: readonly { sku: string; store_id: string; quantity: number }[];
}

/** Active ones of carts and orders with all of their units. Rejects with the constraint `held_is_there` when there are not so many. */
export async function insertReservations(
	tx: Queryable,
	merchantId: string,
	common: { channel: Channel; owner_id: string | null; created_at: Date; expires_at: Date },
	reservations: readonly ReservationToHold[],
): Promise<void> {
	const { channel, owner_id, created_at, expires_at } = common;
	await tx.query(
		{
			name: 'reservations_insert',
			text: `WITH given AS (
					SELECT reservation_id, lines FROM jsonb_to_recordset($6::jsonb) AS given (reservation_id text, lines jsonb)
				), made AS (
					INSERT INTO reservation (merchant_id, reservation_id, status, channel, owner_id, for_order, created_at,
						expires_at)
					SELECT $1, reservation_id, 'active', $2, $3, true, $4, $5 FROM given
				)
				INSERT INTO reservation_line (merchant_id, reservation_id, line, sku, store_id, quantity, held)
				SELECT $1, given.reservation_id, line.number - 1, line.sku, line.store_id, line.quantity, line.quantity
				FROM given, ROWS FROM (jsonb_to_recordset(given.lines) AS (sku text, store_id text, quantity integer))
					WITH ORDINALITY AS line (sku, store_id, quantity, number)`,
		},
		[merchantId, channel, owner_id, created_at, expires_at, JSON.stringify(reservations)],
	);
}

/** Units that are wanted in a place, and that it does not have. */
export interface Lack {
	sku: string;
	store_id: string;
	/** What it has for callers of the channel. */
	there: number;
}

/** What lacks of units that are wanted, by the rule that all holds go by; exact once `lockLevels` was there. */
export async function findLacking(
	tx: Queryable,
	merchantId: string,
	channel: Channel,
	wanted: readonly ReservationToHold['lines'][number][],
): Promise<Lack[]> {
	return tx.query<Lack>(
		{
			name: 'reservations_lacking',
			text: `SELECT sku, store_id, coalesce(level.there, 0) AS there
				FROM (SELECT sku, store_id, sum(quantity) AS quantity
					FROM jsonb_to_recordset($3::jsonb) AS line (sku text, store_id text, quantity integer)
					GROUP BY sku, store_id) wanted
				LEFT JOIN LATERAL (SELECT available_units(level, 0, $2) AS there FROM inventory_level level
					JOIN store ON store.merchant_id = $1 AND store.store_id = level.store_id AND store.status = 'active'
					JOIN variant v ON v.merchant_id = $1 AND v.sku = level.sku AND v.tracked AND NOT v.archived
					JOIN product p ON p.merchant_id = $1 AND p.product_id = v.product_id AND p.status = 'active'
					WHERE level.merchant_id = $1 AND level.sku = wanted.sku AND level.store_id = wanted.store_id
						AND level.stocked) level ON true
				WHERE coalesce(level.there, 0) < wanted.quantity`,
		},
		[merchantId, channel, JSON.stringify(wanted)],
	);
}
