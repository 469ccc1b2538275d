import type { Sale, SaleInput } from '@endcap/contract';
import { couponsRefused } from '../coupons/claim.ts';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import { completeSold, lockSold } from '../fulfillments/sold.ts';
import { storesNotAllowed, type Caller } from '../http/caller.ts';
import { isRefusal, refuse, type PointedError, type Refusal } from '../http/problems.ts';
import { customerExists } from '../loyalty/account.queries.ts';
import { settleOrder } from '../orders/settle.ts';
import { findReservation } from '../reservations/queries.ts';
import { findVariants } from '../stock/queries.ts';
import { findStore } from '../stores/queries.ts';
import { takeBenefits, type Recorded } from './benefits.ts';
import { readBought, type Bought } from './bought.ts';
import { NO_OUTCOME, saleOf, toldOf } from './documents.ts';
import { moveGoods } from './goods.ts';
import { findMember } from './members.ts';
import { lockBenefits } from './locks.ts';
import { findSale, insertConflicts, insertSale, updateOutcome, type SaleOutcome } from './queries.ts';
import { quoteSale, totalsOf, type SaleQuote } from './quote.ts';
import { tooMuchBack } from './quote.rules.ts';
import { saleIdOf } from './receipt-id.ts';
import { lockReceipts } from './refunds.queries.ts';
import { netUnits, sameLines } from './rules.ts';

export type SaleRefusal = Refusal<
	| 'not_found'
	| 'invalid_request'
	| 'receipt_reused'
	| 'store_not_allowed'
	| 'coupon_refused'
	| 'reward_refused'
	| 'refund_refused'
	| 'total_differs'
>;

type Outcome = { sale: Sale; recorded: boolean } | SaleRefusal;

/**
 * Records a receipt once, however often it comes, with all that follows from it. What left the store is recorded whatever
 * the books say. A refusal leaves it to the caller to undo the transaction.
 */
export async function recordSale(tx: Queryable, caller: Caller, input: SaleInput, now: Date): Promise<Outcome> {
	const { merchant } = caller;
	const { store_id, offline = false, refund_of } = input;
	if (storesNotAllowed(caller, [store_id]).length > 0) {
		return refuse('store_not_allowed', 'This till’s store is not one of yours. Nothing was recorded.');
	}
	const store = await findStore(tx, merchant.id, store_id);
	const variants = await findVariants(tx, merchant.id, [...new Set(input.lines.map(({ sku }) => sku))]);
	const unknown = await unknownParts(tx, merchant.id, input, {
		isStore: store !== undefined,
		skus: new Set(variants.map(({ sku }) => sku)),
	});
	if (!store || unknown.length > 0) {
		return refuse(
			'not_found',
			'The receipt names what is not here, so nothing of it was recorded. Import that first.',
			{ errors: unknown },
		);
	}
	const sale_id = saleIdOf(merchant.id, input);
	const reservation = input.reservation_id;
	const sold = reservation === undefined ? undefined : await lockSold(tx, merchant.id, reservation);
	const sold_at = new Date(input.sold_at);
	const at = offline && sold_at < now ? sold_at : now;
	await lockReceipts(tx, merchant.id, [
		...(offline ? [sale_id] : []),
		...(refund_of ? [saleIdOf(merchant.id, refund_of)] : []),
	]);
	// Before anything is judged: what was recorded stays, whatever became of its coupons or its member’s code.
	const before = await recordedBefore(tx, merchant.id, input);
	if (before) return before;
	const member = await findMember(tx, caller, input, offline ? at : undefined);
	if (isRefusal(member)) return member;
	const bought = refund_of && (await readBought(tx, merchant.id, refund_of));
	const quote = await quoteSale(tx, merchant, {
		...input,
		timezone: store.timezone,
		at,
		customer: member.customer,
		coupons: member.coupons,
		rewards: input.rewards ?? [],
		bought,
		promised: offline,
	});
	if (isRefusal(quote)) return quote;
	const customer_id = member.customer?.customer_id ?? null;
	const header = { ...input, sale_id, customer_id, offline, currency: merchant.currency, lines: quote.lines };
	// Another of the same came in between.
	if (!(await insertSale(tx, merchant.id, header))) return (await recordedBefore(tx, merchant.id, input)) ?? gone();
	const refusal = offline ? undefined : judgeQuote(input, quote, bought, merchant.currency);
	if (refusal) return refusal;
	const tracked = new Set(variants.filter((variant) => variant.tracked).map(({ sku }) => sku));
	const net = [...netUnits(input.lines)].filter(([sku]) => tracked.has(sku));
	const conflicts = await moveGoods(tx, merchant.id, input, net, sold?.reservations);
	await insertConflicts(tx, merchant.id, sale_id, conflicts);
	const order = sold?.record.row;
	const settling = sold && (await completeSold(tx, merchant.id, sold));
	// What a member ordered earns as an order.
	const orderedBy = order?.owner_id ?? null;
	if (orderedBy !== null && (await customerExists(tx, merchant.id, orderedBy))) quote.earning = [];
	const recorded: Recorded = {
		sale_id,
		store_id,
		sold_at,
		customer_id,
		quote,
		promised: offline,
		refunded: await refundedBy(tx, merchant.id, input),
	};
	await lockBenefits(tx, merchant.id, recorded, settling && order);
	if (order && settling) await settleOrder(tx, merchant.id, order.order_id, settling);
	const benefits = await takeBenefits(tx, merchant, recorded);
	if (isRefusal(benefits)) return benefits;
	const { coupons, rewards } = quote;
	const outcome: SaleOutcome = {
		coupons,
		rewards,
		...benefits,
		excess: [
			...benefits.excess,
			...(member.isUnknown ? [{ kind: 'member_unknown' as const, code: null, reason: null, points: 0 }] : []),
			...(refund_of && !bought ? [{ kind: 'receipt_unknown' as const, code: null, reason: null, points: 0 }] : []),
		],
	};
	if (JSON.stringify(outcome) !== JSON.stringify(NO_OUTCOME)) {
		await updateOutcome(tx, merchant.id, sale_id, outcome);
	}
	const sale = await readSale(tx, merchant.id, input);
	await tell(tx, merchant.id, sale);
	return { sale, recorded: true };
}

