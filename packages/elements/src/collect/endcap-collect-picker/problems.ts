import type { PickupSlot } from '@endcap/sdk';
import { fill } from '../../shared/localization.ts';
import type { Part, Refusal } from './choice.ts';
import type { ChosenStrings } from './chosen.strings.ts';
import type { Offer } from './offers.ts';
import { sameTime, stateOf, type SlotState } from './slots.ts';

/** Why what was chosen cannot be had any more. */
export interface Problem {
	storeId: string;
	startsAt: string;
	reason: Exclude<SlotState, 'open'> | 'stock';
	/** What can be had in its place, in the same shop or another. */
	next: { offer: Offer; slot: PickupSlot } | undefined;
}

/** What is known now of shops and times. */
export interface Known {
	offers: readonly Offer[];
	now: number;
	refusal: Refusal | undefined;
	/** Undefined while it is not known. */
	slotAt(storeId: string, startsAt: string): PickupSlot | undefined;
	/** The first that can be chosen, after a moment if there is one. */
	nextIn(storeId: string, after?: string): PickupSlot | undefined;
}

/** Undefined while nothing is wrong with it, as far as is known. */
export function problemOf({ storeId, startsAt, items }: Part, known: Known): Problem | undefined {
	if (storeId === null || !startsAt) return undefined;
	const { offers, refusal } = known;
	const hasAll = (offer: Offer) => items.every(({ sku }) => offer.has.has(sku));
	const own = offers.find(({ store }) => store.id === storeId);
	if (!own || !hasAll(own)) {
		const others = offers.filter((offer) => offer !== own && hasAll(offer));
		const found = others.flatMap((offer) => {
			const slot = known.nextIn(offer.store.id);
			return slot ? [{ offer, slot }] : [];
		});
		return { storeId, startsAt, reason: 'stock', next: found[0] };
	}
	const refused = refusal?.storeId === storeId && sameTime(refusal.startsAt, startsAt) ? refusal : undefined;
	const slot = known.slotAt(storeId, startsAt);
	const state = slot ? stateOf(slot, known.now) : 'open';
	const reason = state === 'open' ? refused?.reason : state;
	if (!reason) return undefined;
	const fresh = refused?.slots.find((each) => stateOf(each, known.now) === 'open');
	const next = fresh ?? known.nextIn(storeId, startsAt);
	return { storeId, startsAt, reason, next: next && { offer: own, slot: next } };
}

/** What happened, for people. */
export function problemWords({ reason }: Problem, store: string, words: ChosenStrings): string {
	const said = { full: words.goneFull, past: words.gonePast, closed: words.goneClosed, stock: words.goneStock };
	return fill(said[reason], { store });
}
