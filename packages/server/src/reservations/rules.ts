import type { EventType, ReservationInput, ReservationStatus } from '@endcap/contract';
import { storesNotAllowed, type Caller } from '../http/caller.ts';
import { refuse, type PointedError, type Refusal } from '../http/problems.ts';

export type Action = 'extend' | 'release' | 'commit' | 'consume';

/** What an action makes of a reservation in each status. `same`: it is so already, and answered again. */
const TRANSITIONS: Record<Action, Partial<Record<ReservationStatus, ReservationStatus | 'same'>>> = {
	extend: { active: 'active' },
	release: { active: 'released', committed: 'released', released: 'same', expired: 'same' },
	commit: { active: 'committed', committed: 'same' },
	consume: { active: 'consumed', committed: 'consumed', consumed: 'same' },
};

export const EVENTS: Record<Action, EventType> = {
	extend: 'reservation.extended',
	release: 'reservation.released',
	commit: 'reservation.committed',
	consume: 'reservation.consumed',
};

const ENDINGS: Record<ReservationStatus, string> = {
	active: 'It is active.',
	committed: 'It is promised without an end already, so there is nothing to extend.',
	consumed: 'Its units were handed over.',
	expired: 'Its time is over, and its units may be somebody else’s already. Make a new one.',
	released: 'It was released. Make a new one.',
};

export interface Judged {
	status: ReservationStatus;
	created_at: Date;
	expires_at: Date | null;
	/** False when units of it were taken after its time. */
	whole: boolean;
}

export interface Change {
	status: ReservationStatus;
	expires_at: Date | null;
	ended_at: Date | null;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** What becomes of a reservation; `same` when nothing needs to. `holdMinutes` counts from now, and never shortens. */
export function changeOf(
	action: Action,
	{ status, created_at, expires_at, whole }: Judged,
	{ now, holdMinutes = 0, shopper = false }: { now: Date; holdMinutes?: number; shopper?: boolean },
): Change | 'same' | Refusal<'reservation_ended'> {
	const to = TRANSITIONS[action][whole || status !== 'active' ? status : 'expired'];
	if (to === undefined) return refuse('reservation_ended', ENDINGS[whole ? status : 'expired']);
	if (to === 'same') return to;
	if (to === 'active') {
		const latest = shopper ? created_at.getTime() + DAY_MS : Infinity;
		const wanted = Math.min(now.getTime() + holdMinutes * MINUTE_MS, latest);
		const expires = new Date(Math.max(wanted, expires_at?.getTime() ?? 0));
		return { status: to, expires_at: expires, ended_at: null };
	}
	if (to === 'committed') return { status: to, expires_at: null, ended_at: null };
	return { status: to, expires_at, ended_at: now };
}

/** Shoppers see their own, staff those with a line in one of their stores. */
export function maySee(caller: Caller, { owner_id, store_ids }: { owner_id: string | null; store_ids: string[] }) {
	if (caller.kind === 'shopper') return owner_id === caller.owner_id;
	return storesNotAllowed(caller, store_ids).length < store_ids.length;
}

export function storeErrorsOf(caller: Caller, { lines }: ReservationInput): PointedError[] {
	return lines.flatMap(({ store_id }, index) =>
		store_id !== undefined && storesNotAllowed(caller, [store_id]).length > 0
			? [{ pointer: `/lines/${index}/store_id`, detail: 'Is not one of your stores.' }]
			: [],
	);
}

export interface Lacking {
	/** Places in the request’s lines. */
	lines: number[];
	/** Units that one place could give. */
	there: number;
	/** There are more, and a shopper is not told how many. */
	capped: boolean;
}

export function outOfStock({ lines }: ReservationInput, lacking: readonly Lacking[]): Refusal<'out_of_stock'> {
	const errors = lacking.flatMap(({ lines: places, there, capped }) => {
		const asked = places.reduce((sum, place) => sum + (lines[place]?.quantity ?? 0), 0);
		const left = capped ? `${there} or more, but not all` : there === 0 ? 'None' : `Only ${there}`;
		return places.map((place) => ({
			pointer: `/lines/${place}/quantity`,
			detail: `${left} of ${asked} can be had${lines[place]?.store_id === undefined ? ' in one place' : ' there'}.`,
		}));
	});
	return refuse(
		'out_of_stock',
		'There is not enough left for every line, so nothing was held. `errors` says what lacks.',
		{
			errors,
		},
	);
}

export function noSuchReservation(): Refusal<'not_found'> {
	return refuse('not_found', 'No reservation of yours has this id. GET /v1/reservations lists them.');
}
