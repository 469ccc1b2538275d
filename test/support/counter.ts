import assert from 'node:assert/strict';
import type { StaffRole } from '@endcap/contract';
import type { Database } from '@endcap/server';
import { addStaff } from '../../packages/server/src/staff/accounts.ts';
import type { Answer, TestMerchant, TestServer } from './server.ts';

export const PASSWORD = 'correct horse battery';

/** What a browser adds to a request of a page of this server. */
export const OWN_PAGE = { 'sec-fetch-site': 'same-origin' };

/** Somebody whose login is their name. */
export async function hire(
	database: Database,
	merchant: TestMerchant,
	login: string,
	{ role = 'clerk', stores }: { role?: StaffRole; stores?: string[] } = {},
): Promise<void> {
	const owner = { merchant_id: merchant.id };
	await addStaff(database, owner, { login, name: login, role, stores, password: PASSWORD });
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
