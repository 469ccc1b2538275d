import type { Customer } from '@endcap/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { baseStyles } from '../../shared/base.styles.ts';
import { buttonStyles } from '../../shared/button.styles.ts';
import { formatLeft } from '../../shared/countdown.ts';
import { EndcapElement } from '../../shared/endcap-element.ts';
import { leadStyles } from '../../shared/lead.styles.ts';
import { fill, Localization } from '../../shared/localization.ts';
import { OwnState } from '../../shared/own-state.ts';
import { pictureStyles } from '../../shared/qr/picture.ts';
import { warnOnce } from '../../shared/warn.ts';
import { tellPage } from '../events.ts';
import { Asking, type Shown, type Trouble } from './asking.ts';
import { deviceSignInCatalogue, type DeviceSignInStrings } from './endcap-device-sign-in.strings.ts';
import { deviceSignInStyles } from './endcap-device-sign-in.styles.ts';

type Status = 'loading' | 'waiting' | 'seen' | 'signed-in' | 'failed' | 'misconfigured' | Trouble;

/**
 * @tag endcap-device-sign-in
 * @summary Signs a shopper in on a screen that others use too, as of a kiosk, with their own phone: it scans a code, and they pick a number there.
 *
 * @slot - Stands until the element's code has come.
 *
 * @fires {CustomEvent<SignedInDetail>} endcap-signed-in - Somebody has signed in here, or confirmed that it is them.
 *
 * @csspart frame - The whole element.
 * @csspart heading - Its heading.
 * @csspart message - Why there is nothing to scan, and what to do.
 * @csspart skeleton - What stands while it is fetched.
 * @csspart code - The QR code.
 * @csspart steps - What to do.
 * @csspart number - The number to pick on the phone.
 * @csspart left - How long it lasts.
 * @csspart note - How it stands.
 * @csspart again - The button that shows a new code.
 *
 * @cssproperty [--endcap-accent-color=currentColor] - The ground of the button, and focus rings.
 * @cssproperty --endcap-on-accent-color - The words on it; black or white by the ground, unless given.
 * @cssproperty --endcap-muted-color - Hints.
 * @cssproperty --endcap-border-color - Lines.
 * @cssproperty [--endcap-radius=0.5rem] - Corners.
 *
 * @cssstate loading - It is being fetched.
 * @cssstate waiting - Nobody has scanned it.
 * @cssstate seen - A phone has opened it.
 * @cssstate over - The time is up.
 * @cssstate refused - It was not confirmed on the phone.
 * @cssstate limited - Too many codes were asked for.
 * @cssstate offline - There is no network.
 * @cssstate notDone - Something else went wrong.
 * @cssstate signed-in - Somebody is signed in.
 * @cssstate failed - It cannot be shown.
 * @cssstate misconfigured - The page lacks a key.
 * @cssstate kiosk - The provider's channel is `kiosk`.
 */
export class EndcapDeviceSignIn extends EndcapElement {
	static override styles = [baseStyles, buttonStyles, leadStyles, pictureStyles, deviceSignInStyles];

	static override properties = {
		basket: {},
		confirm: { type: Boolean },
		heading: {},
	};

	/** `leave`: what was put in the basket here before does not come along. */
	basket: 'take' | 'leave' = 'take';

	/** Whoever is signed in, as by a card, is asked to confirm that it is them. */
	confirm = false;

	/** A heading in place of “Sign in with your phone”. */
	heading = '';

