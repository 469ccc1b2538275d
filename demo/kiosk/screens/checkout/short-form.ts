import { exampleNumber } from '@endcap/elements';
import type { KioskCatalogue } from '@endcap/sdk/kiosk';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { placesFor, type Place } from '../../basket/stock.ts';
import { isPriced, orderWish } from '../../basket/wish.ts';
import { ownStore } from '../../shared/own-store.ts';
import { fill, formatMoney, formatTime } from '../../shared/text.ts';
import { ScreenPart } from '../part.ts';
import { checkoutStrings, type CheckoutStrings } from './checkout.strings.ts';
import { contactOf, mistakesIn, type Mistakes, type Written } from './short-details.ts';

/**
 * An order without the network: where it is collected, and whom we tell. It is safe on the kiosk before it is said to be
 * noted, and only the server can read it.
 */
export class KioskShortForm extends ScreenPart {
	@state() private mistakes: Mistakes = {};
	@state() private chosen: string | undefined;
	@state() private status: 'writing' | 'noting' | 'notKept' = 'writing';

	#written: Written = { name: '', email: '', phone: '' };

	protected override states() {
		return [this.visit.basket.$lines];
	}

	override connectedCallback(): void {
		super.connectedCallback();
		const { value: customer } = this.visit.endcap.account.$customer.get();
		if (!customer) return;
		const { name, email, phone } = customer;
		this.#written = { name: name ?? '', email: email ?? '', phone: phone ?? '' };
	}

	protected override firstUpdated(): void {
		this.querySelector<HTMLElement>('h1')?.focus();
	}

	#places(catalogue: KioskCatalogue | null): Place[] {
		const { basket, device } = this.visit;
		const levels = new Map(catalogue?.availability.map(({ sku, stores }) => [sku, stores]));
		return placesFor(basket.$lines.get(), levels, catalogue?.stores ?? [], ownStore(device) ?? '');
	}

	/** Where it was to be collected before the network went, while that is offered. */
	#chosenOf(places: readonly Place[]): Place | undefined {
		const before = this.visit.endcap.basket.$cart.get().value?.pickups[0]?.store_id;
		const wanted = this.chosen ?? before;
		return places.find(({ store }) => store.id === wanted) ?? places[0];
	}

	#submit = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		const { basket, basket_id, device, endcap, $language } = this.visit;
		const place = this.#chosenOf(this.#places(device.$catalogue.get()));
		if (!place || this.status === 'noting') return;
		const country = place.store.address.country ?? undefined;
		this.mistakes = mistakesIn(this.#written, country);
		const [first] = Object.keys(this.mistakes);
		if (first) {
			await this.updateComplete;
			return this.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
		}
		this.status = 'noting';
		const details = { ...contactOf(this.#written, country), store_id: place.store.id, language: $language.get() };
		const cart = endcap.basket.$cart.get().value;
		const lines = basket.$lines.get();
		const behind = { cart, access_token: device.accessToken(), coupons: basket.$coupons.get() };
		const wish = orderWish(lines, details, behind);
		try {
			const kept = await device.keep(wish, basket_id, true);
			this.visit.go('done', { kept, lines, store_id: place.store.id });
			basket.follow(null);
		} catch {
			this.status = 'notKept';
		}
	};

	#renderPlace({ store, had, last }: Place, isChosen: boolean, words: CheckoutStrings): TemplateResult {
		const { device, basket, $language } = this.visit;
		const all = basket.$lines.get().length;
		const asOf = Date.parse(device.$catalogue.get()?.as_of ?? '');
		const time = formatTime(asOf, device.now(), store.timezone, $language.get());
		return html`
			<label class="checkout__place">
				<input type="radio" name="place" .checked=${isChosen} @change=${() => (this.chosen = store.id)} />
				<span class="k-row__words">
					<strong>${store.name}</strong>
					<span class="k-quiet">${[store.address.street, store.address.city].filter(Boolean).join(', ')}</span>
					<span class="k-quiet">
						${fill(had === all ? words.hadAll : words.hadSome, { had, all, time })}${last ? ` · ${words.lastOnes}` : nothing}
					</span>
				</span>
			</label>
		`;
	}

	#renderField(name: keyof Written, type: string, words: CheckoutStrings, country: string | undefined): TemplateResult {
		const mistake = this.mistakes[name];
		const example = { example: exampleNumber(country) };
		const hint = name === 'phone' ? fill(words.phoneHint, example) : undefined;
		const described = [hint && `${name}-hint`, mistake && `${name}-mistake`].filter(Boolean).join(' ');
		return html`
			<div class="k-field">
				<label for=${`short-${name}`}>${words[name]}</label>
				<input
					id=${`short-${name}`}
					name=${name}
					type=${type}
					autocomplete="off"
					spellcheck="false"
					maxlength="254"
					aria-invalid=${mistake ? 'true' : 'false'}
					aria-describedby=${described || nothing}
					.value=${this.#written[name]}
					@input=${({ target }: Event) => (this.#written[name] = (target as HTMLInputElement).value)}
				/>
				${hint ? html`<p class="k-hint" id=${`${name}-hint`}>${hint}</p>` : nothing}
				${mistake ? html`<p class="k-mistake" id=${`${name}-mistake`}>${fill(words[mistake], example)}</p>` : nothing}
			</div>
		`;
	}

	#renderTotal(words: CheckoutStrings): TemplateResult | typeof nothing {
		const lines = this.visit.basket.$lines.get().filter(isPriced);
		const [first] = lines;
		if (!first) return nothing;
		const amount = lines.reduce((sum, { quantity, unit_price }) => sum + quantity * unit_price.amount, 0);
		const total = formatMoney({ amount, currency: first.unit_price.currency }, this.visit.$language.get());
		return html`<p class="basket__total"><span>${words.total}</span> <strong class="k-price">${total}</strong></p>`;
	}

	protected override render(): TemplateResult {
		const words = this.words(checkoutStrings);
		const places = this.#places(this.visit.device.$catalogue.get());
		const chosen = this.#chosenOf(places);
		if (!chosen) {
			return html`<h1 class="k-title" tabindex="-1">${words.shortTitle}</h1>
				<p class="k-note k-note--warning">${words.noPlace}</p>`;
		}
		const country = chosen.store.address.country ?? undefined;
		return html`
			<h1 class="k-title" tabindex="-1">${words.shortTitle}</h1>
			<p class="k-lead">${words.shortLead}</p>
			<form class="checkout__form" novalidate @submit=${this.#submit}>
				<fieldset class="k-field">
					<legend>${words.collectIn}</legend>
					${places.map((place) => this.#renderPlace(place, place === chosen, words))}
				</fieldset>
				${this.#renderField('name', 'text', words, country)}
				<p class="k-hint">${words.contactHint}</p>
				${this.#renderField('email', 'email', words, country)} ${this.#renderField('phone', 'tel', words, country)}
				${this.#renderTotal(words)}
				${this.status === 'notKept' ? html`<p class="k-note k-note--warning" role="alert">${words.notKept}</p>` : nothing}
				<button
					type="submit"
					class="k-button k-button--wide"
					aria-disabled=${this.status === 'noting' ? 'true' : 'false'}
				>
					${this.status === 'noting' ? words.noting : words.place}
				</button>
			</form>
		`;
	}
}

customElements.define('kiosk-short-form', KioskShortForm);
