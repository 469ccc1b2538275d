import type { Queryable } from '../database/database.ts';
import { isSignIn, type MessageData } from '../messages/data.ts';
import type { Telling } from '../orders/tell.ts';
import { selectFulfillments, type FulfillmentRow } from './queries.ts';
import { slotOf } from './rules.ts';

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

/** A reminder of what was collected or given up meanwhile, or whose time was moved, is not wanted any more. */
export async function isStillToCollect(
	queryable: Queryable,
	merchantId: string,
	{ order_id, fulfillment_id, data }: { order_id: string | null; fulfillment_id: string | null; data: MessageData },
): Promise<boolean> {
	if (order_id === null || isSignIn(data)) return false;
	const fulfillments = await selectFulfillments(queryable, merchantId, [order_id]);
	const now = fulfillments.find((each) => each.fulfillment_id === fulfillment_id);
	const [told] = data.parts;
	if (now?.status !== 'prepared' || told?.method !== 'pickup') return false;
	return slotOf(now)?.starts_at === told.slot?.starts_at && now.collect_until?.toISOString() === told.collect_until;
}
