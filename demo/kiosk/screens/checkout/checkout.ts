import type { BasketChangedDetail, EndcapBasket, OrderPlacedDetail } from '@endcap/elements';
import type { Cart } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { hereOrNot } from '../../basket/stock.ts';
import { ownStore } from '../../shared/own-store.ts';
import { provided } from '../../shared/provided.ts';
import { fill } from '../../shared/text.ts';
import { KioskScreen } from '../screen.ts';
import { checkoutStrings, type CheckoutStrings } from './checkout.strings.ts';
import './short-form.ts';

/** Until a request without an answer is called slow (ms). */
const PATIENCE = 8000;
const SECOND = 1000;

type Step = 'preparing' | 'basket' | 'short' | 'failed' | { gone: string };

/**
 * From the basket to the order. With the network all of it is the basket’s own checkout, in place; where that is cut or
 * slow, and without the network from the beginning, a short form whose order is kept for delivery.
 */
export class KioskCheckout extends KioskScreen<'checkout'> {
	@state() private step: Step = 'preparing';
	/** The server has not answered for long. */
	@state() private isSlow = false;

	#askedAt: number | undefined;
	#timer: ReturnType<typeof setInterval> | undefined;

	override connectedCallback(): void {
		super.connectedCallback();
		this.#timer = setInterval(() => this.#look(), SECOND);
		if (this.visit.device.$online.get()) void this.#prepare();
		else this.step = 'short';
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		clearInterval(this.#timer);
	}

	/** How long there has been no answer. */
	#look(): void {
		const basket = this.querySelector<EndcapBasket>('endcap-basket');
		const waits = this.step === 'preparing' || basket?.matches(':state(busy)');
		this.#askedAt = waits ? (this.#askedAt ?? performance.now()) : undefined;
		this.isSlow = this.#askedAt !== undefined && performance.now() - this.#askedAt >= PATIENCE;
	}

	#prepare = async (): Promise<void> => {
		const { basket } = this.visit;
		this.step = 'preparing';
		this.#look();
		const lines = basket.$lines.get();
		let next: Step;
		try {
			const sent = await basket.send();
			const gone =
				'pointers' in sent ? sent.pointers.map((pointer) => lines[Number(pointer.split('/')[2])]?.title) : [];
			const items = gone.filter((title) => title !== undefined).join(', ');
			if (sent.outcome === 'changed') await this.#collectHere(sent.cart);
			next = sent.outcome === 'changed' ? 'basket' : items ? { gone: items } : 'failed';
		} catch {
			next = 'failed';
		}
		// Else the shopper has gone on without.
		if (this.step === 'preparing') this.step = next;
	};

	/** What is all here is collected here, unless the shopper says otherwise or has said so before. */
	async #collectHere({ lines }: Cart): Promise<void> {
		const { basket, device, endcap } = this.visit;
		const store_id = ownStore(device);
		const levels = new Map(device.$catalogue.get()?.availability.map(({ sku, stores }) => [sku, stores]));
		const isHere = basket.$lines.get().every((line) => hereOrNot(line, levels, store_id ?? '') === 'here');
		if (!store_id || !isHere || lines.some(({ fulfillment }) => fulfillment)) return;
		await endcap.basket.change({
			lines: lines.map(({ sku }) => ({ sku, fulfillment: { method: 'pickup', store_id } })),
		});
	}

	#follow = ({ detail }: CustomEvent<BasketChangedDetail>): void => {
		const { value } = this.visit.endcap.basket.$cart.get();
		if (detail.cart_id === null || value?.id === detail.cart_id) this.visit.basket.follow(value ?? null);
	};

	#placed = ({ detail }: CustomEvent<OrderPlacedDetail>): void => {
		this.visit.basket.follow(null);
		this.visit.go('done', { order_id: detail.order_id });
	};

	/** Payments are made on the phone. */
	#stay = (event: Event): void => event.preventDefault();

	#goShort = (): void => {
		this.step = 'short';
	};

	#renderTrouble(words: CheckoutStrings): TemplateResult | typeof nothing {
		const isCut = !this.visit.device.$online.get();
		if (!isCut && !this.isSlow) return nothing;
		return html`
			<div class="k-note k-note--warning" role="status">
				<p><strong>${isCut ? words.cut : words.slow}</strong> ${words.shortHint}</p>
				<button type="button" class="k-button" @click=${this.#goShort}>${words.shortInstead}</button>
			</div>
		`;
	}

	#renderFailed(words: CheckoutStrings): TemplateResult {
		const { step } = this;
		const isGone = typeof step === 'object';
		return html`
			<p class="k-note k-note--warning" role="alert">
				${isGone ? fill(words.gone, { items: step.gone }) : words.failed}
			</p>
			<div class="k-actions">
				${isGone ? nothing : html`<button type="button" class="k-button" @click=${this.#prepare}>${words.again}</button>`}
				<button type="button" class="k-button k-button--quiet" @click=${() => this.visit.go('basket')}>
					${words.toBasket}
				</button>
			</div>
		`;
	}

	/** A picture’s address for what has none, in the demo’s own shop. */
	get #pictureHref(): string {
		return document.documentElement.dataset['shop'] === 'demo' ? '/pictures/{sku}.svg' : '';
	}

	#renderBasket(words: CheckoutStrings): TemplateResult {
		return provided(
			this.visit,
			html`<endcap-basket
				picture-href=${this.#pictureHref}
				@endcap-basket-changed=${this.#follow}
				@endcap-order-placed=${this.#placed}
				@endcap-pay-request=${this.#stay}
			>
				<span slot="heading" class="k-hidden">${words.title}</span>
			</endcap-basket>`,
		);
	}

	protected override render(): TemplateResult {
		const words = this.words(checkoutStrings);
		const { step } = this;
		if (step === 'short') return html`<kiosk-short-form .visit=${this.visit}></kiosk-short-form>`;
		return html`
			<h1 class="k-title">${words.title}</h1>
			${this.#renderTrouble(words)} ${step === 'preparing' ? html`<p class="k-lead">${words.preparing}</p>` : nothing}
			${step === 'basket' ? this.#renderBasket(words) : nothing}
			${step === 'failed' || typeof step === 'object' ? this.#renderFailed(words) : nothing}
		`;
	}
}

customElements.define('kiosk-checkout', KioskCheckout);
