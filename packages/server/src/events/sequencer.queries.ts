import type { Queryable } from '../database/database.ts';

/** One look into each merchant’s own index. */
export async function merchantsWithStagedEvents(queryable: Queryable): Promise<string[]> {
	const rows = await queryable.query<{ merchant_id: string }>({
		name: 'sequencer_merchants',
		text: `SELECT merchant_id FROM merchant
			WHERE EXISTS (SELECT FROM event_staging WHERE event_staging.merchant_id = merchant.merchant_id)`,
	});
	return rows.map(({ merchant_id }) => merchant_id);
}

/**
 * Gives what is staged the next positions and wakes the readers; resolves to how many, or to `busy` when another node is
 * moving this merchant’s events at this moment. A transaction of its own.
 */
export async function moveStagedEvents(
	database: Queryable,
	merchantId: string,
	most: number,
): Promise<number | 'busy'> {
	const [row] = await database.query<{ moved: number | null }>(
		{ name: 'sequencer_move', text: 'SELECT move_staged($1, $2) AS moved' },
		[merchantId, most],
	);
	return row?.moved ?? 'busy';
}
