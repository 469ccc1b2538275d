import type { EventType } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface FeedRow {
	pos: number;
	type: EventType;
	store_id: string | null;
	sku: string | null;
	owner_id: string | null;
	/** Other owners that may hear it. */
	viewers: string[] | null;
	data: Record<string, unknown>;
	created_at: Date;
}

/** The position given last; 0 before the first. */
export async function readHead(queryable: Queryable, merchantId: string): Promise<number> {
	const [row] = await queryable.query<{ pos: number }>(
		{ name: 'feed_head', text: 'SELECT pos::float8 AS pos FROM feed_head WHERE merchant_id = $1' },
		[merchantId],
	);
	return row?.pos ?? 0;
}

/** The next ones after a position, in order. Dense: when the first is not the next position, those between are forgotten. */
export async function readEvents(
	queryable: Queryable,
	merchantId: string,
	after: number,
	most: number,
): Promise<FeedRow[]> {
	return queryable.query<FeedRow>(
		{
			name: 'feed_events',
			text: `SELECT pos::float8 AS pos, type, store_id, sku, owner_id, viewers, data, created_at
				FROM event WHERE merchant_id = $1 AND pos > $2::bigint ORDER BY pos LIMIT $3`,
		},
		[merchantId, after, most],
	);
}
