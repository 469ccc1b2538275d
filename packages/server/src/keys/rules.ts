import { createHash } from 'node:crypto';
import type { ApiKey, ApiKeyInput, Channel, CreatedApiKey, KeyKind } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { randomId } from '../shared/random-id.ts';
import { insertKey, selectKeyByHash, selectKeys, updateKeyRevoked, type KeyRow } from './queries.ts';

const PREFIXES: Record<KeyKind, string> = { publishable: 'pk', secret: 'sk' };

const DEFAULTS: Record<KeyKind, { name: string; channel: Channel; origins: string[]; rate_limit: number }> = {
	publishable: { name: 'Web page', channel: 'web', origins: ['*'], rate_limit: 600 },
	secret: { name: 'Server', channel: 'server', origins: [], rate_limit: 6000 },
};

/** Prefix, merchant, 130 random bits. */
const KEY = /^(pk|sk)_([a-z2-7]{12})_[a-z2-7]{26}$/;

/** A new key, `pk_<merchant>_<random>` or `sk_…`: it names its merchant, so every lookup begins with that. */
export function mintKey(kind: KeyKind, merchantId: string): string {
	return `${PREFIXES[kind]}_${merchantId}_${randomId(26)}`;
}

/** Random bits need no slow hash. */
export function hashKey(key: string): Buffer {
	return createHash('sha256').update(key).digest();
}

/** What tells keys apart and gives nothing away: `pk_…9a4c`. */
function keyHint(key: string): string {
	return `${key.slice(0, 3)}…${key.slice(-4)}`;
}

/** What the API shows of a key. */
export function presentKey(row: KeyRow): ApiKey {
	return {
		id: row.key_id,
		kind: row.kind,
		name: row.name,
		channel: row.channel,
		origins: row.origins,
		rate_limit: row.rate_limit,
		hint: row.hint,
		created_at: row.created_at.toISOString(),
		revoked_at: row.revoked_at?.toISOString() ?? null,
	};
}

/**
 * Creates a key of the merchant, or of one of its kiosks. The answer holds a secret key, and that of a kiosk, for the
 * only time.
 */
export async function createKey(
	database: Queryable,
	merchant: { merchant_id: string },
	input: ApiKeyInput,
	kioskId: string | null = null,
): Promise<CreatedApiKey> {
	const key = mintKey(input.kind, merchant.merchant_id);
	const defaults = DEFAULTS[input.kind];
	const row = await insertKey(database, {
		merchant_id: merchant.merchant_id,
		key_id: randomId(12),
		kind: input.kind,
		name: input.name ?? defaults.name,
		channel: input.channel ?? defaults.channel,
		origins: input.origins ?? defaults.origins,
		rate_limit: input.rate_limit ?? defaults.rate_limit,
		hash: hashKey(key),
		public_key: input.kind === 'publishable' && kioskId === null ? key : null,
		hint: keyHint(key),
		kiosk_id: kioskId,
	});
	return { ...presentKey(row), key };
}

/** Oldest first, revoked ones too. */
export function listKeys(database: Queryable, merchant: { merchant_id: string }): Promise<KeyRow[]> {
	return selectKeys(database, merchant.merchant_id);
}

/** Revokes at once, and again without effect. Null when the merchant has no such key. */
export function revokeKey(
	database: Queryable,
	merchant: { merchant_id: string },
	keyId: string,
): Promise<KeyRow | null> {
	return updateKeyRevoked(database, merchant.merchant_id, keyId);
}

/** The row of a key as a caller sent it; null when it is malformed, unknown or revoked. */
export async function findKey(database: Queryable, key: string): Promise<KeyRow | null> {
	const merchantId = KEY.exec(key)?.[2];
	if (merchantId === undefined) {
		return null;
	}
	// Found by its hash, whose bytes nobody who guesses can steer: how long the comparison takes tells nothing.
	const row = await selectKeyByHash(database, merchantId, hashKey(key));
	return row?.revoked_at === null ? row : null;
}
