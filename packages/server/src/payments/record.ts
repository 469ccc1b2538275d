import type { PaymentInput } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { updateFulfillment } from '../fulfillments/queries.ts';
import { isOpen, judgeAction } from '../fulfillments/rules.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { payOffers, releaseOffers } from '../orders/benefits.ts';
import { endAndTell, noSuchOrder } from '../orders/cancel.ts';
import type { OrderServices } from '../orders/documents.ts';
import { lockAndReadOrder, type OrderRecord } from '../orders/record.ts';
import { placedTotal, figuresOf } from '../orders/rules.ts';
import { settleOrder } from '../orders/settle.ts';
import { tellShopper } from '../orders/tell.ts';
import { keepUnits } from './keep-units.ts';
import { insertNotice } from './queries.ts';

export interface PaymentToRecord extends PaymentInput {
	/** Of what said so: what comes again counts once. */
	notice_id: string;
	order_id: string;
}

export type PaymentRefusal = Refusal<'not_found' | 'payment_mismatch'>;

/** What became of a payment, once. Resolves to the order as it is then. */
export async function recordPayment(
	tx: Queryable,
	services: OrderServices,
	merchantId: string,
	payment: PaymentToRecord,
): Promise<OrderRecord | PaymentRefusal> {
	const record = await lockAndReadOrder(tx, merchantId, payment.order_id);
	if (!record) return noSuchOrder();
	const mismatch = judgePayment(record, payment);
	// A notice that comes again is fine, whatever is due by now.
	if (!(await insertNotice(tx, merchantId, payment))) return record;
	if (mismatch) return mismatch;
	if (payment.status === 'failed') {
		await releaseOffers(tx, merchantId, record);
		return record;
	}
	const { row } = record;
	if (payment.status === 'refunded') {
		const { amount } = payment.amount;
		const left = { paid_amount: row.paid_amount - amount, refunded_amount: row.refunded_amount + amount };
		return settleOrder(tx, merchantId, row.order_id, { changed: [], payment: left });
	}
	return takePayment(tx, services, merchantId, record, payment);
}

function judgePayment(record: OrderRecord, { status, amount }: PaymentInput): Refusal<'payment_mismatch'> | undefined {
	const { row } = record;
	if (amount.currency !== row.currency) {
		return refuse('payment_mismatch', `The order is in ${row.currency}. Nothing was recorded.`);
	}
	if (status === 'refunded' && amount.amount > row.paid_amount) {
		return refuse('payment_mismatch', 'More would be given back than was paid. Nothing was recorded.');
	}
	// What was asked for when it was placed, or what is due now that there is less of it.
	const asked = [placedTotal(record), figuresOf(record).due];
	if (status === 'paid' && !asked.includes(amount.amount)) {
		return refuse('payment_mismatch', `${asked[0]} was to be paid, in minor units. Nothing was recorded.`);
	}
	return undefined;
}

/** Money that came is always written down: either the units are kept for it, or it is to be given back. */
async function takePayment(
	tx: Queryable,
	services: OrderServices,
	merchantId: string,
	record: OrderRecord,
	{ reference, amount }: PaymentInput,
): Promise<OrderRecord> {
	const { row, fulfillments } = record;
	const payment = { paid_amount: row.paid_amount + amount.amount, payment_reference: reference };
	const waiting = fulfillments.filter(({ status, reason }) => status === 'proposed' || reason === 'unpaid');
	if (waiting.length === 0) return settleOrder(tx, merchantId, row.order_id, { changed: [], payment });
	if (!(await keepUnits(tx, merchantId, record, waiting, services.now()))) {
		const settled = await settleOrder(tx, merchantId, row.order_id, { changed: [], payment });
		const open = settled.fulfillments.filter(isOpen);
		return open.length > 0 ? endAndTell(tx, services, merchantId, settled, open, 'out_of_stock') : settled;
	}
	await payOffers(tx, merchantId, record);
	for (const fulfillment of waiting) {
		const status = judgeAction('pay', { ...fulfillment, status: 'proposed' });
		if (typeof status !== 'string') throw new Error('A payment does not go on with what waits for it');
		const fields = { ...fulfillment, status, reason: null, ended_at: null };
		await updateFulfillment(tx, merchantId, fulfillment.fulfillment_id, fields);
	}
	const changed = waiting.map(({ fulfillment_id }) => fulfillment_id);
	const settled = await settleOrder(tx, merchantId, row.order_id, { changed, payment });
	await tellShopper(tx, services, merchantId, settled, [{ type: 'order_placed' }]);
	return settled;
}
