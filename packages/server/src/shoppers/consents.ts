import type { Channel, ConsentInput } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { insertConsent } from './queries.ts';

/** Adds it to what was said. Of a customer whose row is locked or new. */
export async function keepConsent(
	tx: Queryable,
	merchantId: string,
	customerId: string,
	{ purpose, channel = null, given }: ConsentInput,
	said_in: Channel,
): Promise<void> {
	const consent = { consent_id: timeOrderedId(), purpose, channel, given, said_in };
	await insertConsent(tx, merchantId, customerId, consent);
	const data = { id: customerId, purpose, channel, given };
	await stageEvents(tx, merchantId, [{ type: 'consent.updated', owner_id: customerId, data }]);
}
