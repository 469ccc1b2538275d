import type { Basket, Cart, Endcap, Live } from '@endcap/sdk';
import type { LitElement, ReactiveController } from 'lit';
import { LiveState } from '../shared/live-state.ts';
import type { LiveSource } from '../shared/page-source.ts';
import { sdkOf } from '../shared/sdk-of.ts';

/** Until the SDK's code is asked for again after it did not come. */
const ASK_AGAIN = 15_000;

/** Follows the shopper's basket, which the SDK keeps; asks for the SDK again while its code does not come. */
export class ShopperBasket implements ReactiveController {
	/** True while the SDK's code could not be had. */
	failed = false;
	#host: LitElement;
	#cart: LiveState<Live<Cart | null>>;
	#source: LiveSource | undefined;
	#again: ReturnType<typeof setTimeout> | undefined;

	constructor(host: LitElement) {
		this.#host = host;
		this.#cart = new LiveState(host);
		host.addController(this);
	}

	hostDisconnected(): void {
		clearTimeout(this.#again);
	}

	/** Undefined until the SDK has come. */
	get live(): Live<Cart | null> | undefined {
		return this.#cart.value;
	}

	/** Undefined while it is not known; null when nothing is in it. */
	get cart(): Cart | null | undefined {
		return this.live?.value;
	}

	follow(source: LiveSource | undefined): void {
		if (source === this.#source) return;
		this.#source = source;
		this.#cart.watch(undefined);
		void this.#begin();
	}

	/** The SDK; rejects when its code does not come. */
	async sdk(): Promise<Endcap> {
		if (!this.#source) throw new Error('The page names no shop.');
		return sdkOf(this.#source);
	}

	async open(): Promise<Basket> {
		return (await this.sdk()).basket;
	}

	async #begin(): Promise<void> {
		const source = this.#source;
		if (!source) return;
		clearTimeout(this.#again);
		try {
			const { basket } = await sdkOf(source);
			if (source !== this.#source) return;
			this.failed = false;
			this.#cart.watch(basket.$cart);
		} catch {
			this.failed = true;
			if (this.#host.isConnected) this.#again = setTimeout(() => void this.#begin(), ASK_AGAIN);
		}
		this.#host.requestUpdate();
	}
}