/** Receipts whose refunds are to be told now. */
async function refundedBy(tx: Queryable, merchantId: string, input: SaleInput): Promise<Bought[]> {
	const names = [...(input.refund_of ? [input.refund_of] : []), ...(input.offline ? [input] : [])];
	const found: Bought[] = [];
	for (const name of names) {
		const bought = await readBought(tx, merchantId, name);
		if (bought && bought.refunds.length > 0) found.push(bought);
	}
	return found;
}

async function tell(tx: Queryable, merchantId: string, sale: Sale): Promise<void> {
	const { id: sale_id, store_id, receipt, conflicts, excess } = sale;
	await stageEvents(tx, merchantId, [
		{ type: 'sale.recorded', store_id, data: toldOf(sale) },
		...conflicts.map((conflict) => ({
			type: 'inventory.conflict' as const,
			store_id,
			sku: conflict.sku,
			data: { ...conflict, store_id, sale_id, receipt },
		})),
		...(excess.length > 0
			? [
					{
						type: 'sale.excess' as const,
						store_id,
						data: { sale_id, store_id, receipt, excess: excess.map((each) => ({ ...each, code: null })) },
					},
				]
			: []),
	]);
}

/** What speaks against a receipt that nobody has promised anything by yet. */
export function judgeQuote(
	{ lines, total, refund_of }: Pick<SaleInput, 'lines' | 'total' | 'refund_of'>,
	quote: SaleQuote,
	bought: Bought | undefined,
	currency: string,
): Refusal<'not_found' | 'coupon_refused' | 'reward_refused' | 'refund_refused' | 'total_differs'> | undefined {
	if (refund_of && !bought) {
		return refuse('not_found', 'The receipt that comes back was not recorded. Record it first, or leave it out.', {
			errors: [{ pointer: '/refund_of/receipt', detail: 'Is no receipt of that store.' }],
		});
	}
	const tooMuch = bought ? tooMuchBack(lines, bought) : [];
	if (tooMuch.length > 0) {
		return refuse('refund_refused', 'More would come back than is left of that receipt. Nothing was recorded.', {
			errors: tooMuch,
		});
	}
	const refused = quote.coupons.filter(({ applies }) => !applies);
	if (refused.length > 0) return couponsRefused(refused);
	const errors = quote.rewards.flatMap(({ reason }, index) =>
		reason === null ? [] : [{ pointer: `/rewards/${index}`, detail: reason }],
	);
	if (errors.length > 0)
		return refuse('reward_refused', 'Nothing was recorded. `errors` says why of each.', { errors });
	const comesTo = totalsOf(quote.lines, currency).total;
	if (total && (total.amount !== comesTo.amount || total.currency !== currency)) {
		const detail = `It comes to ${comesTo.amount} ${currency} in minor units, so nothing was recorded. Price it again.`;
		return refuse('total_differs', detail, { errors: [{ pointer: '/total', detail: 'Is something else.' }] });
	}
	return undefined;
}

async function unknownParts(
	tx: Queryable,
	merchantId: string,
	{ lines, reservation_id }: SaleInput,
	{ isStore, skus }: { isStore: boolean; skus: Set<string> },
): Promise<PointedError[]> {
	const errors: PointedError[] = [];
	if (!isStore) errors.push({ pointer: '/store_id', detail: 'No store has this id.' });
	lines.forEach(({ sku }, index) => {
		if (!skus.has(sku)) errors.push({ pointer: `/lines/${index}/sku`, detail: 'No variant has this SKU.' });
	});
	if (reservation_id !== undefined && !(await findReservation(tx, merchantId, reservation_id))) {
		errors.push({ pointer: '/reservation_id', detail: 'No reservation has this id.' });
	}
	return errors;
}

async function recordedBefore(tx: Queryable, merchantId: string, input: SaleInput): Promise<Outcome | undefined> {
	const row = await findSale(tx, merchantId, input);
	if (!row) return undefined;
	const sale = saleOf(row);
	if (sameLines(sale.lines, input.lines)) return { sale, recorded: false };
	return refuse(
		'receipt_reused',
		'This store has recorded the receipt with other lines. A correction is a receipt of its own, with its own number.',
	);
}

async function readSale(tx: Queryable, merchantId: string, input: SaleInput): Promise<Sale> {
	const row = await findSale(tx, merchantId, input);
	return row ? saleOf(row) : gone();
}

function gone(): never {
	throw new Error('A receipt was recorded and is not there');
}
