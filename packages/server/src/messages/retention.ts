import type { Queryable } from '../database/database.ts';
import { forgetOldMessages, merchantsWithOldMessages } from './retention.queries.ts';

/** Addresses and texts are kept so long after a message has ended, unless told. */
export const MESSAGE_DAYS = 30;
const MOST_A_STEP = 1000;

/** Forgets to whom old messages went and what they said, a few at a time. Any node may, at any time. */
export async function sweepOldMessages(database: Queryable, days: number): Promise<void> {
	for (const merchantId of await merchantsWithOldMessages(database, days)) {
		while ((await forgetOldMessages(database, merchantId, { days, most: MOST_A_STEP })) === MOST_A_STEP);
	}
}
