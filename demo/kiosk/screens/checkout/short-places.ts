import { html, nothing, type TemplateResult } from 'lit';
import type { KioskLine } from '../../basket/basket.ts';
import { placesFor, type Levels, type Place } from '../../basket/stock.ts';
import { ownShop, ownStore } from '../../shared/own-store.ts';
import { fill, formatTime } from '../../shared/text.ts';
import type { Visit } from '../../shell/visit.ts';
import type { ShortFormStrings } from './short-form.strings.ts';

/** Where things were when the kiosk heard last. */
export interface Whereabouts {
	/** Of all the lines together. */
	places: readonly Place[];
	/** By SKU: the shops that had all of a line. */
	each: ReadonlyMap<string, readonly Place[]>;
}

export function lastLevels({ device }: Visit): Levels {
	return new Map(device.$catalogue.get()?.availability.map(({ sku, stores }) => [sku, stores]));
}

export function lastWhereabouts(visit: Visit): Whereabouts {
	const { basket, device } = visit;
	const lines = basket.$lines.get();
	const levels = lastLevels(visit);
	const find = (some: readonly KioskLine[]) =>
		placesFor(some, levels, device.$catalogue.get()?.stores ?? [], ownStore(device) ?? '');
	return { places: find(lines), each: new Map(lines.map((line) => [line.sku, find([line])])) };
}

export interface PlaceScene {
	visit: Visit;
	words: ShortFormStrings;
}

interface Choice {
	/** Of the radio buttons. */
	name: string;
	chosen: string | undefined;
	/** How many lines there are to have. */
	all: number;
	choose: (storeId: string) => void;
}

/** Shops to choose one from, each with what it had. */
export function renderPlaces(places: readonly Place[], choice: Choice, { visit, words }: PlaceScene): TemplateResult[] {
	const { name, chosen, all, choose } = choice;
	const { device, $language } = visit;
	const asOf = Date.parse(device.$catalogue.get()?.as_of ?? '');
	// By the clock that they see here, wherever the shop is.
	const time = formatTime(asOf, device.now(), ownShop(device)?.timezone, $language.get());
	return places.map(({ store, had, last }) => {
		const known = all === 1 ? words.hadIt : had === all ? words.hadAll : words.hadSome;
		return html`
			<label class="checkout__place">
				<input type="radio" name=${name} .checked=${store.id === chosen} @change=${() => choose(store.id)} />
				<span class="k-row__words">
					<strong>${store.name}</strong>
					<span class="k-quiet">${[store.address.street, store.address.city].filter(Boolean).join(', ')}</span>
					<span class="k-quiet"> ${fill(known, { had, all, time })}${last ? ` · ${words.lastOnes}` : nothing} </span>
				</span>
			</label>
		`;
	});
}

/** One of the ways to have it. */
export function renderWay(
	name: string,
	{ text, hint }: { text: string; hint?: string | undefined },
	{ isChosen, choose }: { isChosen: boolean; choose: () => void },
): TemplateResult {
	return html`
		<label class="checkout__place">
			<input type="radio" name="way" value=${name} .checked=${isChosen} @change=${choose} />
			<span class="k-row__words">
				<strong>${text}</strong>
				${hint ? html`<span class="k-quiet">${hint}</span>` : nothing}
			</span>
		</label>
	`;
}
