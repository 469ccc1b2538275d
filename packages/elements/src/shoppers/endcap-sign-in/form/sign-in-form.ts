import { isEndcapProblem, type Customer, type Endcap } from '@endcap/sdk';
import { html, nothing, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../../shared/announce.ts';
import { formatLeft } from '../../../shared/countdown.ts';
import { HoldTicker } from '../../../shared/hold-ticker.ts';
import { fill } from '../../../shared/localization.ts';
import { exampleNumber } from '../../../shared/phone.ts';
import { ServerClock } from '../../../shared/server-clock.ts';
import { addressOf, type Address, type AddressMistake } from './address.ts';
import { Brought } from './brought.ts';
import { englishForm, type FormStrings } from './form.strings.ts';
import { formStyles } from './form.styles.ts';

interface Host extends LitElement {
	adopt(styles: CSSResult): void;
}

/** What it is shown with: in which words, and where. */
export interface FormScene {
	strings: FormStrings;
	locale: string;
	/** ISO 3166-1 alpha-2, where phone numbers are from that do not say. */
	country: string | undefined;
	/** Who is to confirm that it is them; undefined where somebody signs in. */
	customer?: Customer | undefined;
}

interface Sent extends Address {
	sign_in_id: string;
	digits: number;
	/** By the server's clock. */
	expires_at: number;
	resend_at: number;
}

type Busy = 'sending' | 'entering';
type Mistake = 'codeMissing' | 'codeWrong' | AddressMistake;
type Problem = 'limited' | 'offline' | 'notDone';

/** Somebody signs in by a code that is sent to them. What was written stays in this page's memory, until it has served. */
export class SignInForm {
	readonly english = englishForm;
	#host: Host;
	#sdk: () => Promise<Endcap>;
	#done: (customer: Customer) => void;
	#clock = new ServerClock();
	#ticker: HoldTicker;
	#brought: Brought;
	#scene: FormScene | undefined;
	#text = '';
	#code = '';
	#sent: Sent | undefined;
	#busy: Busy | undefined;
	#mistake: Mistake | undefined;
	#problem: Problem | undefined;
	/** By the server's clock: from when on it is worth trying again. */
	#limitedUntil = 0;

	/** `done`: of who has signed in, or confirmed. */
	constructor(host: Host, sdk: () => Promise<Endcap>, done: (customer: Customer) => void) {
		this.#host = host;
		this.#sdk = sdk;
		this.#done = done;
		this.#ticker = new HoldTicker(host);
		this.#brought = new Brought(host);
		host.addController(this.#ticker);
		host.adopt(formStyles);
	}

	/** Takes the scene; undefined while it is not shown. */
	follow(scene: FormScene | undefined): void {
		const first = !this.#scene && scene && !scene.customer;
		if (!scene && this.#scene) this.reset();
		this.#scene = scene;
		if (first) void this.#askBrought();
	}

	/** Counts down what is counted down. */
	updated(): void {
		const now = this.#clock.now();
		const ends = [this.#sent?.resend_at ?? 0, this.#sent?.expires_at ?? 0, this.#limitedUntil];
		const left = ends.map((end) => end - now).filter((each) => each > 0);
		this.#ticker.wait(this.#scene && left.length > 0 ? Math.min(...left) : undefined);
	}

	/** Forgets what was written. */
	reset(): void {
		this.#text = this.#code = '';
		this.#sent = this.#busy = this.#mistake = this.#problem = undefined;
		this.#limitedUntil = 0;
		this.#brought.follow(undefined);
		this.#brought.wanted = true;
		this.#ticker.wait(undefined);
	}

	async #askBrought(): Promise<void> {
		const sdk = await this.#sdk().catch(() => undefined);
		if (this.#scene && !this.#scene.customer) this.#brought.follow(sdk);
	}

	async #focus(name: 'address' | 'code' | 'send'): Promise<void> {
		this.#host.requestUpdate();
		await this.#host.updateComplete;
		const found = this.#host.renderRoot.querySelector<HTMLElement>(`#${name}`);
		found?.focus();
		if (found instanceof HTMLInputElement) found.select();
	}

	/** Undefined when it could not be done, which is then said. */
	async #do<Outcome>(busy: Busy, act: (sdk: Endcap) => Promise<Outcome>): Promise<Outcome | undefined> {
		if (this.#busy) return undefined;
		this.#busy = busy;
		this.#problem = this.#mistake = undefined;
		this.#host.requestUpdate();
		try {
			return await act(await this.#sdk());
		} catch (error) {
			// A mistake in the address that only the server sees.
			const refused = isEndcapProblem(error, 'invalid_request') && busy === 'sending' && this.#text;
			if (refused) this.#mistake = this.#text.includes('@') ? 'emailWrong' : 'phoneWrong';
			else this.#fail(navigator.onLine ? 'notDone' : 'offline');
			return undefined;
		} finally {
			this.#busy = undefined;
			this.#host.requestUpdate();
		}
	}

	#fail(problem: Problem): void {
		this.#problem = problem;
		const text = this.#problemText();
		if (text) announce(this.#host, text);
	}

	#limit(seconds = 60): void {
		this.#limitedUntil = this.#clock.now() + seconds * 1000;
		this.#fail('limited');
	}

	#problemText(): string | undefined {
		const { strings } = this.#scene ?? {};
		if (!strings || !this.#problem) return undefined;
		const left = this.#limitedUntil - this.#clock.now();
		if (this.#problem === 'limited' && left <= 0) return undefined;
		return fill(strings[this.#problem], { time: formatLeft(Math.max(left, 0)) });
	}

	async #request(address: Address): Promise<void> {
		const language = this.#scene?.locale;
		const outcome = await this.#do('sending', (sdk) =>
			sdk.account.requestCode({ ...address, ...(language && { language }) }),
		);
		if (outcome?.outcome === 'rate_limited') this.#limit(outcome.retry_after);
		if (this.#mistake) await this.#focus('address');
		if (outcome?.outcome !== 'sent') return this.#host.requestUpdate();
		const { sign_in_id, digits, expires_at, resend_at, as_of } = outcome;
		this.#clock.tell(as_of);
		this.#code = '';
		this.#sent = {
			...address,
			sign_in_id,
			digits,
			expires_at: Date.parse(expires_at),
			resend_at: Date.parse(resend_at),
		};
		// Which says where it was sent, too: the address is in no live region, where it would stay.
		await this.#focus('code');
	}

	async #verify(sent: Sent): Promise<void> {
		const code = this.#code.replace(/\D/g, '');
		if (code.length !== sent.digits) {
			this.#mistake = 'codeMissing';
			return this.#focus('code');
		}
		const basket = this.#brought.choice;
		const { sign_in_id } = sent;
		const outcome = await this.#do('entering', (sdk) =>
			sdk.account.verify({ sign_in_id, code, ...(basket && { basket }) }),
		);
		if (outcome?.outcome === 'signed_in') {
			this.reset();
			return this.#done(outcome.customer);
		}
		if (outcome?.outcome === 'rate_limited') this.#limit(outcome.retry_after);
		if (outcome?.outcome !== 'code_wrong') return this.#host.requestUpdate();
		this.#mistake = 'codeWrong';
		await this.#focus('code');
	}

	#submitAddress = (event: SubmitEvent) => {
		event.preventDefault();
		const address = addressOf(this.#text, this.#scene?.country);
		if (typeof address === 'string') {
			this.#mistake = address;
			void this.#focus('address');
		} else void this.#request(address);
	};

	#submitCode = (event: SubmitEvent) => {
		event.preventDefault();
		if (this.#sent && !this.#isOver(this.#sent)) void this.#verify(this.#sent);
	};

	/** Pasted, written by the device, or typed: with the last digit it is sent. */
	#writeCode = ({ target }: Event) => {
		this.#code = (target as HTMLInputElement).value;
		this.#mistake = undefined;
		this.#host.requestUpdate();
		const sent = this.#sent;
		if (sent && this.#code.replace(/\D/g, '').length === sent.digits && !this.#isOver(sent)) void this.#verify(sent);
	};

	#isOver({ expires_at }: Sent): boolean {
		return this.#clock.now() >= expires_at;
	}

	#startOver = () => {
		this.#sent = this.#mistake = this.#problem = undefined;
		void this.#focus('address');
	};

	#renderMistake(example: string): TemplateResult | typeof nothing {
		const { strings } = this.#scene ?? {};
		if (!strings || !this.#mistake) return nothing;
		const text = fill(strings[this.#mistake], { example, digits: String(this.#sent?.digits ?? '') });
		return html`<p class="mistake" id="mistake">${text}</p>`;
	}

	#renderProblem(): TemplateResult | typeof nothing {
		const text = this.#problemText();
		return text ? html`<p part="problem">${text}</p>` : nothing;
	}

	#renderAddress({ strings, country }: FormScene): TemplateResult {
		const mistake = this.#mistake !== undefined;
		return html`<p class="why">${strings.why}</p>
			<form novalidate @submit=${this.#submitAddress}>
				<div part="field">
					<label for="address">${strings.address}</label>
					<input
						id="address"
						name="address"
						autocomplete="username"
						inputmode="email"
						autocapitalize="none"
						spellcheck="false"
						maxlength="254"
						aria-required="true"
						aria-invalid=${mistake ? 'true' : 'false'}
						aria-describedby=${mistake ? 'address-hint mistake' : 'address-hint'}
						.value=${this.#text}
						@input=${({ target }: Event) => {
							this.#text = (target as HTMLInputElement).value;
							this.#mistake = undefined;
							this.#host.requestUpdate();
						}}
					/>
					<p class="hint" id="address-hint">${strings.addressHint}</p>
					${this.#renderMistake(exampleNumber(country))}
				</div>
				${this.#renderProblem()}
				<button part="send" class="primary lead" type="submit" aria-disabled=${this.#busy ? 'true' : 'false'}>
					<span>${this.#busy ? strings.sending : strings.send}</span>
				</button>
				<p class="hint">${strings.join}</p>
			</form>`;
	}

	/** To each address that they have; to the first as the one that leads on. */
	#renderConfirm({ strings, customer }: FormScene): TemplateResult {
		const addresses: Address[] = [
			...(customer?.email ? [{ channel: 'email' as const, to: customer.email }] : []),
			...(customer?.phone ? [{ channel: 'sms' as const, to: customer.phone }] : []),
		];
		return html`<p class="why">${strings.confirmWhy}</p>
			${this.#renderProblem()}
			<div class="buttons">
				${addresses.map(
					(address, place) =>
						html`<button
							part="send"
							class=${place === 0 ? 'primary' : nothing}
							type="button"
							aria-disabled=${this.#busy ? 'true' : 'false'}
							@click=${() => void this.#request(address)}
						>
							<span>${this.#busy ? strings.sending : fill(strings.sendTo, { address: address.to })}</span>
						</button>`,
				)}
			</div>`;
	}

	#renderBring({ strings, locale }: FormScene): TemplateResult | typeof nothing {
		const question = this.#brought.question(strings);
		if (!question) return nothing;
		const contents = this.#brought.contents(strings, locale);
		return html`<label part="bring" class="check">
			<input
				type="checkbox"
				name="bring"
				.checked=${this.#brought.wanted}
				@change=${({ target }: Event) => (this.#brought.wanted = (target as HTMLInputElement).checked)}
			/>
			<span>
				${question}
				<span class="hint">${contents ? `${contents}. ` : ''}${strings.bringHint}</span>
			</span>
		</label>`;
	}

	#renderResend(sent: Sent, { strings }: FormScene, leads: boolean): TemplateResult {
		const left = sent.resend_at - this.#clock.now();
		const again = () => void (left <= 0 && this.#request({ channel: sent.channel, to: sent.to }));
		return html`<button
			part="resend"
			class=${leads ? 'primary' : 'quiet'}
			type="button"
			aria-disabled=${left > 0 || this.#busy ? 'true' : 'false'}
			@click=${again}
		>
			<span>${left > 0 ? fill(strings.resendIn, { time: formatLeft(left + 999) }) : strings.resend}</span>
		</button>`;
	}

	#renderCode(sent: Sent, scene: FormScene): TemplateResult {
		const { strings, locale, customer } = scene;
		const mistake = this.#mistake !== undefined;
		const isOver = this.#isOver(sent);
		const until = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(sent.expires_at);
		const hint = isOver
			? strings.codeOver
			: fill(strings.codeHint, { digits: sent.digits.toLocaleString(locale), time: until });
		return html`<p part="sent" id="sent">${fill(strings.sentTo, { address: sent.to })}</p>
			<form novalidate @submit=${this.#submitCode}>
				<div part="field">
					<label for="code">${strings.code}</label>
					<input
						id="code"
						name="code"
						autocomplete="one-time-code"
						inputmode="numeric"
						maxlength="24"
						dir="ltr"
						aria-required="true"
						aria-invalid=${mistake ? 'true' : 'false'}
						aria-describedby=${mistake ? 'sent code-hint mistake' : 'sent code-hint'}
						.value=${this.#code}
						@input=${this.#writeCode}
					/>
					<p class=${isOver ? 'mistake' : 'hint'} id="code-hint">${hint}</p>
					${this.#renderMistake('')}
				</div>
				${customer ? nothing : this.#renderBring(scene)} ${this.#renderProblem()}
				${
					isOver
						? nothing
						: html`<button
								part="enter"
								class="primary lead"
								type="submit"
								aria-disabled=${this.#busy ? 'true' : 'false'}
							>
								<span>
									${this.#busy === 'entering' ? strings.entering : customer ? strings.confirm : strings.enter}
								</span>
							</button>`
				}
				<div class="buttons">
					${this.#renderResend(sent, scene, isOver)}
					${
						customer
							? nothing
							: html`<button part="other-address" class="quiet" type="button" @click=${this.#startOver}>
									${strings.otherAddress}
								</button>`
					}
				</div>
			</form>`;
	}

	render(): TemplateResult | typeof nothing {
		const scene = this.#scene;
		if (!scene) return nothing;
		const content = this.#sent
			? this.#renderCode(this.#sent, scene)
			: scene.customer
				? this.#renderConfirm(scene)
				: this.#renderAddress(scene);
		return html`<div part=${scene.customer ? 'confirm' : 'sign-in'} class="steps">${content}</div>`;
	}
}
