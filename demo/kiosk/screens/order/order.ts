import { isEndcapProblem } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { provided } from '../../shared/provided.ts';
import { KioskScreen } from '../screen.ts';
import { orderStrings, type OrderStrings } from './order.strings.ts';

type Problem = 'wrong' | 'limited' | 'failed';

/** An order as it goes on, by the code or the words that its shopper has. */
export class KioskOrder extends KioskScreen<'order'> {
	@state() private order: string | undefined;
	@state() private problem: Problem | undefined;
	@state() private isBusy = false;

	#text = '';

	override connectedCallback(): void {
		super.connectedCallback();
		const { code } = this.place.with;
		if (code) void this.#open(code);
	}

	async #open(text: string): Promise<void> {
		// Of an address its end: the token of a link, or the code of a pickup.
		const token = text.trim().replace(/^https?:\/\/\S*[#/]/i, '');
		if (!token || this.isBusy) return;
		this.isBusy = true;
		this.problem = undefined;
		try {
			this.order = (await this.visit.endcap.orders.open(token)).id;
			this.#text = '';
		} catch (error) {
			const isWrong = isEndcapProblem(error, 'not_found') || isEndcapProblem(error, 'invalid_request');
			this.problem = isWrong ? 'wrong' : isEndcapProblem(error, 'rate_limited') ? 'limited' : 'failed';
		}
		this.isBusy = false;
	}

	#submit = (event: SubmitEvent): void => {
		event.preventDefault();
		void this.#open(this.#text);
	};

	#renderForm(words: OrderStrings): TemplateResult {
		return html`
			<p class="k-lead">${words.lead}</p>
			<form class="order__form" novalidate @submit=${this.#submit}>
				<div class="k-field">
					<label for="order-code">${words.code}</label>
					<input
						id="order-code"
						autocomplete="off"
						autocapitalize="none"
						spellcheck="false"
						maxlength="200"
						aria-invalid=${this.problem ? 'true' : 'false'}
						aria-describedby=${this.problem ? 'order-problem' : nothing}
						.value=${this.#text}
						@input=${({ target }: Event) => (this.#text = (target as HTMLInputElement).value)}
					/>
					<div role="alert">
						${this.problem ? html`<p class="k-mistake" id="order-problem">${words[this.problem]}</p>` : nothing}
					</div>
				</div>
				<button type="submit" class="k-button" aria-disabled=${this.isBusy ? 'true' : 'false'}>${words.open}</button>
			</form>
		`;
	}

	#renderOrder(order: string, words: OrderStrings): TemplateResult {
		return html`
			${provided(this.visit, html`<endcap-order-status order=${order}></endcap-order-status>`)}
			<div class="k-actions">
				<button type="button" class="k-button k-button--quiet" @click=${() => (this.order = undefined)}>
					${words.another}
				</button>
			</div>
		`;
	}

	protected override render(): TemplateResult {
		const words = this.words(orderStrings);
		const isOnline = this.visit.device.$online.get();
		return html`
			<h1 class="k-title">${words.title}</h1>
			${isOnline ? nothing : html`<p class="k-note k-note--warning">${words.offline}</p>`}
			${this.order === undefined ? this.#renderForm(words) : this.#renderOrder(this.order, words)}
		`;
	}
}

customElements.define('kiosk-order', KioskOrder);
