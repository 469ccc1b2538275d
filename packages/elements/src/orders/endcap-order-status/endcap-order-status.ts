import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { baseStyles } from '../../shared/base.styles.ts';
import { EndcapElement } from '../../shared/endcap-element.ts';
import { isSomethingKept } from '../../shared/kept.ts';
import { Later } from '../../shared/later.ts';
import { Localization } from '../../shared/localization.ts';
import { warnOnce } from '../../shared/warn.ts';
import { tellPage } from '../events.ts';
import { orderStatusCatalogue, type OrderStatusStrings } from './endcap-order-status.strings.ts';
import { orderStatusStyles } from './endcap-order-status.styles.ts';
import { ShownOrder } from './shown-order.ts';
import { messageOf, statusOf, type Status } from './situation.ts';

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
	static override styles = [baseStyles, orderStatusStyles];

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
	#detail = new Later(this, async () => new (await import('./detail.ts')).OrderDetail(this, this.#shown));
	/** What the page was told last of what is missing. */
	#missing: string | undefined;

	override connectedCallback(): void {
		super.connectedCallback();
		this.#wantIfKept();
	}

	#wantIfKept(): void {
		void isSomethingKept().then((is) => is && this.#detail.want());
	}

	protected override willUpdate(): void {
		const { surroundings } = this;
		this.#words.choose(surroundings?.locale);
		this.#shown.follow(surroundings?.source, this.order, this.all);
		if (this.#shown.isAsked) this.#detail.want();
		// Somebody may have signed in meanwhile.
		else if (this.#shown.found === 'none') this.#wantIfKept();
		const { strings: words, locale } = this.#words;
		this.#detail.value?.follow({ surroundings, words, locale });
	}

	protected override updated(): void {
		const status = this.#status;
		const kiosk = this.surroundings?.channel === 'kiosk' ? ['kiosk'] : [];
		this.showStates(status, ...kiosk);
		if (status === 'misconfigured') warnOnce('<endcap-order-status> needs the page to have a key.');
		const missing = status === 'none' || status === 'unknown' ? status : undefined;
		if (missing && this.#missing !== missing) tellPage(this, 'endcap-order-missing', { reason: missing });
		if (missing || this.#shown.live?.value) this.#missing = missing;
		this.#detail.value?.updated();
	}

	get #status(): Status {
		return statusOf({
			strings: this.#words.strings,
			configured: this.surroundings ? true : this.awaitsProvider && 'soon',
			found: this.#shown.found,
			shown: this.#detail.value !== undefined,
			failed: this.#shown.isLost || this.#detail.failed,
		});
	}

	/** @internal Looks that come with code on demand. */
	adopt({ styleSheet }: CSSResult): void {
		if (styleSheet) this.shadowRoot?.adoptedStyleSheets.push(styleSheet);
	}

	protected override render(): TemplateResult {
		const status = this.#status;
		const { strings, language } = this.#words;
		const detail = status === 'ready' || status === 'stale' ? this.#detail.value : undefined;
		const order = detail && this.#shown.live?.value;
		const heading = this.heading || (order && detail?.headingOf(order));
		const none = status === 'none' ? this.#detail.value?.noneOfTheirs : undefined;
		const message = none ?? (strings && messageOf(status, strings));
		return html`<section
			class="frame"
			part="frame"
			aria-labelledby="heading"
			aria-busy=${status === 'loading' ? 'true' : 'false'}
			lang=${language}
		>
			${order && this.all ? detail?.renderBack() : nothing}
			<div class="head">
				<h2 part="heading" id="heading" tabindex="-1">
					${heading || (this.all ? strings?.allHeading : strings?.heading)}
				</h2>
				${order && detail?.renderPlaced(order)}
			</div>
			${message ? html`<p part="message">${message}</p>` : nothing}
			${
				status === 'loading'
					? html`<div part="skeleton" role="img" aria-label=${strings?.loading ?? nothing}><i></i><i></i><i></i></div>`
					: nothing
			}
			${detail?.render(order, status === 'stale')}
		</section>`;
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-order-status': EndcapOrderStatus;
	}
}
