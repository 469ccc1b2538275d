import type { FulfillmentStatus } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { stageEvents, type StagedEvent } from '../events/staging.queries.ts';
import { fulfillmentsOfReservations } from './queries.ts';

interface Told {
	fulfillment_id: string;
	order_id: string;
	store_id: string;
	status: FulfillmentStatus;
	version: number;
	owner_id: string | null;
	viewers: readonly string[];
}

/** Ids and status only: who may see more reads it. */
export function fulfillmentEvent({ fulfillment_id: id, owner_id, viewers, ...told }: Told): StagedEvent {
	const { order_id, store_id, status, version } = told;
	return {
		type: 'fulfillment.updated',
		store_id,
		owner_id,
		viewers,
		data: { id, order_id, store_id, status, version },
	};
}

/**
 * Units that these reservations promised are gone, so there is less to pick. Its version stays: nobody who holds levels
 * may wait for an order.
 */
export async function tellShortage(
	tx: Queryable,
	merchantId: string,
	reservationIds: readonly string[],
): Promise<void> {
	const short = await fulfillmentsOfReservations(tx, merchantId, reservationIds);
	await stageEvents(tx, merchantId, short.map(fulfillmentEvent));
}
