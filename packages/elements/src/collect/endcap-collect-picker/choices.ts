import { html, nothing, type TemplateResult } from 'lit';
import { plural } from '../../shared/localization.ts';
import type { ChooseTimes } from './choose-times.ts';
import type { Chosen } from './chosen.ts';
import type { CollectPickerStrings } from './endcap-collect-picker.strings.ts';
import type { EndcapCollectPicker } from './endcap-collect-picker.ts';
import type { FindShop } from './find-shop.ts';
import type { PickerHold } from './hold.ts';
import type { Offer } from './offers.ts';
import { renderShopList } from './shop-list.ts';
import type { SplitUp } from './split.ts';

/** What is shown of choosing: shops, then times, and at last what was chosen. */
export class Choices {
	/** These come when they are needed. */
	finder: FindShop | undefined;
	split: SplitUp | undefined;
	times: ChooseTimes | undefined;
	chosen: Chosen | undefined;
	holding: PickerHold | undefined;
	#host: EndcapCollectPicker;
	#expanded = false;

	constructor(host: EndcapCollectPicker) {
		this.#host = host;
	}

	/** The shops that are in the list, of all that have something. */
	get shown(): Offer[] {
		const { offers, parts } = this.#host.picking;
		const rows = Math.max(1, this.#host.limit || 1);
		const chosen = new Set(parts.map(({ storeId }) => storeId));
		return offers.filter(({ store }, place) => this.#expanded || place < rows || chosen.has(store.id));
	}

	#act(change: () => void): void {
		change();
		this.#host.requestUpdate();
	}

	/** What was chosen, once everything is, else what there is to choose from. */
	render(words: CollectPickerStrings, disabled: boolean): unknown {
		const { picking } = this.#host;
		const { chosen, holding } = this;
		if (picking.complete && !picking.editing && chosen) {
			return [chosen.render(disabled), chosen.wrong ? nothing : holding?.render(disabled)];
		}
		const parts = picking.parts.filter(({ storeId }) => storeId !== null);
		return [
			this.#renderPlaces(words, disabled),
			this.times?.render(parts, words, disabled),
			picking.complete ? this.#renderDone(words, disabled) : nothing,
		];
	}

	/** What was decided before stays so, or all of it is sent. */
	#renderDone(words: CollectPickerStrings, disabled: boolean): TemplateResult {
		const done = () => {
			this.#host.picking.editing = false;
			this.#host.decide();
		};
		return html`<button part="done" class="primary" type="button" ?disabled=${disabled} @click=${done}>
			${words.done}
		</button>`;
	}

	#renderPlaces(words: CollectPickerStrings, disabled: boolean): TemplateResult | undefined {
		const { picking } = this.#host;
		const none = picking.offers.length === 0;
		if (none && !this.split?.ships) return html`<p part="message">${words.nowhere}</p>`;
		if (none || picking.split) return this.split?.render(words, disabled);
		return this.#renderShops(words, disabled);
	}

	/** Where the search will stand, so that the shops do not move when it comes. */
	#renderRoom({ length }: readonly Offer[]): TemplateResult | typeof nothing {
		return length > 1 ? html`<div class="room"></div>` : nothing;
	}

	#renderShops(words: CollectPickerStrings, disabled: boolean): TemplateResult {
		const { picking, locale, items, required } = this.#host;
		const { offers, parts } = picking;
		const list = renderShopList(this.shown, {
			words,
			locale,
			items: items.length,
			chosen: parts[0]?.storeId ?? undefined,
			disabled,
			required,
			details: (store) => this.#host.known.times?.details(store, words, locale) ?? { hours: '', soonest: '' },
			choose: (offer) => this.#act(() => picking.chooseShop(offer)),
		});
		const more = html`<button
			part="more"
			type="button"
			aria-expanded=${this.#expanded ? 'true' : 'false'}
			@click=${() => this.#act(() => (this.#expanded = !this.#expanded))}
		>
			${this.#expanded ? words.showFewer : plural(words.showAll, offers.length, locale)}
		</button>`;
		const splitUp = html`<button
			part="split-up"
			type="button"
			?disabled=${disabled}
			@click=${() => this.#act(() => (picking.splitting = true))}
		>
			${words.splitUp}
		</button>`;
		return html`
			${this.finder ? this.finder.render(offers, words, disabled) : this.#renderRoom(offers)} ${list}
			<div class="buttons">
				${offers.length > this.shown.length || this.#expanded ? more : nothing}${items.length > 1 ? splitUp : nothing}
			</div>
		`;
	}
}
