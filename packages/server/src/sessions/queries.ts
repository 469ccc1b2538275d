import type { Channel } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface SessionOwnerRow {
	session_id: string;
	key_id: string;
	channel: Channel;
	origins: string[];
	rate_limit: number;
	merchant_id: string;
	merchant_name: string;
	currency: string;
	language: string;
}

export interface NewAccess {
	session_id: string;
	access_hash: Buffer;
	access_minutes: number;
}

/** Resolves to when its access token ends. */
export async function insertSession(
	tx: Queryable,
	merchantId: string,
	{ session_id, access_hash, access_minutes, key_id }: NewAccess & { key_id: string },
): Promise<Date> {
	const [row] = await tx.query<{ access_expires_at: Date }>(
		{
			name: 'session_insert',
			text: `INSERT INTO session (merchant_id, session_id, key_id, access_hash, access_expires_at)
				VALUES ($1, $2, $3, $4, now() + make_interval(mins => $5)) RETURNING access_expires_at`,
		},
		[merchantId, session_id, key_id, access_hash, access_minutes],
	);
	return (row as { access_expires_at: Date }).access_expires_at;
}

/** Undefined when the session has ended or its last exchange is too long ago. */
export async function updateSessionAccess(
	tx: Queryable,
	merchantId: string,
	{ session_id, access_hash, access_minutes, idle_days }: NewAccess & { idle_days: number },
): Promise<Date | undefined> {
	const [row] = await tx.query<{ access_expires_at: Date }>(
		{
			name: 'session_update_access',
			text: `UPDATE session SET access_hash = $3, access_expires_at = now() + make_interval(mins => $4), refreshed_at = now()
				WHERE merchant_id = $1 AND session_id = $2 AND ended_at IS NULL
					AND refreshed_at > now() - make_interval(days => $5)
				RETURNING access_expires_at`,
		},
		[merchantId, session_id, access_hash, access_minutes, idle_days],
	);
	return row?.access_expires_at;
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

/** Ends the session whose used refresh token this is, and says whether there was one. */
export async function endSessionOfUsedRefresh(
	tx: Queryable,
	merchantId: string,
	refreshHash: Buffer,
): Promise<boolean> {
	const rows = await tx.query(
		{
			name: 'session_end_reused',
			text: `UPDATE session SET ended_at = coalesce(session.ended_at, now()) FROM session_refresh token
				WHERE token.merchant_id = $1 AND token.refresh_hash = $2 AND token.used_at IS NOT NULL
					AND session.merchant_id = $1 AND session.session_id = token.session_id
				RETURNING session.session_id`,
		},
		[merchantId, refreshHash],
	);
	return rows.length > 0;
}

/** Sessions that cannot be gone on with, with their tokens. */
export async function forgetOldSessions(tx: Queryable, merchantId: string, idleDays: number): Promise<void> {
	await tx.query(
		{
			name: 'session_forget',
			text: `DELETE FROM session WHERE merchant_id = $1 AND session_id IN (
				SELECT session_id FROM session WHERE merchant_id = $1 AND refreshed_at <= now() - make_interval(days => $2)
				ORDER BY refreshed_at LIMIT 100 FOR UPDATE SKIP LOCKED)`,
		},
		[merchantId, idleDays],
	);
}

/** Undefined when the token is not known or over, the session has ended, or its key was revoked. */
export async function selectSessionOwner(
	queryable: Queryable,
	merchantId: string,
	accessHash: Buffer,
): Promise<SessionOwnerRow | undefined> {
	const [row] = await queryable.query<SessionOwnerRow>(
		{
			name: 'session_select_owner',
			text: `SELECT s.session_id, k.key_id, k.channel, k.origins, k.rate_limit, m.merchant_id, m.name AS merchant_name,
					m.currency, m.language
				FROM session s
				JOIN api_key k ON k.merchant_id = s.merchant_id AND k.key_id = s.key_id AND k.revoked_at IS NULL
				JOIN merchant m ON m.merchant_id = s.merchant_id
				WHERE s.merchant_id = $1 AND s.access_hash = $2 AND s.access_expires_at > now() AND s.ended_at IS NULL`,
		},
		[merchantId, accessHash],
	);
	return row;
}
