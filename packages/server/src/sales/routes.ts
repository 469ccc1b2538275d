import {
	listSales as listSalesOperation,
	priceSale as priceSaleOperation,
	recordSale as recordSaleOperation,
	type SalePriceInput,
} from '@endcap/contract';
import type { FastifyRequest } from 'fastify';
import { CodeAttempts } from '../coupons/attempts.ts';
import { ownStores, type Caller } from '../http/caller.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { invalid, isRefusal, orUndo, refuse, type Refusal } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { CodeGuesses } from '../loyalty/guesses.ts';
import { saleOf } from './documents.ts';
import { priceSale } from './price.ts';
import { listSales } from './queries.ts';
import { recordSale } from './record.ts';
import { saleErrors } from './rules.ts';

interface CodeCall {
	caller: Caller;
	request: FastifyRequest;
	body: Pick<SalePriceInput, 'coupons' | 'customer'>;
}

export function saleRoutes(route: Route, { database, now }: Services): void {
	const attempts = new CodeAttempts();
	const guesses = new CodeGuesses();

	/** Counts codes before anything is looked up; those that turn out to be right are not counted in the end. */
	const begin = ({ caller, request, body }: CodeCall): Refusal<'rate_limited'> | { end(outcome: object): void } => {
		const { coupons = [], customer } = body;
		const guess = customer && 'code' in customer ? guesses.begin(caller, request, customer.code) : undefined;
		if (guess && isRefusal(guess)) return guess;
		const limited = attempts.take(caller, request.ip, coupons.length);
		if (limited) return limited;
		return {
			end(outcome) {
				const verdicts = 'coupons' in outcome ? (outcome.coupons as { reason: string | null }[]) : [];
				const wrong = verdicts.filter(({ reason }) => reason === 'unknown').length;
				attempts.giveBack(caller, request.ip, Math.max(0, coupons.length - wrong));
				if (!isRefusal(outcome) || outcome.problem !== 'not_found') guess?.right();
			},
		};
	};

	route(priceSaleOperation, async (call) => {
		const codes = begin(call);
		if (isRefusal(codes)) return codes;
		const price = await database.transaction((tx) => priceSale(tx, call.caller, call.body, now()));
		codes.end(price);
		return isRefusal(price) ? price : answer(200, price);
	});

	route(recordSaleOperation, async (call) => {
		const errors = saleErrors(call.body);
		if (errors.length > 0) return invalid(errors);
		const codes = begin(call);
		if (isRefusal(codes)) return codes;
		const kept = await once(database, identityOf(recordSaleOperation, call), fingerprintOf(call.body), async (tx) => {
			const { sale, recorded } = orUndo(await recordSale(tx, call.caller, call.body, now()));
			return { status: recorded ? (201 as const) : (200 as const), text: JSON.stringify(sale) };
		});
		codes.end(kept);
		return kept;
	});

	route(listSalesOperation, async ({ caller, query }) => {
		const { store, receipt, customer_id, limit = 20, cursor } = query;
		const list = `sales ${receipt ?? ''} ${customer_id ?? ''}`;
		const [sold_at, sale_id] = cursor === undefined ? [] : (decodeCursor(list, cursor, ['text', 'text']) ?? [null]);
		if (sold_at === null || (sold_at !== undefined && Number.isNaN(Date.parse(String(sold_at))))) {
			return refuse('invalid_cursor', 'The cursor is not one of this list. Begin again without it.');
		}
		const rows = await listSales(database, caller.merchant.id, {
			stores: ownStores(caller, store),
			receipt,
			customerId: customer_id,
			after: sold_at === undefined ? undefined : { sold_at: String(sold_at), sale_id: String(sale_id) },
			limit: limit + 1,
		});
		const cut = page(rows, limit, (last) => encodeCursor(list, [last.sold_at.toISOString(), last.sale_id]));
		return answer(200, { data: cut.rows.map(saleOf), next_cursor: cut.next_cursor });
	});
}
