import type { Live, Order, ReadableAtom } from '@endcap/sdk';
import type { KioskEntryOutcome } from '@endcap/sdk/kiosk';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { placedLater, placedOnline, type NotedOrder, type PlacedOrder } from '../../basket/placed.ts';
import '../../print/paper.ts';
import { paperScene } from '../../print/receipt.ts';
import { icons } from '../../shared/icons.ts';
import { fill } from '../../shared/text.ts';
import { KioskScreen } from '../screen.ts';
import { doneStrings, type DoneStrings } from './done.strings.ts';
import { renderPaying, renderPickups } from './placed-order.ts';

/** Longer waits are more than a timer takes, and than anybody stands here. */
const LONGEST = 86_400_000;

/** What was ordered, or noted for delivery, what came of it, and what to take along. It goes on while they look at it. */
export class KioskDone extends KioskScreen<'done'> {
	@state() private outcome: KioskEntryOutcome | undefined;

	#order: ReadableAtom<Live<Order>> | undefined;
	#unwatch: (() => void) | undefined;
	#late: ReturnType<typeof setTimeout> | undefined;

	override connectedCallback(): void {
		super.connectedCallback();
		const place = this.place.with;
		if ('kept' in place) void this.#await(place);
		else this.#watch(place.order_id);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#unwatch?.();
		clearTimeout(this.#late);
	}

	#watch(id: string): void {
		this.#unwatch?.();
		this.#order = this.visit.endcap.orders.$order(id);
		this.#unwatch = this.#order.subscribe(({ value }) => {
			clearTimeout(this.#late);
			const { status, due_at } = value?.payment ?? {};
			const left = status === 'awaited' && due_at ? Date.parse(due_at) - this.visit.device.now() : Infinity;
			if (left < LONGEST) this.#late = setTimeout(() => this.requestUpdate(), Math.max(left, 0));
			this.requestUpdate();
		});
	}

	/** Once it is delivered, it is an order like any other: who stands here sees what becomes of it. */
	async #await({ kept }: NotedOrder): Promise<void> {
		this.outcome = await kept.settled;
		const { order } = this.outcome.outcome === 'done' ? this.outcome : { order: null };
		const token = order?.link?.replace(/^.*#/, '');
		if (!token || !this.isConnected) return;
		// Without it the screen has what came with the outcome.
		const opened = await this.visit.endcap.orders.open(token).catch(() => undefined);
		if (opened && this.isConnected) this.#watch(opened.id);
	}

	/** Undefined while it cannot be shown. */
	get #placed(): PlacedOrder | undefined {
		const place = this.place.with;
		const { value } = this.#order?.get() ?? {};
		if (value) return placedOnline(value, this.visit.device.now());
		return 'kept' in place ? placedLater(place, this.outcome) : undefined;
	}

	/** What was refused, or not paid, is in the basket again. */
	#toBasket = (): void => {
		const { basket } = this.visit;
		const place = this.place.with;
		const lines = 'kept' in place ? place.lines : (this.#order?.get().value?.lines ?? []);
		for (const { sku, title, image, unit_price, quantity } of lines) {
			basket.add({ sku, title, image, unit_price }, quantity);
		}
		this.visit.go('basket');
	};

	#renderToBasket(words: DoneStrings): TemplateResult {
		return html`<button type="button" class="k-button" @click=${this.#toBasket}>
			${icons.basket} ${words.toBasket}
		</button>`;
	}

	#renderFinish(words: DoneStrings, look = ''): TemplateResult {
		return html`<button type="button" class=${`k-button ${look}`} @click=${() => this.visit.finish()}>
			${icons.done} ${words.finish}
		</button>`;
	}

	#renderRefused(code: string, words: DoneStrings): TemplateResult {
		const reasons: Record<string, string> = {
			out_of_stock: words.refusedStock,
			total_differs: words.refusedPrice,
			coupon_refused: words.refusedBenefit,
			reward_refused: words.refusedBenefit,
			step_up_needed: words.refusedBenefit,
		};
		return html`
			<h1 class="k-title">${words.refused}</h1>
			<p class="k-note k-note--warning" role="alert">${reasons[code] ?? words.refusedOther}</p>
			<div class="k-actions">${this.#renderToBasket(words)}</div>
		`;
	}

	/** Before the order could be read: it is placed all the same. */
	#renderUnknown(words: DoneStrings): TemplateResult {
		const isLost = this.#order?.get().status === 'error';
		return html`<h1 class="k-title">${words.placed}</h1>
			<p class="k-lead">${isLost ? words.failed : words.loading}</p>
			${isLost ? html`<div class="k-actions">${this.#renderFinish(words)}</div>` : nothing}`;
	}

	#renderOver(over: 'unpaid' | 'canceled', number: string, words: DoneStrings): TemplateResult {
		return html`
			<h1 class="k-title">${words[over]}</h1>
			<p class="done__number">${number}</p>
			<p class="k-note k-note--warning" role="alert">${over === 'unpaid' ? words.unpaidLead : words.canceledLead}</p>
			<div class="k-actions">
				${over === 'unpaid' ? this.#renderToBasket(words) : nothing}
				${this.#renderFinish(words, over === 'unpaid' ? 'k-button--quiet' : '')}
			</div>
		`;
	}

	protected override render(): TemplateResult {
		const words = this.words(doneStrings);
		const { outcome } = this;
		if (outcome?.outcome === 'refused') return this.#renderRefused(outcome.code, words);
		const placed = this.#placed;
		if (!placed) return this.#renderUnknown(words);
		const { number, reference, over } = placed;
		const name = number ? fill(words.number, { number }) : fill(words.reference, { reference: reference ?? '' });
		if (over === 'unpaid' || over === 'canceled') return this.#renderOver(over, name, words);
		const noted = placed.sent_to ? words.notedToPay : words.notedLead;
		const scene = paperScene(this.visit, words);
		return html`
			<div class="done__head">
				<h1 class="k-title">${number ? words.placed : words.noted}</h1>
				<p class="done__number" role="status">${name}</p>
				<div class="k-actions">
					${this.#renderFinish(words)}
					<kiosk-paper .visit=${this.visit} .order=${placed}></kiosk-paper>
				</div>
			</div>
			<div class="done__cards">
				${number ? nothing : html`<p class="k-note">${noted}</p>`}
				<div class="done__paying" role="status">${renderPaying(placed, scene)}</div>
				${renderPickups(placed, scene)}
			</div>
		`;
	}
}

customElements.define('kiosk-done', KioskDone);
