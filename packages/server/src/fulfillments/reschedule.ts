import { moveBooking } from '../collect/bookings.ts';
import { invalid, isRefusal } from '../http/problems.ts';
import type { OrderRecord } from '../orders/record.ts';
import type { Telling } from '../orders/tell.ts';
import { readClock } from '../reservations/queries.ts';
import type { Changing } from './change.ts';
import { updateFulfillment } from './queries.ts';
import { remindersOf } from './reminders.ts';
import { collectUntil, judgeAction } from './rules.ts';

/** Another time in the same store. Whoever did not ask for it themselves is told. */
export async function reschedule(
	{ tx, merchantId, fulfillment, caller }: Changing,
	{ starts_at: wanted }: { starts_at: string },
	now: Date,
) {
	const status = judgeAction('reschedule', fulfillment);
	if (typeof status !== 'string') return status;
	const starts_at = new Date(wanted);
	if (Number.isNaN(starts_at.getTime())) return invalid([{ pointer: '/starts_at', detail: 'Is no moment.' }]);
	if (fulfillment.slot_starts_at?.getTime() === starts_at.getTime()) return 'same';
	const [reservation_id = ''] = fulfillment.lines.map((line) => line.reservation_id);
	const slot = await moveBooking(tx, merchantId, { reservation_id, starts_at, pointer: '/starts_at' }, now);
	if (!slot) throw new Error('A pickup has no place in its time');
	if (isRefusal(slot)) return slot;
	const { fulfillment_id, prepared_at } = fulfillment;
	const slot_ends_at = new Date(slot.ends_at);
	await updateFulfillment(tx, merchantId, fulfillment_id, {
		...fulfillment,
		slot_starts_at: starts_at,
		slot_ends_at,
		collect_until: prepared_at && collectUntil({ ...fulfillment, slot_ends_at }, prepared_at),
	});
	const moment = await readClock(tx);
	return {
		tell: ({ row, fulfillments }: OrderRecord): Telling[] => {
			const moved = fulfillments.find((each) => each.fulfillment_id === fulfillment_id);
			const occasion = `moved ${row.version}`;
			const changes = [{ code: 'slot_moved' as const }];
			return [
				...(caller.kind === 'shopper' ? [] : [{ type: 'order_changed' as const, fulfillment_id, occasion, changes }]),
				...(moved && status === 'prepared' ? remindersOf(moved, moment) : []),
			];
		},
	};
}
