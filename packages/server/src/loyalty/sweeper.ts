import type { Database } from '../database/database.ts';
import { closeBook, openBook } from './account.ts';
import { customersWithLapsedPoints, merchantsWithLapsedPoints } from './sweeper.queries.ts';

const MOST_A_STEP = 100;

/**
 * Writes down that points have expired and rewards have lapsed, one customer at a time, and resolves to how many customers
 * those were. Any node may, at any time. `now` is another clock than the database’s.
 */
export async function sweepLapsedPoints(database: Database, now?: Date): Promise<number> {
	let swept = 0;
	for (const merchantId of await merchantsWithLapsedPoints(database, now ?? null)) {
		for (let step = MOST_A_STEP; step === MOST_A_STEP; swept += step) {
			const filter = { now: now ?? null, limit: MOST_A_STEP };
			const customers = await customersWithLapsedPoints(database, merchantId, filter);
			for (const customerId of customers) {
				await database.transaction(async (tx) => {
					// An opened book is as the clock says.
					const account = await openBook(tx, merchantId, customerId, { now });
					if (account) await closeBook(tx, account);
				});
			}
			step = customers.length;
		}
	}
	return swept;
}