	#words = new Localization<DeviceSignInStrings>(this, deviceSignInCatalogue);
	#customer = new OwnState<Customer | null>(this, (sdk) => sdk.account.$customer);
	#asking = new Asking(this, {
		sdk: this.#customer.sdk,
		basket: () => this.basket,
		changed: () => this.requestUpdate(),
		signedIn: () => {
			this.#isConfirmed = true;
			this.requestUpdate();
			tellPage(this, 'endcap-signed-in', { joined: false });
		},
	});
	#isConfirmed = false;
	/** What was said last to people who cannot see it. */
	#said: Status | 'renewed' | undefined;

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#asking.leave();
	}

	/** Shows a new code, with a new number. */
	async showCode(): Promise<void> {
		const begun = this.#asking.start();
		await this.updateComplete;
		this.renderRoot.querySelector<HTMLElement>('[part="heading"]')?.focus();
		await begun;
	}

	get #isSignedIn(): boolean {
		return Boolean(this.#customer.live?.value) && (!this.confirm || this.#isConfirmed);
	}

	protected override willUpdate(): void {
		const { surroundings } = this;
		this.#words.choose(surroundings?.locale);
		this.#customer.follow(surroundings?.source);
		const customer = this.#customer.live?.value;
		if (customer === null) this.#isConfirmed = false;
		if (customer === undefined || !this.#words.strings) return;
		if (this.#isSignedIn) this.#asking.stop();
		else if (!this.#asking.isBegun) void this.#asking.start();
	}

	protected override updated(changed: PropertyValues): void {
		super.updated(changed);
		const status = this.#status;
		const kiosk = this.surroundings?.channel === 'kiosk' ? ['kiosk'] : [];
		this.showStates(status, ...kiosk);
		if (status === 'misconfigured') warnOnce('<endcap-device-sign-in> needs the page to have a key.');
		this.#asking.updated();
		this.#tell(status);
	}

	/** The code and the number are read where they stand, and not said again. */
	#tell(status: Status): void {
		const { strings } = this.#words;
		const shown = this.#asking.shown;
		const saying = status === 'waiting' && shown?.isRenewed ? 'renewed' : status;
		if (!strings || saying === this.#said) return;
		this.#said = saying;
		if (saying === 'renewed' || saying === 'seen') announce(this, strings[saying]);
		else if (saying === 'signed-in') announce(this, strings.signedIn);
		else announce(this, this.#message(strings) ?? '');
	}

	get #status(): Status {
		const { live, failed } = this.#customer;
		if (!this.surroundings) return this.awaitsProvider ? 'loading' : 'misconfigured';
		if (!this.#words.strings) return 'loading';
		if (live?.value === undefined) return failed || live?.status === 'error' ? 'failed' : 'loading';
		if (this.#isSignedIn) return 'signed-in';
		if (this.#asking.trouble) return this.#asking.trouble;
		const shown = this.#asking.shown;
		if (!shown) return 'loading';
		return shown.progress === 'seen' ? 'seen' : 'waiting';
	}

	/** Why there is nothing to scan, and what to do. */
	#message(strings: DeviceSignInStrings): string | undefined {
		const status = this.#status;
		if (status === 'failed') return strings.failed;
		if (status === 'misconfigured') return strings.notSetUp;
		const { trouble, limitedFor } = this.#asking;
		if (!trouble || trouble !== status) return undefined;
		return trouble === 'limited' ? fill(strings.limited, { time: formatLeft(limitedFor) }) : strings[trouble];
	}

	#renderHeading(strings: DeviceSignInStrings | undefined): string | undefined {
		if (!strings || this.#status !== 'signed-in') return this.heading || strings?.heading;
		const name = this.#customer.live?.value?.name;
		return name ? fill(strings.hello, { name }) : strings.signedIn;
	}

	#renderShown({ image, number, progress, left }: Shown, strings: DeviceSignInStrings): TemplateResult {
		const note = progress === 'waiting' ? '' : strings[progress];
		return html`<div class="ask">
			<div part="code" role="img" aria-label=${strings.image}>${image}</div>
			<div class="beside">
				<ol part="steps">
					<li>${strings.scan}</li>
					<li>${strings.signInThere}</li>
					<li>${strings.choose}</li>
				</ol>
				<p part="number" role="img" aria-label=${fill(strings.number, { number: String(number) })}>${number}</p>
				<p part="left" role="timer" aria-live="off">${fill(strings.left, { time: formatLeft(left) })}</p>
				<p part="note">${note}</p>
			</div>
		</div>`;
	}

	#renderTrouble(message: string, strings: DeviceSignInStrings): TemplateResult {
		const { trouble, limitedFor } = this.#asking;
		const mayAsk = trouble && (trouble !== 'limited' || limitedFor === 0);
		return html`<p part="message">${message}</p>
			${
				mayAsk
					? html`<button part="again" class="primary" type="button" @click=${() => void this.showCode()}>
							<span>${strings.again}</span>
						</button>`
					: nothing
			}`;
	}

	protected override render(): TemplateResult {
		const status = this.#status;
		const { strings, language } = this.#words;
		const message = strings && this.#message(strings);
		const shown = status === 'waiting' || status === 'seen' ? this.#asking.shown : undefined;
		return html`<section
			class="frame"
			part="frame"
			aria-labelledby="heading"
			aria-busy=${status === 'loading' ? 'true' : 'false'}
			lang=${language}
		>
			<h2 part="heading" id="heading" tabindex="-1">${this.#renderHeading(strings)}</h2>
			${
				status === 'loading'
					? html`<div part="skeleton" role="img" aria-label=${strings?.loading ?? nothing}><i></i><i></i></div>`
					: nothing
			}
			${status === 'signed-in' ? html`<p part="note">${strings?.signedInHere}</p>` : nothing}
			${strings && shown ? this.#renderShown(shown, strings) : nothing}
			${strings && message ? this.#renderTrouble(message, strings) : nothing}
		</section>`;
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-device-sign-in': EndcapDeviceSignIn;
	}
}
