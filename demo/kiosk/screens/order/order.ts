import { isEndcapProblem, type Live, type Order, type ReadableAtom } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { placedOnline } from '../../basket/placed.ts';
import '../../print/paper.ts';
import { paperScene } from '../../print/receipt.ts';
import { provided } from '../../shared/provided.ts';
import { doneStrings } from '../done/done.strings.ts';
import { renderPaying } from '../done/placed-order.ts';
import { KioskScreen } from '../screen.ts';
import { orderStrings, type OrderStrings } from './order.strings.ts';

type Problem = 'wrong' | 'limited' | 'failed' | 'offline';

/** An order as it goes on, by the code or the words that its shopper has. */
export class KioskOrder extends KioskScreen<'order'> {
	/** As it was last known. */
	@state() private order: Order | undefined;
	@state() private problem: Problem | undefined;
	@state() private isBusy = false;

	#text = '';
	#unwatch: (() => void) | undefined;

	override connectedCallback(): void {
		super.connectedCallback();
		const { code } = this.place.with;
		if (code) void this.#open(code);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#unwatch?.();
	}

	#watch($order: ReadableAtom<Live<Order>>): void {
		this.#unwatch?.();
		this.#unwatch = $order.subscribe(({ value }) => (this.order = value ?? this.order));
	}

	async #open(text: string): Promise<void> {
		// Of an address its end: the token of a link, or the code of a pickup.
		const token = text.trim().replace(/^https?:\/\/\S*[#/]/i, '');
		if (!token || this.isBusy) return;
		this.isBusy = true;
		this.problem = undefined;
		try {
			const { orders } = this.visit.endcap;
			this.order = await orders.open(token);
			this.#text = '';
			if (this.isConnected) this.#watch(orders.$order(this.order.id));
		} catch (error) {
			this.problem = this.#problemOf(error);
		}
		this.isBusy = false;
		await this.updateComplete;
		this.querySelector<HTMLElement>(this.order ? 'h1' : 'input')?.focus();
	}

	#problemOf(error: unknown): Problem {
		if (isEndcapProblem(error, 'not_found') || isEndcapProblem(error, 'invalid_request')) return 'wrong';
		if (isEndcapProblem(error, 'rate_limited')) return 'limited';
		return this.visit.device.$online.get() ? 'failed' : 'offline';
	}

	#another = async (): Promise<void> => {
		this.#unwatch?.();
		this.order = undefined;
		await this.updateComplete;
		this.querySelector('input')?.focus();
	};

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

	#renderOrder(order: Order, words: OrderStrings): TemplateResult {
		const placed = placedOnline(order, this.visit.device.now());
		return html`
			${placed.pay ? renderPaying(placed, paperScene(this.visit, this.words(doneStrings))) : nothing}
			${provided(this.visit, html`<endcap-order-status order=${order.id}></endcap-order-status>`)}
			<div class="k-actions">
				<kiosk-paper .visit=${this.visit} .order=${placed} again></kiosk-paper>
				<button type="button" class="k-button k-button--quiet" @click=${this.#another}>${words.another}</button>
			</div>
		`;
	}

	protected override render(): TemplateResult {
		const words = this.words(orderStrings);
		const isOnline = this.visit.device.$online.get();
		return html`
			<h1 class="k-title">${words.title}</h1>
			${isOnline || this.problem === 'offline' ? nothing : html`<p class="k-note k-note--warning">${words.offline}</p>`}
			${this.order === undefined ? this.#renderForm(words) : this.#renderOrder(this.order, words)}
		`;
	}
}

customElements.define('kiosk-order', KioskOrder);
