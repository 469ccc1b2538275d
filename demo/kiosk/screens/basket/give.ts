import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { eachSecond, minutesAndSeconds } from '../../shared/countdown.ts';
import { qrPicture } from '../../shared/qr.ts';
import { fill } from '../../shared/text.ts';
import { ScreenPart } from '../part.ts';
import { handOverStrings, type HandOverStrings } from './hand-over.strings.ts';

type Step = 'asking' | 'failed' | 'refused' | 'given' | { code: string; url: string; until: number };

/** The basket goes to the phone: a code to be read there, good for a while, until the phone has it. */
export class KioskBasketGive extends ScreenPart {
	@state() private step: Step = 'asking';

	#unfollow: (() => void) | undefined;

	constructor() {
		super();
		eachSecond(this);
	}

	override connectedCallback(): void {
		super.connectedCallback();
		const { endcap, basket } = this.visit;
		this.#unfollow = endcap.basket.$cart.subscribe(({ status, value }) => {
			// It is no more the kiosk’s.
			if (typeof this.step !== 'object' || status !== 'ready' || value !== null) return;
			this.step = 'given';
			basket.follow(null);
		});
		void this.#ask();
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#unfollow?.();
	}

	#ask = async (): Promise<void> => {
		const { basket, endcap } = this.visit;
		this.step = 'asking';
		try {
			const { outcome } = await basket.send();
			if (outcome === 'cart_line_refused') return void (this.step = 'refused');
			const offered = await endcap.basket.handOff();
			if (offered.outcome !== 'offered') return void (this.step = 'failed');
			const { code, url, expires_at } = offered;
			this.step = { code, url, until: Date.parse(expires_at) };
		} catch {
			this.step = 'failed';
		}
	};

	protected override firstUpdated(): void {
		this.querySelector<HTMLElement>('h2')?.focus();
	}

	#renderAgain({ again }: HandOverStrings): TemplateResult {
		return html`<button type="button" class="k-button" @click=${this.#ask}>${again}</button>`;
	}

	#renderStep(words: HandOverStrings): TemplateResult {
		const { step } = this;
		if (step === 'asking') return html`<p>${words.waiting}</p>`;
		if (step === 'given') return html`<p class="k-note k-note--good">${words.given}</p>`;
		if (step === 'refused') return html`<p class="k-note k-note--warning">${words.refused}</p>`;
		if (step === 'failed') {
			return html`<p class="k-note k-note--warning">${words.failed}</p>
				${this.#renderAgain(words)}`;
		}
		const left = step.until - this.visit.device.now();
		if (left <= 0) {
			return html`<p>${words.over}</p>
				${this.#renderAgain(words)}`;
		}
		const code = fill(words.giveCode, { code: step.code });
		return html`
			<p>${words.giveHow}</p>
			${qrPicture(step.url, code)}
			<p translate="no">${code}</p>
			<p class="k-quiet" role="timer">${fill(words.left, { time: minutesAndSeconds(left) })}</p>
		`;
	}

	protected override render(): TemplateResult {
		const words = this.words(handOverStrings);
		return html`<h2 tabindex="-1">${words.give}</h2>
			<div class="hand-over" aria-live="polite">${this.#renderStep(words)}</div>`;
	}
}

customElements.define('kiosk-basket-give', KioskBasketGive);
