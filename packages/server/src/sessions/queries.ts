import type { Channel } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { KioskOfKey } from '../http/callers.queries.ts';
import { SESSION_ENDED } from './ended.queries.ts';

export interface SessionOwnerRow extends KioskOfKey {
	session_id: string;
	customer_id: string | null;
	verified_lately: boolean;
	is_borrowed: boolean;
	key_id: string;
	channel: Channel;
	origins: string[];
	rate_limit: number;
	merchant_id: string;
	merchant_name: string;
	currency: string;
	language: string;
}

export interface SessionRow {
	session_id: string;
	/** Who is signed in, and since when they showed it; null while nobody is. */
	customer_id: string | null;
	verified_at: Date | null;
}

export interface NewSession {
	session_id: string;
	key_id: string;
	customer_id: string | null;
	verified_at: Date | 'now' | null;
	/** How long it may go on; null as long as it is used. */
	minutes: number | null;
}

export async function insertSession(
	tx: Queryable,
	merchantId: string,
	{ session_id, key_id, customer_id, verified_at, minutes }: NewSession,
): Promise<SessionRow> {
	const [row] = await tx.query<SessionRow>(
		{
			name: 'session_insert',
			// The time that the transaction began is asked for by its name.
			text: `INSERT INTO session (merchant_id, session_id, key_id, customer_id, verified_at, ends_at)
				VALUES ($1, $2, $3, $4, $5, now() + make_interval(mins => $6::integer))
				RETURNING session_id, customer_id, verified_at`,
		},
		[merchantId, session_id, key_id, customer_id, verified_at, minutes],
	);
	return row as SessionRow;
}

/** Undefined when the session has ended or its last exchange is too long ago. */
export async function goOnWithSession(
	tx: Queryable,
	merchantId: string,
	sessionId: string,
	idleDays: number,
): Promise<SessionRow | undefined> {
	const [row] = await tx.query<SessionRow>(
		{
			name: 'session_go_on',
			text: `UPDATE session SET refreshed_at = now()
				WHERE merchant_id = $1 AND session_id = $2 AND ended_at IS NULL
					AND refreshed_at > now() - make_interval(days => $3) AND (ends_at IS NULL OR ends_at > now())
				RETURNING session_id, customer_id, verified_at`,
		},
		[merchantId, sessionId, idleDays],
	);
	return row;
}

/** Resolves to when the token ends: with its session at the latest. */
export async function insertAccess(
	tx: Queryable,
	merchantId: string,
	{ session_id, access_hash, minutes }: { session_id: string; access_hash: Buffer; minutes: number },
): Promise<Date> {
	const [row] = await tx.query<{ expires_at: Date }>(
		{
			name: 'session_access_insert',
			text: `INSERT INTO session_access (merchant_id, session_id, access_hash, expires_at)
				SELECT $1, $2, $3, least(now() + make_interval(mins => $4), ends_at) FROM session
				WHERE merchant_id = $1 AND session_id = $2 RETURNING expires_at`,
		},
		[merchantId, session_id, access_hash, minutes],
	);
	return (row as { expires_at: Date }).expires_at;
}

export async function insertRefresh(
	tx: Queryable,
	merchantId: string,
	sessionId: string,
	refreshHash: Buffer,
): Promise<void> {
	await tx.query(
		{
			name: 'session_refresh_insert',
			text: 'INSERT INTO session_refresh (merchant_id, session_id, refresh_hash) VALUES ($1, $2, $3)',
		},
		[merchantId, sessionId, refreshHash],
	);
}

/** Marks a refresh token of the key’s sessions as used; undefined when there is none, or it was used before. */
export async function useRefresh(
	tx: Queryable,
	merchantId: string,
	keyId: string,
	refreshHash: Buffer,
): Promise<string | undefined> {
	const [row] = await tx.query<{ session_id: string }>(
		{
			name: 'session_refresh_use',
			text: `UPDATE session_refresh token SET used_at = now() FROM session
				WHERE token.merchant_id = $1 AND token.refresh_hash = $3 AND token.used_at IS NULL
					AND session.merchant_id = $1 AND session.session_id = token.session_id AND session.key_id = $2
				RETURNING token.session_id`,
		},
		[merchantId, keyId, refreshHash],
	);
	return row?.session_id;
}

