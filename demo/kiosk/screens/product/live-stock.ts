import type { KioskCatalogue } from '@endcap/contract';
import type { Live, SkuAvailability } from '@endcap/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { lastKnown } from '../../shared/stock.ts';
import type { Visit } from '../../shell/visit.ts';

type StoreAvailability = KioskCatalogue['availability'][number]['stores'][number];

export interface KnownStock {
	stores: readonly StoreAvailability[];
	/** Null: it holds now. */
	as_of: number | null;
}

/** The stock of one variant: live while there is a network, else what was known last, with its age. */
export class LiveStock implements ReactiveController {
	#host: ReactiveControllerHost & { visit: Visit };
	#sku: string | undefined;
	#live: Live<SkuAvailability | null> | undefined;
	#end: (() => void) | undefined;

	constructor(host: ReactiveControllerHost & { visit: Visit }) {
		this.#host = host;
		host.addController(this);
	}

	hostConnected(): void {
		this.#follow();
	}

	hostDisconnected(): void {
		this.#end?.();
		this.#end = undefined;
	}

	/** Undefined: it is not counted. */
	of(sku: string): KnownStock | undefined {
		if (sku !== this.#sku) {
			this.#sku = sku;
			this.#follow();
		}
		const { device } = this.#host.visit;
		const { status, value, as_of } = this.#live ?? {};
		if (value && status === 'ready' && device.$online.get()) return { stores: value.stores, as_of: null };
		const catalogue = device.$catalogue.get();
		const known = catalogue ? lastKnown(catalogue, sku) : undefined;
		const readAt = as_of?.getTime() ?? 0;
		const knownAt = catalogue ? Date.parse(catalogue.as_of) : 0;
		if (value && readAt >= knownAt) return { stores: value.stores, as_of: readAt };
		return known && { stores: known, as_of: knownAt };
	}

	#follow(): void {
		this.#end?.();
		this.#live = undefined;
		if (this.#sku === undefined) return;
		const $live = this.#host.visit.endcap.availability.$availability({ sku: this.#sku });
		this.#end = $live.subscribe((live) => {
			this.#live = live;
			this.#host.requestUpdate();
		});
	}
}
