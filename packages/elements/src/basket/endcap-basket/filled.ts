import type { Cart, Live, Merchant, Order, SkuAvailability, Store } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { buttonStyles } from '../../shared/button.styles.ts';
import type { Surroundings } from '../../shared/context.ts';
import { leadStyles } from '../../shared/lead.styles.ts';
import { Later } from '../../shared/later.ts';
import { LiveMap } from '../../shared/live-map.ts';
import { LiveState } from '../../shared/live-state.ts';
import { fill } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import { webAddress } from '../../shared/web-address.ts';
import { basketStyles } from '../basket.styles.ts';
import { tellPage } from '../events.ts';
import type { ShopperBasket } from '../shopper-basket.ts';
import type { Checkout } from './checkout/checkout.ts';
import type { AllBasketStrings, BasketStrings } from './endcap-basket.strings.ts';
import type { EndcapBasket } from './endcap-basket.ts';
import { englishFilled } from './filled.strings.ts';
import { filledStyles } from './filled.styles.ts';
import { LineEdits } from './line-edits.ts';
import { renderLines, renderTotals, type BasketScene } from './lines.ts';

/** What the basket is shown with: where, in which words, and when that is by the server's clock. */
interface Setting {
	surroundings: Surroundings | undefined;
	/** Undefined while the page's language is being fetched. */
	words: BasketStrings | undefined;
	locale: string;
	now: number;
}

/** A basket with something in it, and what becomes of that. It is fetched for those who have one. */
export class FilledBasket {
	#host: EndcapBasket;
	#basket: ShopperBasket;
	#stores: LiveState<Live<Store[]>>;
	#stock: LiveMap<Live<SkuAvailability | null>>;
	#edits: LineEdits;
	#setting: Setting | undefined;
	#merchant: Merchant | undefined;
	#asksMerchant = false;
	#checkout: Checkout | undefined;
	#opensCheckout = false;
	#failed = false;
	#benefits;
	/** The field for a code is wanted, whose code has not come. */
	#asksCode = false;
	/** As it was before it was emptied, so that what was taken out can be put back. */
	#last: Cart | undefined;

