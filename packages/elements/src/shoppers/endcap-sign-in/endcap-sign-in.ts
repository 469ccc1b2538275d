import type { Customer, Live, Store } from '@endcap/sdk';
import { html, nothing, type CSSResult, type PropertyValues, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { baseStyles } from '../../shared/base.styles.ts';
import { buttonStyles } from '../../shared/button.styles.ts';
import { EndcapElement } from '../../shared/endcap-element.ts';
import { fieldStyles } from '../../shared/field.styles.ts';
import { isSomethingKept } from '../../shared/kept.ts';
import { Later } from '../../shared/later.ts';
import { leadStyles } from '../../shared/lead.styles.ts';
import { LiveState } from '../../shared/live-state.ts';
import { fill, Localization } from '../../shared/localization.ts';
import { OwnState } from '../../shared/own-state.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import { warnOnce } from '../../shared/warn.ts';
import { tellPage, type SignInRequestDetail } from '../events.ts';
import type { AllSignInStrings, SignInStrings } from './endcap-sign-in.strings.ts';
import { signInCatalogue } from './endcap-sign-in.strings.ts';
import { signInStyles } from './endcap-sign-in.styles.ts';
import { messageOf, personIcon, statusOf, type Status } from './situation.ts';

/** Who was made so long ago has just joined (ms). */
const JUST_NOW = 60_000;
const A_BASKET = /\/b\/[a-z2-7]+$/i;

/**
 * @tag endcap-sign-in
 * @summary Signs a shopper in by a code that is sent by e-mail or SMS, and shows them their account: who they are, what the shop may do, their basket on other devices, their data.
 *
 * @slot - Stands until the element's code has come.
 *
 * @fires {CustomEvent<SignedInDetail>} endcap-signed-in - Somebody has signed in here, or confirmed that it is them.
 * @fires {CustomEvent<SignedOutDetail>} endcap-signed-out - They have signed out here, or have had their account deleted.
 *
 * @csspart frame - The whole element.
 * @csspart heading - Its heading.
 * @csspart note - What came of a press.
 * @csspart message - Why there is nothing to show, and what to do.
 * @csspart skeleton - What stands while it is fetched.
 * @csspart summary-link - With `summary`, all of the element.
 * @csspart dialog - What it opens, where the page names no `account-href`.
 * @csspart dialog__close - The button that closes it.
 * @csspart sign-in - The steps of signing in.
 * @csspart confirm - The steps of confirming that it is them.
 * @csspart field - A field with its name.
 * @csspart problem - Why a step cannot be taken.
 * @csspart send - The button that has a code sent.
 * @csspart sent - Where it was sent.
 * @csspart enter - The button that signs in.
 * @csspart resend - The button that has another code sent.
 * @csspart other-address - The button that goes back to the address.
 * @csspart bring - Whether the basket of this device comes along.
 * @csspart address - Who is signed in.
 * @csspart stale - That what is shown is old.
 * @csspart about - Name, birthday and shop.
 * @csspart save - The button that saves them.
 * @csspart consents - What the shop may do.
 * @csspart consent - One of it.
 * @csspart baskets - The basket on another device.
 * @csspart give - The button that shows a code for it.
 * @csspart code - That code.
 * @csspart code__image - The QR code; a press shows it large.
 * @csspart code__left - How long it lasts.
 * @csspart code__close - The button that closes the large one.
 * @csspart taking - The field for another device's code.
 * @csspart take - The button that takes that basket over.
 * @csspart data - Their data.
 * @csspart download - The button that downloads it.
 * @csspart erase - The button that asks whether to delete the account.
 * @csspart erase-question - The question.
 * @csspart erase-yes - The button that deletes it.
 * @csspart erase-no - The button that keeps it.
 * @csspart summary - The line that unfolds a part of the account.
 * @csspart sign-out - The button that signs out.
 * @csspart sign-out-everywhere - The button that signs out on all devices.
 *
 * @cssproperty [--endcap-accent-color=currentColor] - The ground of the one button that leads on, and focus rings.
 * @cssproperty --endcap-on-accent-color - The words on it; black or white by the ground, unless given.
 * @cssproperty --endcap-muted-color - Hints.
 * @cssproperty --endcap-border-color - Lines.
 * @cssproperty --endcap-error-color - Fields in which something is wrong.
 * @cssproperty --endcap-limited-color - The mark of a problem.
 * @cssproperty [--endcap-radius=0.5rem] - Corners.
 *
 * @cssstate loading - It is being fetched.
 * @cssstate signed-out - Nobody is signed in.
 * @cssstate signed-in - Somebody is.
 * @cssstate stale - Somebody is, and the shop is not reached.
 * @cssstate failed - It cannot be shown.
 * @cssstate misconfigured - The page lacks a key.
 * @cssstate kiosk - The provider's channel is `kiosk`.
 */
export class EndcapSignIn extends EndcapElement {
	static override styles = [baseStyles, buttonStyles, leadStyles, fieldStyles, signInStyles];

	static override properties = {
		summary: { type: Boolean },
		accountHref: { attribute: 'account-href' },
		confirm: { type: Boolean },
		heading: {},
	};

	/** One line for a page's header: “Sign in”, or who is. */
	summary = false;

	/** Address of the page with the whole element, for `summary`; without it a press opens it over the page. */
	accountHref = '';

	/** Whoever is signed in is asked to confirm that it is them, by a new code; for what a page does with points. */
	confirm = false;

	/** A heading in place of “Sign in” or “Hello, …”. */
	heading = '';

	#words = new Localization<SignInStrings>(this, signInCatalogue);
	#customer = new OwnState<Customer | null>(this, (sdk) => sdk.account.$customer);
	#stores = new LiveState<Live<Store[]>>(this);
	#clock = new ServerClock();
	#form = new Later(this, async () => {
		const { SignInForm } = await import('./form/sign-in-form.ts');
		return new SignInForm(this, this.#customer.sdk, this.#signedIn);
	});
	#account = new Later(this, async () => {
		const { Account } = await import('./account/account.ts');
		const left = (lost: number) => this.#left(lost, lost > 0 ? 'lost' : 'signedOut');
		return new Account(this, { left, erased: () => this.#left(0, 'erased') });
	});
	/** What came of the last press, where it ended what was shown. */
	#note: 'signedOut' | 'lost' | 'erased' | undefined;
	#isOpen = false;
	/** Somebody was signed in until now. */
	#had = false;
	/** Who is signed in has just joined, and has said nothing yet. */
	#isNew = false;

	override connectedCallback(): void {
		super.connectedCallback();
		document.addEventListener('endcap-sign-in-request', this.#onRequest);
		void isSomethingKept().then((is) => is && this.#isWhole && this.#account.want());
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		document.removeEventListener('endcap-sign-in-request', this.#onRequest);
		// A move in the document is no end.
		setTimeout(() => this.isConnected || this.#form.value?.follow(undefined));
	}

	/** More than the one line is shown. */
	get #isWhole(): boolean {
		return !this.summary || this.#isOpen;
	}

	protected override willUpdate(): void {
		const { surroundings } = this;
		this.#words.choose(surroundings?.locale);
		this.#customer.follow(surroundings?.source);
		const { value: customer } = this.#customer.live ?? {};
		if (customer) this.#note = undefined;
		else this.#isNew = false;
		// What was said of them does not stay either.
		if (customer === null && this.#had) announce(this, '');
		this.#had = Boolean(customer);
		if (!this.#isWhole || customer === undefined) return;
		this.#stores.watch(surroundings?.source.stores.$stores);
		if (this.#customer.live?.status === 'ready') this.#clock.tell(this.#customer.live.as_of);
		const confirms = customer !== null && this.confirm;
		if (customer === null || confirms) this.#form.want();
		if (customer ? !confirms : A_BASKET.test(location.pathname)) {
			this.#form.want();
			this.#account.want();
		}
		this.#followScenes(customer, confirms);
	}

	#followScenes(customer: Customer | null, confirms: boolean): void {
		const strings = this.#strings;
		const form = this.#form.value;
		const account = this.#account.value;
		if (!strings || !form) return;
		const { locale } = this.#words;
		const stores = this.#stores.value?.value ?? [];
		const scene = { strings, locale, country: stores[0]?.address.country ?? undefined };
		const shown = customer === null || confirms;
		form.follow(shown ? { ...scene, customer: customer ?? undefined } : undefined);
		const { scope = '' } = this.surroundings ?? {};
		const setting = { strings, locale, now: this.#clock.now(), stores, scope, sdk: this.#customer.sdk };
		account?.follow({ ...setting, customer }, scene, this.#customer.live?.as_of);
	}

	/** Complete once the code for it has come. */
	get #strings(): AllSignInStrings | undefined {
		const { strings } = this.#words;
		return (
			strings &&
			({ ...this.#form.value?.english, ...this.#account.value?.english, ...strings } as unknown as AllSignInStrings)
		);
	}

	protected override updated(changed: PropertyValues): void {
		super.updated(changed);
		const status = this.#status;
		const kiosk = this.surroundings?.channel === 'kiosk' ? ['kiosk'] : [];
		this.showStates(status, ...kiosk);
		if (status === 'misconfigured') warnOnce('<endcap-sign-in> needs the page to have a key.');
		this.#form.value?.updated();
		this.#account.value?.updated();
	}

	get #status(): Status {
		const { live, failed } = this.#customer;
		const needs = !this.#isWhole ? [] : live?.value && !this.confirm ? [this.#form, this.#account] : [this.#form];
		return statusOf({
			strings: this.#words.strings,
			configured: this.surroundings ? true : this.awaitsProvider && 'soon',
			live,
			shown: needs.every(({ value }) => value !== undefined),
			failed: failed || needs.some((each) => each.failed),
		});
	}

	/** @internal Looks that come with code on demand. */
	adopt({ styleSheet }: CSSResult): void {
		const sheets = this.shadowRoot?.adoptedStyleSheets;
		if (styleSheet && !sheets?.includes(styleSheet)) sheets?.push(styleSheet);
	}

	/** Goes to where the shopper signs in, and takes the focus there. */
	async open(): Promise<void> {
		if (this.summary && this.accountHref) return location.assign(this.accountHref);
		this.#isOpen = true;
		this.requestUpdate();
		await this.updateComplete;
		const dialog = this.renderRoot.querySelector<HTMLDialogElement>('.pop');
		if (dialog && !dialog.open) dialog.showModal();
		const step = this.renderRoot.querySelector<HTMLElement>('#address, #code, [part="send"]');
		if (step) step.focus();
		else this.#focusHeading();
		if (!dialog) this.scrollIntoView({ block: 'nearest' });
	}

	/**
	 * Another element of the page needs to know who it is. The one that shows most takes care of it; a line that leads to
	 * another page does not, since what they were about is on this one.
	 */
	#onRequest = (event: CustomEvent<SignInRequestDetail>) => {
		if (event.defaultPrevented || event.detail.reason !== 'sign-in') return;
		if (this.summary && (this.accountHref || document.querySelector('endcap-sign-in:not([summary])'))) return;
		event.preventDefault();
		void this.open();
	};

	#signedIn = ({ name, created_at }: Customer) => {
		const joined = this.#clock.now() - Date.parse(created_at) < JUST_NOW;
		this.#close();
		this.#isNew = joined && name === null;
		this.requestUpdate();
		void this.updateComplete.then(() => this.#isLeft || this.#focusHeading());
		tellPage(this, 'endcap-signed-in', { joined });
	};

	#left(lost: number, note: 'signedOut' | 'lost' | 'erased'): void {
		this.#note = note;
		this.requestUpdate();
		void this.updateComplete.then(() => this.#focusHeading());
		tellPage(this, 'endcap-signed-out', { lost });
	}

	/** The shopper has gone on to something else on the page meanwhile. */
	get #isLeft(): boolean {
		return document.activeElement !== document.body && !this.matches(':focus-within');
	}

	#focusHeading(): void {
		this.renderRoot.querySelector<HTMLElement>('[part="heading"]')?.focus();
	}

	#close = () => this.renderRoot.querySelector<HTMLDialogElement>('.pop')?.close();

	#closed = () => {
		this.#isOpen = false;
		this.#form.value?.follow(undefined);
		this.requestUpdate();
		this.renderRoot.querySelector<HTMLElement>('[part="summary-link"]')?.focus();
	};

	#renderSummary(): TemplateResult {
		const { strings, language } = this.#words;
		const { value: customer } = this.#customer.live ?? {};
		const words = customer ? customer.name || strings?.account : strings?.heading;
		const content = html`${personIcon}<span class="word">${words}</span>`;
		if (this.accountHref) {
			return html`<a part="summary-link" lang=${language} href=${this.accountHref}>${content}</a>`;
		}
		return html`<button
				part="summary-link"
				lang=${language}
				type="button"
				aria-haspopup="dialog"
				@click=${() => void this.open()}
			>
				${content}
			</button>
			<dialog class="pop" part="dialog" aria-labelledby="heading" @close=${this.#closed}>
				${
					this.#isOpen
						? html`<div class="top">
									<button part="dialog__close" class="quiet" type="button" @click=${this.#close}>
										${strings?.close}
									</button>
								</div>
								${this.#renderWhole()}`
						: nothing
				}
			</dialog>`;
	}

	#renderHeading(): string | undefined {
		const { strings } = this.#words;
		const { value: customer } = this.#customer.live ?? {};
		if (this.heading || !strings) return this.heading;
		if (!customer) return strings.heading;
		if (this.confirm) return strings.confirmHeading;
		return customer.name ? fill(strings.hello, { name: customer.name }) : strings.account;
	}

	#renderWhole(): TemplateResult {
		const status = this.#status;
		const { strings, language } = this.#words;
		const form = this.#form.value;
		const account = this.#account.value;
		const isIn = status === 'signed-in' || status === 'stale';
		const message = strings && messageOf(status, strings);
		return html`<section
			class="frame"
			part="frame"
			aria-labelledby="heading"
			aria-busy=${status === 'loading' ? 'true' : 'false'}
			lang=${language}
		>
			<h2 part="heading" id="heading" tabindex="-1">${this.#renderHeading()}</h2>
			${message ? html`<p part="message">${message}</p>` : nothing}
			${this.#note && strings && !isIn ? html`<p part="note">${strings[this.#note]}</p>` : nothing}
			${
				status === 'loading'
					? html`<div part="skeleton" role="img" aria-label=${strings?.loading ?? nothing}><i></i><i></i></div>`
					: nothing
			}
			${status === 'signed-out' ? [account?.renderAsked(), form?.render(), account?.renderBasket()] : nothing}
			${isIn && this.confirm ? form?.render() : nothing}
			${isIn && !this.confirm ? account?.render({ stale: status === 'stale', isNew: this.#isNew }) : nothing}
		</section>`;
	}

	protected override render(): TemplateResult {
		return this.summary ? this.#renderSummary() : this.#renderWhole();
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-sign-in': EndcapSignIn;
	}
}
