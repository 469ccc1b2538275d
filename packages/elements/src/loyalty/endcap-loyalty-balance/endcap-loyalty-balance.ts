import type { LoyaltyAccount, LoyaltyProgram } from '@endcap/sdk';
import { html, nothing, type CSSResult, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../../shared/base.styles.ts';
import { buttonStyles } from '../../shared/button.styles.ts';
import { EndcapElement } from '../../shared/endcap-element.ts';
import { isSomethingKept } from '../../shared/kept.ts';
import { Later } from '../../shared/later.ts';
import { leadStyles } from '../../shared/lead.styles.ts';
import { fill, Localization, plural } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import { OwnState } from '../../shared/own-state.ts';
import { warnOnce } from '../../shared/warn.ts';
import { SignInHere } from '../../shoppers/sign-in-here.ts';
import { loyaltyCatalogue, type LoyaltyStrings } from './endcap-loyalty-balance.strings.ts';
import { loyaltyStyles } from './endcap-loyalty-balance.styles.ts';
import { messageOf, statusOf, type Status } from './situation.ts';

/**
 * @tag endcap-loyalty-balance
 * @summary The shopper's points: how many, what they are worth and what for, the way to the next tier, what came and went, and the member code that changes every half minute, also without a network.
 *
 * @slot - Stands until the element's code has come.
 *
 * @fires {CustomEvent<SignInRequestDetail>} endcap-sign-in-request - Somebody has to sign in, or to confirm that it is them. An `<endcap-sign-in>` on the page takes care of the first; `preventDefault()` leaves either to the page.
 * @fires {CustomEvent<PointsChangedDetail>} endcap-points-changed - Points were shown first, or have changed, here or elsewhere.
 * @fires {CustomEvent<RewardRequestDetail>} endcap-reward-request - The shopper wants a reward. `preventDefault()` leaves it to the page.
 * @fires {CustomEvent<RewardIssuedDetail>} endcap-reward-issued - They have it.
 *
 * @csspart frame - The whole element.
 * @csspart heading - The name of the program.
 * @csspart message - Why there is nothing to show, and what to do.
 * @csspart skeleton - What stands while it is fetched.
 * @csspart earn - How points are earned.
 * @csspart sign-in - The button that signs in.
 * @csspart sign-in-form - Where they sign in, on a page without `<endcap-sign-in>`.
 * @csspart balance - How many there are.
 * @csspart worth - What they are worth.
 * @csspart stale - That what is shown is old.
 * @csspart facts - What is on its way, set apart, missing, or about to run out.
 * @csspart code - The member code.
 * @csspart code__image - The QR code; a press shows it large.
 * @csspart code__left - When the next one comes.
 * @csspart code__large - The button that shows it large.
 * @csspart code__close - The button that closes that.
 * @csspart tier - Where they stand.
 * @csspart progress - The way to the next tier.
 * @csspart note - What came of a press.
 * @csspart ready - Rewards that they have.
 * @csspart rewards - Rewards that there are.
 * @csspart reward - One of them.
 * @csspart reward--ready - One that they have.
 * @csspart reward__get - The button that gets it.
 * @csspart reward__use - The button that puts it in the basket.
 * @csspart reward__missing - What is missing for it.
 * @csspart give-back - The button that gives it back.
 * @csspart confirm - Where they confirm that it is them.
 * @csspart history - What came and went.
 * @csspart entries - The list of it.
 * @csspart entry - One line.
 * @csspart entry__points - How many came or went.
 * @csspart more - The button that shows more of it.
 *
 * @cssproperty [--endcap-accent-color=currentColor] - The ground of the one button that leads on, the progress, and focus rings.
 * @cssproperty --endcap-on-accent-color - The words on it; black or white by the ground, unless given.
 * @cssproperty --endcap-muted-color - Hints.
 * @cssproperty --endcap-border-color - Lines.
 * @cssproperty [--endcap-radius=0.5rem] - Corners.
 *
 * @cssstate loading - It is being fetched.
 * @cssstate signed-out - Nobody is signed in.
 * @cssstate ready - It is shown and current.
 * @cssstate stale - It is shown with the time it was current.
 * @cssstate none - The shop has no points.
 * @cssstate failed - It cannot be shown.
 * @cssstate misconfigured - The page lacks a key.
 * @cssstate kiosk - The provider's channel is `kiosk`.
 */
export class EndcapLoyaltyBalance extends EndcapElement {
	static override styles = [baseStyles, buttonStyles, leadStyles, loyaltyStyles];

	static override properties = {
		heading: {},
	};

	/** A heading in place of the program's name. */
	heading = '';

	#words = new Localization<LoyaltyStrings>(this, loyaltyCatalogue);
	#program = new OwnState<LoyaltyProgram | null>(this, (sdk) => sdk.loyalty.$program);
	#account = new OwnState<LoyaltyAccount | null>(this, (sdk) => sdk.loyalty.$account);
	#detail = new Later(this, async () => {
		const { PointsDetail } = await import('./detail.ts');
		return new PointsDetail(this, this.#account.sdk);
	});
	#signIn = new SignInHere(this);

	override connectedCallback(): void {
		super.connectedCallback();
		void isSomethingKept().then((is) => is && this.#detail.want());
	}

	protected override willUpdate(): void {
		const { surroundings } = this;
		this.#words.choose(surroundings?.locale);
		this.#program.follow(surroundings?.source);
		this.#account.follow(surroundings?.source);
		const { live: account } = this.#account;
		if (account?.value) {
			this.#detail.want();
			this.#signIn.close();
		}
		const { strings: words, locale } = this.#words;
		const program = this.#program.live?.value;
		this.#detail.value?.follow({ surroundings, words, locale, account, program });
	}

	protected override updated(changed: PropertyValues): void {
		super.updated(changed);
		const status = this.#status;
		const kiosk = this.surroundings?.channel === 'kiosk' ? ['kiosk'] : [];
		this.showStates(status, ...kiosk);
		if (status === 'misconfigured') warnOnce('<endcap-loyalty-balance> needs the page to have a key.');
		this.#detail.value?.updated();
	}

	get #status(): Status {
		return statusOf({
			strings: this.#words.strings,
			configured: this.surroundings ? true : this.awaitsProvider && 'soon',
			program: this.#program.live,
			account: this.#account.live,
			shown: this.#detail.value !== undefined,
			failed: this.#account.failed || this.#detail.failed,
		});
	}

	/** @internal Looks that come with code on demand. */
	adopt({ styleSheet }: CSSResult): void {
		const sheets = this.shadowRoot?.adoptedStyleSheets;
		if (styleSheet && !sheets?.includes(styleSheet)) sheets?.push(styleSheet);
	}

	/** What there would be, for whoever has not signed in. */
	#renderTeaser({ earn, rewards }: LoyaltyProgram, strings: LoyaltyStrings): TemplateResult {
		const { locale } = this.#words;
		const words = (points: number) => plural(strings.points, points, locale);
		const earned = { points: words(earn.points), amount: formatMoney(earn.per, locale) };
		return html`<div class="teaser">
			<p part="earn">${fill(strings.earn, earned)}</p>
			${
				rewards.length > 0
					? html`<h3>${strings.rewards}</h3>
							<ul part="rewards">
								${rewards.map(
									({ name, points }) =>
										html`<li part="reward"><span>${name}</span> <span class="hint">${words(points)}</span></li>`,
								)}
							</ul>`
					: nothing
			}
			${
				this.#signIn.isOpen
					? this.#signIn.render('sign-in-form')
					: html`<p>${strings.signInFirst}</p>
							<button part="sign-in" class="primary" type="button" @click=${() => this.#signIn.ask('sign-in')}>
								<span>${strings.signIn}</span>
							</button>
							${this.#signIn.failed ? html`<p part="message" role="alert">${strings.failed}</p>` : nothing}`
			}
		</div>`;
	}

	protected override render(): TemplateResult {
		const status = this.#status;
		const { strings, language } = this.#words;
		const program = this.#program.live?.value;
		const message = strings && messageOf(status, strings);
		const isShown = status === 'ready' || status === 'stale';
		return html`<section
			class="frame"
			part="frame"
			aria-labelledby="heading"
			aria-busy=${status === 'loading' ? 'true' : 'false'}
			lang=${language}
		>
			<h2 part="heading" id="heading" tabindex="-1">${this.heading || program?.name || strings?.heading}</h2>
			${message ? html`<p part="message">${message}</p>` : nothing}
			${
				status === 'loading'
					? html`<div part="skeleton" role="img" aria-label=${strings?.loading ?? nothing}><i></i><i></i></div>`
					: nothing
			}
			${status === 'signed-out' && program && strings ? this.#renderTeaser(program, strings) : nothing}
			${isShown ? this.#detail.value?.render(status === 'stale') : nothing}
		</section>`;
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-loyalty-balance': EndcapLoyaltyBalance;
	}
}
