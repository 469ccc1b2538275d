import type { FulfillmentFailure, FulfillmentCompletion } from '@endcap/contract';
import type { StaffCaller } from '../http/caller.ts';
import { refuse } from '../http/problems.ts';
import { toPay } from '../orders/rules.ts';
import { endOrderHolds, lockHolds } from '../reservations/order-holds.ts';
import { readClock } from '../reservations/queries.ts';
import type { Changing } from './change.ts';
import { readCode, standsFor } from './codes.ts';
import { endFulfillments, reservationsOf } from './end.ts';
import { updateFulfillment } from './queries.ts';
import { judgeAction, judgeClaim } from './rules.ts';

export async function claim(changing: Changing, { take_over = false }: { take_over?: boolean }) {
	const { tx, merchantId, fulfillment } = changing;
	const caller = changing.caller as StaffCaller;
	const status = judgeAction('claim', fulfillment);
	if (typeof status !== 'string') return status;
	const claimed = take_over ? undefined : judgeClaim(caller, fulfillment);
	if (claimed) return claimed;
	if (fulfillment.assigned_staff_id === caller.staff_id) return 'same';
	const fields = { ...fulfillment, assigned_staff_id: caller.staff_id, assigned_name: caller.name };
	await updateFulfillment(tx, merchantId, fulfillment.fulfillment_id, fields);
	return {};
}

export async function unclaim({ tx, merchantId, fulfillment }: Changing) {
	const status = judgeAction('unclaim', fulfillment);
	if (typeof status !== 'string') return status;
	if (fulfillment.assigned_staff_id === null) return 'same';
	const fields = { ...fulfillment, assigned_staff_id: null, assigned_name: null };
	await updateFulfillment(tx, merchantId, fulfillment.fulfillment_id, fields);
	return {};
}

/** What is due at pickup is paid with it. */
export async function complete(changing: Changing, { code, known_by, tracking }: FulfillmentCompletion) {
	const { tx, merchantId, record, fulfillment, caller } = changing;
	const status = judgeAction('complete', fulfillment);
	if (typeof status !== 'string') return status;
	const claimed = judgeClaim(caller, fulfillment);
	if (claimed) return claimed;
	if (fulfillment.type === 'pickup' && known_by === undefined) {
		const wrong = judgeCode(code, fulfillment.code);
		if (wrong) return wrong;
	}
	const holds = await lockHolds(tx, merchantId, reservationsOf([fulfillment]));
	await endOrderHolds(tx, merchantId, holds, { handOver: true });
	const fields = { ...fulfillment, status, tracking: tracking ?? null, ended_at: await readClock(tx) };
	await updateFulfillment(tx, merchantId, fulfillment.fulfillment_id, fields);
	const { fulfillment_id, type } = fulfillment;
	return {
		payment: { paid_amount: record.row.paid_amount + toPay(record, fulfillment) },
		...(type === 'ship' && {
			tell: () => [
				{
					type: 'order_changed' as const,
					fulfillment_id,
					occasion: 'shipped',
					changes: [{ code: 'shipped' as const }],
				},
			],
		}),
	};
}

function judgeCode(given: string | undefined, code: string) {
	if (given === undefined) {
		return refuse('pickup_code_wrong', 'Scan the shopper’s code, or ask for the name and say so with `known_by`.');
	}
	const read = readCode(given);
	if (read && standsFor(read, code)) return undefined;
	return refuse('pickup_code_wrong', 'That is not the code of this order. Find what it is for, or ask for the name.');
}

export async function fail({ tx, merchantId, fulfillment }: Changing, { reason, note }: FulfillmentFailure) {
	const status = judgeAction(reason === 'not_collected' ? 'not_collected' : 'fail', fulfillment);
	if (typeof status !== 'string') return status;
	await endFulfillments(tx, merchantId, [fulfillment], { status: 'failed', reason, note });
	return { tell: () => [{ type: 'order_canceled' as const, fulfillment_id: fulfillment.fulfillment_id, reason }] };
}
