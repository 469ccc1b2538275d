import type { Queryable } from '../database/database.ts';
import { forgetOldDeliveries, giveUpOldDeliveries, merchantsWithWebhooks } from './retention.queries.ts';

const STEP = 5000;

/** Gives up what is past its time and forgets what ended long ago, a few at a time. Any node may, at any time. */
export async function sweepDeliveries(
	database: Queryable,
	{ giveUpMs, hours }: { giveUpMs: number; hours: number },
): Promise<void> {
	for (const merchantId of await merchantsWithWebhooks(database)) {
		while ((await giveUpOldDeliveries(database, merchantId, { giveUpMs, step: STEP })) === STEP);
		while ((await forgetOldDeliveries(database, merchantId, { hours, step: STEP })) === STEP);
	}
}
