import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import { selectKiosksOf } from './queries.ts';
import { kioskUpdated } from './rules.ts';

/** Their store has opened to shoppers, or closed, and they with it. */
export async function tellKiosksOf(tx: Queryable, merchantId: string, storeId: string): Promise<void> {
	const kiosks = await selectKiosksOf(tx, merchantId, storeId);
	await stageEvents(
		tx,
		merchantId,
		kiosks.map((kiosk_id) => kioskUpdated({ kiosk_id, store_id: storeId })),
	);
}
