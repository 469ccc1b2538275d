import {
	claimFulfillment,
	completeFulfillment,
	failFulfillment,
	findFulfillment as findFulfillmentOperation,
	getFulfillment,
	listFulfillments,
	prepareFulfillment,
	rescheduleFulfillment,
	unclaimFulfillment,
	type FulfillmentStatus,
	type Operation,
} from '@endcap/contract';
import { identityOfPerson, ownStores } from '../http/caller.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Call, type Route } from '../http/operation-route.ts';
import { isRefusal, refuse, RefusedInTransaction, type Refusal } from '../http/problems.ts';
import { addressGroup, RateLimiter } from '../http/rate-limit.ts';
import type { Services } from '../http/services.ts';
import { presentFulfillment } from '../orders/documents.ts';
import { readOrders } from '../orders/record.ts';
import { wordPatterns } from '../products/rules.ts';
import { claim, complete, fail, unclaim } from './actions.ts';
import { changeFulfillment, findFulfillment, noSuchFulfillment, seen, type Changed, type Changing } from './change.ts';
import { findByScan } from './find.ts';
import { prepare } from './prepare.ts';
import { listFulfillmentIds } from './queries.ts';
import { reschedule } from './reschedule.ts';

const OPEN: readonly FulfillmentStatus[] = ['proposed', 'reserved', 'prepared'];
const WINDOW_SECONDS = 15 * 60;
/** Wrong codes in a quarter of an hour. */
const OF_A_PERSON = 30;
const OF_AN_ADDRESS = 60;

type FulfillmentCall = Pick<Call<Operation>, 'caller' | 'request' | 'idempotencyKey'> & {
	params: { fulfillment_id: string };
	body: object;
};

export function fulfillmentRoutes(route: Route, services: Services): void {
	const { database } = services;
	const attempts = new RateLimiter({ windowSeconds: WINDOW_SECONDS });

	/** Counts an attempt before the code is looked at, so that many at once are counted too. */
	const attempt = ({ caller, request }: Pick<FulfillmentCall, 'caller' | 'request'>) => {
		const counted: [who: string, most: number][] = [
			[`address ${addressGroup(request.ip)}`, OF_AN_ADDRESS],
			[identityOfPerson(caller) ?? caller.key_id, OF_A_PERSON],
		];
		for (const [who, most] of counted) {
			const quota = attempts.take(`${caller.merchant.id} ${who}`, most);
			if (!quota.taken) return { refused: tooMany(quota.retry_after) };
		}
		return { giveBack: () => counted.forEach(([who]) => attempts.giveBack(`${caller.merchant.id} ${who}`)) };
	};

	route(listFulfillments, async ({ caller, query }) => {
		const { store, status = OPEN, type, search = '', ended_since, limit = 50, cursor } = query;
		const list = `fulfillments ${search}`;
		const position = cursor === undefined ? [] : decodeCursor(list, cursor, ['text', 'text']);
		if (!position) return refuse('invalid_cursor', 'The cursor is not one of this list. Begin again without it.');
		const [due, id] = position;
		const rows = await listFulfillmentIds(database, caller.merchant.id, {
			stores: ownStores(caller, store),
			statuses: status,
			type,
			patterns: wordPatterns(search),
			endedSince: ended_since,
			after: cursor === undefined ? undefined : { due: Number(due), id: String(id) },
			limit: limit + 1,
		});
		const cut = page(rows, limit, (last) => encodeCursor(list, [String(last.due), last.fulfillment_id]));
		const orderIds = [...new Set(cut.rows.map(({ order_id }) => order_id))];
		const records = await readOrders(database, caller.merchant.id, orderIds);
		const data = cut.rows.flatMap(({ order_id, fulfillment_id }) => {
			const record = records.find(({ row }) => row.order_id === order_id);
			const found = seen(caller, record, fulfillment_id);
			return found ? [presentFulfillment(found.record, found.fulfillment, found.reader)] : [];
		});
		return answer(200, { data, next_cursor: cut.next_cursor });
	});

	route(getFulfillment, async ({ caller, params }) => {
		const found = await findFulfillment(database, caller, params.fulfillment_id);
		return found ? answer(200, presentFulfillment(found.record, found.fulfillment, found.reader)) : noSuchFulfillment();
	});

	route(findFulfillmentOperation, async (call) => {
		const { refused, giveBack } = attempt(call);
		if (refused) return refused;
		const found = await findByScan(database, call.caller, call.body.code);
		if (!found) {
			return refuse('not_found', 'No order that waits in one of your stores has this code. Ask for the name instead.');
		}
		giveBack();
		return answer(200, presentFulfillment(found.record, found.fulfillment, found.reader));
	});

	const change = <R extends Refusal>(
		operation: Operation,
		call: FulfillmentCall,
		work: (changing: Changing) => Promise<Changed | R>,
	) =>
		once(database, identityOf(operation, call), fingerprintOf(call.params, call.body), async (tx) => {
			const changed = await changeFulfillment(tx, services, call, work);
			if (isRefusal(changed)) throw new RefusedInTransaction(changed);
			return { status: 200 as const, text: JSON.stringify(changed) };
		});

	route(claimFulfillment, (call) => change(claimFulfillment, call, (changing) => claim(changing, call.body)));
	route(unclaimFulfillment, (call) => change(unclaimFulfillment, { ...call, body: {} }, unclaim));
	route(prepareFulfillment, (call) => change(prepareFulfillment, call, (changing) => prepare(changing, call.body)));
	route(failFulfillment, (call) => change(failFulfillment, call, (changing) => fail(changing, call.body)));
	route(rescheduleFulfillment, (call) =>
		change(rescheduleFulfillment, call, (changing) => reschedule(changing, call.body, services.now())),
	);
	route(completeFulfillment, async (call) => {
		const handOver = () => change(completeFulfillment, call, (changing) => complete(changing, call.body));
		if (call.body.code === undefined) return handOver();
		const { refused, giveBack } = attempt(call);
		if (refused) return refused;
		let wrong = false;
		try {
			return await handOver();
		} catch (error) {
			wrong = error instanceof RefusedInTransaction && error.refusal.problem === 'pickup_code_wrong';
			throw error;
		} finally {
			if (!wrong) giveBack();
		}
	});
}

function tooMany(seconds: number) {
	return refuse('rate_limited', `Too many attempts with codes. Try again in ${Math.ceil(seconds / 60)} min.`, {
		headers: { 'retry-after': String(seconds) },
	});
}
