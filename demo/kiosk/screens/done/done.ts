import type { Live, Order, ReadableAtom } from '@endcap/sdk';
import type { KioskEntryOutcome } from '@endcap/sdk/kiosk';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { placedLater, placedOnline, type PlacedOrder } from '../../basket/placed.ts';
import { printReceipt } from '../../print/print.ts';
import { renderReceipt, type PaperScene } from '../../print/receipt.ts';
import { icons } from '../../shared/icons.ts';
import { ownStore } from '../../shared/own-store.ts';
import { fill } from '../../shared/text.ts';
import { KioskScreen } from '../screen.ts';
import { doneStrings, type DoneStrings } from './done.strings.ts';
import { renderPaying, renderPickups } from './placed-order.ts';

/** What was ordered, or noted for delivery, what came of it, and what to take along. */
export class KioskDone extends KioskScreen<'done'> {
	@state() private outcome: KioskEntryOutcome | undefined;
	@state() private isPrinting = false;

	#order: ReadableAtom<Live<Order>> | undefined;

	protected override states(): ReadableAtom<unknown>[] {
		const place = this.place.with;
		this.#order = 'order_id' in place ? this.visit.endcap.orders.$order(place.order_id) : undefined;
		return this.#order ? [this.#order] : [];
	}

	override connectedCallback(): void {
		super.connectedCallback();
		const place = this.place.with;
		if (!('kept' in place)) return;
		void place.kept.settled.then((outcome) => (this.outcome = outcome));
	}

	/** Undefined while it cannot be shown. */
	get #placed(): PlacedOrder | undefined {
		const place = this.place.with;
		if ('kept' in place) return placedLater(place, this.outcome);
		const { value } = this.#order?.get() ?? {};
		return value && placedOnline(value);
	}

	#scene(words: DoneStrings): PaperScene {
		const { device, $language } = this.visit;
		const stores = device.$catalogue.get()?.stores ?? [];
		const own = stores.find(({ id }) => id === ownStore(device));
		return { words, language: $language.get(), now: device.now(), stores, own };
	}

	#print = (): void => {
		const receipt = this.querySelector<HTMLElement>('.receipt');
		if (!receipt) return;
		this.isPrinting = true;
		printReceipt(receipt);
	};

	/** What was refused is in the basket again. */
	#toBasket = (): void => {
		const place = this.place.with;
		if ('kept' in place) for (const { quantity, ...line } of place.lines) this.visit.basket.add(line, quantity);
		this.visit.go('basket');
	};

	#renderWays(words: DoneStrings): TemplateResult {
		const state = this.visit.device.$state.get();
		const prints = state.phase === 'enrolled' && state.self.settings.printing !== 'none';
		return html`
			<div class="k-actions">
				<button type="button" class="k-button" @click=${() => this.visit.finish()}>
					${icons.done} ${words.finish}
				</button>
				${
					prints
						? html`<button type="button" class="k-button k-button--quiet" @click=${this.#print}>
								${icons.receipt} ${words.print}
							</button>`
						: nothing
				}
			</div>
			<p role="status">${this.isPrinting ? words.printing : nothing}</p>
		`;
	}

	#renderRefused(code: string, words: DoneStrings): TemplateResult {
		const reasons: Record<string, string> = { out_of_stock: words.refusedStock, total_differs: words.refusedPrice };
		return html`
			<h1 class="k-title">${words.refused}</h1>
			<p class="k-note k-note--warning" role="alert">${reasons[code] ?? words.refusedOther}</p>
			<div class="k-actions">
				<button type="button" class="k-button" @click=${this.#toBasket}>${icons.basket} ${words.toBasket}</button>
			</div>
		`;
	}

	/** Before the order could be read: it is placed all the same. */
	#renderUnknown(words: DoneStrings): TemplateResult {
		const isLost = this.#order?.get().status === 'error';
		return html`<h1 class="k-title">${words.placed}</h1>
			<p class="k-lead">${isLost ? words.failed : words.loading}</p>
			${isLost ? this.#renderWays(words) : nothing}`;
	}

	protected override render(): TemplateResult {
		const words = this.words(doneStrings);
		const { outcome } = this;
		if (outcome?.outcome === 'refused') return this.#renderRefused(outcome.code, words);
		const placed = this.#placed;
		if (!placed) return this.#renderUnknown(words);
		const { number, reference } = placed;
		const scene = this.#scene(words);
		return html`
			<h1 class="k-title">${number ? words.placed : words.noted}</h1>
			<p class="done__number" role="status">
				${number ? fill(words.number, { number }) : fill(words.reference, { reference: reference ?? '' })}
			</p>
			${number ? nothing : html`<p class="k-note">${words.notedLead}</p>`} ${renderPaying(placed, scene)}
			${renderPickups(placed, scene)} ${this.#renderWays(words)} ${renderReceipt(placed, scene)}
		`;
	}
}

customElements.define('kiosk-done', KioskDone);
