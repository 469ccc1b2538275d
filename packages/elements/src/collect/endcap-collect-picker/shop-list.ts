import type { Store } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { statusIcons } from '../../shared/icons.ts';
import { fill, plural } from '../../shared/localization.ts';
import type { CollectPickerStrings } from './endcap-collect-picker.strings.ts';
import type { Offer } from './offers.ts';

export interface ShopListScene {
	words: CollectPickerStrings;
	locale: string;
	/** How many items are wanted. */
	items: number;
	/** The id of the shop that was chosen. */
	chosen: string | undefined;
	disabled: boolean;
	required: boolean;
	/** When it is open, and from when it can be collected there; empty while that is not known. */
	details(store: Store): { hours: string; soonest: string };
	choose(offer: Offer): void;
}

/** How much of it a shop has, in words. */
export function stockWords(offer: Offer, items: number, words: CollectPickerStrings, locale: string): string {
	if (offer.has.size === 0) return words.out_of_stock;
	if (offer.complete) return items === 1 ? words.in_stock : words.hasAll;
	return fill(plural(words.hasSome, offer.has.size, locale), { all: items.toLocaleString(locale) });
}

/** The shops as radio buttons. Everything the merchant wrote is text. */
export function renderShopList(offers: readonly Offer[], scene: ShopListScene): TemplateResult {
	return html`<div part="shops" role="radiogroup" aria-labelledby="heading" aria-required=${scene.required}>
		${offers.map((offer) => renderShop(offer, scene))}
	</div>`;
}

function renderShop(offer: Offer, scene: ShopListScene): TemplateResult {
	const { store, distance, mine, complete } = offer;
	const { words, locale, items, chosen, disabled } = scene;
	const { hours, soonest } = scene.details(store);
	const status = complete ? 'in_stock' : offer.has.size > 0 ? 'limited_availability' : 'out_of_stock';
	const address = [store.address.street, store.address.city].filter(Boolean).join(', ');
	return html`<label part=${store.id === chosen ? 'shop shop--chosen' : 'shop'}>
		<input
			type="radio"
			name="shop"
			value=${store.id}
			.checked=${store.id === chosen}
			?disabled=${disabled}
			@change=${() => scene.choose(offer)}
		/>
		<span class="words">
			<span class="line">
				<span part="shop__name">${store.name}</span>
				${mine ? html`<span class="mine">${words.mine}</span>` : nothing}
				${distance && html`<span part="shop__distance">${distance}</span>`}
			</span>
			<span part="shop__stock" class="line ${status}">
				${statusIcons[status]}${stockWords(offer, items, words, locale)}
			</span>
			<span part="shop__address">${[address, hours].filter(Boolean).join(' · ')}</span>
		</span>
		${soonest && html`<span part="shop__soonest">${soonest}</span>`}
	</label>`;
}
