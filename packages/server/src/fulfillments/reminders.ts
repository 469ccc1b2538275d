import type { Telling } from '../orders/tell.ts';
import type { FulfillmentRow } from './queries.ts';

const HOUR_MS = 3_600_000;
const BEFORE_SLOT_MS = 2 * HOUR_MS;
const BEFORE_END_MS = 24 * HOUR_MS;

/**
 * Of what is ready: two hours before its time begins, and a day before it goes back on the shelf, as far as those lie
 * ahead. A time that is moved is another occasion.
 */
export function remindersOf(
	{
		fulfillment_id,
		slot_starts_at,
		collect_until,
	}: Pick<FulfillmentRow, 'fulfillment_id' | 'slot_starts_at' | 'collect_until'>,
	now: Date,
): Telling[] {
	const moments: [moment: Date | null, before: number, name: string][] = [
		[slot_starts_at, BEFORE_SLOT_MS, 'time'],
		[collect_until, BEFORE_END_MS, 'end'],
	];
	return moments.flatMap(([moment, before, name]): Telling[] => {
		if (!moment) return [];
		const not_before = new Date(moment.getTime() - before);
		if (not_before <= now) return [];
		return [{ type: 'order_reminder', fulfillment_id, occasion: `${name} ${moment.toISOString()}`, not_before }];
	});
}

/** A reminder that was queued before its fulfillment ended, or before its time was moved, is not wanted any more. */
export function isReminderWanted(
	{ status, slot_starts_at, collect_until }: Pick<FulfillmentRow, 'status' | 'slot_starts_at' | 'collect_until'>,
	told: { slot: { starts_at: string } | null; collect_until: string | null },
): boolean {
	return (
		status === 'prepared' &&
		(slot_starts_at?.toISOString() ?? null) === (told.slot?.starts_at ?? null) &&
		(collect_until?.toISOString() ?? null) === told.collect_until
	);
}
