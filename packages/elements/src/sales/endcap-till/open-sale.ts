import type { PriceOutcome, SalePrice, SalePriceInput, SoldLine, Variant } from '@endcap/sdk/staff';
import type { LitElement, ReactiveController } from 'lit';
import { fill } from '../../shared/localization.ts';
import { failureWords, refusalWords } from './problem-words.ts';
import type { Scene } from './scene.ts';

/** One article of the sale. */
export interface TillLine {
	sku: string;
	title: string;
	quantity: number;
}

/** A coupon or reward that somebody wants to use, as it is sent. */
export interface Wanted {
	code: string;
	name: string;
}

/** By id or, scanned without the network, by the code and when it was shown. */
export type Buyer = { customer_id: string } | { code: string; shown_at: string };

/** Until the price is asked for again while nobody answers (ms). */
const ASK_AGAIN = 5000;
const MOST_UNITS = 1000;

/** What is rung up, and what the server says it comes to. */
export class OpenSale implements ReactiveController {
	lines: readonly TillLine[] = [];
	buyer: Buyer | undefined;
	coupons: readonly Wanted[] = [];
	rewards: readonly Wanted[] = [];
	/** The server is being asked. */
	isPricing = false;
	problem = '';
	#host: LitElement;
	#scene: () => Scene | undefined;
	#outcome: PriceOutcome | undefined;
	#asking: AbortController | undefined;
	#again: ReturnType<typeof setTimeout> | undefined;
	#titles = new Map<string, string>();

	/** `scene`: undefined until there is something to ask. */
	constructor(host: LitElement, scene: () => Scene | undefined) {
		this.#host = host;
		this.#scene = scene;
		host.addController(this);
	}

	hostConnected(): void {
		addEventListener('online', this.#retry);
	}

	hostDisconnected(): void {
		removeEventListener('online', this.#retry);
		clearTimeout(this.#again);
	}

	get isEmpty(): boolean {
		return this.lines.length === 0;
	}

	/** Also of what was changed since, until the server has answered. */
	get price(): SalePrice | undefined {
		return this.#outcome && 'price' in this.#outcome ? this.#outcome.price : undefined;
	}

	/** The server could not be asked. */
	get isOffline(): boolean {
		return this.#outcome?.outcome === 'last_known';
	}

	/** It can be paid: what is shown is what it comes to. */
	get isPriced(): boolean {
		return !this.isPricing && this.price !== undefined && !this.isEmpty;
	}

	pricedLine(sku: string): SoldLine | undefined {
		return this.price?.lines.find((line) => line.sku === sku);
	}

	titleOf(sku: string): string {
		return this.#titles.get(sku) ?? sku;
	}

	know(variants: readonly Pick<Variant, 'sku' | 'title'>[]): void {
		for (const { sku, title } of variants) this.#titles.set(sku, title);
	}

	/** What the server is told; undefined of nothing. */
	input(storeId: string): SalePriceInput | undefined {
		if (this.isEmpty) return undefined;
		const { buyer } = this;
		return {
			store_id: storeId,
			lines: this.lines.map(({ sku, quantity }) => ({ sku, quantity })),
			...(buyer && 'customer_id' in buyer && { customer: { customer_id: buyer.customer_id } }),
			...(this.coupons.length > 0 && { coupons: this.coupons.map(({ code }) => code) }),
			...(this.rewards.length > 0 && { rewards: this.rewards.map(({ code }) => code) }),
		};
	}

	add(variant: Pick<Variant, 'sku' | 'title'>): void {
		const { sku, title } = variant;
		this.know([variant]);
		const known = this.lines.find((line) => line.sku === sku);
		if (known) return this.setQuantity(sku, known.quantity + 1);
		this.lines = [...this.lines, { sku, title, quantity: 1 }];
		this.reprice();
	}

	/** None takes it off the sale. */
	setQuantity(sku: string, quantity: number): void {
		const wanted = Math.min(quantity, MOST_UNITS);
		this.lines = this.lines.flatMap((line) => {
			if (line.sku !== sku) return [line];
			return wanted > 0 ? [{ ...line, quantity: wanted }] : [];
		});
		this.reprice();
	}

	setBuyer(buyer: Buyer | undefined): void {
		// What was somebody's is not another's.
		if (!buyer) this.rewards = [];
		this.buyer = buyer;
		this.reprice();
	}

	addCoupon(coupon: Wanted): void {
		if (this.coupons.some(({ code }) => code === coupon.code)) return;
		this.coupons = [...this.coupons, coupon];
		this.reprice();
	}

	addReward(reward: Wanted): void {
		this.rewards = [...this.rewards, reward];
		this.reprice();
	}

	/** Takes a coupon or reward off. */
	drop(wanted: Wanted): void {
		this.coupons = this.coupons.filter((each) => each !== wanted);
		this.rewards = this.rewards.filter((each) => each !== wanted);
		this.reprice();
	}

	clear(): void {
		this.lines = [];
		this.buyer = undefined;
		this.coupons = [];
		this.rewards = [];
		this.reprice();
	}

	/** Asks what it comes to now; of several questions the last counts. */
	reprice(): void {
		this.#asking?.abort();
		clearTimeout(this.#again);
		this.problem = '';
		const scene = this.#scene();
		const input = scene && this.input(scene.storeId);
		if (input) void this.#ask(input, scene);
		else {
			this.#outcome = undefined;
			this.isPricing = false;
		}
		this.#host.requestUpdate();
	}

	#retry = (): void => {
		if (this.isOffline) this.reprice();
	};

	async #ask(input: SalePriceInput, scene: Scene): Promise<void> {
		const asking = new AbortController();
		this.#asking = asking;
		this.isPricing = true;
		try {
			const outcome = await scene.endcap.sales.price(input, { signal: asking.signal });
			if (asking.signal.aborted) return;
			this.isPricing = false;
			this.#take(outcome, scene);
		} catch (error) {
			if (asking.signal.aborted) return;
			this.isPricing = false;
			this.#outcome = undefined;
			this.problem = failureWords(error, scene);
		}
		this.#host.requestUpdate();
	}

	#take(outcome: PriceOutcome, scene: Scene): void {
		this.#outcome = outcome;
		if (outcome.outcome === 'last_known') {
			if (this.#host.isConnected) this.#again = setTimeout(this.#retry, ASK_AGAIN);
		} else if (outcome.outcome === 'not_found') {
			const lost = outcome.pointers.flatMap((pointer) => {
				const line = this.lines[Number(/^\/lines\/(\d+)/.exec(pointer)?.[1] ?? NaN)];
				return line ? [line.title] : [];
			});
			if (lost.length > 0) this.problem = fill(scene.strings.itemUnknown, { items: lost.join(', ') });
			else {
				this.setBuyer(undefined);
				this.problem = scene.strings.memberCodeBad;
			}
		} else if (outcome.outcome !== 'priced') this.problem = refusalWords(outcome.outcome, scene);
	}
}
