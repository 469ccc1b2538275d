import type { Channel, LoyaltyEntry, LoyaltyEntryType } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface EntryRow {
	entry_id: string;
	type: LoyaltyEntryType;
	points: number;
	source: LoyaltyEntry['source'];
	reverses: string | null;
	at: Date;
	available_at: Date | null;
	expires_at: Date | null;
	channel: Channel | null;
	store_id: string | null;
	note: string | null;
	made_by: string | null;
	created_at: Date;
}

/** Newest first, those before `after` when it is given. */
export async function selectEntries(
	queryable: Queryable,
	merchantId: string,
	customerId: string,
	{ after, limit }: { after: string | undefined; limit: number },
): Promise<EntryRow[]> {
	return queryable.query<EntryRow>(
		{
			name: 'loyalty_select_entries',
			text: `SELECT entry_id, type, points::float8 AS points,
					jsonb_build_object('type', source_type, 'id', source_id) AS source, reverses, at, available_at, expires_at,
					channel, store_id, note, made_by, created_at
				FROM loyalty_entry
				WHERE merchant_id = $1 AND customer_id = $2 AND ($3::text IS NULL OR entry_id < $3)
				ORDER BY entry_id DESC LIMIT $4`,
		},
		[merchantId, customerId, after ?? null, limit],
	);
}

/** The words of a person who is erased: the rest of their ledger stays. */
export async function forgetNotes(tx: Queryable, merchantId: string, customerId: string): Promise<void> {
	await tx.query(
		{
			name: 'loyalty_forget_notes',
			text: `UPDATE loyalty_entry SET note = NULL
				WHERE merchant_id = $1 AND customer_id = $2 AND note IS NOT NULL`,
		},
		[merchantId, customerId],
	);
}
