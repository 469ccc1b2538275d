import type { Endcap } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { Item } from './choice.ts';
import type { AllCollectPickerStrings, CollectPickerStrings } from './endcap-collect-picker.strings.ts';
import type { EndcapCollectPicker } from './endcap-collect-picker.ts';
import { hasEnough } from './offers.ts';
import { englishSplit } from './split.strings.ts';
import { splitStyles } from './split.styles.ts';

/** What stands for “send it” in a list of shops, whose ids have no spaces. */
const SEND = ' ';

/** Choosing for each item where it is had: in a shop that has it, or sent. */
export class SplitUp {
	#host: EndcapCollectPicker;
	#looked = '';
	/** This merchant ships. */
	#ships = false;

	constructor(host: EndcapCollectPicker) {
		this.#host = host;
		host.adopt(splitStyles);
	}

	/** Titles and shipping; without an answer SKUs stand for titles, and nothing is sent. */
	async #look(sdk: Endcap, items: readonly Item[]): Promise<void> {
		const sku = items.filter(({ title }) => !title).map((item) => item.sku);
		const [merchant, variants] = await Promise.allSettled([
			sdk.merchant.get(),
			sku.length > 0 ? sdk.products.variants({ sku }) : undefined,
		]);
		if (merchant.status === 'fulfilled') this.#ships = Boolean(merchant.value.ordering.shipping);
		if (variants.status === 'fulfilled')
			for (const each of variants.value?.data ?? []) this.#host.picking.titles.set(each.sku, each.title);
		this.#host.requestUpdate();
	}

	/** Some place has enough of it to send. */
	#canSend({ sku, quantity }: Item): boolean {
		const levels = this.#host.known.levels(sku)?.stores ?? [];
		return this.#ships && levels.some((level) => hasEnough(level, quantity));
	}

	/** Something can be had, in whatever way. */
	get ships(): boolean {
		return this.#host.items.some((item) => this.#canSend(item));
	}

	/** Looks up what it needs for these items. */
	follow(): void {
		const { items, known } = this.#host;
		const key = items.map(({ sku }) => sku).join(' ');
		if (!known.sdk || this.#looked === key) return;
		this.#looked = key;
		void this.#look(known.sdk, items);
	}

	render(strings: CollectPickerStrings, disabled: boolean): TemplateResult {
		const words = { ...englishSplit, ...strings } as AllCollectPickerStrings;
		const { picking, items } = this.#host;
		const united = picking.offers.some(({ complete }) => complete) && items.length > 1;
		return html`
			<div part="split" role="group" aria-labelledby="split">
				<div class="title" id="split">${words.chooseItem}</div>
				${items.map((item, place) => this.#renderItem(item, place, words, disabled))}
			</div>
			${
				united
					? html`<div class="buttons">
							<button part="together" type="button" ?disabled=${disabled} @click=${() => this.#unite()}>
								${words.together}
							</button>
						</div>`
					: nothing
			}
		`;
	}

	#unite(): void {
		this.#host.picking.unite();
		this.#host.requestUpdate();
	}

	#renderItem(item: Item, place: number, words: AllCollectPickerStrings, disabled: boolean): TemplateResult {
		const { picking } = this.#host;
		const { sku, quantity } = item;
		const chosen = picking.choice.places.get(sku);
		const shops = picking.offers.filter(({ has, store }) => has.has(sku) || store.id === chosen);
		const sends = this.#canSend(item) || chosen === null;
		const none = shops.length === 0 && !sends;
		const name = picking.nameOf(item);
		const value = chosen === undefined ? '' : (chosen ?? SEND);
		return html`<div part="item">
			<label for=${`item-${place}`}>${quantity > 1 ? `${quantity} × ${name}` : name}</label>
			<select id=${`item-${place}`} ?disabled=${disabled || none} @change=${(event: Event) => this.#take(sku, event)}>
				<option value="" ?selected=${value === ''}>${none ? words.nowhereItem : words.choosePlace}</option>
				${shops.map(
					({ store, distance }) =>
						html`<option value=${store.id} ?selected=${value === store.id}>
							${[store.name, distance].filter(Boolean).join(' · ')}
						</option>`,
				)}
				${sends ? html`<option value=${SEND} ?selected=${value === SEND}>${words.sendHome}</option>` : nothing}
			</select>
		</div>`;
	}

	#take(sku: string, event: Event): void {
		const { value } = event.target as HTMLSelectElement;
		this.#host.picking.choosePlace(sku, value === SEND ? null : value || undefined);
		this.#host.requestUpdate();
	}
}
