import type { PickupSlot, PickupSlots } from '@endcap/sdk';

/** Days that are looked up, and shown, at once. */
export const DAYS = 7;

/** `past`: too late for it. `closed`: the shop has taken it away. */
export type SlotState = 'open' | 'full' | 'past' | 'closed';

export function stateOf(slot: PickupSlot, now: number): SlotState {
	if (Date.parse(slot.cutoff_at) <= now) return 'past';
	return slot.status;
}

export function sameTime(one: string | undefined, other: string | undefined): boolean {
	return one !== undefined && other !== undefined && Date.parse(one) === Date.parse(other);
}

/** The first that can be chosen still: of these days, or later. */
export function soonestOf(slots: PickupSlots | undefined, now: number): PickupSlot | undefined {
	const all = [...(slots?.days.flatMap((day) => day.slots) ?? []), slots?.soonest];
	return all.find((slot) => slot && stateOf(slot, now) === 'open') ?? undefined;
}

/** The first from a moment on that can be chosen, else the soonest. */
export function nextAfter(slots: PickupSlots | undefined, startsAt: string, now: number): PickupSlot | undefined {
	const later = slots?.days
		.flatMap((day) => day.slots)
		.find((slot) => Date.parse(slot.starts_at) > Date.parse(startsAt) && stateOf(slot, now) === 'open');
	return later ?? soonestOf(slots, now);
}

/** `2026-03-25` and so many days later. */
export function dateAfter(date: string, days: number): string {
	return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
