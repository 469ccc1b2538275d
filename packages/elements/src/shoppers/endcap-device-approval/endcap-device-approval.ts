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
import { warnOnce } from '../../shared/warn.ts';
import { tellPage } from '../events.ts';
import { SignInHere } from '../sign-in-here.ts';
import { Answering, type Answered } from './answering.ts';
import { deviceApprovalCatalogue, type DeviceApprovalStrings } from './endcap-device-approval.strings.ts';
import { deviceApprovalStyles } from './endcap-device-approval.styles.ts';

type Status = 'loading' | 'signed-out' | 'asked' | 'approved' | 'refused' | 'over' | 'failed' | 'misconfigured';

/** What the address of a page says that a scanned code has opened. */
const IN_ADDRESS = /\/d\/([a-z2-7]+)$/i;
const STATUS: Record<Answered, Status> = {
	approved: 'approved',
	wrong: 'refused',
	notMeDone: 'refused',
	over: 'over',
	notHere: 'refused',
};

/**
 * @tag endcap-device-approval
 * @summary On the shopper's phone: signs them in on the screen whose code they scanned, once they have signed in here and picked the number that it shows.
 *
 * @slot - Stands until the element's code has come.
 *
 * @fires {CustomEvent<DeviceAnsweredDetail>} endcap-device-answered - They have answered: they are signed in there, or nobody is.
 * @fires {CustomEvent<SignInRequestDetail>} endcap-sign-in-request - Somebody has to sign in first; unless it is prevented, they do so here.
 *
 * @csspart frame - The whole element.
 * @csspart heading - What is asked.
 * @csspart message - What to know before, and what came of it.
 * @csspart skeleton - What stands while it is fetched.
 * @csspart sign-in - The button that opens the form, where it does not open by itself.
 * @csspart sign-in-form - Where they sign in first.
 * @csspart numbers - The numbers to choose from.
 * @csspart number - One of them.
 * @csspart not-me - The button that says that it is somebody else.
 * @csspart left - How long there is.
 * @csspart problem - Why it could not be done.
 * @csspart again - The button that tries again.
 *
 * @cssproperty [--endcap-accent-color=currentColor] - Lines of the numbers, and focus rings.
 * @cssproperty --endcap-on-accent-color - Words on a ground of that colour; black or white by it, unless given.
 * @cssproperty --endcap-muted-color - Hints.
 * @cssproperty --endcap-border-color - Lines.
 * @cssproperty [--endcap-radius=0.5rem] - Corners.
 *
 * @cssstate loading - It is being fetched.
 * @cssstate signed-out - Nobody is signed in here.
 * @cssstate asked - It can be answered.
 * @cssstate approved - They are signed in there.
 * @cssstate refused - Nobody is signed in there.
 * @cssstate over - The code is of no use any more.
 * @cssstate failed - It cannot be shown.
 * @cssstate misconfigured - The page lacks a key, or there is no code.
 * @cssstate kiosk - The provider's channel is `kiosk`.
 */
export class EndcapDeviceApproval extends EndcapElement {
	static override styles = [baseStyles, buttonStyles, leadStyles, deviceApprovalStyles];

	static override properties = { code: {} };

	/** As scanned; that at the end of the page's address, `/d/…`, unless given. */
	code = '';

	#words = new Localization<DeviceApprovalStrings>(this, deviceApprovalCatalogue);
	#customer = new OwnState<Customer | null>(this, (sdk) => sdk.account.$customer);
	#signIn = new SignInHere(this);
	#answering = new Answering(this, this.#customer.sdk, (answered) => void this.#done(answered));
	/** They were asked once to sign in. */
	#isAsked = false;

