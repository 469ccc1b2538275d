import type { Order } from '@endcap/sdk';
import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { baseStyles } from '../../shared/base.styles.ts';
import { EndcapElement } from '../../shared/endcap-element.ts';
import { isSomethingKept } from '../../shared/kept.ts';
import { Later } from '../../shared/later.ts';
import { Localization, plural } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import { warnOnce } from '../../shared/warn.ts';
import { basketFacts, tellPage } from '../events.ts';
import { ShopperBasket } from '../shopper-basket.ts';
import { endcapBasketStyles } from './endcap-basket.styles.ts';
import { basketCatalogue, type BasketStrings } from './endcap-basket.strings.ts';
import { basketIcon, messageOf, statusOf, type Status } from './situation.ts';

const AN_HOUR = 3_600_000;

/**
 * @tag endcap-basket
 * @summary The shopper's basket with live prices and stock, and the checkout: where and when, details, payment, order.
 *
 * @slot heading - A heading of your own in place of the `heading` text.
 * @slot empty - What stands in an empty basket, such as a link to your products.
 *
 * @fires {CustomEvent<BasketChangedDetail>} endcap-basket-changed - The basket was shown for the first time, or changed, here or elsewhere.
 * @fires {CustomEvent<CheckoutRequestDetail>} endcap-checkout-request - The shopper pressed “check out”. `preventDefault()` leaves it to the page.
 * @fires {CustomEvent<OrderPlacedDetail>} endcap-order-placed - The server took the order.
 * @fires {CustomEvent<SignInRequestDetail>} endcap-sign-in-request - The shopper has to sign in to use something, or to confirm that it is them. `preventDefault()` leaves it to the page.
 * @fires {CustomEvent<PayRequestDetail>} endcap-pay-request - The shopper is about to be sent to where they pay. `preventDefault()` leaves it to the page.
 *
 * @csspart frame - The whole element.
 * @csspart heading - The heading, of the basket and of each step.
 * @csspart note - That what is shown is old.
 * @csspart group - Lines that are had in one way.
 * @csspart group__name - How: where they are collected and when, or that they are sent.
 * @csspart line - One line.
 * @csspart line--removed - One that was just taken out.
 * @csspart line__picture - Its picture, or its first letter.
 * @csspart line__title - What it is.
 * @csspart line__price - The price of one.
 * @csspart line__stock - Its stock where it is to come from.
 * @csspart line__notice - What is not as the shopper last saw it.
 * @csspart line__note - What came of the last press.
 * @csspart line__total - What the line comes to.
 * @csspart line__remove - The button that takes it out.
 * @csspart line__undo - The button that puts it back.
 * @csspart stepper - How many, with a button on either side.
 * @csspart totals - What it comes to.
 * @csspart totals__row - One line of that.
 * @csspart totals__row--total - The last.
 * @csspart line__discount - What is taken off it.
 * @csspart benefit - One coupon or reward.
 * @csspart benefit__name - Its name.
 * @csspart benefit__amount - What it takes off.
 * @csspart benefit__reason - Why it does not apply.
 * @csspart benefit__remove - The button that takes it off.
 * @csspart code__ask - The button that opens the field for a code.
 * @csspart code - The form with it.
 * @csspart code__field - The field.
 * @csspart code__use - Its button.
 * @csspart code__note - What came of it.
 * @csspart sign-in-form - Where they sign in for a coupon that needs it, on a page without `<endcap-sign-in>`.
 * @csspart confirm - Where they confirm that it is them, before what is their own is ordered with.
 * @csspart points - What the basket earns.
 * @csspart check-out - The button that begins the checkout.
 * @csspart back - The button that goes one step back.
 * @csspart continue - The button that goes on to the details.
 * @csspart place-order - The button that orders.
 * @csspart picker - The choice of shop and time.
 * @csspart mistakes - What is missing in the details, with links.
 * @csspart problem - Why a step cannot be taken, and what to do.
 * @csspart hold - Until when everything is held.
 * @csspart field - A field with its name.
 * @csspart order-link - The link to the order's page.
 * @csspart message - Why there is nothing to show, and what to do.
 * @csspart skeleton - What stands while the basket is fetched.
 * @csspart summary - With `summary`, all of the element: a link with the number of items and what they come to.
 * @csspart summary__count - The number.
 *
 * @cssproperty [--endcap-accent-color=currentColor] - The ground of the one button that leads on, and focus rings.
 * @cssproperty --endcap-on-accent-color - The words on it; black or white by the ground, unless given.
 * @cssproperty --endcap-muted-color - Prices of one, and notes.
 * @cssproperty --endcap-border-color - Lines.
 * @cssproperty --endcap-error-color - Fields in which something is missing.
 * @cssproperty [--endcap-radius=0.5rem] - Corners.
 *
 * @cssstate loading - The basket is being fetched.
 * @cssstate ready - It is shown and current.
 * @cssstate stale - It is shown with the time it was current.
 * @cssstate empty - Nothing is in it.
 * @cssstate failed - It cannot be shown.
 * @cssstate checkout - A step of the checkout is shown.
 * @cssstate busy - The checkout waits for the server.
 * @cssstate misconfigured - The page lacks a key.
 * @cssstate kiosk - The provider's channel is `kiosk`.
 */
export class EndcapBasket extends EndcapElement {
	static override styles = [baseStyles, endcapBasketStyles];

	static override properties = {
		summary: { type: Boolean },
		basketHref: { attribute: 'basket-href' },
		returnUrl: { attribute: 'return-url' },
		pictureHref: { attribute: 'picture-href' },
		heading: {},
	};

	/** One line for a page's header: how much is in it, as a link to `basket-href`. */
	summary = false;

