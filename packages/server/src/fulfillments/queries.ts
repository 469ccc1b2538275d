import type { FulfillmentReason, FulfillmentStatus, FulfillmentType, OrderStatus, Variant } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface FulfillmentLineRow {
	line: number;
	/** Null: given in place of another. */
	order_line: number | null;
	replaces: number | null;
	sku: string;
	title: string;
	options: Variant['options'];
	image: string | null;
	gtin: string | null;
	shelf: string | null;
	quantity: number;
	quantity_picked: number | null;
	quantity_lost: number;
	unit_amount: number;
	/** Off the whole line. */
	discount_amount: number;
	/** Where its units are held. */
	reservation_id: string;
}

export interface FulfillmentRow {
	fulfillment_id: string;
	order_id: string;
	type: FulfillmentType;
	store_id: string;
	status: FulfillmentStatus;
	reason: FulfillmentReason | null;
	note: string | null;
	slot_starts_at: Date | null;
	slot_ends_at: Date | null;
	collect_until: Date | null;
	code: string;
	assigned_staff_id: string | null;
	assigned_name: string | null;
	tracking: string | null;
	version: number;
	placed_at: Date;
	prepared_at: Date | null;
	ended_at: Date | null;
	/** For how long its store keeps what was not collected. */
	hold_hours: number;
	lines: FulfillmentLineRow[];
}

const COLUMNS = `f.fulfillment_id, f.order_id, f.type, f.store_id, f.status, f.reason, f.note, f.slot_starts_at, f.slot_ends_at,
	f.collect_until, f.code, f.assigned_staff_id, f.assigned_name, f.tracking, f.version, f.placed_at, f.prepared_at,
	f.ended_at, coalesce(s.pickup_hold_hours, 48) AS hold_hours`;

/** Of these orders, in the order in which they were made. Shelves and losses are those of now. */
export async function selectFulfillments(
	queryable: Queryable,
	merchantId: string,
	orderIds: readonly string[],
): Promise<FulfillmentRow[]> {
	return queryable.query<FulfillmentRow>(
		{
			name: 'fulfillments_select',
			text: `SELECT ${COLUMNS},
					(SELECT jsonb_agg(jsonb_build_object('line', l.line, 'order_line', l.order_line, 'replaces', l.replaces,
							'sku', l.sku, 'title', l.title, 'options', l.options, 'image', l.image, 'gtin', v.gtin, 'shelf', level.shelf,
							'quantity', l.quantity, 'quantity_picked', l.quantity_picked,
							'quantity_lost', coalesce((SELECT sum(r.quantity_lost) FROM reservation_line r WHERE r.merchant_id = $1
								AND r.reservation_id = l.reservation_id AND r.sku = l.sku), 0),
							'unit_amount', l.unit_amount, 'discount_amount', l.discount_amount, 'reservation_id', l.reservation_id) ORDER BY l.line)
						FROM fulfillment_line l
						LEFT JOIN variant v ON v.merchant_id = $1 AND v.sku = l.sku
						LEFT JOIN inventory_level level ON level.merchant_id = $1 AND level.sku = l.sku AND level.store_id = f.store_id
						WHERE l.merchant_id = $1 AND l.fulfillment_id = f.fulfillment_id) AS lines
				FROM fulfillment f JOIN store s ON s.merchant_id = f.merchant_id AND s.store_id = f.store_id
				WHERE f.merchant_id = $1 AND f.order_id = ANY($2::text[])
				ORDER BY f.fulfillment_id`,
		},
		[merchantId, orderIds],
	);
}

export async function findOrderOfFulfillment(
	queryable: Queryable,
	merchantId: string,
	fulfillmentId: string,
): Promise<string | undefined> {
	const [row] = await queryable.query<{ order_id: string }>(
		{
			name: 'fulfillments_order',
			text: 'SELECT order_id FROM fulfillment WHERE merchant_id = $1 AND fulfillment_id = $2',
		},
		[merchantId, fulfillmentId],
	);
	return row?.order_id;
}

export interface FulfillmentFilter {
	stores: readonly string[] | undefined;
	statuses: readonly FulfillmentStatus[];
	type: FulfillmentType | undefined;
	/** LIKE patterns, every one of which has to match the shopper’s name or the order’s number. */
	patterns: readonly string[];
	/** Leaves out what ended before. */
	endedSince: string | undefined;
	/** Due, in milliseconds, and id of the one before. */
	after: { due: number; id: string } | undefined;
	limit: number;
}

