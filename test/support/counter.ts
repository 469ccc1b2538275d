import assert from 'node:assert/strict';
import { scryptSync } from 'node:crypto';
import type { StaffRole } from '@endcap/contract';
import type { Database } from '@endcap/server';
import { randomId } from '../../packages/server/src/shared/random-id.ts';
import { insertStaff } from '../../packages/server/src/staff/queries.ts';
import type { Answer, TestMerchant, TestServer } from './server.ts';

export const PASSWORD = 'correct horse battery';

/** Cheap to check, as a stored password says what it costs. `addStaff` makes those that cost half a second. */
const CHEAP = `scrypt$16$8$1$c2FsdA$${scryptSync(PASSWORD, 'salt', 32, { N: 16 }).toString('base64url')}`;

/** What a browser adds to a request of a page of this server. */
export const OWN_PAGE = { 'sec-fetch-site': 'same-origin' };

/** Somebody whose login is their name. */
export async function hire(
	database: Database,
	merchant: TestMerchant,
	login: string,
	{ role = 'clerk', stores }: { role?: StaffRole; stores?: string[] } = {},
): Promise<void> {
	const member = { staff_id: randomId(12), login, name: login, role, stores: stores ?? null, password: CHEAP };
	assert.ok(await insertStaff(database, merchant.id, member), `Somebody has the login ${login}`);
}

export function signIn(
	server: TestServer,
	merchant: TestMerchant,
	login: string,
	password = PASSWORD,
): Promise<Answer> {
	return server.call('POST', '/v1/staff/session', { body: { merchant: merchant.id, login, password } });
}

/** Signs in and gives the headers of a page at the counter from then on. */
export async function atCounter(server: TestServer, merchant: TestMerchant, login: string) {
	const { status, text, headers } = await signIn(server, merchant, login);
	assert.equal(status, 200, text);
	const [cookie = ''] = (headers.get('set-cookie') ?? '').split(';');
	return { cookie, ...OWN_PAGE };
}
