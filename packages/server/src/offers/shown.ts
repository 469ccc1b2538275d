import type { OfferFace } from '@endcap/contract';
import { findBasketCustomer, findHomeTimezone } from '../coupons/customers.queries.ts';
import { judgeTime } from '../coupons/judge.rules.ts';
import { findCoupons, type CouponRow } from '../coupons/queries.ts';
import { faceOf } from '../coupons/rules.ts';
import { readUses } from '../coupons/uses.queries.ts';
import { instantOf } from '../coupons/validity.rules.ts';
import { listWalletCoupons } from '../coupons/wallet.queries.ts';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../http/caller.ts';
import { findOffer, findOpenSegments, listActive, listPlaces, type OfferRow } from './queries.ts';
import {
	earlier,
	isFor,
	nextChange,
	rankOf,
	standingsOf,
	stateOf,
	storeOf,
	type Standing,
	type Wanted,
} from './rules.ts';

const DAY = 86_400_000;
const MOST_OF_WALLET = 500;

/** An offer where it is to be had. */
export interface StandingOffer {
	row: OfferRow;
	standings: readonly Standing[];
	rank: string;
}

/** Who is signed in; null: nobody, or somebody who buys nothing. */
function customerOf(caller: Caller): string | null {
	return caller.kind === 'shopper' ? caller.customer_id : null;
}

async function readSegments(queryable: Queryable, caller: Caller): Promise<string[]> {
	const customerId = customerOf(caller);
	return customerId === null ? [] : findOpenSegments(queryable, caller.merchant.id, customerId);
}

/** Offers that the caller may know of and that are not over, as a list has them. */
export async function readStanding(
	queryable: Queryable,
	caller: Caller,
	wanted: Wanted & { skus?: readonly string[] | undefined },
	now: Date,
): Promise<StandingOffer[]> {
	const { id } = caller.merchant;
	// No zone is more than a day behind UTC.
	const rows = await listActive(queryable, id, new Date(now.getTime() - DAY).toISOString().slice(0, 16));
	if (rows.length === 0) return [];
	const [places, segments] = await Promise.all([listPlaces(queryable, id), readSegments(queryable, caller)]);
	return rows
		.filter((row) => isFor(row, segments) && (wanted.skus?.some((sku) => row.skus.includes(sku)) ?? true))
		.map((row) => ({ row, standings: standingsOf(row, places, wanted, now.getTime()) }))
		.filter(({ standings }) => standings.length > 0)
		.map((offer) => ({ ...offer, rank: rankOf(offer.standings) }))
		.toSorted((one, other) => compare(one.rank, other.rank) || compare(other.row.offer_id, one.row.offer_id));
}

function compare(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}

/** One that the caller may know of and that is not over: by its id or slug. */
export async function findStanding(
	queryable: Queryable,
	caller: Caller,
	idOrSlug: string,
	now: Date,
): Promise<StandingOffer | undefined> {
	const { id } = caller.merchant;
	const row = await findOffer(queryable, id, idOrSlug);
	if (row?.status !== 'active' || !isFor(row, await readSegments(queryable, caller))) return undefined;
	const standings = standingsOf(row, await listPlaces(queryable, id), {}, now.getTime());
	return standings.length === 0 ? undefined : { row, standings, rank: rankOf(standings) };
}

/** When and from where offers are shown. */
export interface Showing {
	now: Date;
	/** Of this server, as browsers call it. */
	address: string;
}

/** As the caller sees them, and until when the clock leaves all of that as it is. */
export async function presentOffers(
	queryable: Queryable,
	caller: Caller,
	offers: readonly StandingOffer[],
	{ now, address }: Showing,
): Promise<{ faces: OfferFace[]; changes: number | null }> {
	const { merchant } = caller;
	const time = now.getTime();
	const coupons = await readCoupons(queryable, caller, offers, now);
	const faces = offers.map(({ row, standings }): OfferFace => {
		const coupon = row.coupon_id === null ? undefined : coupons.get(row.coupon_id);
		return {
			id: row.offer_id,
			slug: row.slug,
			headline: row.headline,
			text: row.text,
			image: imageOf(row, address),
			skus: row.skus,
			coupon: coupon ? faceOf(coupon.row, merchant.currency) : null,
			stores: standings.map(storeOf),
			state: stateOf(standings, time) === 'active' ? 'active' : 'scheduled',
			claimed: coupon?.claimed ?? null,
		};
	});
	const ends = [...coupons.values()].reduce<number | null>((first, coupon) => earlier(first, coupon.ends), null);
	return { faces, changes: ends };
}

/** A path is one on this server, wherever its page is. */
function imageOf({ image }: OfferRow, address: string): string | null {
	return image?.startsWith('/') ? new URL(image, address).href : image;
}

/** The first time at which the clock alone changes what was read. */
export function changeOf(offers: readonly StandingOffer[], now: Date): number | null {
	return nextChange(
		offers.flatMap(({ standings }) => standings),
		now.getTime(),
	);
}

interface ShownCoupon {
	row: CouponRow;
	ends: number | null;
	claimed: boolean | null;
}

/** Those that shoppers may claim, or may later. */
async function readCoupons(
	queryable: Queryable,
	caller: Caller,
	offers: readonly StandingOffer[],
	now: Date,
): Promise<Map<string, ShownCoupon>> {
	const { id } = caller.merchant;
	const ids = [...new Set(offers.flatMap(({ row }) => row.coupon_id ?? []))];
	if (ids.length === 0) return new Map();
	const at = { timezone: await findHomeTimezone(queryable, id), at: now };
	const open = (await findCoupons(queryable, id, ids)).filter((row) => {
		const reason = judgeTime(row, null, at);
		return row.claimable && (reason === null || reason === 'not_started');
	});
	const had = await readHad(queryable, caller, open, at);
	return new Map(
		open.map((row) => {
			const ends = row.valid_until === null ? null : instantOf(at.timezone, row.valid_until);
			return [row.coupon_id, { row, ends, claimed: had ? had.has(row.coupon_id) : null }];
		}),
	);
}

/** Which of the coupons the caller has unused, or had as often as they may; null when nobody is signed in. */
async function readHad(
	queryable: Queryable,
	caller: Caller,
	rows: readonly CouponRow[],
	at: { timezone: string; at: Date },
): Promise<Set<string> | null> {
	const { id } = caller.merchant;
	const customerId = customerOf(caller);
	if (customerId === null || !(await findBasketCustomer(queryable, id, customerId))) return null;
	const byId = new Map(rows.map((row) => [row.coupon_id, row]));
	const wallet = await listWalletCoupons(queryable, id, customerId, { after: undefined, limit: MOST_OF_WALLET });
	const unused = wallet.filter(({ coupon_id, status, valid_until }) => {
		const row = byId.get(coupon_id);
		return row && (status === 'issued' || status === 'reserved') && judgeTime(row, valid_until, at) === null;
	});
	const uses = await readUses(queryable, id, [...byId.keys()], customerId);
	const full = uses.filter(({ coupon_id, own }) => own >= (byId.get(coupon_id)?.limit_per_customer ?? Infinity));
	return new Set([...unused, ...full].map(({ coupon_id }) => coupon_id));
}
