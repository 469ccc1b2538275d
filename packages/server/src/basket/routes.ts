import {
	allocateCart as allocateCartOperation,
	changeCart as changeCartOperation,
	completeCart as completeCartOperation,
	createCart as createCartOperation,
	getCart,
	listCarts as listCartsOperation,
	type Operation,
} from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { etagOf } from '../http/conditional.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { judgeIfMatch } from '../http/guarded.ts';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Call, type Route } from '../http/operation-route.ts';
import { invalid, isRefusal, refuse, RefusedInTransaction, type Refusal } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { allocateCart, judgeComplete } from './allocate.ts';
import { changeCart, createCart } from './change.ts';
import { completeCart } from './complete.ts';
import { inputErrors } from './merge.rules.ts';
import { lockOwnCart, readTerms, type LockedCart } from './own-cart.ts';
import { findCart, listCarts } from './queries.ts';
import { cartEnded, cartOf, HOLD_MINUTES, isOwn, noSuchCart } from './rules.ts';

const CURSOR = 'carts';

export function basketRoutes(route: Route, services: Services): void {
	const { database, now } = services;
	route(createCartOperation, async (call) => {
		const { caller, body } = call;
		const errors = inputErrors(body);
		if (errors.length > 0) return invalid(errors);
		const kept = await once(database, identityOf(createCartOperation, call), fingerprintOf(body), async (tx) => {
			const text = JSON.stringify(made(await createCart(tx, caller, body, now())));
			return { status: 201 as const, text };
		});
		return withTag(kept);
	});

	route(listCartsOperation, async ({ caller, query }) => {
		const { status, limit = 10, cursor } = query;
		const [after] = cursor === undefined ? [] : (decodeCursor(CURSOR, cursor, ['text']) ?? [null]);
		if (after === null) return refuse('invalid_cursor', 'The cursor is not one of this list. Begin again without it.');
		const rows = await listCarts(database, caller.merchant.id, {
			ownerId: caller.kind === 'shopper' ? caller.owner_id : undefined,
			staffId: caller.kind === 'staff' ? caller.staff_id : undefined,
			statuses: status,
			after: after === undefined ? undefined : String(after),
			limit: limit + 1,
		});
		const terms = await readTerms(database, caller.merchant);
		const cut = page(rows, limit, (last) => encodeCursor(CURSOR, [last.cart_id]));
		return answer(200, { data: cut.rows.map((row) => cartOf(row, terms)), next_cursor: cut.next_cursor });
	});

	route(getCart, async ({ caller, params }) => {
		const row = await findCart(database, caller.merchant.id, params.cart_id);
		if (!row || !isOwn(caller, row)) return noSuchCart();
		return answer(200, cartOf(row, await readTerms(database, caller.merchant)));
	});

	route(changeCartOperation, async (call) => {
		const { caller, body } = call;
		const errors = inputErrors(body);
		if (errors.length > 0) return invalid(errors);
		const text = await database.transaction(async (tx) => {
			const locked = await judgedCart(tx, call);
			return JSON.stringify(made(await changeCart(tx, caller, locked, body, now())));
		});
		return withTag({ status: 200 as const, text });
	});

	route(allocateCartOperation, async (call) => {
		const { caller, params, body } = call;
		const { hold_minutes: holdMinutes = HOLD_MINUTES } = body;
		const fingerprint = fingerprintOf(params, body);
		const kept = await once(database, identityOf(allocateCartOperation, call), fingerprint, async (tx) => {
			const locked = await judgedCart(tx, call);
			const incomplete = await judgeComplete(tx, caller, locked);
			const cart = incomplete ?? (await allocateCart(tx, caller, locked, { holdMinutes, now: now() }));
			return { status: 200 as const, text: JSON.stringify(made(cart)) };
		});
		return withTag(kept);
	});

	route(completeCartOperation, async (call) => {
		const { caller, params, body } = call;
		const fingerprint = fingerprintOf(params, body);
		return once(database, identityOf(completeCartOperation, call), fingerprint, async (tx) => {
			const locked = await judgedCart(tx, call);
			const order = made(await completeCart(tx, services, caller, locked, body, now()));
			return { status: 201 as const, text: JSON.stringify(order) };
		});
	});
}

type CartCall = Pick<Call<Operation>, 'caller' | 'request'> & { params: { cart_id: string } };

/** The caller’s own cart, locked, while it goes on and is as the caller has seen it. Rejects with what it is refused for. */
async function judgedCart(tx: Queryable, { caller, params, request }: CartCall): Promise<LockedCart> {
	const locked = made(await lockOwnCart(tx, caller, params.cart_id));
	const refusal = cartEnded(locked.cart) ?? judgeIfMatch(request, JSON.stringify(locked.cart));
	return made(refusal ?? locked);
}

/** A refusal undoes what was begun. */
function made<T extends object>(outcome: T): Exclude<T, Refusal> {
	if (isRefusal(outcome)) throw new RefusedInTransaction(outcome);
	return outcome as Exclude<T, Refusal>;
}

function withTag<Kept extends { text: string } | Refusal>(kept: Kept) {
	return isRefusal(kept) ? kept : { ...kept, headers: { etag: etagOf(kept.text) } };
}
