import type { Queryable } from '../database/database.ts';
import type { Place } from '../stock/queries.ts';

/**
 * Takes units out of holds on a level that is locked: of the newest that are not committed first, then of the newest
 * committed. They leave the store. Resolves to the reservations that lost some, in that order.
 */
export async function takeFromHolds(
	tx: Queryable,
	merchantId: string,
	{ sku, store_id }: Place,
	units: number,
): Promise<string[]> {
	if (units === 0) return [];
	const rows = await tx.query<{ reservation_id: string }>(
		{
			name: 'reservations_take',
			text: `WITH hold AS (
					SELECT line.reservation_id, line.line, line.held, row_number() OVER last_first AS number,
						sum(line.held) OVER last_first - line.held AS before
					FROM reservation_line line JOIN reservation USING (merchant_id, reservation_id)
					WHERE line.merchant_id = $1 AND line.sku = $2 AND line.store_id = $3 AND line.held > 0
					WINDOW last_first AS (ORDER BY reservation.status = 'committed', line.reservation_id DESC, line.line DESC)
				), taken AS (
					UPDATE reservation_line line SET held = line.held - least(hold.held, $4 - hold.before),
						quantity_lost = line.quantity_lost + least(hold.held, $4 - hold.before)
					FROM hold
					WHERE line.merchant_id = $1 AND line.reservation_id = hold.reservation_id AND line.line = hold.line
						AND hold.before < $4
					RETURNING line.reservation_id, hold.number
				)
				SELECT reservation_id FROM taken GROUP BY reservation_id ORDER BY min(number)`,
		},
		[merchantId, sku, store_id, units],
	);
	return rows.map(({ reservation_id }) => reservation_id);
}

/** In the one order that everybody takes, after every level that is locked: only one writer at a time tells of each. */
export async function lockReservations(
	tx: Queryable,
	merchantId: string,
	reservationIds: readonly string[],
): Promise<void> {
	await tx.query(
		{
			name: 'reservations_lock',
			text: `SELECT FROM reservation WHERE merchant_id = $1 AND reservation_id = ANY($2::text[])
				ORDER BY reservation_id FOR NO KEY UPDATE`,
		},
		[merchantId, reservationIds],
	);
}

export interface HeldForSale {
	sku: string;
	/** Held in the store. */
	held: number;
	/** Handed over there, and no receipt has named them yet. */
	not_rung_up: number;
}

/** What one reservation has in one store. */
export async function heldForSale(
	tx: Queryable,
	merchantId: string,
	reservationId: string,
	storeId: string,
): Promise<HeldForSale[]> {
	return tx.query<HeldForSale>(
		{
			name: 'reservations_held_for_sale',
			text: `SELECT sku, sum(held)::integer AS held, sum(handed_over - rung_up)::integer AS not_rung_up
				FROM reservation_line WHERE merchant_id = $1 AND reservation_id = $2 AND store_id = $3 GROUP BY sku`,
		},
		[merchantId, reservationId, storeId],
	);
}

export interface RungUp {
	sku: string;
	/** Units that leave with the receipt. */
	handed_over: number;
	/** Units that left before and that it names. */
	named: number;
}

/** A receipt names units of a reservation. */
export async function ringUp(
	tx: Queryable,
	merchantId: string,
	reservationId: string,
	storeId: string,
	rungUp: readonly RungUp[],
): Promise<void> {
	await tx.query(
		{
			name: 'reservations_ring_up',
			text: `WITH told AS (
					SELECT line.line,
						greatest(least(line.held, rung.handed_over - (sum(line.held) OVER in_order - line.held)), 0) AS handed_over,
						greatest(least(line.handed_over - line.rung_up,
							rung.named - (sum(line.handed_over - line.rung_up) OVER in_order - (line.handed_over - line.rung_up))), 0) AS named
					FROM reservation_line line
					JOIN unnest($4::text[], $5::integer[], $6::integer[]) AS rung (sku, handed_over, named) USING (sku)
					WHERE line.merchant_id = $1 AND line.reservation_id = $2 AND line.store_id = $3
					WINDOW in_order AS (PARTITION BY line.sku ORDER BY line.line)
				)
				UPDATE reservation_line line SET held = line.held - told.handed_over,
					handed_over = line.handed_over + told.handed_over, rung_up = line.rung_up + told.handed_over + told.named
				FROM told
				WHERE line.merchant_id = $1 AND line.reservation_id = $2 AND line.line = told.line
					AND told.handed_over + told.named > 0`,
		},
		[
			merchantId,
			reservationId,
			storeId,
			rungUp.map(({ sku }) => sku),
			rungUp.map(({ handed_over }) => handed_over),
			rungUp.map(({ named }) => named),
		],
	);
}

/** How many units it holds, everywhere. */
export async function countHeld(tx: Queryable, merchantId: string, reservationId: string): Promise<number> {
	const [row] = await tx.query<{ held: number }>(
		{
			name: 'reservations_held',
			text: 'SELECT sum(held)::integer AS held FROM reservation_line WHERE merchant_id = $1 AND reservation_id = $2',
		},
		[merchantId, reservationId],
	);
	return row?.held ?? 0;
}
