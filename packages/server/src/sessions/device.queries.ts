import type { DeviceSignInAsked, DeviceSignInState } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface NewDeviceSignIn {
	device_hash: Buffer;
	code_hash: Buffer;
	session_id: string;
	number: number;
	numbers: readonly number[];
	seconds: number;
}

/** Takes the place of those that the session asked for before. Resolves to when it ends. */
export async function insertDeviceSignIn(
	tx: Queryable,
	merchantId: string,
	{ device_hash, code_hash, session_id, number, numbers, seconds }: NewDeviceSignIn,
): Promise<Date> {
	await tx.query(
		{
			name: 'device_replace',
			text: `UPDATE device_sign_in SET expires_at = now()
				WHERE merchant_id = $1 AND session_id = $2 AND expires_at > now()`,
		},
		[merchantId, session_id],
	);
	const [row] = await tx.query<{ expires_at: Date }>(
		{
			name: 'device_insert',
			text: `INSERT INTO device_sign_in (merchant_id, device_hash, code_hash, session_id, number, numbers, expires_at)
				VALUES ($1, $2, $3, $4, $5, $6::smallint[], now() + make_interval(secs => $7)) RETURNING expires_at`,
		},
		[merchantId, device_hash, code_hash, session_id, number, numbers, seconds],
	);
	return (row as { expires_at: Date }).expires_at;
}

/** Those that nobody asks about any more. */
export async function forgetOldDeviceSignIns(tx: Queryable, merchantId: string): Promise<void> {
	await tx.query(
		{
			name: 'device_forget',
			text: `DELETE FROM device_sign_in WHERE merchant_id = $1 AND device_hash IN (
				SELECT device_hash FROM device_sign_in WHERE merchant_id = $1 AND created_at <= now() - interval '1 hour'
				ORDER BY created_at LIMIT 100 FOR UPDATE SKIP LOCKED)`,
		},
		[merchantId],
	);
}

export interface AskedRow {
	session_id: string;
	numbers: number[];
	expires_at: Date;
}

/** Of the first customer who looks; undefined to others, and when it is over, answered or not known. */
export async function lookAtDevice(
	tx: Queryable,
	merchantId: string,
	customerId: string,
	codeHash: Buffer,
): Promise<AskedRow | undefined> {
	const [row] = await tx.query<AskedRow>(
		{
			name: 'device_look',
			text: `UPDATE device_sign_in SET customer_id = $2
				WHERE merchant_id = $1 AND code_hash = $3 AND approved IS NULL AND expires_at > now()
					AND (customer_id IS NULL OR customer_id = $2)
					AND EXISTS (SELECT FROM session WHERE session.merchant_id = $1
						AND session.session_id = device_sign_in.session_id AND session.ended_at IS NULL)
				RETURNING session_id, numbers, expires_at`,
		},
		[merchantId, customerId, codeHash],
	);
	return row;
}

/** Where the session began; undefined when that is no kiosk of the shop. */
export async function findKioskOfSession(
	queryable: Queryable,
	merchantId: string,
	sessionId: string,
): Promise<NonNullable<DeviceSignInAsked['kiosk']> | undefined> {
	const [row] = await queryable.query<NonNullable<DeviceSignInAsked['kiosk']>>(
		{
			name: 'device_find_kiosk',
			text: `SELECT kiosk.name, store.store_id, store.name AS store_name FROM session
				JOIN good_key USING (merchant_id, key_id)
				JOIN kiosk USING (merchant_id, kiosk_id)
				JOIN store ON store.merchant_id = kiosk.merchant_id AND store.store_id = kiosk.store_id
				WHERE session.merchant_id = $1 AND session.session_id = $2`,
		},
		[merchantId, sessionId],
	);
	return row;
}

export interface DeviceAnswer {
	customer_id: string;
	session_id: string;
	code_hash: Buffer;
	/** Null: it is not them. */
	number: number | null;
	/** So long what was approved waits to be fetched, at least. */
	seconds: number;
}

