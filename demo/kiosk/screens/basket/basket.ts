import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { KioskLine } from '../../basket/basket.ts';
import { BasketLevels } from './levels.ts';
import { hereOrNot } from '../../basket/stock.ts';
import { isPriced } from '../../basket/wish.ts';
import { ownStore } from '../../shared/own-store.ts';
import { icons } from '../../shared/icons.ts';
import { picture } from '../../shared/picture.ts';
import { fill, formatMoney, plural } from '../../shared/text.ts';
import { KioskScreen } from '../screen.ts';
import { basketStrings, type BasketStrings } from './basket.strings.ts';
import './give.ts';
import './take.ts';

/** How the kiosk's stock states are marked. */
const MARKS = {
	here: 'in_stock',
	few: 'limited_availability',
	elsewhere: 'limited_availability',
	nowhere: 'out_of_stock',
	unknown: undefined,
} as const;

/** What was gathered: how many, what of it is here, what it comes to, and the ways on. */
export class KioskBasketScreen extends KioskScreen<'basket'> {
	@state() private handOver: 'give' | 'take' | undefined;

	#levels = new BasketLevels(this, () => this.visit);

	protected override states() {
		return [this.visit.basket.$lines];
	}

	override connectedCallback(): void {
		super.connectedCallback();
		if (this.place.with.take !== undefined) this.handOver = 'take';
	}

	#close = async (): Promise<void> => {
		const opener = this.handOver;
		this.handOver = undefined;
		await this.updateComplete;
		this.querySelector<HTMLElement>(opener === 'give' ? '[data-give]' : '[data-take]')?.focus();
	};

	#renderStock(line: KioskLine, words: BasketStrings): TemplateResult | typeof nothing {
		const { device, $language } = this.visit;
		const store = ownStore(device) ?? '';
		const known = this.#levels.known;
		const is = hereOrNot(line, known, store);
		if (is === 'unknown') return nothing;
		const left = known.get(line.sku)?.find(({ store_id }) => store_id === store)?.quantity_available ?? 0;
		const shelf = device.$catalogue.get()?.shelves[line.sku];
		const here = shelf ? fill(words.hereAt, { shelf }) : words.here;
		const texts = {
			here,
			few: plural(words.few, left, $language.get()),
			elsewhere: words.elsewhere,
			nowhere: words.nowhere,
		};
		const icon = is === 'here' ? icons.check : is === 'nowhere' ? icons.none : icons.few;
		return html`<span class="k-state" data-status=${MARKS[is]}>${icon} ${texts[is]}</span>`;
	}

	#renderLine(line: KioskLine, words: BasketStrings): TemplateResult {
		const { basket, $language } = this.visit;
		const { sku, quantity, title, image, unit_price } = line;
		const language = $language.get();
		const item = { item: title };
		const price = unit_price && formatMoney(unit_price, language);
		const total = unit_price && formatMoney({ ...unit_price, amount: unit_price.amount * quantity }, language);
		return html`
			<li class="k-row" data-sku=${sku}>
				${picture({ title, image, sku }, true)}
				<div class="k-row__words">
					<strong>${title}</strong>
					${price ? html`<span class="k-quiet">${fill(words.each, { price })}</span>` : nothing}
					${isPriced(line) ? this.#renderStock(line, words) : html`<span class="k-mistake">${words.noPrice}</span>`}
				</div>
				<div class="basket__count" role="group" aria-label=${fill(words.count, item)}>
					<button
						type="button"
						class="k-button k-button--quiet"
						aria-label=${fill(quantity > 1 ? words.fewer : words.remove, item)}
						@click=${() => this.#set(line, quantity - 1)}
					>
						${quantity > 1 ? icons.minus : icons.none}
					</button>
					<output aria-live="polite">${quantity}</output>
					<button
						type="button"
						class="k-button k-button--quiet"
						aria-label=${fill(words.more, item)}
						@click=${() => basket.set(sku, quantity + 1)}
					>
						${icons.plus}
					</button>
				</div>
				<span class="k-price basket__sum">${total}</span>
			</li>
		`;
	}

	/** The focus stays near when its line goes. */
	#set({ sku }: KioskLine, quantity: number): void {
		this.visit.basket.set(sku, quantity);
		if (quantity === 0) this.querySelector<HTMLElement>('h1')?.focus();
	}

	#renderTotal(lines: readonly KioskLine[], words: BasketStrings): TemplateResult | typeof nothing {
		const priced = lines.filter(isPriced);
		const [first] = priced;
		if (!first) return nothing;
		const amount = priced.reduce((sum, { quantity, unit_price }) => sum + quantity * unit_price.amount, 0);
		const total = formatMoney({ amount, currency: first.unit_price.currency }, this.visit.$language.get());
		return html`<p class="basket__total"><span>${words.total}</span> <strong class="k-price">${total}</strong></p>`;
	}

	#renderWays(lines: readonly KioskLine[], words: BasketStrings): TemplateResult {
		const { visit } = this;
		const isOnline = visit.device.$online.get();
		const toPhone = html`
			<button type="button" class="k-button k-button--quiet" data-give @click=${() => (this.handOver = 'give')}>
				${icons.phone} ${words.toPhone}
			</button>
		`;
		const fromPhone = html`
			<button type="button" class="k-button k-button--quiet" data-take @click=${() => (this.handOver = 'take')}>
				${icons.basket} ${words.fromPhone}
			</button>
		`;
		const isReady = lines.length > 0 && lines.every(isPriced);
		return html`
			${lines.length > 0 && !isReady ? html`<p class="k-note k-note--warning">${words.pricesFirst}</p>` : nothing}
			<div class="k-actions">
				${
					lines.length === 0
						? html`<button type="button" class="k-button" @click=${() => visit.go('home')}>
								${icons.search} ${words.find}
							</button>`
						: html`<button type="button" class="k-button" ?disabled=${!isReady} @click=${() => visit.go('checkout')}>
								${words.checkOut} ${icons.later}
							</button>`
				}
				${isOnline && lines.length > 0 ? toPhone : nothing} ${isOnline ? fromPhone : nothing}
			</div>
			${isOnline ? nothing : html`<p class="k-quiet">${words.toPhone}, ${words.fromPhone}: ${words.needsNetwork}</p>`}
		`;
	}

	#renderHandOver(words: BasketStrings): TemplateResult | typeof nothing {
		if (!this.handOver) return nothing;
		const code = this.place.with.take ?? '';
		return html`
			<section class="k-card basket__hand-over">
				${
					this.handOver === 'give'
						? html`<kiosk-basket-give .visit=${this.visit}></kiosk-basket-give>`
						: html`<kiosk-basket-take .visit=${this.visit} .code=${code}></kiosk-basket-take>`
				}
				<button type="button" class="k-button k-button--quiet" @click=${this.#close}>${words.close}</button>
			</section>
		`;
	}

	protected override render(): TemplateResult {
		const words = this.words(basketStrings);
		const lines = this.visit.basket.$lines.get();
		return html`
			<h1 class="k-title">${words.title}</h1>
			${this.#renderHandOver(words)}
			${
				lines.length === 0
					? html`<p class="k-lead">${words.empty}</p>`
					: html`
							<ul class="k-list">
								${lines.map((line) => this.#renderLine(line, words))}
							</ul>
							${this.#renderTotal(lines, words)}
							<p class="k-quiet">${words.takeAlong}</p>
						`
			}
			${this.#renderWays(lines, words)}
		`;
	}
}

customElements.define('kiosk-basket', KioskBasketScreen);
