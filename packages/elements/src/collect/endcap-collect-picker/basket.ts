import type { Basket, Cart, CartInput, Endcap, Live } from '@endcap/sdk';
import { LiveState } from '../../shared/live-state.ts';
import type { Choice, Item, Part, Refusal } from './choice.ts';
import type { EndcapCollectPicker } from './endcap-collect-picker.ts';
import { sameTime } from './slots.ts';

/** What the server said to the basket when something was chosen; undefined: it is in the basket now. */
export type Saved = Refusal | 'failed' | undefined;

/** The page's basket, as far as collecting goes: what is in it, what is chosen, and what is held. */
export class PickerBasket {
	readonly basket: Basket;
	#cart: LiveState<Live<Cart | null>>;

	constructor(host: EndcapCollectPicker, sdk: Endcap) {
		this.basket = sdk.basket;
		this.#cart = new LiveState(host);
		this.#cart.watch(this.basket.$cart);
	}

	/** Follows it no more. */
	end(): void {
		this.#cart.watch(undefined);
	}

	get live(): Live<Cart | null> | undefined {
		return this.#cart.value;
	}

	get cart(): Cart | undefined {
		return this.#cart.value?.value ?? undefined;
	}

	/** Undefined while it is looked up. */
	get items(): Item[] | undefined {
		const cart = this.#cart.value?.value;
		if (cart === undefined) return undefined;
		return (cart?.lines ?? []).map(({ sku, quantity, title }) => ({ sku, quantity, title }));
	}

	/** What the basket says, on every page that shows it. */
	get choice(): Choice {
		const { lines = [], pickups = [] } = this.cart ?? {};
		const places = lines.flatMap(({ sku, fulfillment }) => {
			if (!fulfillment) return [];
			return [[sku, fulfillment.method === 'ship' ? null : fulfillment.store_id] as const];
		});
		return {
			places: new Map(places),
			times: new Map(pickups.map(({ store_id, starts_at }) => [store_id, starts_at])),
		};
	}

	/** Units of a SKU that are held for this basket in a shop. */
	held(storeId: string, sku: string): number {
		const holds = this.cart?.holds.filter(({ method, store_id }) => method === 'pickup' && store_id === storeId) ?? [];
		const lines = holds.flatMap((hold) => hold.lines).filter((line) => line.sku === sku);
		return lines.reduce((sum, { quantity }) => sum + quantity, 0);
	}

	/** A part is held, its units and its time. */
	holds({ storeId, startsAt, items }: Part): boolean {
		const { pickups = [] } = this.cart ?? {};
		if (storeId === null || !items.every(({ sku, quantity }) => this.held(storeId, sku) >= quantity)) return false;
		return pickups.some(({ store_id, starts_at }) => store_id === storeId && sameTime(starts_at, startsAt));
	}

	/** Puts into the basket where everything is had, and when. What is in it already is not sent again. */
	async save(choice: Choice): Promise<Saved> {
		const { cart } = this;
		if (!cart) return 'failed';
		const before = this.choice;
		const lines = [...choice.places]
			.filter(([sku, place]) => before.places.get(sku) !== place)
			.map(([sku, place]) => ({
				sku,
				fulfillment: place === null ? { method: 'ship' as const } : { method: 'pickup' as const, store_id: place },
			}));
		const pickups = [...choice.times]
			.filter(([storeId, startsAt]) => !sameTime(before.times.get(storeId), startsAt))
			.map(([store_id, starts_at]) => ({ store_id, starts_at }));
		if (lines.length === 0 && pickups.length === 0) return undefined;
		const input: CartInput = { ...(lines.length > 0 && { lines }), ...(pickups.length > 0 && { pickups }) };
		try {
			const outcome = await this.basket.change(input);
			if (outcome.outcome === 'changed') return undefined;
			if (outcome.outcome !== 'slot_full' && outcome.outcome !== 'slot_closed') return 'failed';
			return refusalOf(outcome, choice);
		} catch {
			return 'failed';
		}
	}
}

/** Which of the times it was: the one whose shop the next ones are of, else the first. */
export function refusalOf(
	{ outcome, slots }: { outcome: 'slot_full' | 'slot_closed'; slots: Refusal['slots'] },
	{ times }: Choice,
): Refusal | 'failed' {
	const [next] = slots;
	const found = [...times].find(([id]) => !next || id === next.store_id);
	if (!found) return 'failed';
	const [storeId, startsAt] = found;
	return { storeId, startsAt, reason: outcome === 'slot_full' ? 'full' : 'closed', slots };
}
