import type { KioskEntry, KioskEntryOutcome } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

/** What came of an entry, as it is stored. */
export type EndedOutcome =
	Exclude<KioskEntryOutcome, { outcome: 'waiting' }> extends infer Each
		? Each extends { id: string }
			? Omit<Each, 'id'>
			: never
		: never;

export interface EndedEntry {
	seal_hash: Buffer;
	outcome: EndedOutcome;
}

/** Waits for whoever works on the same entry, and keeps others from it until the transaction ends. */
export async function lockEntry(tx: Queryable, merchantId: string, entryId: string): Promise<void> {
	await tx.query(
		{
			name: 'kiosk_entry_lock',
			text: `SELECT pg_advisory_xact_lock(hashtextextended('kiosk entry ' || $1 || ' ' || $2, 0))`,
		},
		[merchantId, entryId],
	);
}

export async function findEntry(
	queryable: Queryable,
	merchantId: string,
	entryId: string,
): Promise<EndedEntry | undefined> {
	const [row] = await queryable.query<EndedEntry>(
		{
			name: 'kiosk_entry_find',
			text: 'SELECT seal_hash, outcome FROM kiosk_entry WHERE merchant_id = $1 AND entry_id = $2',
		},
		[merchantId, entryId],
	);
	return row;
}

/** True when something before it in its basket has not come, and is not known to be lost. */
export async function isAhead(
	queryable: Queryable,
	merchantId: string,
	{ basket, step, lost = [] }: Pick<KioskEntry, 'basket' | 'step' | 'lost'>,
): Promise<boolean> {
	const [row] = await queryable.query<{ ahead: boolean }>(
		{
			name: 'kiosk_entry_ahead',
			text: `SELECT EXISTS (
					SELECT FROM generate_series(0, $3::integer - 1) AS before (step)
					WHERE before.step <> ALL ($4::integer[]) AND NOT EXISTS (SELECT FROM kiosk_entry entry
						WHERE entry.merchant_id = $1 AND entry.basket = $2 AND entry.step = before.step)
				) AS ahead`,
		},
		[merchantId, basket, step, lost],
	);
	return row?.ahead === true;
}

export interface EntryToEnd extends EndedEntry, Pick<KioskEntry, 'id' | 'basket' | 'step'> {
	kiosk_id: string;
}

export async function insertEntry(
	tx: Queryable,
	merchantId: string,
	{ id, kiosk_id, basket, step, seal_hash, outcome }: EntryToEnd,
): Promise<void> {
	await tx.query(
		{
			name: 'kiosk_entry_insert',
			text: `INSERT INTO kiosk_entry (merchant_id, entry_id, kiosk_id, basket, step, seal_hash, outcome)
				VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		},
		[merchantId, id, kiosk_id, basket, step, seal_hash, JSON.stringify(outcome)],
	);
}
