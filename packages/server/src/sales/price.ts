import type { SalePrice, SalePriceInput } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { storesNotAllowed, type Caller } from '../http/caller.ts';
import { isRefusal, refuse, type PointedError, type Refusal } from '../http/problems.ts';
import { quotePoints } from '../loyalty/earn.ts';
import { findVariants } from '../stock/queries.ts';
import { findStore } from '../stores/queries.ts';
import { readBought } from './bought.ts';
import { findMember } from './members.ts';
import { quoteSale, soldLineOf, totalsOf } from './quote.ts';
import { tooMuchBack } from './quote.rules.ts';

/** What a receipt would come to now. */
export async function priceSale(
	tx: Queryable,
	caller: Caller,
	input: SalePriceInput,
	now: Date,
): Promise<SalePrice | Refusal<'not_found' | 'invalid_request' | 'store_not_allowed' | 'refund_refused'>> {
	const { merchant } = caller;
	const { store_id, lines, refund_of } = input;
	if (storesNotAllowed(caller, [store_id]).length > 0) {
		return refuse('store_not_allowed', 'This till’s store is not one of yours.');
	}
	const store = await findStore(tx, merchant.id, store_id);
	const bought = refund_of && (await readBought(tx, merchant.id, refund_of));
	const skus = new Set(
		(
			await findVariants(
				tx,
				merchant.id,
				lines.map(({ sku }) => sku),
			)
		).map(({ sku }) => sku),
	);
	const errors: PointedError[] = [
		...(store ? [] : [{ pointer: '/store_id', detail: 'No store has this id.' }]),
		...(refund_of && !bought ? [{ pointer: '/refund_of/receipt', detail: 'Is no receipt of that store.' }] : []),
		...lines.flatMap(({ sku }, index) =>
			skus.has(sku) ? [] : [{ pointer: `/lines/${index}/sku`, detail: 'No variant has this SKU.' }],
		),
	];
	if (!store || errors.length > 0) return refuse('not_found', 'It names what is not here.', { errors });
	const tooMuch = bought ? tooMuchBack(lines, bought) : [];
	if (tooMuch.length > 0) {
		return refuse('refund_refused', 'More would come back than is left of that receipt.', { errors: tooMuch });
	}
	const member = await findMember(tx, caller, input, undefined);
	if (isRefusal(member)) return member;
	const quote = await quoteSale(tx, merchant, {
		store_id,
		lines,
		timezone: store.timezone,
		at: now,
		customer: member.customer,
		coupons: member.coupons,
		rewards: input.rewards ?? [],
		bought,
		promised: false,
	});
	if (isRefusal(quote)) return quote;
	const customer_id = member.customer?.customer_id ?? null;
	return {
		lines: quote.lines.map((line) => soldLineOf(line, merchant.currency)),
		totals: totalsOf(quote.lines, merchant.currency),
		customer_id,
		coupons: quote.coupons,
		rewards: quote.rewards,
		points: await quotePoints(tx, merchant.id, {
			customer_id,
			channel: 'till',
			store_id,
			lines: quote.earning,
			now,
		}),
	};
}