export interface ListedFulfillment {
	fulfillment_id: string;
	order_id: string;
	/** Milliseconds: when its slot begins, or when it was ordered. */
	due: number;
}

/** The soonest first: by slot, and what is shipped by when it was ordered. */
export async function listFulfillmentIds(
	queryable: Queryable,
	merchantId: string,
	{ stores, statuses, type, patterns, endedSince, after, limit }: FulfillmentFilter,
): Promise<ListedFulfillment[]> {
	return queryable.query<ListedFulfillment>(
		{
			name: 'fulfillments_list',
			text: `SELECT fulfillment_id, order_id, due FROM (
					SELECT f.fulfillment_id, f.order_id,
						(extract(epoch FROM coalesce(f.slot_starts_at, f.placed_at)) * 1000)::float8 AS due
					FROM fulfillment f JOIN placed_order o USING (merchant_id, order_id)
					WHERE f.merchant_id = $1
						AND ($2::text[] IS NULL OR f.store_id = ANY($2))
						AND f.status = ANY($3::text[])
						AND ($4::text IS NULL OR f.type = $4)
						AND NOT EXISTS (SELECT FROM unnest($5::text[]) AS word
							WHERE NOT (o.name ILIKE word OR o.number::text ILIKE word))
						AND (f.ended_at IS NULL OR f.ended_at >= coalesce($9::timestamptz, '-infinity'))
				) listed
				WHERE $6::float8 IS NULL OR (due, fulfillment_id) > ($6, $7)
				ORDER BY due, fulfillment_id
				LIMIT $8`,
		},
		[
			merchantId,
			stores ?? null,
			statuses,
			type ?? null,
			patterns,
			after?.due ?? null,
			after?.id ?? null,
			limit,
			endedSince ?? null,
		],
	);
}

/**
 * By the whole code, or by what codes with the same words begin with, in these stores. What ended more than a day ago is
 * not found.
 */
export async function findByCode(
	queryable: Queryable,
	merchantId: string,
	stores: readonly string[] | undefined,
	{ from, to }: { from: string; to: string },
): Promise<{ fulfillment_id: string; order_id: string; code: string }[]> {
	return queryable.query(
		{
			name: 'fulfillments_by_code',
			text: `SELECT fulfillment_id, order_id, code FROM fulfillment
				WHERE merchant_id = $1 AND code >= $3 COLLATE "C" AND code <= $4 COLLATE "C" AND type = 'pickup'
					AND ($2::text[] IS NULL OR store_id = ANY($2))
					AND (ended_at IS NULL OR ended_at > now() - interval '24 hours')
				ORDER BY ended_at NULLS FIRST, fulfillment_id DESC`,
		},
		[merchantId, stores ?? null, from, to],
	);
}

export type NewFulfillment = Pick<
	FulfillmentRow,
	| 'fulfillment_id'
	| 'order_id'
	| 'type'
	| 'store_id'
	| 'status'
	| 'slot_starts_at'
	| 'slot_ends_at'
	| 'code'
	| 'placed_at'
> & { lines: readonly NewFulfillmentLine[] };

export type NewFulfillmentLine = Omit<FulfillmentLineRow, 'gtin' | 'shelf' | 'quantity_lost'>;

export async function insertFulfillment(tx: Queryable, merchantId: string, made: NewFulfillment): Promise<void> {
	const { lines, ...fields } = made;
	await tx.query(
		{
			name: 'fulfillments_insert',
			text: `INSERT INTO fulfillment (merchant_id, fulfillment_id, order_id, type, store_id, status, slot_starts_at,
					slot_ends_at, code, placed_at)
				SELECT $1, fulfillment_id, order_id, type, store_id, status, slot_starts_at, slot_ends_at, code, placed_at
				FROM jsonb_populate_record(NULL::fulfillment, $2)`,
		},
		[merchantId, JSON.stringify(fields)],
	);
	await insertFulfillmentLines(tx, merchantId, made.fulfillment_id, lines);
}

