import {
	listSales as listSalesOperation,
	priceSale as priceSaleOperation,
	recordSale as recordSaleOperation,
} from '@endcap/contract';
import { ownStores } from '../http/caller.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { invalid, isRefusal, orUndo, refuse } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { countCodes } from './code-count.ts';
import { saleOf } from './documents.ts';
import { priceSale } from './price.ts';
import { listSales } from './queries.ts';
import { recordSale } from './record.ts';
import { saleErrors } from './rules.ts';

export function saleRoutes(route: Route, services: Services): void {
	const { database, now } = services;

	route(priceSaleOperation, async (call) => {
		const codes = countCodes(services, call);
		if (isRefusal(codes)) return codes;
		const price = await database.transaction((tx) => priceSale(tx, call.caller, call.body, now()));
		codes.end(price);
		return isRefusal(price) ? price : answer(200, price);
	});

	route(recordSaleOperation, async (call) => {
		const errors = saleErrors(call.body);
		if (errors.length > 0) return invalid(errors);
		const codes = countCodes(services, call);
		if (isRefusal(codes)) return codes;
		let outcome: object | undefined;
		const kept = await once(database, identityOf(recordSaleOperation, call), fingerprintOf(call.body), async (tx) => {
			const { sale, recorded } = orUndo(await recordSale(tx, call.caller, call.body, now()));
			outcome = sale;
			return { status: recorded ? (201 as const) : (200 as const), text: JSON.stringify(sale) };
		});
		codes.end(outcome ?? kept);
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
