import type { Coupon, Offer, OfferInput, OfferStatus, OfferStore } from '@endcap/contract';
import { instantOf } from '../coupons/validity.rules.ts';
import type { Caller } from '../http/caller.ts';
import { distanceBetween, type Place as Point } from '../http/distance.ts';
import { refuse, type PointedError, type Refusal } from '../http/problems.ts';
import { instant } from '../stores/openings.ts';
import type { OfferRow, Place } from './queries.ts';

const NEXT: Record<OfferStatus, readonly OfferStatus[]> = {
	draft: ['draft', 'active', 'ended'],
	active: ['active', 'paused', 'ended'],
	paused: ['paused', 'active', 'ended'],
	ended: ['ended'],
};

type Window = Pick<OfferInput, 'starts_at' | 'ends_at'>;

/** What is asked of a list, beside the time. */
export interface Wanted {
	near?: Point | undefined;
	/** Metres around `near`. */
	radius?: number | undefined;
	stores?: readonly string[] | undefined;
}

/** Where an offer is to be had and is not over, the nearest first. Milliseconds; null is without a beginning or an end. */
export interface Standing {
	store_id: string;
	distance: number | null;
	starts: number | null;
	ends: number | null;
}

export function judgeManager(caller: Caller): Refusal<'key_not_allowed'> | undefined {
	if (caller.kind !== 'staff' || caller.role === 'manager') return undefined;
	return refuse('key_not_allowed', 'Offers are made and changed by managers.');
}

export function judgeStep(from: OfferStatus, to: OfferStatus): Refusal<'conflict'> | undefined {
	if (NEXT[from].includes(to)) return undefined;
	return refuse('conflict', `An offer that is ${from} cannot become ${to}. Make another one.`);
}

/** Who is bound to some stores makes offers of those alone. */
export function judgeStores(
	caller: Caller,
	{ stores }: Pick<OfferInput, 'stores'>,
): Refusal<'store_not_allowed'> | undefined {
	if (caller.kind !== 'staff' || caller.stores === null) return undefined;
	const own = new Set(caller.stores);
	if (stores?.every((id) => own.has(id))) return undefined;
	return refuse(
		'store_not_allowed',
		`You work in ${[...own].join(', ')}: an offer of yours is for stores of these only.`,
	);
}

/** What the schema cannot say: days that exist, an end after the beginning, stores and a coupon that are there. */
export function offerErrors(
	{ starts_at, ends_at, stores, coupon_id }: OfferInput,
	known: { stores: ReadonlySet<string>; coupon: Pick<Coupon, 'claimable'> | undefined },
): PointedError[] {
	const errors: PointedError[] = [];
	for (const [pointer, time] of Object.entries({ '/starts_at': starts_at, '/ends_at': ends_at })) {
		if (time !== null && !isDay(time.slice(0, 10))) errors.push({ pointer, detail: 'Is not a day of the calendar.' });
	}
	if (starts_at !== null && ends_at !== null && ends_at <= starts_at) {
		errors.push({ pointer: '/ends_at', detail: 'Is not after the beginning.' });
	}
	for (const [index, id] of (stores ?? []).entries()) {
		if (!known.stores.has(id)) errors.push({ pointer: `/stores/${index}`, detail: 'Is not one of the shops.' });
	}
	if (coupon_id !== null && !known.coupon?.claimable) {
		errors.push({ pointer: '/coupon_id', detail: 'Is not a coupon that shoppers may put into their wallet.' });
	}
	return errors;
}

function isDay(day: string): boolean {
	const parsed = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}

/** For somebody with these segments. */
export function isFor({ segments }: Pick<OfferInput, 'segments'>, own: readonly string[]): boolean {
	return segments === null || segments.some((segment) => own.includes(segment));
}

/** `places` in the order that those without a distance keep. */
export function standingsOf(
	{ stores, radius_km, ...window }: Pick<OfferInput, 'stores' | 'radius_km'> & Window,
	places: readonly Place[],
	{ near, radius, stores: asked }: Wanted,
	now: number,
): Standing[] {
	const standings = places.flatMap((place): Standing[] => {
		const { store_id, timezone } = place;
		if (!(stores?.includes(store_id) ?? true) || !(asked?.includes(store_id) ?? true)) return [];
		const distance = distanceOf(place, near);
		if (radius !== undefined && !(distance !== null && distance <= radius)) return [];
		const { starts, ends } = windowIn(timezone, window);
		return isOver(starts, ends, now) ? [] : [{ store_id, distance, starts, ends }];
	});
	if (near === undefined) return standings;
	const isNear = ({ distance }: Standing) => distance !== null && distance <= (radius_km ?? 0) * 1000;
	if (radius_km !== null && !standings.some(isNear)) return [];
	return standings.toSorted((one, other) => (one.distance ?? Infinity) - (other.distance ?? Infinity) || 0);
}

function distanceOf({ latitude, longitude }: Place, near: Point | undefined): number | null {
	if (near === undefined || latitude === null || longitude === null) return null;
	return distanceBetween(near, { latitude, longitude });
}

function windowIn(timezone: string, { starts_at, ends_at }: Window): Pick<Standing, 'starts' | 'ends'> {
	return {
		starts: starts_at === null ? null : instantOf(timezone, starts_at),
		ends: ends_at === null ? null : instantOf(timezone, ends_at),
	};
}

/** Also where the clock jumps over all of it. */
function isOver(starts: number | null, ends: number | null, now: number): boolean {
	return ends !== null && (ends <= now || ends <= (starts ?? -Infinity));
}

/** Of an active offer: as it is where it is furthest on. */
export function stateOf(standings: readonly Standing[], now: number): 'scheduled' | 'active' | 'ended' {
	if (standings.length === 0) return 'ended';
	return standings.some(({ starts }) => starts === null || starts <= now) ? 'active' : 'scheduled';
}

/** The first time after now at which one of these begins or ends. */
export function nextChange(standings: readonly Standing[], now: number): number | null {
	const times = standings.flatMap(({ starts, ends }) => [starts, ends].filter((time) => time !== null && time > now));
	return times.reduce<number | null>((first, time) => earlier(first, time), null);
}

export function earlier(one: number | null, other: number | null): number | null {
	return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

export function storeOf({ store_id, distance, starts, ends }: Standing): OfferStore {
	return { store_id, distance, starts_at: instantOrNull(starts), ends_at: instantOrNull(ends) };
}

export function instantOrNull(time: number | null): string | null {
	return time === null ? null : instant(time);
}

/** For the retailer. */
export function offerOf(row: OfferRow, places: readonly Place[], now: number): Offer {
	const { offer_id: id, created_at, updated_at, ...fields } = row;
	const state = row.status === 'active' ? stateOf(standingsOf(row, places, {}, now), now) : row.status;
	return { id, ...fields, state, created_at: created_at.toISOString(), updated_at: updated_at.toISOString() };
}

/** Where it stands in a list: a text that sorts as the list does. */
export function rankOf(standings: readonly Standing[]): string {
	const distance = standings[0]?.distance ?? null;
	const ends = standings.map((each) => each.ends ?? Infinity).reduce((one, other) => Math.min(one, other), Infinity);
	return `${String(distance ?? 99_999_999).padStart(8, '0')} ${ends === Infinity ? '9' : new Date(ends).toISOString()}`;
}
