import type { Live, SkuAvailability } from '@endcap/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Visit } from '../../shell/visit.ts';
import type { Levels } from '../../basket/stock.ts';

/** What there is of the articles in the basket: live, and without the network as it was last known. */
export class BasketLevels implements ReactiveController {
	#host: ReactiveControllerHost;
	#visit: () => Visit;
	#live = new Map<string, SkuAvailability>();
	#ends = new Map<string, () => void>();
	#unfollow: (() => void) | undefined;

	constructor(host: ReactiveControllerHost, visit: () => Visit) {
		this.#host = host;
		this.#visit = visit;
		host.addController(this);
	}

	hostConnected(): void {
		this.#unfollow = this.#visit().basket.$lines.subscribe(() => this.#watch());
	}

	hostDisconnected(): void {
		this.#unfollow?.();
		for (const end of this.#ends.values()) end();
		this.#ends.clear();
	}

	#watch(): void {
		const { basket, endcap } = this.#visit();
		const skus = new Set(basket.$lines.get().map(({ sku }) => sku));
		for (const [sku, end] of this.#ends) {
			if (skus.has(sku)) continue;
			end();
			this.#ends.delete(sku);
		}
		for (const sku of skus) {
			if (this.#ends.has(sku)) continue;
			const take = ({ value }: Live<SkuAvailability | null>) => {
				if (!value) return;
				this.#live.set(sku, value);
				this.#host.requestUpdate();
			};
			this.#ends.set(sku, endcap.availability.$availability({ sku }).subscribe(take));
		}
	}

	get known(): Levels {
		const kept = this.#visit().device.$catalogue.get()?.availability ?? [];
		return new Map([...kept, ...this.#live.values()].map(({ sku, stores }) => [sku, stores]));
	}
}
