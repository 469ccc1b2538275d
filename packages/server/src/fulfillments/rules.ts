import type { FulfillmentReason, FulfillmentStatus, FulfillmentType } from '@endcap/contract';
import type { Caller } from '../http/caller.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { instant } from '../stores/openings.ts';

/** `sell`: a till’s receipt hands it over. `unpaid` and `not_collected`: its time is over. */
export type FulfillmentAction =
	| 'pay'
	| 'claim'
	| 'unclaim'
	| 'reschedule'
	| 'prepare'
	| 'complete'
	| 'sell'
	| 'cancel'
	| 'fail'
	| 'unpaid'
	| 'not_collected';

type Next = Partial<Record<FulfillmentStatus, FulfillmentStatus>>;

const STAYS: Next = { reserved: 'reserved', prepared: 'prepared' };

/** What an action makes of a fulfillment in each status; a status that is not there refuses it. */
export const TRANSITIONS: Record<FulfillmentAction, Next> = {
	pay: { proposed: 'reserved' },
	claim: STAYS,
	unclaim: STAYS,
	reschedule: { proposed: 'proposed', ...STAYS },
	prepare: { reserved: 'prepared' },
	complete: { prepared: 'completed' },
	sell: { proposed: 'completed', reserved: 'completed', prepared: 'completed' },
	cancel: { proposed: 'canceled', reserved: 'canceled', prepared: 'canceled' },
	fail: { proposed: 'failed', reserved: 'failed', prepared: 'failed' },
	unpaid: { proposed: 'canceled' },
	not_collected: { prepared: 'failed' },
};

const AS_IT_IS: Record<FulfillmentStatus, string> = {
	proposed: 'It waits for its payment. Nothing is picked before that.',
	reserved: 'It is not prepared yet. Pick it and say that it is ready first.',
	prepared: 'It is ready already.',
	completed: 'It was handed over. What comes back is a return.',
	canceled: 'It was canceled, and its units are free again.',
	failed: 'It was given up, and its units are free again.',
};

export interface Judged {
	type: FulfillmentType;
	status: FulfillmentStatus;
}

/** The status after the action. */
export function judgeAction(
	action: FulfillmentAction,
	{ type, status }: Judged,
): FulfillmentStatus | Refusal<'fulfillment_state'> {
	if (type === 'ship' && (action === 'reschedule' || action === 'not_collected')) {
		return refuse('fulfillment_state', 'It is shipped, so there is no time to collect it at.');
	}
	return TRANSITIONS[action][status] ?? refuse('fulfillment_state', AS_IT_IS[status]);
}

/** A shopper cannot cancel what was packed to be shipped; the store still can. */
export function mayCancel(caller: Pick<Caller, 'kind'>, { type, status }: Judged): boolean {
	if (caller.kind === 'shopper' && type === 'ship' && status === 'prepared') return false;
	return TRANSITIONS.cancel[status] !== undefined;
}

export function isOpen({ status }: { status: FulfillmentStatus }): boolean {
	return status === 'proposed' || status === 'reserved' || status === 'prepared';
}

interface Assigned {
	assigned_staff_id: string | null;
	assigned_name: string | null;
}

/** A colleague is at it. Systems with a secret key are nobody’s colleagues. */
export function judgeClaim(caller: Caller, { assigned_staff_id, assigned_name }: Assigned) {
	if (caller.kind !== 'staff' || assigned_staff_id === null || assigned_staff_id === caller.staff_id) return undefined;
	return refuse(
		'fulfillment_claimed',
		`${assigned_name ?? 'A colleague'} is at it. Ask them, or take it over with \`take_over\`.`,
	);
}

const HOUR_MS = 3_600_000;

/** Until when what is ready is kept for the shopper: the store’s time to hold, from the slot’s end or from when it was ready. */
export function collectUntil(
	{ slot_ends_at, hold_hours }: { slot_ends_at: Date | null; hold_hours: number },
	preparedAt: Date,
): Date | null {
	if (slot_ends_at === null) return null;
	return new Date(Math.max(slot_ends_at.getTime(), preparedAt.getTime()) + hold_hours * HOUR_MS);
}

/** Its pickup time as all pickup times are told. */
export function slotOf({
	slot_starts_at: starts,
	slot_ends_at: ends,
}: {
	slot_starts_at: Date | null;
	slot_ends_at: Date | null;
}): { starts_at: string; ends_at: string } | null {
	return starts && ends ? { starts_at: instant(starts.getTime()), ends_at: instant(ends.getTime()) } : null;
}

/** Units that are lost or damaged leave the stock; all others are sold to somebody else. */
export function leavesTheStock(reason: FulfillmentReason): boolean {
	return reason === 'out_of_stock' || reason === 'damaged';
}
