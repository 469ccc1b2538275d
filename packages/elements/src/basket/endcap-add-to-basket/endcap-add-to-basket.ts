import type { Live, SkuAvailability } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { baseStyles } from '../../shared/base.styles.ts';
import { buttonStyles } from '../../shared/button.styles.ts';
import { EndcapElement } from '../../shared/endcap-element.ts';
import { leadStyles } from '../../shared/lead.styles.ts';
import { LiveState } from '../../shared/live-state.ts';
import { fill, Localization } from '../../shared/localization.ts';
import { warnOnce } from '../../shared/warn.ts';
import { basketStyles } from '../basket.styles.ts';
import { basketFacts, tellPage } from '../events.ts';
import { ShopperBasket } from '../shopper-basket.ts';
import { MOST_UNITS, renderStepper } from '../../shared/stepper.ts';
import { addToBasketStyles } from './endcap-add-to-basket.styles.ts';
import { addToBasketCatalogue, type AddToBasketStrings } from './endcap-add-to-basket.strings.ts';

type Note = 'waiting' | 'refused' | 'failed';

/** Milliseconds after which a press without an answer is said to be under way still. */
const TRYING_AFTER = 3000;

/**
 * @tag endcap-add-to-basket
 * @summary A button that puts a product into the shopper's basket, and says how many are in it.
 *
 * @slot - The button's words; “Add to basket” in the page's language unless given.
 * @slot basket-link - A link to the basket of your own, in place of the one that `basket-href` makes. It is shown while one is in the basket.
 *
 * @fires {CustomEvent<AddToBasketRequestDetail>} endcap-add-to-basket-request - The shopper pressed. `preventDefault()` leaves it to the page.
 * @fires {CustomEvent<AddToBasketRefusedDetail>} endcap-add-to-basket-refused - It cannot be ordered, or could not be asked for.
 * @fires {CustomEvent<BasketChangedDetail>} endcap-basket-changed - It is in the basket.
 *
 * @csspart frame - The whole element.
 * @csspart stepper - How many, with a button on either side.
 * @csspart stepper__fewer - The button for one fewer.
 * @csspart stepper__quantity - The field for the number.
 * @csspart stepper__more - The button for one more.
 * @csspart button - The button.
 * @csspart note - How many are in the basket, or what came of the last press.
 * @csspart basket-link - The link to the basket.
 *
 * @cssproperty [--endcap-accent-color=currentColor] - The button's ground, and focus rings.
 * @cssproperty --endcap-on-accent-color - The button's words; black or white by the ground, unless given.
 * @cssproperty --endcap-border-color - Lines.
 * @cssproperty [--endcap-radius=0.5rem] - Corners.
 *
 * @cssstate pending - A press has no answer yet.
 * @cssstate added - One is in the basket.
 * @cssstate refused - It cannot be ordered.
 * @cssstate sold-out - No shop and no warehouse has it.
 * @cssstate misconfigured - The page lacks a key or the tag a sku.
 * @cssstate kiosk - The provider's channel is `kiosk`.
 */
export class EndcapAddToBasket extends EndcapElement {
	static override styles = [baseStyles, buttonStyles, leadStyles, basketStyles, addToBasketStyles];

	static override properties = {
		sku: {},
		quantity: { type: Number },
		stepper: { type: Boolean },
		basketHref: { attribute: 'basket-href' },
	};

	/** The variant's SKU, exactly as the shop writes it. */
	sku = '';

	/** How many one press adds. */
	quantity = 1;

	/** The shopper chooses how many. */
	stepper = false;

	/** Address of the page with `<endcap-basket>`; with it a link there is shown once one is in the basket. */
	basketHref = '';

	#words = new Localization<AddToBasketStrings>(this, addToBasketCatalogue);
	#availability = new LiveState<Live<SkuAvailability | null>>(this);
	#basket = new ShopperBasket(this);
	/** Presses without an answer. */
	#pending = 0;
	#note: Note | undefined;

	protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
		const { surroundings, sku } = this;
		this.#words.choose(surroundings?.locale);
		this.#availability.watch(sku && surroundings ? surroundings.source.availability.$availability({ sku }) : undefined);
		this.#basket.follow(surroundings?.source);
		if (changed.has('sku')) this.#note = undefined;
	}

	protected override updated(): void {
		if (this.#misconfigured) warnOnce('<endcap-add-to-basket> needs a sku, and its page a key.');
		this.showStates(
			...(this.#misconfigured ? ['misconfigured'] : []),
			...(this.#pending > 0 ? ['pending'] : []),
			...(this.#inBasket > 0 ? ['added'] : []),
			...(this.#note === 'refused' ? ['refused'] : []),
			...(this.#soldOut ? ['sold-out'] : []),
			...(this.surroundings?.channel === 'kiosk' ? ['kiosk'] : []),
		);
	}

	get #misconfigured(): boolean {
		return !this.sku || (!this.surroundings && !this.awaitsProvider);
	}

	get #units(): number {
		return Math.min(Math.max(Math.floor(this.quantity) || 1, 1), MOST_UNITS);
	}

	get #inBasket(): number {
		return this.#basket.cart?.lines.find(({ sku }) => sku === this.sku)?.quantity ?? 0;
	}

	/** Stock that is not counted, or not known, is nobody's reason to send a shopper away. */
	get #soldOut(): boolean {
		const levels = this.#availability.value?.value?.stores ?? [];
		return levels.length > 0 && levels.every(({ status }) => status === 'out_of_stock');
	}

	#say(note: Note | undefined): void {
		this.#note = note;
		const text = note && this.#words.strings?.[note];
		if (text) announce(this, text);
		this.requestUpdate();
	}

	#add = async () => {
		const { sku } = this;
		const quantity = this.#units;
		if (this.#misconfigured || this.#soldOut || !this.surroundings) return;
		if (!tellPage(this, 'endcap-add-to-basket-request', { sku, quantity }, true)) return;
		this.#pending += 1;
		this.#say(navigator.onLine ? undefined : 'waiting');
		const trying = setTimeout(() => this.#say('waiting'), TRYING_AFTER);
		try {
			const outcome = await (await this.#basket.open()).add(sku, quantity);
			clearTimeout(trying);
			if (outcome.outcome === 'changed') this.#added(outcome.cart);
			else this.#refused(quantity, outcome.outcome === 'cart_line_refused' ? 'refused' : 'failed');
		} catch {
			this.#refused(quantity, 'failed');
		} finally {
			clearTimeout(trying);
			this.#pending -= 1;
			this.requestUpdate();
		}
	};

	#added(cart: Parameters<typeof basketFacts>[0]): void {
		const { strings, locale } = this.#words;
		this.#note = undefined;
		const facts = basketFacts(cart);
		const count = facts.lines.find(({ sku }) => sku === this.sku)?.quantity ?? 0;
		if (strings) announce(this, fill(strings.inBasket, { count: count.toLocaleString(locale) }));
		tellPage(this, 'endcap-basket-changed', facts);
	}

	#refused(quantity: number, note: Note): void {
		const reason = note === 'refused' ? 'cart_line_refused' : 'failed';
		this.#say(note);
		tellPage(this, 'endcap-add-to-basket-refused', { sku: this.sku, quantity, reason });
	}

	#renderNote(strings: AddToBasketStrings): TemplateResult | string | typeof nothing {
		if (this.#misconfigured) return strings.notSetUp;
		if (this.#note) return strings[this.#note];
		if (this.#pending > 0) return strings.adding;
		const count = this.#inBasket;
		if (count === 0) return this.#soldOut ? strings.soldOut : nothing;
		const tick = html`<svg class="tick" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12.5l5.5 5.5L20 7" /></svg>`;
		const link = this.basketHref
			? html`<a part="basket-link" href=${this.basketHref}>${strings.viewBasket}</a>`
			: nothing;
		return html`<span>${tick}${fill(strings.inBasket, { count: count.toLocaleString(this.#words.locale) })}</span>
			<slot name="basket-link">${link}</slot>`;
	}

	protected override render(): TemplateResult {
		const { strings, language } = this.#words;
		const off = this.#misconfigured || this.#soldOut;
		return html`
			<div part="frame" lang=${language}>
				<div class="row">
					${
						this.stepper && strings
							? renderStepper({
									quantity: this.#units,
									label: strings.quantity,
									fewer: strings.fewer,
									more: strings.more,
									onChange: (quantity) => (this.quantity = quantity),
								})
							: nothing
					}
					<button
						part="button"
						class="primary"
						type="button"
						aria-describedby="note"
						aria-disabled=${off ? 'true' : 'false'}
						aria-busy=${this.#pending > 0 ? 'true' : 'false'}
						@click=${this.#add}
					>
						<span><slot>${strings?.add}</slot></span>
					</button>
				</div>
				<div part="note" id="note">${strings && this.#renderNote(strings)}</div>
			</div>
		`;
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-add-to-basket': EndcapAddToBasket;
	}
}
