import type { Live, Order, Store } from '@endcap/sdk';
import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { EndcapElement } from '../../shared/endcap-element.ts';
import { LiveState } from '../../shared/live-state.ts';
import { fill, Localization } from '../../shared/localization.ts';
import { momentWords } from '../../shared/pickup-words.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import { warnOnce } from '../../shared/warn.ts';
import { orderFacts, tellPage } from '../events.ts';
import { Changes } from './changes.ts';
import type { PickupCodes } from './code/code.ts';
import { orderStatusCatalogue, type OrderStatusStrings } from './endcap-order-status.strings.ts';
import { orderStatusStyles } from './endcap-order-status.styles.ts';
import { renderFulfillment, type Extras } from './fulfillment.ts';
import { renderTotals } from './goods.ts';
import { renderList } from './list.ts';
import { renderPay, renderPayment } from './payment.ts';
import { isOpen, mostUrgent, sentenceOf, type OrderScene } from './sentence.ts';
import { ShownOrder } from './shown-order.ts';
import { messageOf, statusOf, type Status } from './situation.ts';

/** Deadlines pass while the page is open (ms). */
const LOOK_AGAIN = 30_000;

/**
 * @tag endcap-order-status
 * @summary One order as it goes on: what now, live steps, the pickup code, what is in it, another time, cancel. Opens from the link in a message, and without a network.
 *
 * @slot - Stands until the element's code has come.
 *
 * @fires {CustomEvent<OrderShownDetail>} endcap-order-shown - An order was shown first, or has changed.
 * @fires {CustomEvent<OrderMissingDetail>} endcap-order-missing - There is none to show.
 * @fires {CustomEvent<PickupChangeRequestDetail>} endcap-pickup-change-request - The shopper chose another time. `preventDefault()` leaves it to the page.
 * @fires {CustomEvent<OrderCancelRequestDetail>} endcap-order-cancel-request - The shopper wants to cancel. `preventDefault()` leaves it to the page.
 *
 * @csspart frame - The whole element.
 * @csspart heading - The order's number, or the heading of the list.
 * @csspart placed - When it was placed.
 * @csspart sentence - What now, in one sentence.
 * @csspart note - That what is shown is old, or what came of a press.
 * @csspart fulfillment - One hand-over: what is collected in one shop, or sent.
 * @csspart place - Its heading.
 * @csspart steps - Its steps.
 * @csspart step - One step.
 * @csspart step--current - Where it is now.
 * @csspart time - When it is collected.
 * @csspart code - The pickup code.
 * @csspart code__heading - What to do with it.
 * @csspart code__image - The QR code; a press shows it large.
 * @csspart code__words - The four words.
 * @csspart code__large - The button that shows it large.
 * @csspart code__close - The button that closes that.
 * @csspart shop - Where the shop is.
 * @csspart shop__address - Its address.
 * @csspart shop__hours - Whether it is open.
 * @csspart phone - The link that calls it.
 * @csspart route - The link to the way there.
 * @csspart change-time - The button that opens the times.
 * @csspart keep-time - The button that closes them.
 * @csspart times - The times to choose from; their parts are those of `endcap-collect-picker`.
 * @csspart ship-to - Where it is sent.
 * @csspart tracking - The parcel's number.
 * @csspart next - What to do when nothing came of it.
 * @csspart lines - What is in a hand-over.
 * @csspart line - One line.
 * @csspart line__picture - Its picture, or its first letter.
 * @csspart line__title - What it is.
 * @csspart line__options - Which one.
 * @csspart line__note - That it is replaced, or not to be had.
 * @csspart line__quantity - How many.
 * @csspart line__total - What they cost.
 * @csspart totals - What it comes to.
 * @csspart totals__row - One line of that.
 * @csspart totals__row--total - The last.
 * @csspart payment - What is to be paid where, or was.
 * @csspart pay - The link that pays.
 * @csspart cancel - The button that asks whether to cancel.
 * @csspart cancel-question - The question.
 * @csspart cancel-yes - The button that cancels.
 * @csspart cancel-no - The button that keeps the order.
 * @csspart orders - With `all`, the list.
 * @csspart order - One order in it.
 * @csspart back - The button that shows the list again.
 * @csspart message - Why there is nothing to show, and what to do.
 * @csspart skeleton - What stands while the order is fetched.
 *
 * @cssproperty [--endcap-accent-color=currentColor] - The ground of the one button that leads on, steps, and focus rings.
 * @cssproperty --endcap-on-accent-color - The words on it; black or white by the ground, unless given.
 * @cssproperty --endcap-muted-color - Dates and notes.
 * @cssproperty --endcap-border-color - Lines.
 * @cssproperty [--endcap-radius=0.5rem] - Corners.
 * @cssproperty --endcap-limited-color - The mark of what is not as it was ordered.
 *
 * @cssstate loading - The order is being fetched.
 * @cssstate ready - It is shown and current.
 * @cssstate stale - It is shown with the time it was current.
 * @cssstate none - This device knows no order.
 * @cssstate unknown - What was asked for opens none.
 * @cssstate failed - It cannot be shown.
 * @cssstate misconfigured - The page lacks a key.
 * @cssstate kiosk - The provider's channel is `kiosk`.
 */
