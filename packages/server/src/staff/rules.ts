import type { StaffMember, StaffRole, StaffSignIn } from '@endcap/contract';
import type { Database, Queryable } from '../database/database.ts';
import type { StaffCaller } from '../http/caller.ts';
import { hashToken, merchantOfToken, mintToken } from '../shared/tokens.ts';
import { NO_PASSWORD, passwordFits } from './passwords.ts';
import {
	deleteStaffSession,
	forgetEndedStaffSessions,
	insertStaffSession,
	selectStaffSession,
	selectStaffToSignIn,
} from './queries.ts';

export const SESSION_HOURS = 12;
const REQUESTS_A_MINUTE = 6000;

/** What people type is not told apart by case, or by how a letter is composed. */
export function normalLogin(login: string): string {
	return login.trim().normalize('NFKC').toLowerCase();
}

interface Member {
	staff_id: string;
	name: string;
	role: StaffRole;
	stores: readonly string[] | null;
}

export function presentStaff({ staff_id, name, role, stores }: Member, until: Date | null): StaffMember {
	const signed_in_until = until?.toISOString() ?? null;
	return { id: staff_id, name, role, stores: stores && [...stores], signed_in_until };
}

/** Undefined when login and password do not go together: whether somebody has the login, nobody can tell by the time it takes. */
export async function signIn(
	database: Database,
	{ merchant, login, password }: StaffSignIn,
): Promise<{ token: string; member: StaffMember } | undefined> {
	const found = await selectStaffToSignIn(database, merchant, normalLogin(login));
	const fits = await passwordFits(password, found?.password ?? NO_PASSWORD);
	if (!found || !fits) return undefined;
	const token = mintToken('ss', found.merchant_id);
	const session = { ...found, hash: hashToken(token), hours: SESSION_HOURS };
	await forgetEndedStaffSessions(database, found.merchant_id);
	const until = await insertStaffSession(database, found.merchant_id, session);
	return until && { token, member: presentStaff(found, until) };
}

/** Until when the session of this token lasts. */
export async function sessionEnd(queryable: Queryable, token: string): Promise<Date | null> {
	const row = await selectStaffSession(queryable, merchantOfToken(token), hashToken(token));
	return row?.expires_at ?? null;
}

export async function signOut(queryable: Queryable, token: string): Promise<void> {
	await deleteStaffSession(queryable, merchantOfToken(token), hashToken(token));
}

/** Who is signed in with this token. */
export async function findStaff(queryable: Queryable, token: string): Promise<StaffCaller | undefined> {
	const row = await selectStaffSession(queryable, merchantOfToken(token), hashToken(token));
	if (!row) return undefined;
	const { merchant_id: id, merchant_name, currency, language, staff_id, name, role, stores } = row;
	return {
		kind: 'staff',
		merchant: { id, name: merchant_name, currency, language },
		key_id: `staff ${staff_id}`,
		channel: 'till',
		origins: [],
		rate_limit: REQUESTS_A_MINUTE,
		kiosk: null,
		staff_id,
		name,
		role,
		stores,
	};
}
