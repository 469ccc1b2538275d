import type { PointsAccumulation, PointsOutcome } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../http/caller.ts';
import { isRefusal, type Refusal } from '../http/problems.ts';
import { readClock } from '../reservations/queries.ts';
import { customerExists } from './account.queries.ts';
import { readAccount } from './documents.ts';
import { earnPoints } from './earn.ts';
import { selectCategories } from './goods.queries.ts';
import { noSuchCustomer } from './rights.rules.ts';

/** Of a purchase made elsewhere: what it earned, and the account then. */
export async function accumulate(
	tx: Queryable,
	{ merchant, channel: own }: Caller,
	customer_id: string,
	{ source, lines, at, channel = own, store_id }: PointsAccumulation,
): Promise<PointsOutcome | Refusal<'not_found' | 'conflict'>> {
	if (!(await customerExists(tx, merchant.id, customer_id))) return noSuchCustomer();
	const skus = lines.flatMap(({ sku }) => sku ?? []);
	const categories = await selectCategories(tx, merchant.id, skus);
	const earned = await earnPoints(tx, merchant.id, {
		customer_id,
		source,
		channel,
		store_id: store_id ?? null,
		lines: lines.map((line) => ({ ...line, category: line.sku === undefined ? null : categories.get(line.sku) })),
		at: at === undefined ? await readClock(tx) : new Date(at),
	});
	if (isRefusal(earned)) return earned;
	return { points: earned.points, account: await readAccount(tx, merchant, customer_id) };
}
