import type { Queryable } from '../database/database.ts';

/** What the sequencer has not given a position yet, of all merchants. */
export async function stagedEvents(queryable: Queryable): Promise<{ count: number; oldest_seconds: number }> {
	const [row] = await queryable.query<{ count: number; oldest_seconds: number }>({
		name: 'metrics_staged_events',
		text: `SELECT count(*)::integer AS count,
				coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8 AS oldest_seconds
			FROM event_staging`,
	});
	return row ?? { count: 0, oldest_seconds: 0 };
}
