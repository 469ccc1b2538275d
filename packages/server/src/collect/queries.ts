import type { PickupSlotInput } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface SlotKey {
	store_id: string;
	starts_at: Date;
}

export interface TakenRow {
	starts_at: Date;
	capacity_override: number | null;
	closed: boolean;
	booked: number;
}

/** What is stored of the slots of a store that start in a stretch of time; bookings of `except` are not counted. */
export async function readTaken(
	queryable: Queryable,
	merchantId: string,
	storeId: string,
	{ from, to, except }: { from: Date; to: Date; except: readonly string[] },
): Promise<TakenRow[]> {
	return queryable.query<TakenRow>(
		{
			name: 'collect_taken',
			text: `SELECT starts_at, slot.capacity_override, coalesce(slot.closed, false) AS closed,
					coalesce(booking.booked, 0)::integer AS booked
				FROM (
					SELECT starts_at, capacity_override, closed FROM pickup_slot
					WHERE merchant_id = $1 AND store_id = $2 AND starts_at >= $3 AND starts_at < $4
				) slot
				FULL JOIN (
					SELECT starts_at, count(*) AS booked FROM counting_booking
					WHERE merchant_id = $1 AND store_id = $2 AND starts_at >= $3 AND starts_at < $4
						AND reservation_id <> ALL ($5::text[])
					GROUP BY starts_at
				) booking USING (starts_at)`,
		},
		[merchantId, storeId, from, to, except],
	);
}

/** So that there is a row to lock. In the order of the locks, since a row that another has just made is waited for. */
export async function createSlots(tx: Queryable, merchantId: string, slots: readonly SlotKey[]): Promise<void> {
	await tx.query(
		{
			name: 'collect_create_slots',
			text: `INSERT INTO pickup_slot (merchant_id, store_id, starts_at)
				SELECT DISTINCT $1, slot.store_id, slot.starts_at
				FROM unnest($2::text[], $3::timestamptz[]) AS slot (store_id, starts_at)
				ORDER BY slot.store_id, slot.starts_at
				ON CONFLICT DO NOTHING`,
		},
		[merchantId, slots.map(({ store_id }) => store_id), slots.map(({ starts_at }) => starts_at)],
	);
}

/** In the one order that everybody takes, before any level. */
export async function lockSlots(tx: Queryable, merchantId: string, slots: readonly SlotKey[]): Promise<void> {
	await tx.query(
		{
			name: 'collect_lock_slots',
			text: `SELECT FROM pickup_slot WHERE merchant_id = $1
					AND (store_id, starts_at) IN (SELECT * FROM unnest($2::text[], $3::timestamptz[]))
				ORDER BY store_id, starts_at FOR NO KEY UPDATE`,
		},
		[merchantId, slots.map(({ store_id }) => store_id), slots.map(({ starts_at }) => starts_at)],
	);
}

/** In the one order that everybody takes, before any level: the slots that reservations have. */
export async function lockSlotsOf(tx: Queryable, merchantId: string, reservationIds: readonly string[]): Promise<void> {
	await tx.query(
		{
			name: 'collect_lock_slots_of',
			text: `SELECT FROM pickup_slot WHERE merchant_id = $1
					AND (store_id, starts_at) IN (SELECT store_id, starts_at FROM slot_booking
						WHERE merchant_id = $1 AND reservation_id = ANY ($2::text[]))
				ORDER BY store_id, starts_at FOR NO KEY UPDATE`,
		},
		[merchantId, reservationIds],
	);
}

export interface Booking extends SlotKey {
	reservation_id: string;
}

export async function insertBookings(tx: Queryable, merchantId: string, bookings: readonly Booking[]): Promise<void> {
	await tx.query(
		{
			name: 'collect_book',
			text: `INSERT INTO slot_booking (merchant_id, reservation_id, store_id, starts_at)
				SELECT $1, booking.reservation_id, booking.store_id, booking.starts_at
				FROM unnest($2::text[], $3::text[], $4::timestamptz[]) AS booking (reservation_id, store_id, starts_at)`,
		},
		[
			merchantId,
			bookings.map(({ reservation_id }) => reservation_id),
			bookings.map(({ store_id }) => store_id),
			bookings.map(({ starts_at }) => starts_at),
		],
	);
}

/** Of the reservations those that have a slot. */
export async function findBookings(
	queryable: Queryable,
	merchantId: string,
	reservationIds: readonly string[],
): Promise<Booking[]> {
	return queryable.query<Booking>(
		{
			name: 'collect_bookings',
			text: `SELECT reservation_id, store_id, starts_at FROM slot_booking
				WHERE merchant_id = $1 AND reservation_id = ANY ($2::text[])`,
		},
		[merchantId, reservationIds],
	);
}

export async function updateBooking(
	tx: Queryable,
	merchantId: string,
	{ reservation_id, starts_at }: Omit<Booking, 'store_id'>,
): Promise<void> {
	await tx.query(
		{
			name: 'collect_move_booking',
			text: 'UPDATE slot_booking SET starts_at = $3 WHERE merchant_id = $1 AND reservation_id = $2',
		},
		[merchantId, reservation_id, starts_at],
	);
}

/** False when it is so already. Bookings of the slot wait for it, and it for them. */
export async function putSlot(
	tx: Queryable,
	merchantId: string,
	{ store_id, starts_at }: SlotKey,
	{ capacity, closed }: PickupSlotInput,
): Promise<boolean> {
	const rows = await tx.query(
		{
			name: 'collect_put_slot',
			text: `INSERT INTO pickup_slot AS slot (merchant_id, store_id, starts_at, capacity_override, closed)
				VALUES ($1, $2, $3, $4, $5)
				ON CONFLICT (merchant_id, store_id, starts_at) DO UPDATE
				SET capacity_override = excluded.capacity_override, closed = excluded.closed
				WHERE (slot.capacity_override, slot.closed) IS DISTINCT FROM (excluded.capacity_override, excluded.closed)
				RETURNING true AS changed`,
		},
		[merchantId, store_id, starts_at, capacity, closed],
	);
	return rows.length > 0;
}
