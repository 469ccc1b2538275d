import { html, nothing, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { fill } from '../../shared/localization.ts';
import { findPlace } from '../../shared/shops/place-search.ts';
import { locateShopper, sortByPlace } from '../../shared/shops/places.ts';
import type { AllCollectPickerStrings, CollectPickerStrings } from './endcap-collect-picker.strings.ts';
import type { EndcapCollectPicker } from './endcap-collect-picker.ts';
import { englishFindShop } from './find-shop.strings.ts';
import type { Offer } from './offers.ts';
import { stockWords } from './shop-list.ts';
import { findShopStyles } from './find-shop.styles.ts';

/** More shops than this are found by typing. */
const LISTED = 7;
/** Shops that are offered to what was typed. */
const MOST_MATCHES = 20;

/**
 * Finding a shop: near the shopper, or by what they type. It comes once shops are shown with their times, and before only
 * where they are sorted by place.
 */
export class FindShop {
	#host: EndcapCollectPicker;
	#typed = '';
	#open = false;
	/** The match that the arrow keys came to. */
	#active = -1;
	#location: 'unasked' | 'locating' | 'found' | 'denied' | 'failed' = 'unasked';

	constructor(host: EndcapCollectPicker) {
		this.#host = host;
		host.adopt(findShopStyles);
	}

	/** Changes when the shops are to be put in another order. */
	get sortedBy(): string {
		return this.#location;
	}

	/** Nearest first. */
	sort(offers: readonly Offer[], near: string, locale: string): Offer[] {
		return sortByPlace(offers, undefined, near, locale);
	}

	#words(words: CollectPickerStrings): AllCollectPickerStrings {
		return { ...englishFindShop, ...words } as AllCollectPickerStrings;
	}

	#locate = async (words: AllCollectPickerStrings) => {
		if (this.#location === 'locating') return;
		this.#location = 'locating';
		this.#host.requestUpdate();
		this.#location = await locateShopper();
		this.#host.requestUpdate();
		announce(this.#host, this.#note(words));
	};

	#note(words: AllCollectPickerStrings): string {
		return {
			unasked: '',
			locating: words.locating,
			found: words.located,
			denied: words.locationDenied,
			failed: words.locationFailed,
		}[this.#location];
	}

	/** The shops that fit what was typed, all of them when nothing was. */
	#matches(offers: readonly Offer[]): readonly Offer[] {
		const typed = this.#typed.trim();
		const found =
			typed.length > 1
				? findPlace(
						offers.map(({ store }) => store),
						typed,
					)
				: undefined;
		if (!found) return typed.length > 1 ? [] : offers.slice(0, MOST_MATCHES);
		const { locale } = this.#host;
		return sortByPlace(offers, found, '', locale).slice(0, MOST_MATCHES);
	}

	#close(): void {
		this.#open = false;
		this.#active = -1;
		this.#host.requestUpdate();
	}

	#take(offer: Offer): void {
		this.#typed = '';
		this.#close();
		this.#host.chooseShop(offer);
	}

	#onInput = (event: Event) => {
		event.stopPropagation();
		this.#typed = (event.target as HTMLInputElement).value;
		this.#open = true;
		this.#active = -1;
		this.#host.requestUpdate();
	};

	#onKey(event: KeyboardEvent, matches: readonly Offer[]): void {
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		const active = matches[this.#active];
		if (step) {
			const from = this.#active < 0 && step < 0 ? 0 : this.#active;
			this.#active = this.#open ? (from + step + matches.length) % Math.max(1, matches.length) : this.#active;
			this.#open = true;
			this.#host.requestUpdate();
		} else if (event.key === 'Enter') {
			if (this.#open && active) this.#take(active);
		} else if (event.key === 'Escape' && this.#open) this.#close();
		else return;
		event.preventDefault();
	}

	render(offers: readonly Offer[], strings: CollectPickerStrings, disabled: boolean): TemplateResult {
		const words = this.#words(strings);
		const note = this.#note(words);
		if (offers.length < 2) return html``;
		return html`
			<div part="tools">
				${offers.length > LISTED ? this.#renderSearch(offers, words, disabled) : nothing}
				${
					this.#host.surroundings?.near
						? nothing
						: html`<button part="locate" type="button" ?disabled=${disabled} @click=${() => this.#locate(words)}>
								${words.locate}
							</button>`
				}
			</div>
			${note && html`<p part="note">${note}</p>`}
		`;
	}

	#renderSearch(offers: readonly Offer[], words: AllCollectPickerStrings, disabled: boolean): TemplateResult {
		const matches = this.#open ? this.#matches(offers) : [];
		const missed = this.#open && matches.length === 0;
		const { locale } = this.#host;
		return html`<div class="search">
			<label>
				<span>${words.search}</span>
				<input
					part="search"
					role="combobox"
					autocomplete="off"
					aria-autocomplete="list"
					aria-controls="matches"
					aria-expanded=${matches.length > 0 ? 'true' : 'false'}
					aria-activedescendant=${this.#active < 0 ? nothing : `match-${this.#active}`}
					.value=${this.#typed}
					?disabled=${disabled}
					@input=${this.#onInput}
					@click=${() => {
						this.#open = true;
						this.#host.requestUpdate();
					}}
					@blur=${() => this.#close()}
					@keydown=${(event: KeyboardEvent) => this.#onKey(event, matches)}
				/>
			</label>
			${missed ? html`<p part="note" role="status">${fill(words.searchMissed, { place: this.#typed })}</p>` : nothing}
			<ul part="matches" id="matches" role="listbox" aria-label=${words.matches} ?hidden=${matches.length === 0}>
				${matches.map(
					(offer, place) =>
						html`<li
							part="match"
							role="option"
							id=${`match-${place}`}
							aria-selected=${place === this.#active ? 'true' : 'false'}
							@pointerdown=${(event: Event) => {
								// The text field keeps the focus.
								event.preventDefault();
								this.#take(offer);
							}}
						>
							<strong>${offer.store.name}</strong>
							<span>
								${[offer.store.address.city, offer.distance, stockWords(offer, this.#host.items.length, words, locale)]
									.filter(Boolean)
									.join(' · ')}
							</span>
						</li>`,
				)}
			</ul>
		</div>`;
	}
}
