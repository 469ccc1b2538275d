import type { CartInput } from '@endcap/contract';

const pickup = (store_id: string) => ({ method: 'pickup' as const, store_id });

/** What a shopper puts in: two kinds to be collected in Tartu today, one that is sent. */
export const filling: CartInput = {
	lines: [
		{ sku: 'KETTLE-RED', quantity: 1, fulfillment: pickup('tartu-ruutli') },
		{ sku: 'TEA-TOWEL', quantity: 2, fulfillment: pickup('tartu-ruutli') },
		{ sku: 'KETTLE-BLUE', quantity: 1, fulfillment: { method: 'ship' } },
	],
	pickups: [{ store_id: 'tartu-ruutli', starts_at: '2026-03-25T12:00:00Z' }],
};

/** All of it collected in one shop, so that it may be paid there. */
export const collected: CartInput = {
	lines: [{ sku: 'KETTLE-RED', quantity: 2, fulfillment: pickup('tartu-ruutli') }],
	pickups: [{ store_id: 'tartu-ruutli', starts_at: '2026-03-25T12:00:00Z' }],
};

/** In two shops of two countries. */
export const twoShops: CartInput = {
	lines: [
		{ sku: 'KETTLE-RED', quantity: 1, fulfillment: pickup('tartu-ruutli') },
		{ sku: 'KETTLE-BLUE', quantity: 1, fulfillment: pickup('riga-miera') },
	],
	pickups: [
		{ store_id: 'tartu-ruutli', starts_at: '2026-03-25T12:00:00Z' },
		{ store_id: 'riga-miera', starts_at: '2026-03-26T13:00:00Z' },
	],
};

/** As it comes from the shelves: nothing is chosen yet. */
export const unchosen: CartInput = {
	lines: [
		{ sku: 'KETTLE-RED', quantity: 1 },
		{ sku: 'TEA-TOWEL', quantity: 2 },
	],
};

/** Presses the first button of a part as soon as it is there. */
export async function pressPart(element: Element, part: string): Promise<void> {
	for (;;) {
		const button = element.shadowRoot?.querySelector<HTMLElement>(`[part~="${part}"]`);
		if (button) return button.click();
		await new Promise(requestAnimationFrame);
	}
}

/** The times that a refusal offers in place of one. */
export function nextSlots(store_id: string) {
	return [13, 14].map((hour) => ({
		store_id,
		date: '2026-03-25',
		starts_at: `2026-03-25T${hour}:00:00Z`,
		ends_at: `2026-03-25T${hour + 1}:00:00Z`,
		cutoff_at: `2026-03-25T${hour - 1}:00:00Z`,
		capacity: 4,
		remaining: 3,
		status: 'open' as const,
	}));
}

/** Unfolds a part as soon as it is there. */
export async function unfold(element: Element, part: string): Promise<void> {
	for (;;) {
		const details = element.shadowRoot?.querySelector<HTMLDetailsElement>(`details[part="${part}"]`);
		if (details) return void (details.open = true);
		await new Promise(requestAnimationFrame);
	}
}