export async function insertFulfillmentLines(
	tx: Queryable,
	merchantId: string,
	fulfillmentId: string,
	lines: readonly NewFulfillmentLine[],
): Promise<void> {
	await tx.query(
		{
			name: 'fulfillments_insert_lines',
			text: `INSERT INTO fulfillment_line (merchant_id, fulfillment_id, line, order_line, replaces, sku, title, options,
					image, quantity, quantity_picked, unit_amount, discount_amount, reservation_id)
				SELECT $1, $2, line, order_line, replaces, sku, title, options, image, quantity, quantity_picked, unit_amount,
					discount_amount, reservation_id
				FROM jsonb_populate_recordset(NULL::fulfillment_line, $3)`,
		},
		[merchantId, fulfillmentId, JSON.stringify(lines)],
	);
}

/** What a change may make different. */
export type FulfillmentFields = Pick<
	FulfillmentRow,
	| 'status'
	| 'reason'
	| 'note'
	| 'slot_starts_at'
	| 'slot_ends_at'
	| 'collect_until'
	| 'assigned_staff_id'
	| 'assigned_name'
	| 'tracking'
	| 'prepared_at'
	| 'ended_at'
>;

/** After its order was locked. */
export async function updateFulfillment(
	tx: Queryable,
	merchantId: string,
	fulfillmentId: string,
	fields: FulfillmentFields,
): Promise<void> {
	await tx.query(
		{
			name: 'fulfillments_update',
			text: `UPDATE fulfillment SET status = $3, reason = $4, note = $5, slot_starts_at = $6, slot_ends_at = $7,
					collect_until = $8, assigned_staff_id = $9, assigned_name = $10, tracking = $11, prepared_at = $12, ended_at = $13,
					version = version + 1
				WHERE merchant_id = $1 AND fulfillment_id = $2`,
		},
		[
			merchantId,
			fulfillmentId,
			fields.status,
			fields.reason,
			fields.note,
			fields.slot_starts_at,
			fields.slot_ends_at,
			fields.collect_until,
			fields.assigned_staff_id,
			fields.assigned_name,
			fields.tracking,
			fields.prepared_at,
			fields.ended_at,
		],
	);
}

export async function updatePicked(
	tx: Queryable,
	merchantId: string,
	fulfillmentId: string,
	picked: readonly { line: number; quantity_picked: number }[],
): Promise<void> {
	await tx.query(
		{
			name: 'fulfillments_picked',
			text: `UPDATE fulfillment_line line SET quantity_picked = picked.quantity
				FROM unnest($3::integer[], $4::integer[]) AS picked (line, quantity)
				WHERE line.merchant_id = $1 AND line.fulfillment_id = $2 AND line.line = picked.line`,
		},
		[merchantId, fulfillmentId, picked.map(({ line }) => line), picked.map((each) => each.quantity_picked)],
	);
}

/** Its units are held by another reservation from now on. */
export async function moveToReservation(
	tx: Queryable,
	merchantId: string,
	fulfillmentId: string,
	reservationId: string,
): Promise<void> {
	await tx.query(
		{
			name: 'fulfillments_move',
			text: 'UPDATE fulfillment_line SET reservation_id = $3 WHERE merchant_id = $1 AND fulfillment_id = $2',
		},
		[merchantId, fulfillmentId, reservationId],
	);
}

export interface AboutFulfillment {
	fulfillment_id: string;
	order_id: string;
	store_id: string;
	status: FulfillmentStatus;
	version: number;
	owner_id: string | null;
	viewers: string[];
	order_status: OrderStatus;
}

/** Those whose units these reservations hold. */
export async function fulfillmentsOfReservations(
	queryable: Queryable,
	merchantId: string,
	reservationIds: readonly string[],
): Promise<AboutFulfillment[]> {
	return queryable.query<AboutFulfillment>(
		{
			name: 'fulfillments_of_reservations',
			text: `SELECT f.fulfillment_id, f.order_id, f.store_id, f.status, f.version, o.owner_id, o.status AS order_status,
					ARRAY(SELECT v.owner_id FROM order_viewer v WHERE v.merchant_id = $1 AND v.order_id = f.order_id) AS viewers
				FROM fulfillment f JOIN placed_order o USING (merchant_id, order_id)
				WHERE f.merchant_id = $1 AND f.fulfillment_id IN (SELECT l.fulfillment_id FROM fulfillment_line l
					WHERE l.merchant_id = $1 AND l.reservation_id = ANY($2::text[]))
				ORDER BY f.fulfillment_id`,
		},
		[merchantId, reservationIds],
	);
}
