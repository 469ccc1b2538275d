import type { Channel, KeyKind } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface KeyRow {
	merchant_id: string;
	key_id: string;
	kind: KeyKind;
	name: string;
	channel: Channel;
	origins: string[];
	/** Requests a minute and address. */
	rate_limit: number;
	/** The whole key when it is publishable; a secret one is not kept. */
	public_key: string | null;
	hint: string;
	created_at: Date;
	revoked_at: Date | null;
}

/** `kiosk_id`: of the device in a shop that it is for, which no other key of that device goes on beside. */
export type NewKey = Omit<KeyRow, 'created_at' | 'revoked_at'> & { hash: Buffer; kiosk_id: string | null };

const COLUMNS = `merchant_id, key_id, kind, name, channel, origins, rate_limit, public_key, hint, created_at, revoked_at`;

export async function insertKey(tx: Queryable, key: NewKey): Promise<KeyRow> {
	const { merchant_id, key_id, kind, name, channel, origins, rate_limit, hash, public_key, hint, kiosk_id } = key;
	const [row] = await tx.query<KeyRow>(
		{
			name: 'key_insert',
			text: `INSERT INTO api_key (merchant_id, key_id, kind, name, channel, origins, rate_limit, hash, public_key, hint,
					kiosk_id)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING ${COLUMNS}`,
		},
		[merchant_id, key_id, kind, name, channel, origins, rate_limit, hash, public_key, hint, kiosk_id],
	);
	return row as KeyRow;
}

export async function selectKeys(tx: Queryable, merchantId: string): Promise<KeyRow[]> {
	return tx.query<KeyRow>(
		{
			name: 'key_select_all',
			text: `SELECT ${COLUMNS} FROM api_key WHERE merchant_id = $1 ORDER BY created_at, kind, key_id`,
		},
		[merchantId],
	);
}

/** Revoked keys too. */
export async function selectKeyByHash(tx: Queryable, merchantId: string, hash: Buffer): Promise<KeyRow | null> {
	const [row] = await tx.query<KeyRow>(
		{ name: 'key_select_by_hash', text: `SELECT ${COLUMNS} FROM api_key WHERE merchant_id = $1 AND hash = $2` },
		[merchantId, hash],
	);
	return row ?? null;
}

/** Whether it opens something at this moment, whatever a node remembers of it. */
export async function isKeyGood(queryable: Queryable, merchantId: string, keyId: string): Promise<boolean> {
	const rows = await queryable.query(
		{ name: 'key_is_good', text: 'SELECT FROM good_key WHERE merchant_id = $1 AND key_id = $2' },
		[merchantId, keyId],
	);
	return rows.length > 0;
}

/** Whatever key the device has. */
export async function updateKioskKeysRevoked(tx: Queryable, merchantId: string, kioskId: string): Promise<void> {
	await tx.query(
		{
			name: 'key_revoke_of_kiosk',
			text: `UPDATE api_key SET revoked_at = now() WHERE merchant_id = $1 AND kiosk_id = $2 AND revoked_at IS NULL`,
		},
		[merchantId, kioskId],
	);
}

/** Keeps the time of the first revocation. Null when there is no such key. */
export async function updateKeyRevoked(tx: Queryable, merchantId: string, keyId: string): Promise<KeyRow | null> {
	const [row] = await tx.query<KeyRow>(
		{
			name: 'key_update_revoked',
			text: `UPDATE api_key SET revoked_at = coalesce(revoked_at, now())
				WHERE merchant_id = $1 AND key_id = $2 RETURNING ${COLUMNS}`,
		},
		[merchantId, keyId],
	);
	return row ?? null;
}
