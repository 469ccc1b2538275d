import type { ContactInput, KioskRefusal } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface RefusalRow extends Omit<KioskRefusal, 'made_at' | 'refused_at' | 'customer' | 'settled'> {
	/** Until it is settled. */
	customer_id: string | null;
	customer_name: string | null;
	made_at: Date;
	refused_at: Date;
	settled_at: Date | null;
	settled_by: string | null;
	note: string | null;
}

export interface RefusalToList extends Pick<
	RefusalRow,
	'entry_id' | 'kiosk_id' | 'store_id' | 'kind' | 'made_at' | 'code' | 'detail' | 'lines' | 'coupon'
> {
	contact: ContactInput | null;
	/** Who was signed in. */
	customer_id: string | null;
}

const COLUMNS = `entry_id, kiosk_id, store_id, kind, made_at, refused_at, code, detail, contact, lines, coupon, settled_at,
	settled_by, note, CASE WHEN settled_at IS NULL THEN customer_id END AS customer_id,
	(SELECT name FROM customer WHERE customer.merchant_id = kiosk_refusal.merchant_id AND settled_at IS NULL
		AND customer.customer_id = kiosk_refusal.customer_id) AS customer_name`;

/** False when it is on the list already, settled or not. */
export async function insertRefusal(tx: Queryable, merchantId: string, refusal: RefusalToList): Promise<boolean> {
	const { entry_id, kiosk_id, store_id, kind, made_at, code, detail, contact, customer_id, lines, coupon } = refusal;
	const rows = await tx.query(
		{
			name: 'kiosk_refusal_insert',
			text: `INSERT INTO kiosk_refusal (merchant_id, entry_id, kiosk_id, store_id, kind, made_at, code, detail, contact,
					customer_id, lines, coupon)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING RETURNING entry_id`,
		},
		[
			merchantId,
			entry_id,
			kiosk_id,
			store_id,
			kind,
			made_at,
			code,
			detail,
			contact && JSON.stringify(contact),
			customer_id,
			JSON.stringify(lines),
			coupon,
		],
	);
	return rows.length > 0;
}

interface RefusalFilter {
	settled: boolean;
	/** Undefined is all. */
	stores: readonly string[] | undefined;
	/** The row before. */
	after: { refused_at: Date; entry_id: string } | undefined;
	limit: number;
}

/** Newest first. */
export async function listRefusals(
	queryable: Queryable,
	merchantId: string,
	{ settled, stores, after, limit }: RefusalFilter,
): Promise<RefusalRow[]> {
	return queryable.query<RefusalRow>(
		{
			name: 'kiosk_refusal_list',
			text: `SELECT ${COLUMNS} FROM kiosk_refusal
				WHERE merchant_id = $1 AND (settled_at IS NOT NULL) = $2 AND ($3::text[] IS NULL OR store_id = ANY ($3))
					AND ($4::timestamptz IS NULL OR (date_trunc('milliseconds', refused_at), entry_id) < ($4, $5))
				ORDER BY date_trunc('milliseconds', refused_at) DESC, entry_id DESC LIMIT $6`,
		},
		[merchantId, settled, stores ?? null, after?.refused_at ?? null, after?.entry_id ?? null, limit],
	);
}

export async function findRefusal(
	queryable: Queryable,
	merchantId: string,
	entryId: string,
): Promise<RefusalRow | undefined> {
	const [row] = await queryable.query<RefusalRow>(
		{
			name: 'kiosk_refusal_find',
			text: `SELECT ${COLUMNS} FROM kiosk_refusal WHERE merchant_id = $1 AND entry_id = $2`,
		},
		[merchantId, entryId],
	);
	return row;
}

/** Whoever it was for is known no longer: they were told. One that was settled stays as it is, and this is false. */
export async function settleRefusal(
	tx: Queryable,
	merchantId: string,
	entryId: string,
	{ by, note }: { by: string; note: string },
): Promise<boolean> {
	const rows = await tx.query(
		{
			name: 'kiosk_refusal_settle',
			text: `UPDATE kiosk_refusal SET settled_at = now(), settled_by = $3, note = $4, contact = NULL
				WHERE merchant_id = $1 AND entry_id = $2 AND settled_at IS NULL RETURNING entry_id`,
		},
		[merchantId, entryId, by, note],
	);
	return rows.length > 0;
}

/** What was wanted by somebody, by their account or one of their addresses. */
export async function forgetRefusals(
	tx: Queryable,
	merchantId: string,
	{ customer_id, email, phone }: { customer_id: string; email: string | null; phone: string | null },
): Promise<void> {
	await tx.query(
		{
			name: 'kiosk_refusal_forget',
			text: `DELETE FROM kiosk_refusal WHERE merchant_id = $1
				AND (customer_id = $2 OR lower(contact->>'email') = $3 OR contact->>'phone' = $4)`,
		},
		[merchantId, customer_id, email, phone],
	);
}
