import type { Queryable } from '../database/database.ts';

export interface SealingKeyRow {
	sealing_key_id: string;
	/** The uncompressed point on P-256. */
	public_key: Buffer;
	private_key: Buffer;
}

const COLUMNS = 'sealing_key_id, public_key, private_key';

/** The newest. */
export async function selectSealingKey(queryable: Queryable, merchantId: string): Promise<SealingKeyRow | undefined> {
	const [row] = await queryable.query<SealingKeyRow>(
		{
			name: 'sealing_key_newest',
			text: `SELECT ${COLUMNS} FROM sealing_key WHERE merchant_id = $1 ORDER BY created_at DESC, sealing_key_id LIMIT 1`,
		},
		[merchantId],
	);
	return row;
}

/** Keeps others from making one until the transaction ends: what one kiosk seals, the others of the merchant deliver. */
export async function lockSealingKey(tx: Queryable, merchantId: string): Promise<void> {
	await tx.query(
		{
			name: 'sealing_key_lock',
			text: `SELECT pg_advisory_xact_lock(hashtextextended('sealing key ' || $1, 0))`,
		},
		[merchantId],
	);
}

export async function findSealingKey(
	queryable: Queryable,
	merchantId: string,
	id: string,
): Promise<SealingKeyRow | undefined> {
	const [row] = await queryable.query<SealingKeyRow>(
		{
			name: 'sealing_key_find',
			text: `SELECT ${COLUMNS} FROM sealing_key WHERE merchant_id = $1 AND sealing_key_id = $2`,
		},
		[merchantId, id],
	);
	return row;
}

export async function insertSealingKey(
	tx: Queryable,
	merchantId: string,
	{ sealing_key_id, public_key, private_key }: SealingKeyRow,
): Promise<void> {
	await tx.query(
		{
			name: 'sealing_key_insert',
			text: `INSERT INTO sealing_key (merchant_id, sealing_key_id, public_key, private_key) VALUES ($1, $2, $3, $4)`,
		},
		[merchantId, sealing_key_id, public_key, private_key],
	);
}