/** Of a session that goes on. */
export async function isRefreshUnused(tx: Queryable, merchantId: string, refreshHash: Buffer): Promise<boolean> {
	const rows = await tx.query(
		{
			name: 'session_refresh_unused',
			text: `SELECT FROM session_refresh token JOIN session USING (merchant_id, session_id)
				WHERE merchant_id = $1 AND token.refresh_hash = $2 AND token.used_at IS NULL AND session.ended_at IS NULL`,
		},
		[merchantId, refreshHash],
	);
	return rows.length > 0;
}

/** Ends the session whose used refresh token this is, and says whether there was one. */
export async function endSessionOfUsedRefresh(
	tx: Queryable,
	merchantId: string,
	refreshHash: Buffer,
): Promise<boolean> {
	const rows = await tx.query(
		{
			name: 'session_end_reused',
			text: `WITH ended AS (
					UPDATE session SET ended_at = coalesce(session.ended_at, now()) FROM session_refresh token
					WHERE token.merchant_id = $1 AND token.refresh_hash = $2 AND token.used_at IS NOT NULL
						AND session.merchant_id = $1 AND session.session_id = token.session_id
					RETURNING session.session_id
				)
				SELECT pg_notify('${SESSION_ENDED}', session_id) FROM ended`,
		},
		[merchantId, refreshHash],
	);
	return rows.length > 0;
}

/**
 * Access tokens that are long over, and sessions that cannot be gone on with, with what only they could see. Those whose
 * time is up are ended, so that streams of them are closed.
 */
export async function forgetOldSessions(tx: Queryable, merchantId: string, idleDays: number): Promise<void> {
	await tx.query(
		{
			name: 'session_access_forget',
			text: `DELETE FROM session_access WHERE merchant_id = $1 AND access_hash IN (
				SELECT access_hash FROM session_access WHERE merchant_id = $1 AND expires_at <= now() - interval '1 day'
				ORDER BY expires_at LIMIT 100 FOR UPDATE SKIP LOCKED)`,
		},
		[merchantId],
	);
	await tx.query(
		{
			name: 'session_end_over',
			text: `WITH over AS (
					UPDATE session SET ended_at = ends_at WHERE merchant_id = $1 AND session_id IN (
						SELECT session_id FROM session WHERE merchant_id = $1 AND ends_at <= now() AND ended_at IS NULL
						ORDER BY ends_at LIMIT 100 FOR UPDATE SKIP LOCKED)
					RETURNING session_id
				)
				SELECT pg_notify('${SESSION_ENDED}', session_id) FROM over`,
		},
		[merchantId],
	);
	await tx.query(
		{
			name: 'session_forget',
			text: `WITH gone AS (
					DELETE FROM session WHERE merchant_id = $1 AND session_id IN (
						SELECT session_id FROM session WHERE merchant_id = $1 AND refreshed_at <= now() - make_interval(days => $2)
						ORDER BY refreshed_at LIMIT 100 FOR UPDATE SKIP LOCKED)
					RETURNING session_id
				)
				DELETE FROM order_viewer WHERE merchant_id = $1 AND owner_id IN (SELECT session_id FROM gone)`,
		},
		[merchantId, idleDays],
	);
}

/** Undefined when the token is not known or over, the session has ended, or its key opens nothing any more. */
export async function selectSessionOwner(
	queryable: Queryable,
	merchantId: string,
	accessHash: Buffer,
	latelyMinutes: number,
): Promise<SessionOwnerRow | undefined> {
	const [row] = await queryable.query<SessionOwnerRow>(
		{
			name: 'session_select_owner',
			text: `SELECT s.session_id, s.customer_id,
					coalesce(s.verified_at > now() - make_interval(mins => $3), false) AS verified_lately,
					s.ends_at IS NOT NULL AS is_borrowed, k.key_id, k.channel, k.origins, k.rate_limit, k.kiosk_id, k.store_id,
					m.merchant_id, m.name AS merchant_name, m.currency, m.language
				FROM session_access a
				JOIN session s ON s.merchant_id = a.merchant_id AND s.session_id = a.session_id AND s.ended_at IS NULL
				JOIN good_key k ON k.merchant_id = s.merchant_id AND k.key_id = s.key_id
				JOIN merchant m ON m.merchant_id = s.merchant_id
				WHERE a.merchant_id = $1 AND a.access_hash = $2 AND a.expires_at > now()`,
		},
		[merchantId, accessHash, latelyMinutes],
	);
	return row;
}