	get #given(): string {
		return this.code || (IN_ADDRESS.exec(location.pathname)?.[1] ?? '');
	}

	protected override willUpdate(): void {
		const { surroundings } = this;
		this.#words.choose(surroundings?.locale);
		this.#customer.follow(surroundings?.source);
		const customer = this.#customer.live?.value;
		this.#answering.follow(this.#given, this.#given ? customer?.id : undefined);
		if (customer) this.#signIn.close();
	}

	protected override updated(changed: PropertyValues): void {
		super.updated(changed);
		const status = this.#status;
		const kiosk = this.surroundings?.channel === 'kiosk' ? ['kiosk'] : [];
		this.showStates(status, ...kiosk);
		if (status === 'misconfigured' && !this.surroundings) {
			warnOnce('<endcap-device-approval> needs the page to have a key.');
		}
		this.#answering.updated();
		if (status !== 'signed-out' || this.#isAsked) return;
		// There is nothing else to do here, and little time.
		this.#isAsked = true;
		void this.#signIn.ask('sign-in');
	}

	get #status(): Status {
		const { live, failed } = this.#customer;
		if (!this.surroundings) return this.awaitsProvider ? 'loading' : 'misconfigured';
		if (!this.#words.strings) return 'loading';
		if (!this.#given) return 'misconfigured';
		if (live?.value === undefined) return failed || live?.status === 'error' ? 'failed' : 'loading';
		if (live.value === null) return 'signed-out';
		const { answered, asked, problem } = this.#answering;
		if (answered) return STATUS[answered];
		return asked ? 'asked' : problem ? 'failed' : 'loading';
	}

	async #done(answered: Answered): Promise<void> {
		const { strings } = this.#words;
		if (strings) announce(this, strings[answered]);
		await this.updateComplete;
		this.renderRoot.querySelector<HTMLElement>('[part="heading"]')?.focus();
		if (answered === 'over' || answered === 'notHere') return;
		tellPage(this, 'endcap-device-answered', { outcome: answered === 'approved' ? 'approved' : 'refused' });
	}

	#answer(number: number | null): void {
		void this.#answering.answer(this.#given, number);
	}

	#renderHeading(strings: DeviceApprovalStrings | undefined): string | undefined {
		const { asked } = this.#answering;
		if (!strings || this.#status !== 'asked' || !asked) return strings?.heading;
		const { kiosk } = asked;
		return kiosk ? fill(strings.atKiosk, { kiosk: kiosk.name, store: kiosk.store_name }) : strings.elsewhere;
	}

	/** What to know, and what to do. */
	#message(strings: DeviceApprovalStrings): string | undefined {
		const { answered, asked, problem } = this.#answering;
		switch (this.#status) {
			case 'misconfigured':
				return this.surroundings ? strings.noCode : strings.notSetUp;
			case 'failed':
				return problem ? undefined : strings.failed;
			case 'signed-out':
				return strings.signInFirst;
			case 'asked':
				return asked?.kiosk ? strings.before : strings.unknown;
			default:
				return answered && strings[answered];
		}
	}

	#renderAsked(strings: DeviceApprovalStrings): TemplateResult {
		const { asked, isBusy, left } = this.#answering;
		const busy = isBusy ? 'true' : 'false';
		return html`<p id="choose" class="strong">${strings.choose}</p>
			<div part="numbers" role="group" aria-labelledby="choose">
				${asked?.numbers.map(
					(number) =>
						html`<button part="number" type="button" aria-disabled=${busy} @click=${() => this.#answer(number)}>
							${number}
						</button>`,
				)}
			</div>
			<button part="not-me" type="button" aria-disabled=${busy} @click=${() => this.#answer(null)}>
				${strings.notMe}
			</button>
			<p part="left" class="hint" role="timer" aria-live="off">${fill(strings.left, { time: formatLeft(left) })}</p>`;
	}

	#renderSignIn(strings: DeviceApprovalStrings): TemplateResult {
		const { isOpen } = this.#signIn;
		return html`${this.#signIn.render('sign-in-form')}
		${
			isOpen
				? nothing
				: html`<button part="sign-in" class="primary" type="button" @click=${() => void this.#signIn.ask('sign-in')}>
						<span>${strings.signIn}</span>
					</button>`
		}`;
	}

	#renderProblem(strings: DeviceApprovalStrings): TemplateResult | typeof nothing {
		const { problem, limitedFor, asked } = this.#answering;
		if (!problem) return nothing;
		const words = problem === 'limited' ? fill(strings.limited, { time: formatLeft(limitedFor) }) : strings[problem];
		const mayLook = !asked && (problem !== 'limited' || limitedFor === 0);
		return html`<p part="problem" role="alert">${words}</p>
			${
				mayLook
					? html`<button part="again" type="button" @click=${() => void this.#answering.look(this.#given)}>
							${strings.again}
						</button>`
					: nothing
			}`;
	}

	protected override render(): TemplateResult {
		const status = this.#status;
		const { strings, language } = this.#words;
		const message = strings && this.#message(strings);
		const knows = status === 'asked' || status === 'failed';
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
			${message ? html`<p part="message">${message}</p>` : nothing}
			${strings && status === 'approved' ? html`<p class="hint">${strings.approvedHint}</p>` : nothing}
			${strings && status === 'signed-out' ? this.#renderSignIn(strings) : nothing}
			${strings && status === 'asked' ? this.#renderAsked(strings) : nothing}
			${strings && knows ? this.#renderProblem(strings) : nothing}
		</section>`;
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-device-approval': EndcapDeviceApproval;
	}
}
