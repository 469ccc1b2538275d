import type { Queryable } from '../database/database.ts';
import { expireLapsed, merchantsWithLapsedHolds } from './sweeper.queries.ts';

/** Few, since the levels of all of them are locked meanwhile. */
const MOST_A_STEP = 100;

/**
 * Ends every hold whose time has passed, a few at a time, and resolves to how many those were. Any node may, at any time:
 * events of what lapsed are staged and its rows say so. Nothing waits for it, as whoever reads or reserves goes by the
 * clock.
 */
export async function sweepLapsedHolds(database: Queryable): Promise<number> {
	let swept = 0;
	for (const merchantId of await merchantsWithLapsedHolds(database)) {
		for (let step = MOST_A_STEP; step === MOST_A_STEP; swept += step) {
			step = await expireLapsed(database, merchantId, MOST_A_STEP);
		}
	}
	return swept;
}
