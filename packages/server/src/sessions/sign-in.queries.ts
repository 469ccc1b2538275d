import type { MessageChannel } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface NewSignIn {
	sign_in_hash: Buffer;
	session_id: string;
	channel: MessageChannel;
	address: string;
	address_hash: Buffer;
	language: string;
	code_hash: Buffer;
	minutes: number;
}

/** Resolves to when it ends. */
export async function insertSignIn(
	tx: Queryable,
	merchantId: string,
	{ sign_in_hash, session_id, channel, address, address_hash, language, code_hash, minutes }: NewSignIn,
): Promise<Date> {
	const [row] = await tx.query<{ expires_at: Date }>(
		{
			name: 'sign_in_insert',
			text: `INSERT INTO sign_in (merchant_id, sign_in_hash, session_id, channel, address, address_hash, language, code_hash,
					expires_at)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(mins => $9)) RETURNING expires_at`,
		},
		[merchantId, sign_in_hash, session_id, channel, address, address_hash, language, code_hash, minutes],
	);
	return (row as { expires_at: Date }).expires_at;
}

/** Those of the session are good no longer. */
export async function endSignIns(tx: Queryable, merchantId: string, sessionId: string): Promise<void> {
	await tx.query(
		{
			name: 'sign_in_end',
			text: `UPDATE sign_in SET code_hash = NULL, address = NULL
				WHERE merchant_id = $1 AND session_id = $2 AND code_hash IS NOT NULL`,
		},
		[merchantId, sessionId],
	);
}

/** Codes that were sent to the address in the last day. */
export async function countSignIns(queryable: Queryable, merchantId: string, addressHash: Buffer): Promise<number> {
	const [row] = await queryable.query<{ count: number }>(
		{
			name: 'sign_in_count',
			text: `SELECT count(*)::integer AS count FROM sign_in
				WHERE merchant_id = $1 AND address_hash = $2 AND created_at > now() - interval '1 day'`,
		},
		[merchantId, addressHash],
	);
	return row?.count ?? 0;
}

/** Those that count for nothing any more. */
export async function forgetOldSignIns(tx: Queryable, merchantId: string): Promise<void> {
	await tx.query(
		{
			name: 'sign_in_forget',
			text: `DELETE FROM sign_in WHERE merchant_id = $1 AND sign_in_hash IN (
				SELECT sign_in_hash FROM sign_in WHERE merchant_id = $1 AND created_at <= now() - interval '1 day'
				ORDER BY created_at LIMIT 100 FOR UPDATE SKIP LOCKED)`,
		},
		[merchantId],
	);
}

export interface TriedSignIn {
	channel: MessageChannel;
	address: string;
	language: string;
	code_hash: Buffer;
}

/** Takes one of its tries; undefined when the session has no such sign-in that is good, or guesses. */
export async function takeTry(
	tx: Queryable,
	merchantId: string,
	sessionId: string,
	signInHash: Buffer,
	mostWrong: number,
): Promise<TriedSignIn | undefined> {
	const [row] = await tx.query<TriedSignIn>(
		{
			name: 'sign_in_try',
			text: `UPDATE sign_in SET tries_left = tries_left - 1
				WHERE merchant_id = $1 AND sign_in_hash = $2 AND session_id = $3 AND code_hash IS NOT NULL AND tries_left > 0
					AND expires_at > now() AND EXISTS (SELECT FROM session
						WHERE session.merchant_id = $1 AND session.session_id = $3 AND wrong_codes < $4)
				RETURNING channel, address, language, code_hash`,
		},
		[merchantId, signInHash, sessionId, mostWrong],
	);
	return row;
}

/** Whether a code that is about to be sent still opens anything. */
export async function isSignInGood(queryable: Queryable, merchantId: string, signInHash: Buffer): Promise<boolean> {
	const rows = await queryable.query(
		{
			name: 'sign_in_good',
			text: `SELECT FROM sign_in WHERE merchant_id = $1 AND sign_in_hash = $2 AND code_hash IS NOT NULL
				AND tries_left > 0 AND expires_at > now()`,
		},
		[merchantId, signInHash],
	);
	return rows.length > 0;
}

/** Written for every code that is wrong, for whatever reason, so that all of them take the same time. */
export async function countWrongCode(tx: Queryable, merchantId: string, sessionId: string): Promise<void> {
	await tx.query(
		{
			name: 'session_wrong_code',
			text: 'UPDATE session SET wrong_codes = wrong_codes + 1 WHERE merchant_id = $1 AND session_id = $2',
		},
		[merchantId, sessionId],
	);
}
