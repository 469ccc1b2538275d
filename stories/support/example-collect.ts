import type { PickupSlot, PickupSlots } from '@endcap/contract';
import { exampleHoursUnknown, exampleMerchant, examplePickupSlots, exampleProduct } from '@endcap/contract/examples';
import { answer, problem } from './example-holding.ts';
import type { ExampleShop } from './example-shop.ts';

const DAY = 86_400_000;

/** The example's week in another store. */
export function slotsOf(store_id: string, timezone = examplePickupSlots.timezone): PickupSlots {
	return changeSlots(examplePickupSlots, () => ({ store_id }), { store_id, timezone });
}

/** The same days with other slots. */
export function changeSlots(
	slots: PickupSlots,
	change: (slot: PickupSlot) => Partial<PickupSlot>,
	fields: Partial<PickupSlots> = {},
): PickupSlots {
	const days = slots.days.map((day) => ({ ...day, slots: day.slots.map((slot) => ({ ...slot, ...change(slot) })) }));
	const soonest = days.flatMap((day) => day.slots).find(({ status }) => status === 'open') ?? null;
	return { ...slots, soonest, ...fields, days };
}

/** What a store with these slots says, when one of them is filled or closed. */
export function setSlot(shop: ExampleShop, storeId: string, startsAt: string, fields: Partial<PickupSlot>): void {
	const slots = shop.slots[storeId];
	if (slots) shop.slots[storeId] = changeSlots(slots, (slot) => (slot.starts_at === startsAt ? fields : {}));
}

export const exampleSlots: Record<string, PickupSlots> = {
	'tartu-ruutli': examplePickupSlots,
	'riga-miera': slotsOf('riga-miera', 'Europe/Riga'),
	'cape-town-kloof': exampleHoursUnknown,
};

/** The week that begins on `from`: as the first one, but nobody has chosen anything yet. */
function weekFrom(slots: PickupSlots, from: string | null): PickupSlots {
	const [first] = slots.days;
	const later = from && first ? Date.parse(from) - Date.parse(first.date) : 0;
	if (later <= 0) return slots;
	const move = (time: string) => new Date(Date.parse(time) + later).toISOString().replace('.000', '');
	const days = slots.days.map((day) => ({
		...day,
		date: move(day.date).slice(0, 10),
		slots: day.slots.map((slot) => ({
			...slot,
			date: move(slot.date).slice(0, 10),
			starts_at: move(slot.starts_at),
			ends_at: move(slot.ends_at),
			cutoff_at: move(slot.cutoff_at),
			remaining: slot.capacity,
			status: 'open' as const,
		})),
	}));
	return { ...slots, days: days.slice(0, Math.max(1, Math.round((60 * DAY - later) / DAY))) };
}

/** What the API answers about pickup times, and about what is sold; undefined when something else was asked. */
export function answerCollect(shop: ExampleShop, url: URL): Response | undefined {
	const [, storeId] = /^\/v1\/stores\/([^/]+)\/pickup-slots$/.exec(url.pathname) ?? [];
	if (storeId) {
		const slots = shop.slots[decodeURIComponent(storeId)];
		return slots ? answer(200, weekFrom(slots, url.searchParams.get('from'))) : problem('not_found', 404);
	}
	if (url.pathname === '/v1/merchant') return answer(200, shop.merchant ?? exampleMerchant);
	if (url.pathname !== '/v1/variants') return undefined;
	const [variant] = exampleProduct.variants;
	const data = url.searchParams.getAll('sku').map((sku) => ({ ...variant, sku, title: titleOf(sku) }));
	return answer(200, { data, next_cursor: null });
}

/** “Kettle, blue” of KETTLE-BLUE. */
function titleOf(sku: string): string {
	const [what = '', ...which] = sku.toLowerCase().split('-');
	return [what.charAt(0).toUpperCase() + what.slice(1), ...which].join(', ');
}
