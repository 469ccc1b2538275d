import {
	isEndcapError,
	isEndcapProblem,
	type PriceOutcome,
	type Sale,
	type SalePrice,
	type SalePriceInput,
	type Variant,
} from '@endcap/sdk/staff';
import type { LitElement } from 'lit';
import { failureWords, refusalWords } from './problem-words.ts';
import { rungOf, type Rung } from './rung.ts';
import type { Scene } from './scene.ts';

export interface RefundOptions {
	/** Articles of the receipt, to be named. */
	onKnow: (variants: readonly Variant[]) => void;
	onRung: (rung: Rung) => void;
}

/** Goods that come back by the number of their receipt. What they are worth, the server says. */
export class Refund {
	/** The refund is what is looked at. */
	isOpen = false;
	/** What is typed into the field for the number. */
	number = '';
	sale: Sale | undefined;
	/** Units that come back, by the place of their line. */
	back: ReadonlyMap<number, number> = new Map();
	isBusy = false;
	problem = '';
	#host: LitElement;
	#options: RefundOptions;
	#outcome: PriceOutcome | undefined;
	#asking: AbortController | undefined;
	#receipt: string | undefined;

	constructor(host: LitElement, options: RefundOptions) {
		this.#host = host;
		this.#options = options;
	}

	get price(): SalePrice | undefined {
		return this.#outcome?.outcome === 'priced' ? this.#outcome.price : undefined;
	}

	open(): void {
		this.close();
		this.isOpen = true;
	}

	close(): void {
		this.#asking?.abort();
		this.isOpen = false;
		this.number = '';
		this.sale = undefined;
		this.back = new Map();
		this.problem = '';
		this.#outcome = undefined;
		this.#receipt = undefined;
		this.#host.requestUpdate();
	}

	async look(scene: Scene): Promise<void> {
		const receipt = this.number.trim().toUpperCase();
		if (!receipt || this.isBusy) return;
		await this.#work(scene, async ({ endcap, strings, storeId }) => {
			this.sale = undefined;
			this.back = new Map();
			const sale = await endcap.sales.find({ store_id: storeId, receipt });
			if (!sale) this.problem = strings.noReceipt;
			else if (sale.refund_of || sale.lines.every(({ quantity }) => quantity < 0)) this.problem = strings.isRefund;
			else {
				this.#options.onKnow(await endcap.sales.named([...new Set(sale.lines.map(({ sku }) => sku))]));
				this.sale = sale;
			}
		});
	}

	setBack(line: number, units: number, scene: Scene): void {
		this.back = new Map([...this.back, [line, units]]);
		void this.#ask(scene);
		this.#host.requestUpdate();
	}

	setAll(scene: Scene): void {
		const lines = this.sale?.lines ?? [];
		this.back = new Map(lines.map(({ quantity }, place) => [place, Math.max(0, quantity)]));
		void this.#ask(scene);
		this.#host.requestUpdate();
	}

	/** Records it. Pressed again it is the same receipt, which counts once. */
	async give(scene: Scene): Promise<void> {
		const { price } = this;
		const input = this.#input(scene);
		if (!input || !price || this.isBusy) return;
		await this.#work(scene, async ({ endcap, storeId }) => {
			const receipt = (this.#receipt ??= await endcap.sales.nextReceipt(storeId));
			const sold_at = new Date().toISOString();
			const outcome = await endcap.sales.record({ ...input, receipt, sold_at, total: price.totals.total });
			if ('sale' in outcome) {
				this.close();
				this.#options.onRung(rungOf(outcome.sale));
			} else {
				if (outcome.outcome === 'receipt_reused') this.#receipt = undefined;
				void this.#ask(scene);
				this.problem = refusalWords(outcome.outcome, scene);
			}
		});
	}

	#input({ storeId }: Scene): SalePriceInput | undefined {
		const { sale } = this;
		if (!sale) return undefined;
		const lines = sale.lines.flatMap(({ sku }, place) => {
			const units = this.back.get(place) ?? 0;
			return units > 0 ? [{ sku, quantity: -units }] : [];
		});
		const { store_id, receipt } = sale;
		return lines.length > 0 ? { store_id: storeId, lines, refund_of: { store_id, receipt } } : undefined;
	}

	async #ask(scene: Scene): Promise<void> {
		this.#asking?.abort();
		this.#outcome = undefined;
		this.problem = '';
		const input = this.#input(scene);
		if (!input) return;
		const asking = new AbortController();
		this.#asking = asking;
		try {
			const outcome = await scene.endcap.sales.price(input, { signal: asking.signal });
			if (asking.signal.aborted) return;
			this.#outcome = outcome;
			if (outcome.outcome === 'last_known') this.problem = scene.strings.refundOffline;
			else if (outcome.outcome !== 'priced') this.problem = refusalWords(outcome.outcome, scene);
		} catch (error) {
			if (!asking.signal.aborted) this.problem = failureWords(error, scene);
		}
		this.#host.requestUpdate();
	}

	async #work(scene: Scene, work: (scene: Scene) => Promise<void>): Promise<void> {
		this.isBusy = true;
		this.problem = '';
		this.#host.requestUpdate();
		try {
			await work(scene);
		} catch (error) {
			const isUnanswered = isEndcapError(error) && !isEndcapProblem(error) && !this.sale;
			this.problem = isUnanswered ? scene.strings.refundOffline : failureWords(error, scene);
		}
		this.isBusy = false;
		this.#host.requestUpdate();
	}
}
