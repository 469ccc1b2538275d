import type { FulfillmentPreparation } from '@endcap/contract';
import { isRefusal, refuse, type Refusal } from '../http/problems.ts';
import type { OrderRecord } from '../orders/record.ts';
import type { OrderChange } from '../messages/data.ts';
import type { Telling } from '../orders/tell.ts';
import { variantTitle } from '../products/rules.ts';
import { promiseUnits } from '../reservations/hold.ts';
import { lockHolds } from '../reservations/order-holds.ts';
import { loseHeld } from '../reservations/order-holds.queries.ts';
import { readClock } from '../reservations/queries.ts';
import { partOf } from '../shared/part-of.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import type { Changing } from './change.ts';
import { reservationsOf } from './end.ts';
import { judgePicking, type Pick, type Replacement } from './picking.ts';
import {
	insertFulfillmentLines,
	updateFulfillment,
	updatePicked,
	type FulfillmentRow,
	type NewFulfillmentLine,
} from './queries.ts';
import { remindersOf } from './reminders.ts';
import { findSold } from './replacement.queries.ts';
import { collectUntil, judgeAction, judgeClaim } from './rules.ts';

/** It is ready: what was not found leaves the stock, what is given in place is promised, and nobody has to pick it any more. */
export async function prepare(changing: Changing, input: FulfillmentPreparation) {
	const { tx, merchantId, fulfillment, caller } = changing;
	const status = judgeAction('prepare', fulfillment);
	if (typeof status !== 'string') return status;
	const claimed = judgeClaim(caller, fulfillment);
	if (claimed) return claimed;
	const judged = judgePicking(fulfillment.lines, input);
	if (isRefusal(judged)) return judged;
	const { picks, replacements } = judged;
	const { store_id, fulfillment_id } = fulfillment;
	const places = replacements.map(({ sku }) => ({ sku, store_id }));
	await lockHolds(tx, merchantId, reservationsOf([fulfillment]), places);
	for (const { line, missing } of picks) {
		const { reservation_id, sku } = lineOf(fulfillment, line);
		if (missing > 0) await loseHeld(tx, merchantId, { reservation_id, sku, quantity: missing });
	}
	await updatePicked(tx, merchantId, fulfillment_id, picks);
	const added = await addReplacements(changing, replacements, picks);
	if (added) return added;
	const prepared_at = await readClock(tx);
	const collect_until = collectUntil(fulfillment, prepared_at);
	const nobody = { assigned_staff_id: null, assigned_name: null };
	const fields = { ...fulfillment, ...nobody, status, prepared_at, collect_until };
	await updateFulfillment(tx, merchantId, fulfillment_id, fields);
	return { tell: (record: OrderRecord) => tellingsOf(record, fulfillment_id, picks, prepared_at) };
}

function lineOf({ lines }: FulfillmentRow, number: number): FulfillmentRow['lines'][number] {
	const line = lines.find((each) => each.line === number);
	if (!line) throw new Error('A line was judged that is not there');
	return line;
}

/** Held and promised in the store, at the lower of the two prices, with the discount of the units they are given for. */
async function addReplacements(
	{ tx, merchantId, record, fulfillment, caller }: Changing,
	replacements: readonly Replacement[],
	picks: readonly Pick[],
): Promise<undefined | Refusal<'out_of_stock'>> {
	if (replacements.length === 0) return undefined;
	const { store_id } = fulfillment;
	const skus = replacements.map(({ sku }) => sku);
	const sold = new Map((await findSold(tx, merchantId, skus)).map((variant) => [variant.sku, variant]));
	const reservation_id = timeOrderedId();
	const { channel } = caller;
	const lines = replacements.map(({ sku, quantity }) => ({ sku, quantity, store_id }));
	const holder = { channel, owner_id: record.row.owner_id };
	const lacking = await promiseUnits(tx, merchantId, holder, [{ reservation_id, lines }]);
	if (lacking.length > 0) {
		const errors = lacking.flatMap(({ sku, there }) =>
			replacements
				.filter((replacement) => replacement.sku === sku)
				.map(({ index }) => ({
					pointer: `/lines/${index}/replacement/quantity`,
					detail: `${there === 0 ? 'None' : `Only ${there}`} of it can be had in this store.`,
				})),
		);
		return refuse('out_of_stock', 'What was to be given in place is not there, so nothing was changed.', { errors });
	}
	const last = Math.max(...fulfillment.lines.map(({ line }) => line));
	const added = replacements.map(({ line, sku, quantity }, index): NewFulfillmentLine => {
		const variant = sold.get(sku);
		if (!variant) throw new Error('Something was held that is not sold');
		const { unit_amount: before, discount_amount, quantity: ordered } = lineOf(fulfillment, line);
		const own = variant.currency === record.row.currency ? variant.price_amount : null;
		const unit_amount = Math.min(own ?? before, before);
		const { quantity_picked = 0 } = picks.find((each) => each.line === line) ?? {};
		const discount = partOf(discount_amount, ordered, quantity_picked, quantity);
		return {
			line: last + 1 + index,
			order_line: null,
			replaces: line,
			sku,
			title: variantTitle(variant.product_title, variant.options),
			options: variant.options,
			image: variant.image,
			quantity,
			quantity_picked: quantity,
			unit_amount,
			discount_amount: Math.min(discount, quantity * unit_amount),
			reservation_id,
		};
	});
	await insertFulfillmentLines(tx, merchantId, fulfillment.fulfillment_id, added);
	return undefined;
}

function tellingsOf(record: OrderRecord, fulfillment_id: string, picks: readonly Pick[], preparedAt: Date): Telling[] {
	const fulfillment = record.fulfillments.find((each) => each.fulfillment_id === fulfillment_id);
	if (!fulfillment) return [];
	const missing = picks.flatMap(({ line, quantity_picked, reason }): OrderChange[] => {
		const { title, quantity } = lineOf(fulfillment, line);
		const by = fulfillment.lines.find(({ replaces }) => replaces === line);
		const lacking = quantity - quantity_picked;
		if (by) return [{ code: 'replaced', title, quantity: by.quantity, by: by.title }];
		return lacking > 0 ? [{ code: reason, title, quantity: lacking }] : [];
	});
	const changes: OrderChange[] = missing.length > 0 ? [...missing, { code: 'total_changed' }] : [];
	return [
		...(changes.length > 0 ? [{ type: 'order_changed' as const, fulfillment_id, occasion: 'picked', changes }] : []),
		...(fulfillment.type === 'pickup' ? [{ type: 'order_ready' as const, fulfillment_id }] : []),
		...remindersOf(fulfillment, preparedAt),
	];
}
