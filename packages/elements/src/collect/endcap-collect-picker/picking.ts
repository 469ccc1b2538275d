import type { PickupSlot } from '@endcap/sdk';
import type { PickerBasket } from './basket.ts';
import { isComplete, NOTHING_CHOSEN, partsOf } from './choice.ts';
import type { Choice, Item, Part, Refusal } from './choice.ts';
import type * as FormValue from './form-value.ts';
import { inOrder, type Offer } from './offers.ts';

/** Everything at one shop that it has. */
const placesIn = ({ store, has }: Offer) => new Map([...has].map((sku) => [sku, store.id]));

/** What was chosen, and by which rules it changes. It shows nothing and asks nobody. */
export class Picking {
	items: readonly Item[] | undefined;
	/** Titles by SKU, of items that came without. */
	readonly titles = new Map<string, string>();
	/** The shops in the order they are shown in. */
	offers: Offer[] = [];
	/** Each item may have a place of its own. */
	splitting = false;
	/** Everything was decided, and is open to be changed. */
	editing = false;
	/** The server's word that a time cannot be had. */
	refusal: Refusal | undefined;
	basket: PickerBasket | undefined;
	/** Comes once there is a value to be read or written. */
	form: typeof FormValue | undefined;
	/** What the shopper chose here; undefined while that is what the page or the basket says. */
	#choice: Choice | undefined;
	#text = '';
	#orderedBy = '';

	/** What was chosen, of what the shopper, the page or the basket says. */
	get choice(): Choice {
		if (this.#choice) return this.#choice;
		if (this.#text) return this.form?.parseChoice(this.#text, this.items ?? []) ?? NOTHING_CHOSEN;
		return this.basket?.choice ?? NOTHING_CHOSEN;
	}

	/** Starts from a value, as a form has it; empty: from what the basket says. */
	read(text: string): void {
		this.#text = text;
		this.editing = false;
		this.splitting = false;
		this.#take(undefined);
	}

	/** Leaves it to the basket from now on what is chosen, on every page that shows it. */
	leave(): void {
		this.#text = '';
		this.#take(undefined);
	}

	#take(choice: Choice | undefined): void {
		this.#choice = choice;
		this.refusal = undefined;
	}

	get parts(): Part[] {
		return partsOf(this.choice, this.items ?? []);
	}

	get complete(): boolean {
		return isComplete(this.parts, this.items ?? []);
	}

	/** There is a value to be read or written. */
	get needsForm(): boolean {
		return this.#text !== '' || this.complete;
	}

	/** What the form sends, one for each place. */
	get entries(): string[] {
		if (this.#text && !this.form && !this.#choice) return this.#text.split(', ');
		return this.complete ? (this.form?.formEntries(this.parts, this.items ?? []) ?? []) : [];
	}

	/** The parts that are shown one by one, since not everything is had in one shop. */
	get split(): boolean {
		const parts = this.parts;
		return this.splitting || parts.length > 1 || parts.some(({ storeId }) => storeId === null);
	}

	/** Puts the shops in order once; `key` says when anew. Later changes stay in their place, also where none is left. */
	arrange(offers: readonly Offer[], key: string): void {
		const sorted = inOrder(offers);
		const before = this.#orderedBy === key ? this.offers : [];
		this.#orderedBy = key;
		const known = new Set(before.map(({ store }) => store.id));
		const now = new Map(sorted.map((offer) => [offer.store.id, offer]));
		const kept = before.map(
			(offer) => now.get(offer.store.id) ?? { ...offer, has: new Set<string>(), complete: false },
		);
		this.offers = [...kept, ...sorted.filter(({ store }) => !known.has(store.id))];
		if (this.#choice || this.#text || this.parts.length > 0) return;
		// The shopper's own shop, or the only one there is.
		const first = this.offers.find(({ mine, complete }) => complete && (mine || this.offers.length === 1));
		if (first) this.#choice = { places: placesIn(first), times: new Map() };
	}

	nameOf({ sku, title }: Item): string {
		return title || (this.titles.get(sku) ?? sku);
	}

	chooseShop(offer: Offer): void {
		if (offer.has.size === 0) return;
		// Arrow keys go through the shops: a time that was chosen before must not close the list.
		this.editing = true;
		if (!offer.complete) this.splitting = true;
		this.#take({ places: placesIn(offer), times: this.choice.times });
	}

	/** Where one item is had; null: it is sent, undefined: nobody has decided. */
	choosePlace(sku: string, storeId: string | null | undefined): void {
		const places = new Map(this.choice.places);
		if (storeId === undefined) places.delete(sku);
		else places.set(sku, storeId);
		this.splitting = true;
		this.editing = true;
		this.#take({ places, times: this.choice.times });
	}

	/** Goes back to one shop for everything. */
	unite(): void {
		const [first] = this.offers.filter(({ complete }) => complete);
		this.splitting = false;
		this.editing = true;
		this.#take(first ? { places: placesIn(first), times: this.choice.times } : NOTHING_CHOSEN);
	}

	/** When a shop is visited; `items` are had there from now on. */
	chooseTime(storeId: string, slot: PickupSlot, items: readonly Item[] = []): void {
		const places = new Map(this.choice.places);
		for (const { sku } of items) places.set(sku, storeId);
		const visited = new Set(places.values());
		const times = new Map([...this.choice.times, [storeId, slot.starts_at] as const]);
		this.#take({ places, times: new Map([...times].filter(([id]) => visited.has(id))) });
		this.editing = !this.complete;
	}
}
