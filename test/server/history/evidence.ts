import type { Reservation } from '@endcap/contract';
import type { Queryable } from '@endcap/server';
import { readEvents } from '../../../packages/server/src/events/feed.queries.ts';
import type { ReplayedLevel, ToldEvent } from './replay.ts';

const EVENTS_A_READ = 5000;

/** The whole feed of a merchant. */
export async function feedOf(queryable: Queryable, merchantId: string): Promise<ToldEvent[]> {
	const events: ToldEvent[] = [];
	for (;;) {
		const rows = await readEvents(queryable, merchantId, events.length, EVENTS_A_READ);
		for (const { pos, type, created_at, data } of rows) {
			events.push({ id: String(pos), type, created_at: created_at.toISOString(), data });
		}
		if (rows.length < EVENTS_A_READ) return events;
	}
}

/** By `SKU@store`, as stored. */
export async function levelsOf(queryable: Queryable, merchantId: string): Promise<Record<string, ReplayedLevel>> {
	const rows = await queryable.query<ReplayedLevel & { place: string }>(
		{ text: `SELECT sku || '@' || store_id AS place, on_hand, reserved FROM inventory_level WHERE merchant_id = $1` },
		[merchantId],
	);
	return Object.fromEntries(rows.map(({ place, ...level }) => [place, level]));
}

export async function statusesOf(
	queryable: Queryable,
	merchantId: string,
): Promise<Record<string, Reservation['status']>> {
	const rows = await queryable.query<{ reservation_id: string; status: Reservation['status'] }>(
		{ text: 'SELECT reservation_id, status FROM reservation WHERE merchant_id = $1' },
		[merchantId],
	);
	return Object.fromEntries(rows.map(({ reservation_id, status }) => [reservation_id, status]));
}

/** Levels that promise more than there is, or count other holds than there are, in one statement and so at one moment. */
export async function sampleOf(queryable: Queryable, merchantId: string): Promise<string[]> {
	const rows = await queryable.query<{ what: string }>(
		{
			text: `SELECT concat(level.sku, '@', level.store_id, ': on hand ', on_hand, ', reserved ', reserved, ', held ', held) AS what
				FROM inventory_level level
				CROSS JOIN LATERAL (
					SELECT coalesce(sum(line.held), 0) AS held FROM reservation_line line
					JOIN reservation USING (merchant_id, reservation_id)
					WHERE line.merchant_id = level.merchant_id AND line.sku = level.sku AND line.store_id = level.store_id
						AND reservation.status IN ('active', 'committed')
				) promised
				WHERE level.merchant_id = $1 AND (on_hand < 0 OR reserved < 0 OR held > on_hand OR held <> reserved)`,
		},
		[merchantId],
	);
	return rows.map(({ what }) => what);
}
