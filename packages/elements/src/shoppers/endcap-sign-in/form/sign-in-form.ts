import { isEndcapProblem, type Customer, type Endcap } from '@endcap/sdk';
import { html, nothing, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import { announce } from '../../../shared/announce.ts';
import { formatLeft } from '../../../shared/countdown.ts';
import { HoldTicker } from '../../../shared/hold-ticker.ts';
import { fill } from '../../../shared/localization.ts';
import { ServerClock } from '../../../shared/server-clock.ts';
import { renderAddress, renderConfirm } from './address-step.ts';
import { addressOf, type Address } from './address.ts';
import { Brought } from './brought.ts';
import { renderCode } from './code-step.ts';
import { englishForm } from './form.strings.ts';
import { formStyles } from './form.styles.ts';
import type { Busy, FormScene, Mistake, Sent, Step } from './step.ts';

interface Host extends LitElement {
	adopt(styles: CSSResult): void;
}

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
	/** The moment that is shown, by the server's clock: what ends right after it is counted down to all the same. */
	#shownAt = 0;
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
		const ends = [this.#sent?.resend_at ?? 0, this.#sent?.expires_at ?? 0, this.#limitedUntil];
		const left = ends.map((end) => end - this.#shownAt).filter((each) => each > 0);
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

	/** Pasted, written by the device, or typed: with the last digit it is sent. */
	#writeCode(code: string): void {
		this.#code = code;
		this.#mistake = undefined;
		this.#host.requestUpdate();
		const sent = this.#sent;
		if (sent && this.#code.replace(/\D/g, '').length === sent.digits && !this.#isOver(sent)) void this.#verify(sent);
	}

	#isOver({ expires_at }: Sent): boolean {
		return this.#clock.now() >= expires_at;
	}

	#stepOf(scene: FormScene): Step {
		this.#shownAt = this.#clock.now();
		return {
			scene,
			text: this.#text,
			code: this.#code,
			busy: this.#busy,
			mistake: this.#mistake,
			problem: this.#problemText(),
			now: this.#shownAt,
			brought: this.#brought,
			writeText: (text) => {
				this.#text = text;
				this.#mistake = undefined;
				this.#host.requestUpdate();
			},
			writeCode: (code) => this.#writeCode(code),
			request: (known) => {
				const address = known ?? addressOf(this.#text, scene.country);
				if (typeof address === 'string') {
					this.#mistake = address;
					void this.#focus('address');
				} else void this.#request(address);
			},
			verify: () => {
				if (this.#sent && !this.#isOver(this.#sent)) void this.#verify(this.#sent);
			},
			startOver: () => {
				this.#sent = this.#mistake = this.#problem = undefined;
				void this.#focus('address');
			},
		};
	}

	render(): TemplateResult | typeof nothing {
		const scene = this.#scene;
		if (!scene) return nothing;
		const step = this.#stepOf(scene);
		const first = scene.customer ? renderConfirm : renderAddress;
		return html`<div part=${scene.customer ? 'confirm' : 'sign-in'} class="steps">
			${this.#sent ? renderCode(this.#sent, step) : first(step)}
		</div>`;
	}
}
