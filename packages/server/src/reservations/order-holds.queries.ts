import type { ReservationStatus } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { Place } from '../stock/queries.ts';

/** Where the units of several are. Lines never move, so this can be asked before anything is locked. */
export async function placesOfAll(
	queryable: Queryable,
	merchantId: string,
	reservationIds: readonly string[],
): Promise<Place[]> {
	return queryable.query<Place>(
		{
			name: 'order_holds_places',
			text: `SELECT DISTINCT sku, store_id FROM reservation_line
				WHERE merchant_id = $1 AND reservation_id = ANY($2::text[])`,
		},
		[merchantId, reservationIds],
	);
}

export interface HeldRow {
	reservation_id: string;
	/** As of now: expired also before anybody wrote that down. */
	status: ReservationStatus;
	expires_at: Date | null;
	/** False when units of it were taken. */
	whole: boolean;
}

/** After the levels of their places were locked. */
export async function readHolds(
	tx: Queryable,
	merchantId: string,
	reservationIds: readonly string[],
): Promise<HeldRow[]> {
	return tx.query<HeldRow>(
		{
			name: 'order_holds_read',
			text: `SELECT reservation_id, held.status, held.whole, reservation.expires_at
				FROM reservation_document held JOIN reservation USING (merchant_id, reservation_id)
				WHERE held.merchant_id = $1 AND reservation_id = ANY($2::text[]) ORDER BY reservation_id`,
		},
		[merchantId, reservationIds],
	);
}

/** Units that are held and cannot be found leave the store. */
export async function loseHeld(
	tx: Queryable,
	merchantId: string,
	{ reservation_id, sku, quantity }: { reservation_id: string; sku: string; quantity: number },
): Promise<void> {
	await tx.query(
		{
			name: 'order_holds_lose',
			text: `UPDATE reservation_line SET held = held - least(held, $4), quantity_lost = quantity_lost + least(held, $4)
				WHERE merchant_id = $1 AND reservation_id = $2 AND sku = $3 AND held > 0`,
		},
		[merchantId, reservation_id, sku, quantity],
	);
}

/** What a line of a reservation has had handed over. */
export async function readHandedOver(
	tx: Queryable,
	merchantId: string,
	reservationIds: readonly string[],
): Promise<{ reservation_id: string; sku: string; held: number; handed_over: number }[]> {
	return tx.query(
		{
			name: 'order_holds_handed_over',
			text: `SELECT reservation_id, sku, held, handed_over FROM reservation_line
				WHERE merchant_id = $1 AND reservation_id = ANY($2::text[])`,
		},
		[merchantId, reservationIds],
	);
}