	constructor(host: EndcapBasket, basket: ShopperBasket) {
		this.#host = host;
		this.#basket = basket;
		this.#stores = new LiveState(host);
		this.#stock = new LiveMap(host);
		this.#edits = new LineEdits(host, {
			change: async (input) => (await basket.open()).change(input),
			note: (line, note) => {
				const strings = this.#strings;
				if (!strings) return;
				const removed = note === 'removed';
				announce(host, removed ? fill(strings.removed, { item: line.title }) : `${line.title}: ${strings[note]}`);
				if (removed) void this.#focusIn(line.sku, 'line__undo');
			},
		});
		this.#benefits = new Later(
			host,
			async () => new (await import('./benefits/benefits.ts')).Benefits(host, basket, this.#locale),
		);
		for (const styles of [buttonStyles, leadStyles, basketStyles, filledStyles]) host.adopt(styles);
	}

	/** What was taken out of the basket last can still be put back. */
	get undoable(): boolean {
		return this.#edits.withRemoved([]).length > 0;
	}

	/** A step of the checkout stands in place of the basket. */
	get checksOut(): boolean {
		return this.#checkout?.isOpen === true;
	}

	/** The checkout has asked the server for something, and has no answer. */
	get waits(): boolean {
		return this.#checkout?.isBusy === true;
	}

	/** Follows what is in it, in this setting. */
	follow(setting: Setting): void {
		this.#setting = setting;
		const { source } = setting.surroundings ?? {};
		const { cart } = this.#basket;
		this.#stores.watch(cart ? source?.stores.$stores : undefined);
		const lines = cart?.lines ?? [];
		this.#stock.watch(new Map(source && lines.map(({ sku }) => [sku, source.availability.$availability({ sku })])));
		this.#last = cart ?? this.#last;
		if (cart) void this.#askMerchant();
		if (cart && (cart.coupons.length > 0 || cart.rewards.length > 0 || cart.points)) this.#benefits.want();
		if (!this.#asksCode || !this.#benefits.value) return;
		this.#asksCode = false;
		void this.#benefits.value.askCode();
	}

	async #askMerchant(): Promise<void> {
		if (this.#asksMerchant) return;
		this.#asksMerchant = true;
		try {
			this.#merchant = await (await this.#basket.sdk()).merchant.get();
			this.#host.requestUpdate();
		} catch {
			// Nothing is said of sending until it is known; the next update asks again.
			this.#asksMerchant = false;
		}
	}

	async #focusIn(sku: string, part: string): Promise<void> {
		await this.#host.updateComplete;
		this.#host.renderRoot.querySelector<HTMLElement>(`[data-sku="${CSS.escape(sku)}"] [part="${part}"]`)?.focus();
	}

	/** Says what it comes to now, to people who cannot see it. */
	announceTotal(total: Cart['totals']['total']): void {
		const strings = this.#strings;
		if (strings) announce(this.#host, `${strings.total}: ${formatMoney(total, this.#setting?.locale ?? '')}`);
	}

	#checkOut = async () => {
		const { cart } = this.#basket;
		if (!cart || this.#opensCheckout) return;
		if (!tellPage(this.#host, 'endcap-checkout-request', { cart_id: cart.id }, true)) return;
		this.#edits.settle();
		this.#edits.forget();
		this.#opensCheckout = true;
		this.#failed = false;
		this.#host.requestUpdate();
		try {
			this.#checkout ??= new (await import('./checkout/checkout.ts')).Checkout(this.#host, this.#basket, this.#locale);
			await this.#checkout.begin(this.#merchant);
		} catch {
			this.#failed = true;
		}
		this.#opensCheckout = false;
		this.#host.requestUpdate();
	};

	/** As the provider says it. */
	#locale = () => this.#setting?.surroundings?.locale;

	#askCode = () => {
		this.#asksCode = true;
		this.#benefits.want();
		this.#host.requestUpdate();
	};

	#renderBenefits(cart: Cart, { haveCode }: AllBasketStrings): unknown {
		const ask = html`<button part="code__ask" class="quiet ask" type="button" @click=${this.#askCode}>
			${haveCode}
		</button>`;
		return this.#benefits.value?.render(cart, ask) ?? ask;
	}

	get #strings(): AllBasketStrings | undefined {
		const { words } = this.#setting ?? {};
		return words && { ...englishFilled, ...words };
	}

	get #scene(): BasketScene | undefined {
		const { locale = '', now = 0 } = this.#setting ?? {};
		const strings = this.#strings;
		const cart = this.#basket.cart ?? (this.undoable && this.#last ? { ...this.#last, lines: [] } : undefined);
		if (!strings || !cart) return undefined;
		return {
			strings,
			locale,
			cart,
			stores: this.#stores.value?.value ?? [],
			sends: Boolean(this.#merchant?.ordering.shipping),
			now,
			kiosk: this.#setting?.surroundings?.channel === 'kiosk',
			pictureHref: this.#host.pictureHref,
			stockOf: (sku) => this.#stock.values.get(sku)?.value,
		};
	}

	/** The lines, what they come to, and the button that leads on. */
	render(): TemplateResult | typeof nothing {
		const scene = this.#scene;
		if (!scene) return nothing;
		const { strings, locale, cart } = scene;
		const { live } = this.#basket;
		const stale = live?.status === 'stale' && live.as_of;
		const time = stale && new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(stale);
		const busy = this.#opensCheckout;
		return html`
			${time ? html`<p part="note">${fill(strings.stale, { time })}</p>` : nothing} ${this.renderProblem()}
			<div class="columns">
				<div class="lines">${renderLines(scene, this.#edits)}</div>
				${
					cart.lines.length > 0
						? html`<div class="aside">
								${renderTotals(scene)} ${this.#renderBenefits(cart, strings)}
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

	/** Why the checkout went no further; it may have emptied the basket. */
	renderProblem(): TemplateResult | typeof nothing {
		return this.#checkout?.renderProblem() ?? nothing;
	}

	renderCheckout(): TemplateResult | typeof nothing {
		return this.#checkout?.render(this.#scene) ?? nothing;
	}

	/** What stands in an empty basket of somebody who has ordered it. */
	renderOrdered({ number, link }: Order): TemplateResult | typeof nothing {
		const strings = this.#strings;
		const address = webAddress(link);
		if (!strings) return nothing;
		return html`<p part="message">
			${fill(strings.ordered, { number })}
			${address ? html`<a part="order-link" href=${address}>${strings.seeOrder}</a>` : nothing}
		</p>`;
	}
}
