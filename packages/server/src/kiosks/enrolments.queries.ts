import type { Queryable } from '../database/database.ts';

/** In place of the code before. Resolves to when it ends. Rejects where another kiosk of the merchant has this code. */
export async function putEnrolment(
	tx: Queryable,
	merchantId: string,
	{ kiosk_id, code_hash, minutes }: { kiosk_id: string; code_hash: Buffer; minutes: number },
): Promise<Date> {
	const [row] = await tx.query<{ expires_at: Date }>(
		{
			name: 'kiosk_enrolment_put',
			text: `INSERT INTO kiosk_enrolment (merchant_id, kiosk_id, code_hash, expires_at)
				VALUES ($1, $2, $3, now() + make_interval(mins => $4))
				ON CONFLICT (merchant_id, kiosk_id) DO UPDATE SET code_hash = excluded.code_hash, expires_at = excluded.expires_at
				RETURNING expires_at`,
		},
		[merchantId, kiosk_id, code_hash, minutes],
	);
	return (row as { expires_at: Date }).expires_at;
}

/** Whose code it is. Undefined when it opens nothing. */
export async function findEnrolment(tx: Queryable, merchantId: string, codeHash: Buffer): Promise<string | undefined> {
	const [row] = await tx.query<{ kiosk_id: string }>(
		{
			name: 'kiosk_enrolment_find',
			text: `SELECT kiosk_id FROM kiosk_enrolment WHERE merchant_id = $1 AND code_hash = $2 AND expires_at > now()`,
		},
		[merchantId, codeHash],
	);
	return row?.kiosk_id;
}

/** Uses the code up. False when somebody else did. */
export async function useEnrolment(tx: Queryable, merchantId: string, codeHash: Buffer): Promise<boolean> {
	const rows = await tx.query(
		{
			name: 'kiosk_enrolment_use',
			text: 'DELETE FROM kiosk_enrolment WHERE merchant_id = $1 AND code_hash = $2 RETURNING kiosk_id',
		},
		[merchantId, codeHash],
	);
	return rows.length > 0;
}

export async function deleteEnrolment(tx: Queryable, merchantId: string, kioskId: string): Promise<void> {
	await tx.query(
		{
			name: 'kiosk_enrolment_delete',
			text: 'DELETE FROM kiosk_enrolment WHERE merchant_id = $1 AND kiosk_id = $2',
		},
		[merchantId, kioskId],
	);
}
