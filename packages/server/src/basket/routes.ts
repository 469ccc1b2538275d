import {
	allocateCart as allocateCartOperation,
	changeCart as changeCartOperation,
	completeCart as completeCartOperation,
	createCart as createCartOperation,
	getCart,
	listCarts as listCartsOperation,
	type Cart,
	type CartInput,
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
import { presentCart } from './offers.ts';
import { lockOwnCart, readTerms, type LockedCart } from './own-cart.ts';
import { findCart, listCarts } from './queries.ts';
import { cartEnded, HOLD_MINUTES, isOwn, noSuchCart } from './rules.ts';

const CURSOR = 'carts';

export function basketRoutes(route: Route, services: Services): void {
	const { database, now, codeAttempts: attempts } = services;

	/** Counts codes before anything is looked up; those that turn out to be right are not counted in the end. */
	const begin = ({ caller, request, body }: CodeCall): Refusal<'rate_limited'> | { end(cart?: Cart): void } => {
		const { coupons = [] } = body;
		const limited = attempts.take(caller, request.ip, coupons.length);
		if (limited) return limited;
		return {
			end(cart) {
				const wrong =
					coupons.length === 0 ? 0 : (cart?.coupons.filter(({ reason }) => reason === 'unknown').length ?? 0);
				attempts.giveBack(caller, request.ip, Math.max(0, coupons.length - wrong));
			},
		};
	};

	route(createCartOperation, async (call) => {
		const { caller, body } = call;
		const errors = inputErrors(body);
		if (errors.length > 0) return invalid(errors);
		const codes = begin(call);
		if (isRefusal(codes)) return codes;
		let cart: Cart | undefined;
		const kept = await once(database, identityOf(createCartOperation, call), fingerprintOf(body), async (tx) => {
			cart = made(await createCart(tx, caller, body, now()));
			return { status: 201 as const, text: JSON.stringify(cart) };
		});
		codes.end(cart);
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
		const terms = await readTerms(database, caller.merchant, now());
		const cut = page(rows, limit, (last) => encodeCursor(CURSOR, [last.cart_id]));
		const data: Cart[] = [];
		for (const row of cut.rows) data.push(await presentCart(database, caller, row, terms));
		return answer(200, { data, next_cursor: cut.next_cursor });
	});

	route(getCart, async ({ caller, params }) => {
		const row = await findCart(database, caller.merchant.id, params.cart_id);
		if (!row || !isOwn(caller, row)) return noSuchCart();
		return answer(200, await presentCart(database, caller, row, await readTerms(database, caller.merchant, now())));
	});

	route(changeCartOperation, async (call) => {
		const { caller, body } = call;
		const errors = inputErrors(body);
		if (errors.length > 0) return invalid(errors);
		const codes = begin(call);
		if (isRefusal(codes)) return codes;
		const cart = await database.transaction(async (tx) => {
			const locked = await judgedCart(tx, call, now());
			return made(await changeCart(tx, caller, locked, body, now()));
		});
		codes.end(cart);
		return withTag({ status: 200 as const, text: JSON.stringify(cart) });
	});

	route(allocateCartOperation, async (call) => {
		const { caller, params, body } = call;
		const { hold_minutes: holdMinutes = HOLD_MINUTES } = body;
		const fingerprint = fingerprintOf(params, body);
		const kept = await once(database, identityOf(allocateCartOperation, call), fingerprint, async (tx) => {
			const locked = await judgedCart(tx, call, now());
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
			const locked = await judgedCart(tx, call, now());
			const order = made(await completeCart(tx, services, caller, locked, body, now()));
			return { status: 201 as const, text: JSON.stringify(order) };
		});
	});
}

interface CodeCall extends Pick<Call<Operation>, 'caller' | 'request'> {
	body: Pick<CartInput, 'coupons'>;
}

type CartCall = Pick<Call<Operation>, 'caller' | 'request'> & { params: { cart_id: string } };

/** The caller’s own cart, locked, while it goes on and is as the caller has seen it. Rejects with what it is refused for. */
async function judgedCart(tx: Queryable, { caller, params, request }: CartCall, now: Date): Promise<LockedCart> {
	const locked = made(await lockOwnCart(tx, caller, params.cart_id, now));
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
