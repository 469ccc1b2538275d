import type { Channel, Session } from '@endcap/contract';
import type { Database, Queryable } from '../database/database.ts';
import type { ShopperCaller } from '../http/caller.ts';
import { callingKiosk } from '../http/callers.queries.ts';
import { normalOrigin } from '../http/cors.ts';
import type { RequestIdentity } from '../http/idempotency.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { hashToken, merchantOfToken, mintToken, tokenPattern } from '../shared/tokens.ts';
import {
	endSessionOfUsedRefresh,
	forgetOldSessions,
	goOnWithSession,
	insertAccess,
	insertRefresh,
	insertSession,
	selectSessionOwner,
	useRefresh,
	type SessionOwnerRow,
	type SessionRow,
} from './queries.ts';
import { keepSession, recallSession } from './repeats.ts';

const ACCESS_MINUTES = 10;
/** After this long without an exchange a session is over. */
const IDLE_DAYS = 30;

/** On a screen that others use after them, somebody is signed in so long at most, however often it is exchanged. */
const BORROWED_MINUTES = 30;

/** What is worth money is given out for so long after a code was typed in. */
export const STEP_UP_MINUTES = 60;

const ACCESS_TOKEN = tokenPattern('st');
const REFRESH_TOKEN = tokenPattern('rt');

/** The publishable key a session belongs to. */
export interface SessionKey {
	merchant: { id: string };
	key_id: string;
	channel: Channel;
}

/** Who signs in. */
export interface SigningIn {
	customer_id: string;
	/** When they last typed in a code: now, unless told; null where they did not. */
	verified_at?: Date | null;
	/** Not on a device of their own. Kiosks never are. */
	isBorrowed?: true;
}

/** A session that owns nothing yet. */
export async function createSession(database: Database, key: SessionKey): Promise<Session> {
	return database.transaction((tx) => beginSession(tx, key, null));
}

/** In the transaction that knows who it is for; for nobody in particular when null. */
export async function beginSession(
	tx: Queryable,
	{ merchant, key_id, channel }: SessionKey,
	who: SigningIn | null,
): Promise<Session> {
	await forgetOldSessions(tx, merchant.id, IDLE_DAYS);
	const session = await insertSession(tx, merchant.id, {
		session_id: timeOrderedId(),
		key_id,
		customer_id: who?.customer_id ?? null,
		verified_at: who && who.verified_at === undefined ? 'now' : (who?.verified_at ?? null),
		minutes: who && (who.isBorrowed || channel === 'kiosk') ? BORROWED_MINUTES : null,
	});
	return withTokens(tx, merchant.id, session);
}

/**
 * A new pair for a refresh token, which is used up by it; access tokens given before go on until their own end, since
 * other tabs have them. Undefined when the session has ended. A token that was exchanged before ends it: two have it, and
 * one of them is a thief. But for the very request sent again, by its `repeat`: that is given the same pair.
 */
export async function refreshSession(
	database: Database,
	{ merchant, key_id }: Pick<SessionKey, 'merchant' | 'key_id'>,
	refreshToken: string,
	repeat?: RequestIdentity,
): Promise<Session | undefined> {
	if (!REFRESH_TOKEN.test(refreshToken) || merchantOfToken(refreshToken) !== merchant.id) return undefined;
	const used = hashToken(refreshToken);
	return database.transaction(async (tx) => {
		const id = await useRefresh(tx, merchant.id, key_id, used);
		if (id === undefined) {
			const before = repeat && (await recallSession(tx, repeat));
			if (before) return before;
			await endSessionOfUsedRefresh(tx, merchant.id, used);
			return undefined;
		}
		const going = await goOnWithSession(tx, merchant.id, id, IDLE_DAYS);
		if (!going) return undefined;
		const session = await withTokens(tx, merchant.id, going);
		if (repeat) await keepSession(tx, repeat, session);
		return session;
	});
}

/** Whose access token this is. */
export async function findShopper(queryable: Queryable, token: string): Promise<ShopperCaller | undefined> {
	const row = await selectSessionOwner(queryable, merchantOfToken(token), hashToken(token), STEP_UP_MINUTES);
	if (!row) return undefined;
	return shopperOf(row);
}

export function shopperOf(row: SessionOwnerRow): ShopperCaller {
	const { merchant_id: id, merchant_name: name, currency, language, origins, kiosk_id, store_id, ...rest } = row;
	const owner_id = rest.customer_id ?? rest.session_id;
	const merchant = { id, name, currency, language };
	const kiosk = callingKiosk({ kiosk_id, store_id });
	return { kind: 'shopper', merchant, ...rest, owner_id, kiosk, origins: origins.map(normalOrigin) };
}

/** The same, of this merchant only. */
export async function findShopperOf(
	queryable: Queryable,
	merchantId: string,
	token: string,
): Promise<ShopperCaller | undefined> {
	return ACCESS_TOKEN.test(token) && merchantOfToken(token) === merchantId ? findShopper(queryable, token) : undefined;
}

async function withTokens(tx: Queryable, merchantId: string, session: SessionRow): Promise<Session> {
	const { session_id, customer_id, verified_at } = session;
	const access = mintToken('st', merchantId);
	const refresh = mintToken('rt', merchantId);
	const given = { session_id, access_hash: hashToken(access), minutes: ACCESS_MINUTES };
	const expires = await insertAccess(tx, merchantId, given);
	await insertRefresh(tx, merchantId, session_id, hashToken(refresh));
	return {
		id: session_id,
		customer_id,
		verified_at: verified_at?.toISOString() ?? null,
		access_token: access,
		expires_at: expires.toISOString(),
		refresh_token: refresh,
	};
}
