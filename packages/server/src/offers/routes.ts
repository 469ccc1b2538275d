import {
	changeOffer as changeOfferOperation,
	claimOffer,
	createOffer as createOfferOperation,
	getOffer,
	listAllOffers,
	listOffers as listOffersOperation,
} from '@endcap/contract';
import { claimCoupon, couponRefused, signInNeeded } from '../coupons/claim.ts';
import type { ShopperCaller } from '../http/caller.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { readNear } from '../http/distance.ts';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { invalid, orUndo, refuse, type Refusal } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { changeOffer, createOffer, slugTaken } from './change.ts';
import { listOffers, listPlaces } from './queries.ts';
import { earlier, instantOrNull, judgeManager, offerOf, stateOf } from './rules.ts';
import { changeOf, findStanding, presentOffers, readStanding, type StandingOffer } from './shown.ts';

const EVERY_LIST = 'all offers';
/** SQLSTATE */
const UNIQUE_VIOLATION = '23505';

export function offerRoutes(route: Route, { database, now, address }: Services): void {
	route(listOffersOperation, async ({ caller, query }) => {
		const { sku, store, radius, limit = 20, cursor } = query;
		const near = query.near === undefined ? undefined : readNear(query.near);
		if (query.near !== undefined && !near)
			return invalid([{ pointer: '/query/near', detail: 'Is not a place on Earth.' }]);
		if (radius !== undefined && !near)
			return invalid([{ pointer: '/query/radius', detail: 'Needs `near` to measure from.' }]);
		const list = `offers ${query.near ?? ''}`;
		const position = cursor === undefined ? [] : decodeCursor(list, cursor, ['text', 'text']);
		if (!position) return badCursor();
		const at = now();
		const standing = await readStanding(database, caller, { near, radius, stores: store, skus: sku }, at);
		const on = standing.filter(({ standings }) => stateOf(standings, at.getTime()) === 'active');
		const [rank, id] = position as [string?, string?];
		const rest = rank === undefined || id === undefined ? on : on.filter((each) => isAfter(each, rank, id));
		const cut = page(rest, limit, (last) => encodeCursor(list, [last.rank, last.row.offer_id]));
		const { faces, changes } = await presentOffers(database, caller, cut.rows, { now: at, address: address() });
		const holds_until = instantOrNull(earlier(changes, changeOf(standing, at)));
		return answer(200, { data: faces, next_cursor: cut.next_cursor, holds_until });
	});

	route(getOffer, async ({ caller, params }) => {
		const at = now();
		const offer = await findStanding(database, caller, params.offer, at);
		if (!offer) return noSuchOffer();
		const { faces, changes } = await presentOffers(database, caller, [offer], { now: at, address: address() });
		const [face] = faces;
		if (!face) return noSuchOffer();
		return answer(200, { offer: face, holds_until: instantOrNull(earlier(changes, changeOf([offer], at))) });
	});

	route(claimOffer, async (call) => {
		const caller = call.caller as ShopperCaller;
		if (caller.customer_id === null) return signInNeeded();
		const identity = identityOf(claimOffer, call);
		return once(database, identity, fingerprintOf(call.params), async (tx) => {
			const at = now();
			const offer = orUndo((await findStanding(tx, caller, call.params.offer, at)) ?? noSuchOffer());
			const { coupon_id } = offer.row;
			const { currency } = caller.merchant;
			if (coupon_id === null) return orUndo(couponRefused(offer.row.slug, 'unknown', null, currency));
			if (stateOf(offer.standings, at.getTime()) === 'scheduled') {
				return orUndo(couponRefused(coupon_id, 'not_started', null, currency));
			}
			const { created, coupon } = orUndo(await claimCoupon(tx, caller, { coupon_id }, at));
			return { status: created ? (201 as const) : (200 as const), text: JSON.stringify(coupon) };
		});
	});

	route(listAllOffers, async ({ caller, query }) => {
		const { status, limit = 50, cursor } = query;
		const [after] = cursor === undefined ? [] : (decodeCursor(EVERY_LIST, cursor, ['text']) ?? [null]);
		if (after === null) return badCursor();
		const { id } = caller.merchant;
		const filter = { statuses: status, after: after?.toString(), limit: limit + 1 };
		const [rows, places] = await Promise.all([listOffers(database, id, filter), listPlaces(database, id)]);
		const cut = page(rows, limit, (last) => encodeCursor(EVERY_LIST, [last.offer_id]));
		const data = cut.rows.map((row) => offerOf(row, places, now().getTime()));
		return answer(200, { data, next_cursor: cut.next_cursor });
	});

	route(createOfferOperation, async (call) => {
		const { caller, body } = call;
		const refusal = judgeManager(caller);
		if (refusal) return refusal;
		return unlessTaken(() =>
			once(database, identityOf(createOfferOperation, call), fingerprintOf(body), async (tx) => {
				const offer = orUndo(await createOffer(tx, caller, body, now()));
				return { status: 201 as const, text: JSON.stringify(offer) };
			}),
		);
	});

	route(changeOfferOperation, async ({ caller, params, body }) => {
		const refusal = judgeManager(caller);
		if (refusal) return refusal;
		return unlessTaken(async () => {
			const offer = await database.transaction(async (tx) =>
				orUndo(await changeOffer(tx, caller, params.offer_id, body, now())),
			);
			return answer(200, offer);
		});
	});
}

function isAfter(offer: StandingOffer, rank: string, id: string): boolean {
	return offer.rank > rank || (offer.rank === rank && offer.row.offer_id < id);
}

/** Two at once took the same slug. */
async function unlessTaken<T>(write: () => Promise<T>): Promise<T | Refusal<'conflict'>> {
	try {
		return await write();
	} catch (error) {
		if ((error as { code?: unknown }).code === UNIQUE_VIOLATION) return slugTaken();
		throw error;
	}
}

function badCursor(): Refusal<'invalid_cursor'> {
	return refuse('invalid_cursor', 'The cursor is not one of this list. Begin again without it.');
}

function noSuchOffer(): Refusal<'not_found'> {
	return refuse('not_found', 'No offer is to be had under this name now. GET /v1/offers lists those that are on.');
}
