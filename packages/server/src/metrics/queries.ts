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

/** What is to be sent to webhooks, of all merchants; and those that were disabled since their receivers are gone. */
export async function waitingDeliveries(
	queryable: Queryable,
): Promise<{ count: number; oldest_seconds: number; disabled: number }> {
	const [row] = await queryable.query<{ count: number; oldest_seconds: number; disabled: number }>({
		name: 'metrics_webhook_deliveries',
		text: `SELECT count(*)::integer AS count,
				coalesce(extract(epoch FROM clock_timestamp() - min(wanted_at)), 0)::float8 AS oldest_seconds,
				(SELECT count(*)::integer FROM webhook WHERE disabled_reason IS NOT NULL) AS disabled
			FROM webhook_delivery JOIN webhook USING (merchant_id, webhook_id) WHERE status = 'waiting' AND enabled`,
	});
	return row ?? { count: 0, oldest_seconds: 0, disabled: 0 };
}
