import type { EventType } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface StagedEvent {
	type: EventType;
	store_id?: string;
	sku?: string;
	owner_id?: string | null;
	/** Other owners that may hear it. */
	viewers?: readonly string[];
	data: object;
}

/** In the transaction of the change that they tell. */
export async function stageEvents(tx: Queryable, merchantId: string, events: readonly StagedEvent[]): Promise<void> {
	if (events.length === 0) return;
	await tx.query(
		{
			name: 'events_stage',
			text: `INSERT INTO event_staging (merchant_id, type, store_id, sku, owner_id, viewers, data)
				SELECT $1, type, store_id, sku, owner_id, viewers, data
				FROM jsonb_to_recordset($2::jsonb)
					AS event (type text, store_id text, sku text, owner_id text, viewers text[], data jsonb)`,
		},
		[merchantId, JSON.stringify(events)],
	);
}
