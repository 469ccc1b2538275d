import type { Session } from '@endcap/contract';
import type { Database, Queryable } from '../database/database.ts';
import type { ShopperCaller } from '../http/caller.ts';
import { normalOrigin } from '../http/cors.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { hashToken, merchantOfToken, mintToken, tokenPattern } from '../shared/tokens.ts';
import {
	endSessionOfUsedRefresh,
	forgetOldSessions,
	insertRefresh,
	insertSession,
	selectSessionOwner,
	updateSessionAccess,
	useRefresh,
} from './queries.ts';

const ACCESS_MINUTES = 10;
/** After this long without an exchange a session is over. */
const IDLE_DAYS = 30;

const REFRESH_TOKEN = tokenPattern('rt');

/** The publishable key a session belongs to. */
export interface SessionKey {
	merchant: { id: string };
	key_id: string;
}

/** A session that owns nothing yet. */
export async function createSession(database: Database, { merchant, key_id }: SessionKey): Promise<Session> {
	const id = timeOrderedId();
	const { access, refresh, ...hashes } = mintPair(merchant.id);
	return database.transaction(async (tx) => {
		await forgetOldSessions(tx, merchant.id, IDLE_DAYS);
		const session = { session_id: id, key_id, access_hash: hashes.access_hash, access_minutes: ACCESS_MINUTES };
		const expires = await insertSession(tx, merchant.id, session);
		await insertRefresh(tx, merchant.id, id, hashes.refresh_hash);
		return { id, access_token: access, expires_at: expires.toISOString(), refresh_token: refresh };
	});
}

/**
 * A new pair for a refresh token, after which neither token of the old pair opens anything. Undefined when the session
 * has ended. A token that was exchanged before ends it: two have it, and one of them is a
 * thief.
 */
export async function refreshSession(
	database: Database,
	{ merchant, key_id }: SessionKey,
	refreshToken: string,
): Promise<Session | undefined> {
	if (!REFRESH_TOKEN.test(refreshToken) || merchantOfToken(refreshToken) !== merchant.id) return undefined;
	const used = hashToken(refreshToken);
	const { access, refresh, ...hashes } = mintPair(merchant.id);
	return database.transaction(async (tx) => {
		const id = await useRefresh(tx, merchant.id, key_id, used);
		if (id === undefined) {
			await endSessionOfUsedRefresh(tx, merchant.id, used);
			return undefined;
		}
		const session = { session_id: id, access_hash: hashes.access_hash, access_minutes: ACCESS_MINUTES };
		const expires = await updateSessionAccess(tx, merchant.id, { ...session, idle_days: IDLE_DAYS });
		if (!expires) return undefined;
		await insertRefresh(tx, merchant.id, id, hashes.refresh_hash);
		return { id, access_token: access, expires_at: expires.toISOString(), refresh_token: refresh };
	});
}

/** Whose access token this is. */
export async function findShopper(queryable: Queryable, token: string): Promise<ShopperCaller | undefined> {
	const row = await selectSessionOwner(queryable, merchantOfToken(token), hashToken(token));
	if (!row) return undefined;
	const { merchant_id: id, merchant_name: name, currency, language, origins, ...rest } = row;
	return { kind: 'shopper', merchant: { id, name, currency, language }, ...rest, origins: origins.map(normalOrigin) };
}

function mintPair(merchantId: string) {
	const access = mintToken('st', merchantId);
	const refresh = mintToken('rt', merchantId);
	return { access, refresh, access_hash: hashToken(access), refresh_hash: hashToken(refresh) };
}
