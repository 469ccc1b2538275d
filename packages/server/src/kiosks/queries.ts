import type { KioskHeartbeat, KioskSettings } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface KioskRow {
	kiosk_id: string;
	name: string;
	store_id: string;
	closed: boolean;
	settings: KioskSettings;
	/** Its store is not open to shoppers at all. */
	store_inactive: boolean;
	/** It has a key that opens something now. */
	enrolled: boolean;
	enrolled_at: Date | null;
	expires_at: Date | null;
	removed_at: Date | null;
	seen_at: Date | null;
	/** How long ago that was; by the database’s clock, as all of these are. */
	silent_ms: number | null;
	heartbeat: KioskHeartbeat | null;
	call_since: Date | null;
	call_language: string | null;
	/** That nobody has looked after. */
	refusals: number;
	created_at: Date;
}

const KIOSKS = `SELECT kiosk_id, name, store_id, closed, settings, enrolled_at, expires_at, removed_at, seen_at, heartbeat,
	EXISTS (SELECT FROM good_key k WHERE k.merchant_id = kiosk.merchant_id AND k.kiosk_id = kiosk.kiosk_id) AS enrolled,
	(SELECT status = 'inactive' FROM store WHERE store.merchant_id = kiosk.merchant_id
		AND store.store_id = kiosk.store_id) AS store_inactive,
	extract(epoch FROM now() - seen_at)::float8 * 1000 AS silent_ms, call_since, call_language,
	(SELECT count(*)::integer FROM kiosk_refusal refusal WHERE refusal.merchant_id = kiosk.merchant_id
		AND refusal.kiosk_id = kiosk.kiosk_id AND refusal.settled_at IS NULL) AS refusals, created_at
	FROM kiosk`;

/** In the order in which they were set up; `stores`: null is all. */
export async function selectKiosks(
	queryable: Queryable,
	merchantId: string,
	stores: readonly string[] | null,
): Promise<KioskRow[]> {
	return queryable.query<KioskRow>(
		{
			name: 'kiosks_select_all',
			text: `${KIOSKS} WHERE merchant_id = $1 AND ($2::text[] IS NULL OR store_id = ANY ($2)) ORDER BY kiosk_id`,
		},
		[merchantId, stores],
	);
}

/** Those of a store that have been enrolled. */
export async function selectKiosksOf(queryable: Queryable, merchantId: string, storeId: string): Promise<string[]> {
	const rows = await queryable.query<{ kiosk_id: string }>(
		{
			name: 'kiosks_select_of_store',
			text: `SELECT kiosk_id FROM kiosk
				WHERE merchant_id = $1 AND store_id = $2 AND enrolled_at IS NOT NULL ORDER BY kiosk_id`,
		},
		[merchantId, storeId],
	);
	return rows.map(({ kiosk_id }) => kiosk_id);
}

export async function selectKiosk(
	queryable: Queryable,
	merchantId: string,
	kioskId: string,
): Promise<KioskRow | undefined> {
	const [row] = await queryable.query<KioskRow>(
		{ name: 'kiosks_select', text: `${KIOSKS} WHERE merchant_id = $1 AND kiosk_id = $2` },
		[merchantId, kioskId],
	);
	return row;
}

/** Nobody else changes it until the transaction ends. */
export async function lockKiosk(tx: Queryable, merchantId: string, kioskId: string): Promise<void> {
	await tx.query(
		{ name: 'kiosks_lock', text: 'SELECT FROM kiosk WHERE merchant_id = $1 AND kiosk_id = $2 FOR NO KEY UPDATE' },
		[merchantId, kioskId],
	);
}

export async function insertKiosk(
	tx: Queryable,
	merchantId: string,
	{ kiosk_id, name, store_id, settings }: Pick<KioskRow, 'kiosk_id' | 'name' | 'store_id' | 'settings'>,
): Promise<void> {
	await tx.query(
		{
			name: 'kiosks_insert',
			text: 'INSERT INTO kiosk (merchant_id, kiosk_id, name, store_id, settings) VALUES ($1, $2, $3, $4, $5)',
		},
		[merchantId, kiosk_id, name, store_id, JSON.stringify(settings)],
	);
}

export async function updateKiosk(
	tx: Queryable,
	merchantId: string,
	kioskId: string,
	{ name, closed, settings }: Pick<KioskRow, 'name' | 'closed' | 'settings'>,
): Promise<void> {
	await tx.query(
		{
			name: 'kiosks_update',
			text: 'UPDATE kiosk SET name = $3, closed = $4, settings = $5 WHERE merchant_id = $1 AND kiosk_id = $2',
		},
		[merchantId, kioskId, name, closed, JSON.stringify(settings)],
	);
}

/** Keeps the time of the first removal since it was set up, or since it got its last code. */
export async function updateRemoved(tx: Queryable, merchantId: string, kioskId: string): Promise<void> {
	await tx.query(
		{
			name: 'kiosks_update_removed',
			text: `UPDATE kiosk SET removed_at = coalesce(removed_at, now()), call_since = NULL, call_language = NULL
				WHERE merchant_id = $1 AND kiosk_id = $2`,
		},
		[merchantId, kioskId],
	);
}

/** A device has become it: what another said before is not true of this one. */
export async function updateEnrolled(tx: Queryable, merchantId: string, kioskId: string, days: number): Promise<void> {
	await tx.query(
		{
			name: 'kiosks_update_enrolled',
			text: `UPDATE kiosk SET enrolled_at = now(), expires_at = now() + make_interval(days => $3), removed_at = NULL,
					seen_at = now(), heartbeat = NULL, call_since = NULL, call_language = NULL
				WHERE merchant_id = $1 AND kiosk_id = $2`,
		},
		[merchantId, kioskId, days],
	);
}

export async function updateBeaten(
	tx: Queryable,
	merchantId: string,
	kioskId: string,
	{ heartbeat, days }: { heartbeat: KioskHeartbeat; days: number },
): Promise<void> {
	await tx.query(
		{
			name: 'kiosks_update_beaten',
			text: `UPDATE kiosk SET seen_at = now(), expires_at = now() + make_interval(days => $4), heartbeat = $3
				WHERE merchant_id = $1 AND kiosk_id = $2`,
		},
		[merchantId, kioskId, JSON.stringify(heartbeat), days],
	);
}

/** Null ends the call. One that goes on stays as it is. */
export async function updateCall(
	tx: Queryable,
	merchantId: string,
	kioskId: string,
	language: string | null,
): Promise<void> {
	await tx.query(
		{
			name: 'kiosks_update_call',
			text: `UPDATE kiosk SET call_since = CASE WHEN $3::text IS NOT NULL THEN coalesce(call_since, now()) END,
					call_language = CASE WHEN $3::text IS NOT NULL THEN coalesce(call_language, $3) END
				WHERE merchant_id = $1 AND kiosk_id = $2`,
		},
		[merchantId, kioskId, language],
	);
}
