import { cancelOrder as cancelOrderOperation, getOrder, listOrders, openOrder } from '@endcap/contract';
import { identityOfPerson, ownStores, type ShopperCaller } from '../http/caller.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { isRefusal, refuse, RefusedInTransaction } from '../http/problems.ts';
import { addressGroup, RateLimiter } from '../http/rate-limit.ts';
import type { Services } from '../http/services.ts';
import { cancelOrder, noSuchOrder } from './cancel.ts';
import { presentOrder, readerOf } from './documents.ts';
import { listOrderIds } from './queries.ts';
import { openByLink } from './open.ts';
import { readOrder, readOrders } from './record.ts';

const CURSOR = 'orders';
const WINDOW_SECONDS = 15 * 60;
/** Wrong tokens in a quarter of an hour. */
const OF_A_SESSION = 20;
const OF_AN_ADDRESS = 60;

export function orderRoutes(route: Route, services: Services): void {
	const { database } = services;
	const attempts = new RateLimiter({ windowSeconds: WINDOW_SECONDS });

	route(listOrders, async ({ caller, query }) => {
		const { status, store, number, limit = 20, cursor } = query;
		const [after] = cursor === undefined ? [] : (decodeCursor(CURSOR, cursor, ['text']) ?? [null]);
		if (after === null) return refuse('invalid_cursor', 'The cursor is not one of this list. Begin again without it.');
		const ids = await listOrderIds(database, caller.merchant.id, {
			ownerId: caller.kind === 'shopper' ? caller.owner_id : undefined,
			stores: ownStores(caller, store),
			statuses: status,
			number,
			after: after === undefined ? undefined : String(after),
			limit: limit + 1,
		});
		const cut = page(ids, limit, (last) => encodeCursor(CURSOR, [last]));
		const records = await readOrders(database, caller.merchant.id, cut.rows);
		const data = records.flatMap((record) => {
			const reader = readerOf(caller, record);
			return reader ? [presentOrder(services, record, reader)] : [];
		});
		return answer(200, { data, next_cursor: cut.next_cursor });
	});

	route(getOrder, async ({ caller, params }) => {
		const record = await readOrder(database, caller.merchant.id, params.order_id);
		const reader = record && readerOf(caller, record);
		return record && reader ? answer(200, presentOrder(services, record, reader)) : noSuchOrder();
	});

	route(openOrder, async ({ caller, body, request }) => {
		const shopper = caller as ShopperCaller;
		const counted: [who: string, most: number][] = [
			[`address ${addressGroup(request.ip)}`, OF_AN_ADDRESS],
			[identityOfPerson(shopper) ?? shopper.owner_id, OF_A_SESSION],
		];
		// Counted before the token is looked at, so that many at once are counted too.
		for (const [who, most] of counted) {
			const quota = attempts.take(`${shopper.merchant.id} ${who}`, most);
			if (!quota.taken) {
				return refuse('rate_limited', `Too many attempts. Try again in ${Math.ceil(quota.retry_after / 60)} min.`, {
					headers: { 'retry-after': String(quota.retry_after) },
				});
			}
		}
		const record = await openByLink(database, shopper, body.token);
		const reader = record && readerOf(shopper, record);
		if (!record || !reader) {
			return refuse('not_found', 'This link opens no order. Take the newest one from your messages, whole.');
		}
		for (const [who] of counted) attempts.giveBack(`${shopper.merchant.id} ${who}`);
		return answer(200, presentOrder(services, record, reader));
	});

	route(cancelOrderOperation, (call) =>
		once(database, identityOf(cancelOrderOperation, call), fingerprintOf(call.params), async (tx) => {
			const canceled = await cancelOrder(tx, services, call.caller, call.params.order_id);
			if (isRefusal(canceled)) throw new RefusedInTransaction(canceled);
			return { status: 200 as const, text: JSON.stringify(canceled) };
		}),
	);
}
