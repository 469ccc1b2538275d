import type { Queryable } from '../database/database.ts';
import type { BookState, Entry, Lot } from './book.ts';

/** False when there is no such customer, or they were erased. */
export async function customerExists(queryable: Queryable, merchantId: string, customerId: string): Promise<boolean> {
	const rows = await queryable.query(
		{
			name: 'loyalty_customer_exists',
			text: 'SELECT FROM customer WHERE merchant_id = $1 AND customer_id = $2 AND erased_at IS NULL',
		},
		[merchantId, customerId],
	);
	return rows.length > 0;
}

/** The first time a customer has to do with points. */
export async function createAccount(tx: Queryable, merchantId: string, customerId: string): Promise<void> {
	await tx.query(
		{
			name: 'loyalty_create_account',
			text: `INSERT INTO loyalty_account (merchant_id, customer_id)
				SELECT merchant_id, customer_id FROM customer
				WHERE merchant_id = $1 AND customer_id = $2 AND erased_at IS NULL ON CONFLICT DO NOTHING`,
		},
		[merchantId, customerId],
	);
}

/** False when there is none. */
export async function lockAccount(tx: Queryable, merchantId: string, customerId: string): Promise<boolean> {
	const rows = await tx.query(
		{
			name: 'loyalty_lock_account',
			text: 'SELECT FROM loyalty_account WHERE merchant_id = $1 AND customer_id = $2 FOR UPDATE',
		},
		[merchantId, customerId],
	);
	return rows.length > 0;
}

type Stored<T> = {
	[Key in keyof T]: T[Key] extends Date ? string : T[Key] extends Date | null ? string | null : T[Key];
};

interface StoredBook {
	owed: number;
	lots: Stored<Lot>[];
	locks: Stored<BookState['locks'][number]>[];
}

/**
 * In one statement, so that it is of one moment also without the account’s lock. Lots: those that something is left of or
 * that issued rewards are out of, and those of `entryIds` and out of which `rewardIds` are.
 */
export async function selectBook(
	queryable: Queryable,
	merchantId: string,
	customerId: string,
	{ entryIds, rewardIds }: { entryIds: readonly string[]; rewardIds: readonly string[] },
): Promise<BookState> {
	const [row] = await queryable.query<{ book: StoredBook }>(
		{
			name: 'loyalty_select_book',
			text: `WITH used AS (
					SELECT part.entry_id FROM reward JOIN reward_part part USING (merchant_id, reward_id)
					WHERE reward.merchant_id = $1 AND customer_id = $2 AND (status = 'issued' OR reward_id = ANY ($4))
				)
				SELECT jsonb_build_object(
					'owed', coalesce((SELECT owed FROM loyalty_account WHERE merchant_id = $1 AND customer_id = $2), 0),
					'lots', (SELECT coalesce(jsonb_agg(jsonb_build_object('entry_id', entry_id, 'points', points,
							'remaining', remaining, 'lapsed', lapsed, 'reversed', reversed, 'available_at', available_at,
							'expires_at', expires_at) ORDER BY entry_id), '[]')
						FROM loyalty_lot WHERE merchant_id = $1 AND customer_id = $2
							AND (remaining > 0 OR entry_id = ANY ($3) OR entry_id IN (SELECT entry_id FROM used))),
					'locks', (SELECT coalesce(jsonb_agg(jsonb_build_object('reward_id', reward_id, 'points', points,
							'expires_at', expires_at, 'parts', (SELECT coalesce(jsonb_agg(jsonb_build_object('entry_id', entry_id,
									'points', part.points, 'returned', returned) ORDER BY entry_id), '[]')
								FROM reward_part part WHERE part.merchant_id = $1 AND part.reward_id = reward.reward_id))
							ORDER BY reward_id), '[]')
						FROM reward WHERE merchant_id = $1 AND customer_id = $2 AND status = 'issued')
				) AS book`,
		},
		[merchantId, customerId, entryIds, rewardIds],
	);
	if (!row) throw new Error('The account gave no row');
	const { owed, lots, locks } = row.book;
	return {
		owed,
		lots: lots.map((lot) => ({
			...lot,
			available_at: new Date(lot.available_at),
			expires_at: lot.expires_at === null ? null : new Date(lot.expires_at),
		})),
		locks: locks.map((lock) => ({ ...lock, expires_at: new Date(lock.expires_at) })),
	};
}

export async function insertEntries(
	tx: Queryable,
	merchantId: string,
	customerId: string,
	entries: readonly Entry[],
	now: Date,
): Promise<void> {
	if (entries.length === 0) return;
	await tx.query(
		{
			name: 'loyalty_insert_entries',
			text: `INSERT INTO loyalty_entry (merchant_id, entry_id, customer_id, type, points, source_type, source_id, reverses,
					at, available_at, expires_at, channel, store_id, note, made_by, created_at)
				SELECT $1, entry_id, $2, type, points, source->>'type', source->>'id', reverses,
					at, available_at, expires_at, channel, store_id, note, made_by, $4
				FROM jsonb_to_recordset($3::jsonb) AS entry (entry_id text, type text, points bigint, source jsonb, reverses text,
					at timestamptz, available_at timestamptz, expires_at timestamptz, channel text, store_id text, note text,
					made_by text)`,
		},
		[merchantId, customerId, JSON.stringify(entries), now],
	);
}

export async function upsertLots(
	tx: Queryable,
	merchantId: string,
	customerId: string,
	lots: readonly Lot[],
): Promise<void> {
	if (lots.length === 0) return;
	await tx.query(
		{
			name: 'loyalty_upsert_lots',
			text: `INSERT INTO loyalty_lot (merchant_id, customer_id, entry_id, points, remaining, lapsed, reversed, available_at, expires_at)
				SELECT $1, $2, entry_id, points, remaining, lapsed, reversed, available_at, expires_at
				FROM jsonb_to_recordset($3::jsonb) AS lot (entry_id text, points bigint, remaining bigint, lapsed bigint,
					reversed bigint, available_at timestamptz, expires_at timestamptz)
				ON CONFLICT (merchant_id, entry_id) DO UPDATE
					SET remaining = excluded.remaining, lapsed = excluded.lapsed, reversed = excluded.reversed`,
		},
		[merchantId, customerId, JSON.stringify(lots)],
	);
}

export async function updateOwed(tx: Queryable, merchantId: string, customerId: string, owed: number): Promise<void> {
	await tx.query(
		{
			name: 'loyalty_update_owed',
			text: 'UPDATE loyalty_account SET owed = $3 WHERE merchant_id = $1 AND customer_id = $2 AND owed <> $3',
		},
		[merchantId, customerId, owed],
	);
}

/** What was earned with purchases since then and not refunded. */
export async function sumEarned(
	queryable: Queryable,
	merchantId: string,
	customerId: string,
	since: Date,
): Promise<number> {
	const [row] = await queryable.query<{ earned: string }>(
		{
			name: 'loyalty_sum_earned',
			text: `SELECT coalesce(sum(entry.points - lot.reversed), 0) AS earned
				FROM loyalty_entry entry JOIN loyalty_lot lot USING (merchant_id, entry_id)
				WHERE entry.merchant_id = $1 AND entry.customer_id = $2 AND entry.type = 'earn' AND entry.at > $3`,
		},
		[merchantId, customerId, since],
	);
	return Number(row?.earned ?? 0);
}
