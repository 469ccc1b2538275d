import { recordSale as recordSaleOperation } from '@endcap/contract';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import type { Route } from '../http/operation-route.ts';
import { invalid, isRefusal, RefusedInTransaction } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { recordSale } from './record.ts';
import { saleErrors } from './rules.ts';

export function saleRoutes(route: Route, { database }: Services): void {
	route(recordSaleOperation, async (call) => {
		const errors = saleErrors(call.body);
		if (errors.length > 0) return invalid(errors);
		return once(database, identityOf(recordSaleOperation, call), fingerprintOf(call.body), async (tx) => {
			const outcome = await recordSale(tx, call.caller, call.body);
			if (isRefusal(outcome)) throw new RefusedInTransaction(outcome);
			return { status: outcome.recorded ? (201 as const) : (200 as const), text: JSON.stringify(outcome.sale) };
		});
	});
}