	/** Address of the page with the whole basket, for `summary`. */
	basketHref = '';

	/** Where a payment provider sends the shopper back to; the order's own page unless given. */
	returnUrl = '';

	/** Address of a picture for products that have none, with `{sku}` where it differs. */
	pictureHref = '';

	/** The heading's text; “Your basket” in the page's language unless given. */
	heading = '';

	#words = new Localization<BasketStrings>(this, basketCatalogue);
	#basket = new ShopperBasket(this);
	#clock = new ServerClock();
	#filled = new Later(this, async () => new (await import('./filled.ts')).FilledBasket(this, this.#basket));
	#told: string | undefined;
	/** The newest order of the last hour, where there is no basket: perhaps it was this one. */
	#order: Order | undefined;
	#asksOrder = false;

	override connectedCallback(): void {
		super.connectedCallback();
		void isSomethingKept().then((is) => is && !this.summary && this.#filled.want());
	}

	protected override willUpdate(): void {
		const { surroundings } = this;
		this.#words.choose(surroundings?.locale);
		this.#basket.follow(surroundings?.source);
		if (this.summary) return;
		const { cart } = this.#basket;
		this.#clock.tell(this.#basket.live?.as_of);
		if (cart || this.#order) this.#filled.want();
		const { strings: words, locale } = this.#words;
		this.#filled.value?.follow({ surroundings, words, locale, now: this.#clock.now() });
		if (cart === null) void this.#askOrder();
		if (cart) this.#asksOrder = false;
	}

	protected override updated(): void {
		const status = this.#status;
		const checkout = this.#filled.value?.checksOut ? ['checkout'] : [];
		const busy = this.#filled.value?.waits ? ['busy'] : [];
		const kiosk = this.surroundings?.channel === 'kiosk' ? ['kiosk'] : [];
		this.showStates(status, ...checkout, ...busy, ...kiosk);
		if (status === 'misconfigured') warnOnce('<endcap-basket> needs the page to have a key.');
		this.#tell();
	}

	get #status(): Status {
		const { live, failed } = this.#basket;
		return statusOf({
			strings: this.#words.strings,
			configured: this.surroundings ? true : this.awaitsProvider && 'soon',
			live,
			failed: failed || this.#filled.failed,
			shown: this.summary || this.#filled.value !== undefined,
			undoable: this.#filled.value?.undoable === true,
		});
	}

	/** Tells the page what is in the basket, once it is shown and whenever that changes. */
	#tell(): void {
		const { cart } = this.#basket;
		const filled = this.#filled.value;
		if (this.summary || cart === undefined || (cart && !filled)) return;
		const facts = basketFacts(cart);
		const told = JSON.stringify(facts);
		if (told === this.#told) return;
		if (this.#told !== undefined && facts.total) filled?.announceTotal(facts.total);
		this.#told = told;
		tellPage(this, 'endcap-basket-changed', facts);
	}

	/** A basket that is gone may have been ordered in another window, or before the page was loaded again. */
	async #askOrder(): Promise<void> {
		if (this.#asksOrder) return;
		this.#asksOrder = true;
		try {
			const { data } = await (await this.#basket.sdk()).orders.list({ limit: 1 });
			const [order] = data;
			this.#order = order && Date.parse(order.placed_at) > this.#clock.now() - AN_HOUR ? order : undefined;
			this.requestUpdate();
		} catch {
			// An empty basket says enough.
		}
	}

	/** @internal Looks that come with code on demand. */
	adopt({ styleSheet }: CSSResult): void {
		if (styleSheet) this.shadowRoot?.adoptedStyleSheets.push(styleSheet);
	}

	#renderSummary(): TemplateResult {
		const { strings, locale, language } = this.#words;
		const { items, total } = basketFacts(this.#basket.cart ?? null);
		const count = strings && items > 0 ? plural(strings.items, items, locale) : '';
		const sum = total && items > 0 ? formatMoney(total, locale) : '';
		const content = html`${basketIcon}<span class="word">${strings?.basket}</span>
			${count ? html`<span part="summary__count">${count}</span> <span class="sum">${sum}</span>` : nothing}`;
		return this.basketHref
			? html`<a part="summary" lang=${language} href=${this.basketHref}>${content}</a>`
			: html`<span part="summary" lang=${language}>${content}</span>`;
	}

	#renderShown(status: Status): TemplateResult {
		const { strings } = this.#words;
		const filled = this.#filled.value;
		const empty = status === 'empty';
		const message = strings && messageOf(status, strings);
		return html`
			<h2 part="heading" id="heading" tabindex="-1">
				<slot name="heading">${this.heading || strings?.heading}</slot>
			</h2>
			${empty ? [filled?.renderProblem(), this.#order && filled?.renderOrdered(this.#order)] : nothing}
			${message ? html`<p part="message">${message}</p>` : nothing}
			${empty ? html`<slot name="empty"></slot>` : nothing}
			${
				status === 'loading'
					? html`<div part="skeleton" role="img" aria-label=${strings?.loading ?? nothing}><i></i><i></i><i></i></div>`
					: nothing
			}
			${empty ? nothing : filled?.render()}
		`;
	}

	protected override render(): TemplateResult {
		if (this.summary) return this.#renderSummary();
		const status = this.#status;
		const filled = this.#filled.value;
		return html`
			<section
				class="frame"
				part="frame"
				aria-labelledby="heading"
				aria-busy=${status === 'loading' ? 'true' : 'false'}
				lang=${this.#words.language}
			>
				${filled?.checksOut ? filled.renderCheckout() : this.#renderShown(status)}
			</section>
		`;
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-basket': EndcapBasket;
	}
}
