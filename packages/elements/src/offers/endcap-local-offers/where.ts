import type { OffersQuery, Store } from '@endcap/sdk';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { fill } from '../../shared/localization.ts';
import type { Place } from '../../shared/shops/distance.ts';
import { findPlace, type FoundPlace } from '../../shared/shops/place-search.ts';
import { locateShopper } from '../../shared/shops/places.ts';
import { shopperPlace } from '../../shared/shops/shopper-place.ts';
import type { LocalOffersStrings } from './endcap-local-offers.strings.ts';

type Note = 'locating' | 'located' | 'denied' | 'notLocated' | 'searched' | 'searchMissed';

/** Of what is sent: about a kilometre, which is enough to tell which shops are near. */
const DECIMALS = 2;

/** Where offers are looked for: everywhere, until the shopper asks for those near them or near a town. */
export class Where {
	#host: LitElement;
	#note: Note | undefined;
	/** They asked for it here: a place that another element knows of is not sent by itself. */
	#located = false;
	#found: FoundPlace | undefined;
	#typed = '';

	constructor(host: LitElement) {
		this.#host = host;
	}

	/** Distances are measured from here, and on this device. */
	get from(): Place | undefined {
		return this.#located ? shopperPlace.value : this.#found?.place;
	}

	get isSomewhere(): boolean {
		return this.#located || this.#found !== undefined;
	}

	get query(): OffersQuery {
		const { from } = this;
		if (from) return { near: `${from.latitude.toFixed(DECIMALS)},${from.longitude.toFixed(DECIMALS)}` };
		return this.#found ? { store: [...this.#found.storeIds].sort() } : {};
	}

	#say(note: Note | undefined, strings: LocalOffersStrings): void {
		this.#note = note;
		announce(this.#host, this.#words(strings));
		this.#host.requestUpdate();
	}

	#words(strings: LocalOffersStrings): string {
		return this.#note ? fill(strings[this.#note], { place: this.#found?.name ?? this.#typed }) : '';
	}

	async #locate(strings: LocalOffersStrings): Promise<void> {
		if (this.#note === 'locating') return;
		this.#say('locating', strings);
		const outcome = await locateShopper();
		this.#located = outcome === 'found';
		if (this.#located) this.#found = undefined;
		this.#say(outcome === 'found' ? 'located' : outcome === 'denied' ? 'denied' : 'notLocated', strings);
	}

	#search(event: SubmitEvent, stores: readonly Store[], strings: LocalOffersStrings): void {
		event.preventDefault();
		const field = (event.currentTarget as HTMLFormElement).elements.namedItem('place') as HTMLInputElement;
		this.#typed = field.value.trim();
		if (!this.#typed) return field.focus();
		const found = findPlace(stores, this.#typed);
		if (found) {
			this.#located = false;
			this.#found = found;
		}
		this.#say(found ? 'searched' : 'searchMissed', strings);
	}

	#everywhere(strings: LocalOffersStrings): void {
		this.#located = false;
		this.#found = undefined;
		this.#say(undefined, strings);
	}

	render(strings: LocalOffersStrings, stores: readonly Store[]): TemplateResult {
		const note = this.#words(strings);
		return html`<div part="place">
			<button part="place__near" type="button" @click=${() => this.#locate(strings)}>${strings.near}</button>
			<form part="place__search" novalidate @submit=${(event: SubmitEvent) => this.#search(event, stores, strings)}>
				<input
					part="place__field"
					name="place"
					type="text"
					maxlength="80"
					autocomplete="off"
					enterkeyhint="search"
					aria-label=${strings.search}
					placeholder=${strings.search}
				/>
				<button part="place__find" type="submit">${strings.find}</button>
			</form>
			${
				this.isSomewhere
					? html`<button part="place__everywhere" class="quiet" type="button" @click=${() => this.#everywhere(strings)}>
							${strings.everywhere}
						</button>`
					: nothing
			}
			${note ? html`<p part="place__note">${note}</p>` : nothing}
		</div>`;
	}
}
