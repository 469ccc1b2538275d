import type { Queryable } from '../database/database.ts';
import { forgetOldEntries, merchantsWithOldEntries } from './retention.queries.ts';

/** Longer than an entry is taken, so that none is done a second time. */
const KEPT_DAYS = 90;
const MOST_A_STEP = 1000;

/** Forgets what was delivered and what was refused when it is long over, a few at a time. Any node may, at any time. */
export async function sweepOldEntries(database: Queryable): Promise<void> {
	for (const merchantId of await merchantsWithOldEntries(database, KEPT_DAYS)) {
		while ((await forgetOldEntries(database, merchantId, { days: KEPT_DAYS, most: MOST_A_STEP })) === MOST_A_STEP);
	}
}
