import type { WalletCoupon } from '@endcap/sdk';
import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { baseStyles } from '../../shared/base.styles.ts';
import { EndcapElement } from '../../shared/endcap-element.ts';
import { isSomethingKept } from '../../shared/kept.ts';
import { Later } from '../../shared/later.ts';
import { leadStyles } from '../../shared/lead.styles.ts';
import { Localization } from '../../shared/localization.ts';
import { OwnState } from '../../shared/own-state.ts';
import { warnOnce } from '../../shared/warn.ts';
import { tellPage } from '../../shoppers/events.ts';
import { SignInHere } from '../../shoppers/sign-in-here.ts';
import { couponWalletCatalogue, type CouponWalletStrings } from './endcap-coupon-wallet.strings.ts';
import { couponWalletStyles } from './endcap-coupon-wallet.styles.ts';
import { messageOf, statusOf, type Status } from './situation.ts';

/**
 * @tag endcap-coupon-wallet
 * @summary The coupons of whoever is signed in: what each gives and saves on the basket, a field for a code, offers to take, a code that changes for the till, and what was used.
 *
 * @slot signed-out - What stands there while nobody is signed in, below the sentence that says so.
 *
 * @fires {CustomEvent<SignInRequestDetail>} endcap-sign-in-request - The shopper has to sign in. `preventDefault()` leaves it to the page.
 * @fires {CustomEvent<CouponClaimRequestDetail>} endcap-coupon-claim-request - The shopper wants to have a coupon. `preventDefault()` leaves it to the page.
 * @fires {CustomEvent<CouponClaimedDetail>} endcap-coupon-claimed - They have it.
 * @fires {CustomEvent<CouponUseRequestDetail>} endcap-coupon-use-request - The shopper wants to use one for the basket, or not any more. `preventDefault()` leaves it to the page.
 * @fires {CustomEvent<CouponUsedDetail>} endcap-coupon-used - The basket has taken that in, and says whether it applies.
 * @fires {CustomEvent<CouponShownDetail>} endcap-coupon-shown - One is shown for the till.
 *
 * @csspart frame - The whole element.
 * @csspart heading - The heading.
 * @csspart message - Why there is nothing to show, and what to do.
 * @csspart sign-in - The link or button that leads to signing in.
 * @csspart sign-in-form - Where they sign in, on a page without `<endcap-sign-in>`.
 * @csspart note - That what is shown is old.
 * @csspart claim - The form for a code.
 * @csspart claim__code - Its field.
 * @csspart claim__add - Its button.
 * @csspart claim__note - What came of it.
 * @csspart section - Coupons that are ready, or on offer.
 * @csspart section__name - The heading of one.
 * @csspart coupon - One coupon.
 * @csspart coupon__benefit - What it gives.
 * @csspart coupon__name - Its name.
 * @csspart coupon__description - What the shop says of it.
 * @csspart coupon__rules - What it is for.
 * @csspart coupon__validity - Until when.
 * @csspart coupon__validity--soon - It is over soon.
 * @csspart coupon__basket - What it saves on the basket, or why it does not.
 * @csspart coupon__note - What came of the last press.
 * @csspart coupon__use - The button that uses it for the basket, or takes it off.
 * @csspart coupon__take - The button that takes an offer.
 * @csspart coupon__show - The button that shows it for the till.
 * @csspart coupon__terms - The shop's terms, to be opened.
 * @csspart code - A coupon's button for the till, with the large view.
 * @csspart code__close - The button that closes the large view.
 * @csspart past - Used and expired ones, to be opened.
 * @csspart past__coupon - One of them.
 * @csspart skeleton - What stands while the coupons are fetched.
 *
 * @cssproperty [--endcap-accent-color=currentColor] - The ground of buttons that lead on, and focus rings.
 * @cssproperty --endcap-on-accent-color - The words on it; black or white by the ground, unless given.
 * @cssproperty --endcap-muted-color - Rules and notes.
 * @cssproperty --endcap-border-color - Lines.
 * @cssproperty --endcap-error-color - The field with a code that is not taken.
 * @cssproperty --endcap-limited-color - The mark of what is over soon.
 * @cssproperty --endcap-in-stock-color - The mark of what saves something.
 * @cssproperty [--endcap-radius=0.5rem] - Corners.
 *
 * @cssstate loading - The coupons are being fetched.
 * @cssstate ready - They are shown and current.
 * @cssstate stale - They are shown with the time they were current.
 * @cssstate signed-out - Nobody is signed in.
 * @cssstate failed - They cannot be shown.
 * @cssstate misconfigured - The page lacks a key.
 * @cssstate kiosk - The provider's channel is `kiosk`.
 */
