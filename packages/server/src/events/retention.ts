import type { Queryable } from '../database/database.ts';
import { forgetOldEvents, merchantsWithOldEvents } from './retention.queries.ts';

const STEP = 5000;

export interface Retention {
	/** Events stay this long: whoever was away for less goes on where they were. */
	hours: number;
	/** And no more than this many of a merchant. */
	most: number;
}

export const RETENTION: Retention = { hours: 72, most: 1_000_000 };

/** Forgets events past their time, a few at a time. Any node may, at any time. */
export async function sweepOldEvents(database: Queryable, { hours, most }: Retention): Promise<void> {
	for (const { merchant_id } of await merchantsWithOldEvents(database, hours, most)) {
		while ((await forgetOldEvents(database, merchant_id, { hours, most, step: STEP })) === STEP);
	}
}
