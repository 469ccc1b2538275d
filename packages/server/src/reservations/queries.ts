import type { Reservation, ReservationStatus } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { Place } from '../stock/queries.ts';

export interface ReservationRow {
	reservation_id: string;
	owner_id: string | null;
	/** As of now: expired also before anybody wrote that down. */
	status: ReservationStatus;
	store_ids: string[];
	/** False when units of it were taken after its time. */
	whole: boolean;
	document: Reservation;
}

const COLUMNS = 'reservation_id, owner_id, status, store_ids, whole, document';

export interface ReservationFilter {
	/** Only of this owner. */
	ownerId: string | undefined;
	/** Only with a line in one of these. */
	stores: readonly string[] | undefined;
	statuses: readonly ReservationStatus[] | undefined;
	/** The id of the row before. */
	after: string | undefined;
	limit: number;
}

/** Newest first. */
export async function listReservations(
	queryable: Queryable,
	merchantId: string,
	{ ownerId, stores, statuses, after, limit }: ReservationFilter,
): Promise<ReservationRow[]> {
	return queryable.query<ReservationRow>(
		{
			name: 'reservations_list',
			text: `SELECT ${COLUMNS} FROM reservation_document
				WHERE merchant_id = $1
					AND ($2::text IS NULL OR owner_id = $2)
					AND ($3::text[] IS NULL OR store_ids && $3)
					AND ($4::text[] IS NULL OR status = ANY($4))
					AND ($5::text IS NULL OR reservation_id < $5)
				ORDER BY reservation_id DESC
				LIMIT $6`,
		},
		[merchantId, ownerId ?? null, stores ?? null, statuses ?? null, after ?? null, limit],
	);
}

export async function findReservation(
	queryable: Queryable,
	merchantId: string,
	reservationId: string,
): Promise<ReservationRow | undefined> {
	const [row] = await queryable.query<ReservationRow>(
		{
			name: 'reservations_find',
			text: `SELECT ${COLUMNS} FROM reservation_document WHERE merchant_id = $1 AND reservation_id = $2`,
		},
		[merchantId, reservationId],
	);
	return row;
}

/** Where its units are. Lines never move, so this can be asked before anything is locked. */
export async function placesOf(queryable: Queryable, merchantId: string, reservationId: string): Promise<Place[]> {
	return queryable.query<Place>(
		{
			name: 'reservations_places',
			text: 'SELECT DISTINCT sku, store_id FROM reservation_line WHERE merchant_id = $1 AND reservation_id = $2',
		},
		[merchantId, reservationId],
	);
}

/** After the levels of its places were locked, so that nobody else is changing it. */
export async function updateReservation(
	tx: Queryable,
	merchantId: string,
	reservationId: string,
	{ status, expires_at, ended_at }: { status: ReservationStatus; expires_at: Date | null; ended_at: Date | null },
): Promise<void> {
	await tx.query(
		{
			name: 'reservations_update',
			text: `UPDATE reservation SET status = $3, expires_at = $4, ended_at = $5
				WHERE merchant_id = $1 AND reservation_id = $2`,
		},
		[merchantId, reservationId, status, expires_at, ended_at],
	);
}

/** Its held units become free, or with `handOver` leave their stores. */
export async function endHolds(
	tx: Queryable,
	merchantId: string,
	reservationId: string,
	{ handOver }: { handOver: boolean },
): Promise<void> {
	await tx.query(
		{
			name: 'reservations_end_holds',
			text: `UPDATE reservation_line SET held = 0, handed_over = handed_over + CASE WHEN $3 THEN held ELSE 0 END
				WHERE merchant_id = $1 AND reservation_id = $2 AND held > 0`,
		},
		[merchantId, reservationId, handOver],
	);
}

/** The database's clock, which every hold is measured by. */
export async function readClock(queryable: Queryable): Promise<Date> {
	const [row] = await queryable.query<{ now: Date }>({
		name: 'reservations_clock',
		text: `SELECT date_trunc('milliseconds', clock_timestamp()) AS now`,
	});
	if (!row) throw new Error('The clock gave no row');
	return row.now;
}
