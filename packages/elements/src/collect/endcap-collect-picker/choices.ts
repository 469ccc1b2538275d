import type { PickupSlot } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { fill, plural } from '../../shared/localization.ts';
import type { Part } from './choice.ts';
import { renderChosen, type ChosenScene } from './chosen.ts';
import type { CollectPickerStrings } from './endcap-collect-picker.strings.ts';
import type { EndcapCollectPicker } from './endcap-collect-picker.ts';
import type { FindShop } from './find-shop.ts';
import type { PickerHold } from './hold.ts';
import type { Offer } from './offers.ts';
import { renderShopList } from './shop-list.ts';
import type { SplitUp } from './split.ts';
import { Times } from './times.ts';

/** What is shown of choosing: shops, then times, and at last what was chosen. */
export class Choices {
	/** These come when they are needed. */
	finder: FindShop | undefined;
	split: SplitUp | undefined;
	holding: PickerHold | undefined;
	/** Times that fit beside each other. */
	columns = 3;
	#host: EndcapCollectPicker;
	#times = new Map<string, Times>();
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

	/** The first day that is looked at in a shop; undefined: today. */
	from(storeId: string): string | undefined {
		return this.#times.get(storeId)?.from;
	}

	#act(change: () => void): void {
		change();
		this.#host.requestUpdate();
	}

	/** What was chosen, once everything is, else what there is to choose from. */
	render(words: CollectPickerStrings, disabled: boolean, scene: ChosenScene): TemplateResult {
		const { picking } = this.#host;
		if (picking.complete && !picking.editing) return this.#renderChosen(scene, disabled);
		const parts = picking.parts.filter(({ storeId }) => storeId !== null);
		return html`${this.#renderPlaces(words, disabled)} ${parts.map((part) => this.#renderTimes(part, words, disabled))}`;
	}

	#renderChosen(scene: ChosenScene, disabled: boolean): TemplateResult {
		const { picking } = this.#host;
		return html`
			<div class="picked">
				<div class="words">${picking.parts.map((part) => renderChosen(part, scene))}</div>
				<button part="change" type="button" ?disabled=${disabled} @click=${() => this.#host.open()}>
					${scene.words.change}
				</button>
			</div>
			${scene.gone ? nothing : this.holding?.render(disabled)}
		`;
	}

	#renderPlaces(words: CollectPickerStrings, disabled: boolean): TemplateResult | undefined {
		const { picking } = this.#host;
		const none = picking.offers.length === 0;
		if (none && !this.split?.ships) return html`<p part="message">${words.nowhere}</p>`;
		if (none || picking.split) return this.split?.render(words, disabled);
		return this.#renderShops(words, disabled);
	}

	#renderShops(words: CollectPickerStrings, disabled: boolean): TemplateResult {
		const { picking, known, locale, items, required } = this.#host;
		const { offers, parts } = picking;
		const list = renderShopList(this.shown, {
			words,
			locale,
			now: known.now,
			items: items.length,
			chosen: parts[0]?.storeId ?? undefined,
			disabled,
			required,
			soonestIn: (storeId) => known.nextIn(storeId),
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
			${this.finder?.render(offers, words, disabled)} ${list}
			<div class="buttons">
				${offers.length > this.shown.length || this.#expanded ? more : nothing}${items.length > 1 ? splitUp : nothing}
			</div>
		`;
	}

	#renderTimes(part: Part, words: CollectPickerStrings, disabled: boolean): TemplateResult | typeof nothing {
		const { picking, known, locale, surroundings } = this.#host;
		const store = known.store(part.storeId);
		if (!store) return nothing;
		const { id, name } = store;
		let times = this.#times.get(id);
		if (!times) this.#times.set(id, (times = new Times(this.#host)));
		// Until other days have come, the first ones stand.
		const slots = known.times(id, times.from);
		const content = times.render({
			store,
			slots: slots?.value ? slots : (known.times(id) ?? slots),
			words,
			locale,
			now: known.now,
			chosen: part.startsAt,
			kiosk: surroundings?.channel === 'kiosk',
			disabled,
			columns: this.columns,
			choose: (slot: PickupSlot) => {
				picking.chooseTime(id, slot);
				void this.#host.decided();
			},
		});
		return html`<div part="times" role="group" aria-labelledby=${`times-${id}`}>
			<div part="times__heading" id=${`times-${id}`}>${fill(words.timesIn, { store: name })}</div>
			${content}
		</div>`;
	}
}
