import type { SaleInput, SalePrice } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { fill, plural } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import type { OpenSale } from './open-sale.ts';
import { failureWords, refusalWords } from './problem-words.ts';
import { keptRung, rungOf, type HowPaid, type Rung } from './rung.ts';
import type { Scene } from './scene.ts';

const WAYS = ['cash', 'card', 'otherwise'] as const;

/** What is to be paid, and what comes of it. */
export class Payment {
	problem = '';
	#host: LitElement;
	#sale: OpenSale;
	#onRung: (rung: Rung) => void;
	#how: HowPaid = 'cash';
	#busy = false;
	/** Of the sale that is open, so that pressing again is the same receipt. */
	#receipt: { store: string; number: string } | undefined;

	constructor(host: LitElement, { sale, onRung }: { sale: OpenSale; onRung: (rung: Rung) => void }) {
		this.#host = host;
		this.#sale = sale;
		this.#onRung = onRung;
	}

	async pay(scene: Scene): Promise<void> {
		const { price, isPriced } = this.#sale;
		if (this.#busy || !isPriced || !price || !scene.staff) return;
		this.#busy = true;
		this.problem = '';
		this.#host.requestUpdate();
		try {
			await this.#ring(price, scene);
		} catch (error) {
			this.problem = failureWords(error, scene);
		}
		this.#busy = false;
		this.#host.requestUpdate();
	}

	async #ring(price: SalePrice, scene: Scene): Promise<void> {
		const { endcap, storeId } = scene;
		const input = await this.#input(price, scene);
		if (!input) return;
		const outcome = await endcap.sales.ring(input, price);
		if ('sale' in outcome || outcome.outcome === 'kept') {
			this.#receipt = undefined;
			this.#sale.clear();
			this.#onRung(
				outcome.outcome === 'kept'
					? keptRung(input, price, this.#how, outcome.outlives_page)
					: rungOf(outcome.sale, this.#how),
			);
			return;
		}
		if (outcome.outcome === 'receipt_reused') this.#receipt = undefined;
		// It says what is to be paid now, and why.
		if (storeId === input.store_id) this.#sale.reprice();
		this.problem = refusalWords(outcome.outcome, scene);
	}

	async #input(price: SalePrice, { endcap, storeId }: Scene): Promise<SaleInput | undefined> {
		const input = this.#sale.input(storeId);
		if (!input) return undefined;
		if (this.#receipt?.store !== storeId) {
			this.#receipt = { store: storeId, number: await endcap.sales.nextReceipt(storeId) };
		}
		const { coupons, rewards, ...rest } = input;
		// What takes nothing off was seen to, and would refuse the receipt.
		const used = {
			coupons: coupons?.filter((code) => price.coupons.some((each) => each.code === code && each.applies)) ?? [],
			rewards: rewards?.filter((id) => price.rewards.some((each) => each.id === id && each.applies)) ?? [],
		};
		const { buyer } = this.#sale;
		const shown = buyer && 'code' in buyer ? buyer : undefined;
		return {
			...rest,
			...(used.coupons.length > 0 && { coupons: used.coupons }),
			...(used.rewards.length > 0 && { rewards: used.rewards }),
			...(shown && { customer: { code: shown.code } }),
			receipt: this.#receipt.number,
			// A code is good for its own time.
			sold_at: shown?.shown_at ?? new Date().toISOString(),
			total: price.totals.total,
		};
	}

	#renderWays({ strings }: Scene): TemplateResult {
		return html`<fieldset part="ways">
			<legend>${strings.howPaid}</legend>
			${WAYS.map(
				(way) =>
					html`<label>
						<input
							type="radio"
							name="how"
							value=${way}
							.checked=${this.#how === way}
							@change=${() => {
								this.#how = way;
							}}
						/>
						<span>${strings[way]}</span>
					</label>`,
			)}
		</fieldset>`;
	}

	#renderPoints(price: SalePrice, { strings, locale }: Scene): TemplateResult | typeof nothing {
		if (this.#sale.isOffline || price.points === 0) return nothing;
		const words = this.#sale.buyer ? strings.earns : strings.wouldEarn;
		return html`<p part="earns">${plural(words, price.points, locale)}</p>`;
	}

	render(scene: Scene): TemplateResult | typeof nothing {
		const { strings, locale } = scene;
		const { price, isPriced, isEmpty } = this.#sale;
		if (isEmpty || !price) return this.#sale.isPricing ? html`<p class="hint">${strings.pricing}</p>` : nothing;
		const { items, discount, total } = price.totals;
		const disabled = this.#busy || !isPriced || !scene.staff;
		return html`<section part="payment" aria-busy=${isPriced ? 'false' : 'true'}>
			<dl part="totals">
				${
					discount.amount > 0
						? html`<dt>${strings.items}</dt>
								<dd>${formatMoney(items, locale)}</dd>
								<dt>${strings.discounts}</dt>
								<dd>${formatMoney({ ...discount, amount: -discount.amount }, locale)}</dd>`
						: nothing
				}
				<dt part="total">${strings.total}</dt>
				<dd part="total">${formatMoney(total, locale)}</dd>
			</dl>
			${this.#renderPoints(price, scene)} ${this.#renderWays(scene)}
			${this.problem ? html`<p part="problem" role="alert">${this.problem}</p>` : nothing}
			<button
				part="pay"
				class="primary"
				type="button"
				data-key="pay"
				aria-disabled=${disabled ? 'true' : 'false'}
				@click=${() => void this.pay(scene)}
			>
				<span> ${this.#busy ? strings.recording : fill(strings.paid, { amount: formatMoney(total, locale) })} </span>
			</button>
		</section>`;
	}
}
