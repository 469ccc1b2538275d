import type { Database } from '../database/database.ts';
import { readClock } from '../reservations/queries.ts';
import { endAndTell } from './cancel.ts';
import type { OrderServices } from './documents.ts';
import { readOrder } from './record.ts';
import { findOverdueOrders, tryLockOrder, type OverdueOrder } from './sweeper.queries.ts';

/** Each is a transaction of its own. */
const MOST_A_STEP = 100;

/**
 * Gives up what was not paid or not collected in time, and resolves to how many orders those were. Any node may, at any
 * time. Units of an unpaid order are free without it, as their holds lapse by the clock.
 */
export async function sweepOverdueOrders(database: Database, services: OrderServices): Promise<number> {
	let swept = 0;
	for (;;) {
		const overdue = await findOverdueOrders(database, MOST_A_STEP);
		let ended = 0;
		for (const order of overdue) if (await endOverdue(database, services, order)) ended += 1;
		swept += ended;
		// What another node works on is found again, so a step that ended nothing is the last.
		if (overdue.length < MOST_A_STEP || ended === 0) return swept;
	}
}

async function endOverdue(
	database: Database,
	services: OrderServices,
	{ merchant_id, order_id }: OverdueOrder,
): Promise<boolean> {
	return database.transaction(async (tx) => {
		if (!(await tryLockOrder(tx, merchant_id, order_id))) return false;
		const record = await readOrder(tx, merchant_id, order_id);
		if (!record) return false;
		const now = await readClock(tx);
		const { payment_status, payment_due_at } = record.row;
		const isUnpaid = payment_status === 'awaited' && payment_due_at !== null && payment_due_at <= now;
		const unpaid = record.fulfillments.filter(({ status }) => isUnpaid && status === 'proposed');
		const left = record.fulfillments.filter(
			({ status, collect_until }) => status === 'prepared' && collect_until !== null && collect_until <= now,
		);
		if (unpaid.length > 0) await endAndTell(tx, services, merchant_id, record, unpaid, 'unpaid');
		if (left.length > 0) await endAndTell(tx, services, merchant_id, record, left, 'not_collected');
		return unpaid.length + left.length > 0;
	});
}
