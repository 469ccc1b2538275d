import type { StaffRole } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { OperatorError } from '../shared/operator-error.ts';
import { randomId } from '../shared/random-id.ts';
import { hashPassword } from './passwords.ts';
import {
	deleteStaff,
	insertStaff,
	selectStaff,
	selectUnknownStores,
	updateStaffPassword,
	type StaffRow,
} from './queries.ts';
import { normalLogin } from './rules.ts';

export interface StaffInput {
	login: string;
	name: string;
	role: StaffRole;
	/** Undefined is every store. */
	stores?: readonly string[];
	password: string;
}

interface Owner {
	merchant_id: string;
}

/** Rejects with an OperatorError when the login is taken or a store is unknown. */
export async function addStaff(database: Queryable, { merchant_id }: Owner, input: StaffInput): Promise<StaffRow> {
	const login = normalLogin(input.login);
	if (login === '' || login.length > 128) throw new OperatorError('A login has from 1 to 128 characters.');
	const stores = input.stores ? [...new Set(input.stores)] : null;
	const unknown = await selectUnknownStores(database, merchant_id, stores ?? []);
	if (unknown.length > 0) throw new OperatorError(`There is no store ${unknown.join(', ')}. Stores go by their ids.`);
	const member = await insertStaff(database, merchant_id, {
		staff_id: randomId(12),
		login,
		name: input.name,
		role: input.role,
		stores,
		password: await hashPassword(input.password),
	});
	if (!member) throw new OperatorError(`There is already somebody with the login ${login}. Choose another one.`);
	return member;
}

export function listStaff(database: Queryable, { merchant_id }: Owner): Promise<StaffRow[]> {
	return selectStaff(database, merchant_id);
}

/** Signs them out everywhere too. Rejects with an OperatorError when nobody has the login. */
export async function removeStaff(database: Queryable, { merchant_id }: Owner, login: string): Promise<StaffRow> {
	return (await deleteStaff(database, merchant_id, normalLogin(login))) ?? nobody(login);
}

/** Signs them out everywhere too. Rejects with an OperatorError when nobody has the login. */
export async function changeStaffPassword(
	database: Queryable,
	{ merchant_id }: Owner,
	login: string,
	password: string,
): Promise<StaffRow> {
	const hash = await hashPassword(password);
	return (await updateStaffPassword(database, merchant_id, normalLogin(login), hash)) ?? nobody(login);
}

function nobody(login: string): never {
	throw new OperatorError(`Nobody has the login ${login}. \`endcap staff list\` shows who there is.`);
}
