import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ScreenPart } from '../part.ts';
import { handOverStrings, type HandOverStrings } from './hand-over.strings.ts';

type Note = 'waiting' | 'taken' | 'wrong' | 'limited' | 'failed' | 'refused';

/** The phone’s basket comes here, by the code that it shows: scanned, which opens this with it, or typed. */
export class KioskBasketTake extends ScreenPart {
	/** As it was scanned. */
	@property() code = '';

	@state() private note: Note | undefined;

	#text = '';

	override connectedCallback(): void {
		super.connectedCallback();
		if (this.code) void this.#take(this.code);
	}

	/** What was gathered here goes along: the server joins the two. */
	async #take(text: string): Promise<void> {
		const { basket, endcap } = this.visit;
		const code = text
			.trim()
			.toLowerCase()
			.replace(/^.*\/b\//, '');
		if (!code || this.note === 'waiting') return;
		this.note = 'waiting';
		try {
			const isGathered = basket.$lines.get().length > 0;
			if (isGathered && (await basket.send()).outcome === 'cart_line_refused') return void (this.note = 'refused');
			const taken = await endcap.basket.take(code);
			if (taken.outcome === 'taken') basket.follow(taken.cart);
			this.note = taken.outcome === 'taken' ? 'taken' : taken.outcome === 'not_found' ? 'wrong' : 'limited';
		} catch {
			this.note = 'failed';
		}
	}

	#submit = (event: SubmitEvent): void => {
		event.preventDefault();
		void this.#take(this.#text);
	};

	protected override firstUpdated(): void {
		this.querySelector<HTMLElement>('h2')?.focus();
	}

	#renderForm(words: HandOverStrings): TemplateResult {
		return html`
			<p>${words.takeHow}</p>
			<form class="hand-over__form" novalidate @submit=${this.#submit}>
				<div class="k-field">
					<label for="take-code">${words.takeCode}</label>
					<input
						id="take-code"
						autocomplete="off"
						autocapitalize="none"
						spellcheck="false"
						maxlength="200"
						.value=${this.#text}
						@input=${({ target }: Event) => (this.#text = (target as HTMLInputElement).value)}
					/>
				</div>
				<button type="submit" class="k-button">${words.takeIt}</button>
			</form>
		`;
	}

	protected override render(): TemplateResult {
		const words = this.words(handOverStrings);
		const { note } = this;
		const isGood = note === 'taken' || note === 'waiting';
		return html`
			<h2 tabindex="-1">${words.take}</h2>
			${note === 'taken' ? nothing : this.#renderForm(words)}
			<div aria-live="polite">
				${note ? html`<p class=${`k-note ${isGood ? 'k-note--good' : 'k-note--warning'}`}>${words[note]}</p>` : nothing}
			</div>
		`;
	}
}

customElements.define('kiosk-basket-take', KioskBasketTake);