export class EndcapOrderStatus extends EndcapElement {
	static override styles = orderStatusStyles;

	static override properties = {
		order: {},
		all: { type: Boolean },
		heading: {},
	};

	/** The order's id. Without it the page's link says which, or else the shopper's newest open one is shown. */
	order = '';

	/** Lists the shopper's orders. */
	all = false;

	/** A heading in place of the order's number, or of “Your orders”. */
	heading = '';

	#words = new Localization<OrderStatusStrings>(this, orderStatusCatalogue);
	#shown = new ShownOrder(this);
	#stores = new LiveState<Live<Store[]>>(this);
	#clock = new ServerClock();
	#codes: PickupCodes | undefined;
	#fetchesCodes = false;
	#changes = new Changes(this, () => {
		const scene = this.#scene;
		const order = this.#shown.live?.value;
		return scene && order && { ...scene, order };
	});
	#timer: ReturnType<typeof setInterval> | undefined;
	/** What the page, and people who cannot see it, were told last. */
	#told: string | undefined;
	#said: string | undefined;
	#missing: string | undefined;

	override connectedCallback(): void {
		super.connectedCallback();
		this.#timer = setInterval(() => this.requestUpdate(), LOOK_AGAIN);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		clearInterval(this.#timer);
	}

	protected override willUpdate(): void {
		const { surroundings } = this;
		this.#words.choose(surroundings?.locale);
		this.#shown.follow(surroundings?.source, this.order, this.all);
		const { live, list } = this.#shown;
		this.#stores.watch((live ?? list)?.value ? surroundings?.source.stores.$stores : undefined);
		// What is old was confirmed long before it came.
		const fresh = live ?? list;
		if (fresh?.status === 'ready') this.#clock.tell(fresh.as_of);
	}

	protected override updated(): void {
		const status = this.#status;
		const kiosk = this.surroundings?.channel === 'kiosk' ? ['kiosk'] : [];
		this.showStates(status, ...kiosk);
		if (status === 'misconfigured') warnOnce('<endcap-order-status> needs the page to have a key.');
		this.#tell(status);
		void this.#fetchCodes();
	}

	/** Few need them any more once it is collected. What does not come is asked for again at the next update. */
	async #fetchCodes(): Promise<void> {
		const { live } = this.#shown;
		const wanted = live?.value?.fulfillments.some((each) => each.code !== null && isOpen(each));
		if (!wanted || this.#fetchesCodes) return;
		this.#fetchesCodes = true;
		try {
			const { PickupCodes } = await import('./code/code.ts');
			// A scope begins with the server's address.
			this.#codes = new PickupCodes(this, this.surroundings?.scope.split(' ')[0] ?? '');
			this.requestUpdate();
		} catch {
			this.#fetchesCodes = false;
		}
	}

	get #status(): Status {
		return statusOf({
			strings: this.#words.strings,
			configured: this.surroundings ? true : this.awaitsProvider && 'soon',
			found: this.#shown.found,
			failed: this.#shown.isLost,
		});
	}

	get #scene(): Omit<OrderScene, 'order'> | undefined {
		const { strings, locale } = this.#words;
		return (
			strings && {
				strings,
				locale,
				stores: this.#stores.value?.value ?? [],
				now: this.#clock.now(),
				kiosk: this.surroundings?.channel === 'kiosk',
			}
		);
	}

	#tell(status: Status): void {
		const order = this.#shown.live?.value;
		const scene = this.#scene;
		if (status === 'none' || status === 'unknown') {
			if (this.#missing !== status) tellPage(this, 'endcap-order-missing', { reason: status });
			this.#missing = status;
		}
		if (!order || !scene || !this.#stores.value?.value) return;
		this.#missing = undefined;
		const facts = orderFacts(order);
		const told = JSON.stringify(facts);
		if (told !== this.#told) tellPage(this, 'endcap-order-shown', facts);
		this.#told = told;
		const said = `${order.id} ${this.#sentences({ ...scene, order }).join(' ')}`;
		if (this.#said?.startsWith(order.id) && said !== this.#said) announce(this, said.slice(order.id.length + 1));
		this.#said = said;
	}

	#sentences(scene: OrderScene): string[] {
		return scene.order.fulfillments.map((each) => sentenceOf(each, scene));
	}

	/** @internal Looks that come with code on demand. */
	adopt({ styleSheet }: CSSResult): void {
		if (styleSheet) this.shadowRoot?.adoptedStyleSheets.push(styleSheet);
	}

	#choose = (id: string | undefined) => {
		this.#changes.reset();
		this.#shown.choose(id);
		void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[part="heading"]')?.focus());
	};

	get #extras(): Extras {
		const { strings } = this.#words;
		return {
			code: (fulfillment) => strings && this.#codes?.render(fulfillment, strings),
			time: (fulfillment, store) =>
				this.#changes.renderTime(fulfillment, store, this.#shown.sdk, this.surroundings?.locale),
		};
	}

	#renderStale(asOf: Date | undefined, { strings, locale, now }: Omit<OrderScene, 'order'>): unknown {
		if (!asOf) return nothing;
		const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
		const time = momentWords(asOf.getTime(), zone, now, locale, strings.inZone);
		return html`<p part="note">${fill(strings.stale, { time })}</p>`;
	}

	#renderOrder(scene: OrderScene): TemplateResult {
		const { order } = scene;
		const first = mostUrgent(order);
		const fulfillments = [...order.fulfillments].sort((one, other) => Number(isOpen(other)) - Number(isOpen(one)));
		return html`
			${first ? html`<p part="sentence" class="now">${sentenceOf(first, scene)}</p>` : nothing}
			${this.#changes.note ? html`<p part="note">${this.#changes.note}</p>` : nothing} ${renderPay(scene)}
			${fulfillments.map((each) => renderFulfillment(each, scene, this.#extras, each === first))}
			<div class="sums">${renderTotals(scene)} ${renderPayment(scene)}</div>
			${this.#changes.renderCancel(order, this.#shown.sdk)}
		`;
	}

	#renderHead(order: Order | undefined): TemplateResult {
		const { strings, locale } = this.#words;
		const number = order && strings ? fill(strings.order, { number: order.number }) : '';
		const heading = this.heading || number || (this.all ? strings?.allHeading : strings?.heading);
		const placed =
			order && new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).format(new Date(order.placed_at));
		return html`
			${
				order && this.all
					? html`<button part="back" class="quiet" type="button" @click=${() => this.#choose(undefined)}>
							${strings?.back}
						</button>`
					: nothing
			}
			<div class="head">
				<h2 part="heading" id="heading" tabindex="-1">${heading}</h2>
				${placed && strings ? html`<p part="placed">${fill(strings.placed, { time: placed })}</p>` : nothing}
			</div>
		`;
	}

	protected override render(): TemplateResult {
		const status = this.#status;
		const { strings, language } = this.#words;
		const { live, list } = this.#shown;
		const scene = this.#scene;
		const shows = status === 'ready' || status === 'stale';
		const order = shows ? live?.value : undefined;
		const message = strings && messageOf(status, strings);
		return html`<section
			class="frame"
			part="frame"
			aria-labelledby="heading"
			aria-busy=${status === 'loading' ? 'true' : 'false'}
			lang=${language}
		>
			${this.#renderHead(order)}
			${status === 'stale' && scene ? this.#renderStale((live ?? list)?.as_of, scene) : nothing}
			${message ? html`<p part="message">${message}</p>` : nothing}
			${
				status === 'loading'
					? html`<div part="skeleton" role="img" aria-label=${strings?.loading ?? nothing}><i></i><i></i><i></i></div>`
					: nothing
			}
			${order && scene ? this.#renderOrder({ ...scene, order }) : nothing}
			${shows && !live && scene && list?.value ? renderList(list.value, scene, this.#choose) : nothing}
		</section>`;
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-order-status': EndcapOrderStatus;
	}
}
