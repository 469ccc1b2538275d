import type { StaffRole } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface StaffRow {
	staff_id: string;
	login: string;
	name: string;
	role: StaffRole;
	stores: string[] | null;
	created_at: Date;
}

export interface NewStaff extends Omit<StaffRow, 'created_at'> {
	password: string;
}

export interface StaffSessionRow extends Omit<StaffRow, 'login' | 'created_at'> {
	expires_at: Date;
	merchant_id: string;
	merchant_name: string;
	currency: string;
	language: string;
}

const COLUMNS = 'staff_id, login, name, role, stores, created_at';

/** Undefined when the login is taken. */
export async function insertStaff(tx: Queryable, merchantId: string, member: NewStaff): Promise<StaffRow | undefined> {
	const { staff_id, login, name, role, stores, password } = member;
	const [row] = await tx.query<StaffRow>(
		{
			name: 'staff_insert',
			text: `INSERT INTO staff_member (merchant_id, staff_id, login, name, role, stores, password)
				VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (merchant_id, login) DO NOTHING RETURNING ${COLUMNS}`,
		},
		[merchantId, staff_id, login, name, role, stores, password],
	);
	return row;
}

export async function selectStaff(queryable: Queryable, merchantId: string): Promise<StaffRow[]> {
	return queryable.query<StaffRow>(
		{ name: 'staff_select_all', text: `SELECT ${COLUMNS} FROM staff_member WHERE merchant_id = $1 ORDER BY login` },
		[merchantId],
	);
}

/** The sessions go with it. Undefined when nobody has this login. */
export async function deleteStaff(tx: Queryable, merchantId: string, login: string): Promise<StaffRow | undefined> {
	const [row] = await tx.query<StaffRow>(
		{
			name: 'staff_delete',
			text: `DELETE FROM staff_member WHERE merchant_id = $1 AND login = $2 RETURNING ${COLUMNS}`,
		},
		[merchantId, login],
	);
	return row;
}

/** Ends every session of theirs too. Undefined when nobody has this login. */
export async function updateStaffPassword(
	tx: Queryable,
	merchantId: string,
	login: string,
	password: string,
): Promise<StaffRow | undefined> {
	const [row] = await tx.query<StaffRow>(
		{
			name: 'staff_update_password',
			text: `WITH changed AS (
					UPDATE staff_member SET password = $3 WHERE merchant_id = $1 AND login = $2 RETURNING ${COLUMNS}
				), ended AS (
					DELETE FROM staff_session WHERE merchant_id = $1 AND staff_id IN (SELECT staff_id FROM changed)
				) SELECT ${COLUMNS} FROM changed`,
		},
		[merchantId, login, password],
	);
	return row;
}

/** Of the merchant with this id or slug. */
export async function selectStaffToSignIn(
	queryable: Queryable,
	merchant: string,
	login: string,
): Promise<(StaffRow & { merchant_id: string; password: string }) | undefined> {
	const [row] = await queryable.query<StaffRow & { merchant_id: string; password: string }>(
		{
			name: 'staff_select_to_sign_in',
			text: `SELECT merchant_id, password, ${COLUMNS} FROM staff_member WHERE login = $2
				AND merchant_id = (SELECT merchant_id FROM merchant WHERE merchant_id = $1 OR slug = $1
					ORDER BY merchant_id = $1 DESC LIMIT 1)`,
		},
		[merchant, login],
	);
	return row;
}

/** Undefined when their password was changed, or they were removed, since `password` was read. */
export async function insertStaffSession(
	tx: Queryable,
	merchantId: string,
	{ staff_id, hash, hours, password }: { staff_id: string; hash: Buffer; hours: number; password: string },
): Promise<Date | undefined> {
	const [row] = await tx.query<{ expires_at: Date }>(
		{
			name: 'staff_session_insert',
			text: `INSERT INTO staff_session (merchant_id, hash, staff_id, expires_at)
				SELECT $1, $2, staff_id, now() + make_interval(hours => $4) FROM staff_member
				WHERE merchant_id = $1 AND staff_id = $3 AND password = $5 FOR SHARE RETURNING expires_at`,
		},
		[merchantId, hash, staff_id, hours, password],
	);
	return row?.expires_at;
}

export async function forgetEndedStaffSessions(tx: Queryable, merchantId: string): Promise<void> {
	await tx.query(
		{
			name: 'staff_session_forget',
			text: 'DELETE FROM staff_session WHERE merchant_id = $1 AND expires_at <= now()',
		},
		[merchantId],
	);
}

export async function selectStaffSession(
	queryable: Queryable,
	merchantId: string,
	hash: Buffer,
): Promise<StaffSessionRow | undefined> {
	const [row] = await queryable.query<StaffSessionRow>(
		{
			name: 'staff_session_select',
			text: `SELECT p.staff_id, p.name, p.role, p.stores, s.expires_at, m.merchant_id, m.name AS merchant_name,
					m.currency, m.language
				FROM staff_session s
				JOIN staff_member p ON p.merchant_id = s.merchant_id AND p.staff_id = s.staff_id
				JOIN merchant m ON m.merchant_id = s.merchant_id
				WHERE s.merchant_id = $1 AND s.hash = $2 AND s.expires_at > now()`,
		},
		[merchantId, hash],
	);
	return row;
}

export async function deleteStaffSession(tx: Queryable, merchantId: string, hash: Buffer): Promise<void> {
	await tx.query(
		{ name: 'staff_session_delete', text: 'DELETE FROM staff_session WHERE merchant_id = $1 AND hash = $2' },
		[merchantId, hash],
	);
}

/** Those of the ids that name no store. */
export async function selectUnknownStores(
	queryable: Queryable,
	merchantId: string,
	storeIds: readonly string[],
): Promise<string[]> {
	const rows = await queryable.query<{ id: string }>(
		{
			name: 'staff_unknown_stores',
			text: `SELECT id FROM unnest($2::text[]) AS wanted (id)
				WHERE NOT EXISTS (SELECT FROM store WHERE merchant_id = $1 AND store_id = id)`,
		},
		[merchantId, storeIds],
	);
	return rows.map(({ id }) => id);
}