export class EndcapCouponWallet extends EndcapElement {
	static override styles = [baseStyles, leadStyles, couponWalletStyles];

	static override properties = {
		heading: {},
		signInHref: { attribute: 'sign-in-href' },
	};

	/** The heading's text; “Your coupons” in the page's language unless given. */
	heading = '';

	/** Address of the page where shoppers sign in. Without it they do so here. */
	signInHref = '';

	#words = new Localization<CouponWalletStrings>(this, couponWalletCatalogue);
	#wallet = new OwnState<readonly WalletCoupon[] | null>(this, ({ wallet }) => wallet.$wallet);
	#held = new Later(this, async () => new (await import('./held.ts')).HeldCoupons(this, this.#wallet));

	#signIn = new SignInHere(this);

	override connectedCallback(): void {
		super.connectedCallback();
		void isSomethingKept().then((is) => is && this.#held.want());
	}

	protected override willUpdate(): void {
		const { surroundings } = this;
		this.#words.choose(surroundings?.locale);
		this.#wallet.follow(surroundings?.source);
		if (this.#wallet.live?.value) {
			this.#held.want();
			this.#signIn.close();
		}
		const { strings: words, locale } = this.#words;
		this.#held.value?.follow({ surroundings, words, locale });
	}

	protected override updated(): void {
		const status = this.#status;
		const kiosk = this.surroundings?.channel === 'kiosk' ? ['kiosk'] : [];
		this.showStates(status, ...kiosk);
		if (status === 'misconfigured') warnOnce('<endcap-coupon-wallet> needs the page to have a key.');
	}

	get #status(): Status {
		return statusOf({
			strings: this.#words.strings,
			configured: this.surroundings ? true : this.awaitsProvider && 'soon',
			live: this.#wallet.live,
			shown: this.#held.value?.speaks === true,
			failed: this.#wallet.failed || this.#held.failed,
		});
	}

	/** @internal Looks that come with code on demand. */
	adopt({ styleSheet }: CSSResult): void {
		if (styleSheet) this.shadowRoot?.adoptedStyleSheets.push(styleSheet);
	}

	#leave = (event: Event) => {
		if (!tellPage(this, 'endcap-sign-in-request', { reason: 'sign-in' }, true)) event.preventDefault();
	};

	#renderSignIn({ signIn, failed }: CouponWalletStrings): TemplateResult | typeof nothing {
		if (this.#signIn.isOpen) return this.#signIn.render('sign-in-form');
		const words = html`<span>${signIn}</span>`;
		if (this.signInHref) {
			return html`<a part="sign-in" class="primary" href=${this.signInHref} @click=${this.#leave}>${words}</a>`;
		}
		const ask = () => this.#signIn.ask('sign-in');
		return html`<button part="sign-in" class="primary" type="button" @click=${ask}>${words}</button>
			${this.#signIn.failed ? html`<p part="message" role="alert">${failed}</p>` : nothing}`;
	}

	protected override render(): TemplateResult {
		const status = this.#status;
		const { strings, language } = this.#words;
		const message = strings && messageOf(status, strings);
		const isOut = status === 'signed-out';
		return html`<section
			class="frame"
			part="frame"
			aria-labelledby="heading"
			aria-busy=${status === 'loading' ? 'true' : 'false'}
			lang=${language}
		>
			<h2 part="heading" id="heading" tabindex="-1">${this.heading || strings?.heading}</h2>
			${message ? html`<p part="message">${message}</p>` : nothing}
			${isOut && strings ? this.#renderSignIn(strings) : nothing}
			${isOut ? html`<slot name="signed-out"></slot>` : nothing}
			${
				status === 'loading'
					? html`<div part="skeleton" role="img" aria-label=${strings?.loading ?? nothing}><i></i><i></i></div>`
					: nothing
			}
			${status === 'ready' || status === 'stale' ? this.#held.value?.render(status === 'stale') : nothing}
		</section>`;
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-coupon-wallet': EndcapCouponWallet;
	}
}
