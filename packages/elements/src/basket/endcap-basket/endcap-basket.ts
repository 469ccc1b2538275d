import type { Cart, Live, Merchant, Order, SkuAvailability, Store } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { EndcapElement } from '../../shared/endcap-element.ts';
import { LiveMap } from '../../shared/live-map.ts';
import { LiveState } from '../../shared/live-state.ts';
import { fill, Localization, plural } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import { warnOnce } from '../../shared/warn.ts';
import { basketStyles } from '../basket.styles.ts';
import { basketFacts, tellPage } from '../events.ts';
import { ShopperBasket } from '../shopper-basket.ts';
import type { Checkout } from './checkout/checkout.ts';
import { endcapBasketStyles } from './endcap-basket.styles.ts';
import { basketCatalogue, type BasketStrings } from './endcap-basket.strings.ts';
import { LineEdits } from './line-edits.ts';
import { renderLines, renderTotals, type BasketScene } from './lines.ts';
import { basketIcon, messageOf, statusOf, type Status } from './situation.ts';
import { webAddress } from '../../shared/web-address.ts';

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
 * @cssstate misconfigured - The page lacks a key.
 * @cssstate kiosk - The provider's channel is `kiosk`.
 */
export class EndcapBasket extends EndcapElement {
	static override styles = [basketStyles, endcapBasketStyles];

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
	#stores = new LiveState<Live<Store[]>>(this);
	#stock = new LiveMap<Live<SkuAvailability | null>>(this);
	#clock = new ServerClock();
	#edits = new LineEdits(this, {
		change: async (input) => (await this.#basket.open()).change(input),
		note: (line, note) => {
			const { strings } = this.#words;
			if (!strings) return;
			const text = note === 'removed' ? fill(strings.removed, { item: line.title }) : `${line.title}: ${strings[note]}`;
			announce(this, text);
			if (note === 'removed') void this.#focusIn(line.sku, 'line__undo');
		},
	});
	#merchant: Merchant | undefined;
	#asksMerchant = false;
	#checkout: Checkout | undefined;
	#opensCheckout = false;
	#failed = false;
	#told: string | undefined;
	/** As it was before it was emptied, so that what was taken out can be put back. */
	#last: Cart | undefined;
	/** The newest order of the last hour, where there is no basket: perhaps it was this one. */
	#order: Order | undefined;
	#asksOrder = false;

	protected override willUpdate(): void {
		const { surroundings } = this;
		this.#words.choose(surroundings?.locale);
		this.#basket.follow(surroundings?.source);
		if (this.summary) return;
		const cart = this.#basket.cart;
		this.#stores.watch(cart ? surroundings?.source.stores.$stores : undefined);
		this.#stock.watch(
			new Map(
				(cart?.lines ?? []).flatMap(({ sku }) =>
					surroundings ? [[sku, surroundings.source.availability.$availability({ sku })]] : [],
				),
			),
		);
		this.#clock.tell(this.#basket.live?.as_of);
		this.#last = cart ?? this.#last;
		if (cart) void this.#askMerchant();
		else if (cart === null) void this.#askOrder();
		if (cart) this.#asksOrder = false;
	}

	protected override updated(): void {
		const status = this.#status;
		const checkout = this.#checkout?.isOpen ? ['checkout'] : [];
		const kiosk = this.surroundings?.channel === 'kiosk' ? ['kiosk'] : [];
		this.showStates(status, ...checkout, ...kiosk);
		if (status === 'misconfigured') warnOnce('<endcap-basket> needs the page to have a key.');
		this.#tell();
	}

	get #status(): Status {
		return statusOf({
			strings: this.#words.strings,
			configured: this.surroundings ? true : this.awaitsProvider && 'soon',
			live: this.#basket.live,
			failed: this.#basket.failed,
			// What was taken out of the basket last can still be put back.
			undoable: this.#edits.withRemoved([]).length > 0,
		});
	}

	/** Tells the page what is in the basket, once it is known and whenever that changes. */
	#tell(): void {
		const { cart } = this.#basket;
		if (this.summary || cart === undefined) return;
		const facts = basketFacts(cart);
		const told = JSON.stringify(facts);
		if (told === this.#told) return;
		const { strings, locale } = this.#words;
		if (this.#told !== undefined && facts.total && strings) {
			announce(this, `${strings.total}: ${formatMoney(facts.total, locale)}`);
		}
		this.#told = told;
		tellPage(this, 'endcap-basket-changed', facts);
	}

	async #askMerchant(): Promise<void> {
		if (this.#asksMerchant) return;
		this.#asksMerchant = true;
		try {
			this.#merchant = await (await this.#basket.sdk()).merchant.get();
			this.requestUpdate();
		} catch {
			// Nothing is said of sending until it is known; the next update asks again.
			this.#asksMerchant = false;
		}
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

	async #focusIn(sku: string, part: string): Promise<void> {
		await this.updateComplete;
		this.renderRoot.querySelector<HTMLElement>(`[data-sku="${CSS.escape(sku)}"] [part="${part}"]`)?.focus();
	}

	#checkOut = async () => {
		const { cart } = this.#basket;
		if (!cart || this.#opensCheckout) return;
		if (!tellPage(this, 'endcap-checkout-request', { cart_id: cart.id }, true)) return;
		this.#edits.settle();
		this.#edits.forget();
		this.#opensCheckout = true;
		this.#failed = false;
		this.requestUpdate();
		try {
			this.#checkout ??= new (await import('./checkout/checkout.ts')).Checkout(
				this,
				this.#basket,
				() => this.surroundings?.locale,
			);
			await this.#checkout.begin(this.#merchant);
		} catch {
			this.#failed = true;
		}
		this.#opensCheckout = false;
		this.requestUpdate();
	};

	get #scene(): BasketScene | undefined {
		const { strings, locale } = this.#words;
		const undoable = this.#edits.withRemoved([]).length > 0;
		const cart = this.#basket.cart ?? (undoable && this.#last ? { ...this.#last, lines: [] } : undefined);
		if (!strings || !cart) return undefined;
		return {
			strings,
			locale,
			cart,
			stores: this.#stores.value?.value ?? [],
			sends: Boolean(this.#merchant?.ordering.shipping),
			now: this.#clock.now(),
			pictureHref: this.pictureHref,
			stockOf: (sku) => this.#stock.values.get(sku)?.value,
		};
	}

	#renderBasket(scene: BasketScene): TemplateResult {
		const { strings, locale, cart } = scene;
		const { live } = this.#basket;
		const stale = live?.status === 'stale' && live.as_of;
		const time = stale && new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(stale);
		const busy = this.#opensCheckout;
		return html`
			${time ? html`<p part="note">${fill(strings.stale, { time })}</p>` : nothing} ${this.#checkout?.renderProblem()}
			<div class="columns">
				<div class="lines">${renderLines(scene, this.#edits)}</div>
				${
					cart.lines.length > 0
						? html`<div class="aside">
								${renderTotals(scene)}
								<button
									part="check-out"
									class="primary"
									type="button"
									aria-disabled=${busy ? 'true' : 'false'}
									@click=${this.#checkOut}
								>
									<span>${busy ? strings.opening : strings.checkOut}</span>
								</button>
								${this.#failed ? html`<p part="note" role="alert">${strings.failed}</p>` : nothing}
							</div>`
						: nothing
				}
			</div>
		`;
	}

	#renderOrdered({ ordered, seeOrder }: BasketStrings, { number, link }: Order): TemplateResult {
		const address = webAddress(link);
		return html`<p part="message">
			${fill(ordered, { number })} ${address ? html`<a part="order-link" href=${address}>${seeOrder}</a>` : nothing}
		</p>`;
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

	#renderShown(status: Status, scene: BasketScene | undefined): TemplateResult {
		const { strings } = this.#words;
		const empty = status === 'empty';
		const message = strings && messageOf(status, strings);
		return html`
			<h2 part="heading" id="heading" tabindex="-1">
				<slot name="heading">${this.heading || strings?.heading}</slot>
			</h2>
			${empty ? this.#checkout?.renderProblem() : nothing}
			${empty && strings && this.#order ? this.#renderOrdered(strings, this.#order) : nothing}
			${message ? html`<p part="message">${message}</p>` : nothing}
			${empty ? html`<slot name="empty"></slot>` : nothing}
			${
				status === 'loading'
					? html`<div part="skeleton" role="img" aria-label=${strings?.loading ?? nothing}><i></i><i></i><i></i></div>`
					: nothing
			}
			${scene && !empty ? this.#renderBasket(scene) : nothing}
		`;
	}

	protected override render(): TemplateResult {
		if (this.summary) return this.#renderSummary();
		const status = this.#status;
		const scene = this.#scene;
		const checkout = this.#checkout?.isOpen ? this.#checkout : undefined;
		return html`
			<section
				class="frame"
				part="frame"
				aria-labelledby="heading"
				aria-busy=${status === 'loading' ? 'true' : 'false'}
				lang=${this.#words.language}
			>
				${checkout ? checkout.render(scene) : this.#renderShown(status, scene)}
			</section>
		`;
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-basket': EndcapBasket;
	}
}
