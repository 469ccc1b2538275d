import type { Offer, OfferChange, OfferInput } from '@endcap/contract';
import { findCoupons } from '../coupons/queries.ts';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import type { Caller } from '../http/caller.ts';
import { invalid, refuse, type Refusal } from '../http/problems.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { findOffersOfCoupon, findStoreIds, listPlaces, lockOffer, upsertOffer, type OfferRow } from './queries.ts';
import { judgeStep, judgeStores, offerErrors, offerOf } from './rules.ts';

type WriteRefusal = Refusal<'conflict' | 'invalid_request' | 'store_not_allowed'>;

export async function createOffer(
	tx: Queryable,
	caller: Caller,
	input: OfferInput,
	now: Date,
): Promise<Offer | WriteRefusal> {
	return judgeStores(caller, input) ?? makeOffer(tx, caller.merchant.id, input, now);
}

/** For whoever may make offers of every store. */
export async function makeOffer(
	tx: Queryable,
	merchantId: string,
	input: OfferInput,
	now: Date,
): Promise<Offer | WriteRefusal> {
	return write(tx, merchantId, timeOrderedId(now.getTime()), input, now);
}

export async function changeOffer(
	tx: Queryable,
	caller: Caller,
	offerId: string,
	change: OfferChange,
	now: Date,
): Promise<Offer | WriteRefusal | Refusal<'not_found'>> {
	const row = await lockOffer(tx, caller.merchant.id, offerId);
	if (!row) return refuse('not_found', 'No offer has this id. GET /v1/merchant/offers lists them.');
	const before = inputOf(row);
	const after = { ...before, ...change };
	const refusal = judgeStores(caller, before) ?? judgeStores(caller, after) ?? judgeStep(before.status, after.status);
	return refusal ?? write(tx, caller.merchant.id, offerId, after, now);
}

function inputOf({ offer_id: _id, created_at: _created, updated_at: _updated, ...input }: OfferRow): OfferInput {
	return input;
}

async function write(
	tx: Queryable,
	merchantId: string,
	offerId: string,
	input: OfferInput,
	now: Date,
): Promise<Offer | WriteRefusal> {
	const stores = await findStoreIds(tx, merchantId, input.stores ?? []);
	const [coupon] = input.coupon_id === null ? [] : await findCoupons(tx, merchantId, [input.coupon_id]);
	const errors = offerErrors(input, { stores, coupon });
	if (errors.length > 0) return invalid(errors);
	const row = await upsertOffer(tx, merchantId, offerId, input);
	if (!row) return slugTaken();
	await stageEvents(tx, merchantId, [{ type: 'offer.updated', data: { id: offerId } }]);
	return offerOf(row, await listPlaces(tx, merchantId), now.getTime());
}

export function slugTaken(): Refusal<'conflict'> {
	return refuse('conflict', 'Another offer has this slug, so nothing was changed. Choose another.');
}

/** Tells that offers look different, since their coupon does. */
export async function stageOffersOfCoupon(tx: Queryable, merchantId: string, couponId: string): Promise<void> {
	const ids = await findOffersOfCoupon(tx, merchantId, couponId);
	await stageEvents(
		tx,
		merchantId,
		ids.map((id) => ({ type: 'offer.updated' as const, data: { id } })),
	);
}