/** Whether it was approved, by the one answer there is; undefined when there is nothing to answer. */
export async function answerDevice(
	tx: Queryable,
	merchantId: string,
	{ customer_id, session_id, code_hash, number, seconds }: DeviceAnswer,
): Promise<boolean | undefined> {
	const [row] = await tx.query<{ approved: boolean }>(
		{
			name: 'device_answer',
			text: `UPDATE device_sign_in SET approved = (number = $5::integer) IS TRUE, answered_by = $3,
					expires_at = CASE WHEN number = $5::integer THEN greatest(expires_at, now() + make_interval(secs => $6))
						ELSE expires_at END
				WHERE merchant_id = $1 AND code_hash = $4 AND customer_id = $2 AND approved IS NULL AND expires_at > now()
				RETURNING approved`,
		},
		[merchantId, customer_id, session_id, code_hash, number, seconds],
	);
	return row?.approved;
}

/** Of an answer that was given before, in these very words. */
export async function findDeviceAnswer(
	queryable: Queryable,
	merchantId: string,
	{ customer_id, session_id, code_hash, number }: DeviceAnswer,
): Promise<boolean | undefined> {
	const [row] = await queryable.query<{ approved: boolean }>(
		{
			name: 'device_find_answer',
			text: `SELECT approved FROM device_sign_in
				WHERE merchant_id = $1 AND code_hash = $4 AND customer_id = $2 AND answered_by = $3 AND expires_at > now()
					AND approved = ((number = $5::integer) IS TRUE)`,
		},
		[merchantId, customer_id, session_id, code_hash, number],
	);
	return row?.approved;
}

/** Whether the session asks again too soon. Nobody else can ask at the same time. */
export async function takePoll(
	tx: Queryable,
	merchantId: string,
	{ session_id, device_hash, milliseconds }: { session_id: string; device_hash: Buffer; milliseconds: number },
): Promise<boolean> {
	const [row] = await tx.query<{ too_soon: boolean }>(
		{
			name: 'device_poll',
			text: `WITH before AS (
					SELECT polled_at FROM device_sign_in WHERE merchant_id = $1 AND device_hash = $2 AND session_id = $3 FOR UPDATE
				)
				UPDATE device_sign_in SET polled_at = clock_timestamp() FROM before
				WHERE merchant_id = $1 AND device_hash = $2
				RETURNING coalesce(before.polled_at > clock_timestamp() - $4 * interval '1 ms', false) AS too_soon`,
		},
		[merchantId, device_hash, session_id, milliseconds],
	);
	return row?.too_soon ?? false;
}

export interface ApprovedRow {
	customer_id: string;
	answered_by: string;
}

/** Once; undefined while it is not approved, and to any session but the one that asked. */
export async function useDeviceSignIn(
	tx: Queryable,
	merchantId: string,
	sessionId: string,
	deviceHash: Buffer,
): Promise<ApprovedRow | undefined> {
	const [row] = await tx.query<ApprovedRow>(
		{
			name: 'device_use',
			text: `UPDATE device_sign_in SET used_at = now()
				WHERE merchant_id = $1 AND device_hash = $2 AND session_id = $3 AND approved AND used_at IS NULL
					AND expires_at > now()
				RETURNING customer_id, answered_by`,
		},
		[merchantId, deviceHash, sessionId],
	);
	return row;
}

/** When a code was last typed in where it was approved; undefined when that session is over. */
export async function findApprover(
	tx: Queryable,
	merchantId: string,
	{ customer_id, answered_by }: ApprovedRow,
): Promise<{ verified_at: Date | null } | undefined> {
	const [row] = await tx.query<{ verified_at: Date | null }>(
		{
			name: 'device_find_approver',
			text: `SELECT verified_at FROM session
				WHERE merchant_id = $1 AND session_id = $2 AND customer_id = $3 AND ended_at IS NULL`,
		},
		[merchantId, answered_by, customer_id],
	);
	return row;
}

export async function findDeviceState(
	queryable: Queryable,
	merchantId: string,
	sessionId: string,
	deviceHash: Buffer,
): Promise<DeviceSignInState['status']> {
	const [row] = await queryable.query<{ status: DeviceSignInState['status'] }>(
		{
			name: 'device_find_state',
			text: `SELECT CASE WHEN NOT approved THEN 'refused' WHEN used_at IS NOT NULL OR expires_at <= now() THEN 'over'
					WHEN customer_id IS NOT NULL THEN 'seen' ELSE 'waiting' END AS status
				FROM device_sign_in WHERE merchant_id = $1 AND device_hash = $2 AND session_id = $3`,
		},
		[merchantId, deviceHash, sessionId],
	);
	return row?.status ?? 'over';
}
