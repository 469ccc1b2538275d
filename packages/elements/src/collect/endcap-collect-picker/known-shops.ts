import type { Endcap, Live, SkuAvailability, Store } from '@endcap/sdk';
import type { LitElement } from 'lit';
import type { Surroundings } from '../../shared/context.ts';
import { LiveMap } from '../../shared/live-map.ts';
import { LiveState } from '../../shared/live-state.ts';
import type { LiveSource } from '../../shared/page-source.ts';
import { sdkOf } from '../../shared/sdk-of.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import type { Place } from '../../shared/shops/distance.ts';
import { myShop, type MyShop } from '../../shared/shops/my-shop.ts';
import { shopperPlace } from '../../shared/shops/shopper-place.ts';
import type { Item } from './choice.ts';
import type { KnownTimes } from './known-times.ts';
import { offersOf, type HeldUnits, type Offer } from './offers.ts';
import type { Situation } from './situation.ts';

/** Milliseconds until the SDK's code is asked for again after it did not come. */
const ASK_AGAIN = 30_000;

/** What is known of shops, stock and pickup times, kept current while the host is on the page. */
export class KnownShops {
	/** Undefined until its code has come. */
	sdk: Endcap | undefined;
	/** Its code could not be had; it is asked for again by itself. */
	unreached = false;
	/** Pickup times; they come after the shops. */
	times: KnownTimes | undefined;
	offers: Offer[] = [];
	#host: LitElement;
	#source: LiveSource | undefined;
	#stores: LiveState<Live<Store[]>>;
	#availability: LiveMap<Live<SkuAvailability | null>>;
	#place: LiveState<Place | undefined>;
	#mine: LiveState<MyShop>;
	#clock = new ServerClock();

	constructor(host: LitElement) {
		this.#host = host;
		this.#stores = new LiveState(host);
		this.#availability = new LiveMap(host);
		this.#place = new LiveState(host);
		this.#mine = new LiveState(host);
	}

	/** Follows what these items need, in these surroundings. */
	follow(surroundings: Surroundings | undefined, items: readonly Item[] | undefined, held: HeldUnits): void {
		const source = surroundings?.source;
		if (source !== this.#source) {
			this.#source = source;
			this.sdk = undefined;
			this.#clock = new ServerClock();
			void this.#open();
		}
		this.#mine.watch(surroundings && myShop(surroundings.scope));
		this.#place.watch(shopperPlace);
		const wanted = items && items.length > 0 ? items : undefined;
		this.#stores.watch(wanted && source?.stores.$stores);
		this.#availability.watch(
			new Map(source && wanted?.map(({ sku }) => [sku, source.availability.$availability({ sku })])),
		);
		const read = [...this.#availability.values.values()].map(({ as_of }) => +(as_of ?? 0));
		const latest = Math.max(this.times?.asOf ?? 0, ...read);
		if (latest > 0) this.#clock.tell(new Date(latest));
		const levels = new Map([...this.#availability.values].map(([sku, { value }]) => [sku, value]));
		this.offers = offersOf(this.#stores.value?.value ?? [], items ?? [], levels, held, this.#mine.value?.storeId);
	}

	async #open(): Promise<void> {
		const source = this.#source;
		if (!source) return;
		try {
			const sdk = await sdkOf(source);
			if (source !== this.#source) return;
			this.sdk = sdk;
		} catch {
			// Shops are shown all the same.
			this.unreached = true;
			setTimeout(() => source === this.#source && this.#host.isConnected && void this.#open(), ASK_AGAIN);
		}
		this.#host.requestUpdate();
	}

	/** Now, by the server's clock. */
	get now(): number {
		return this.#clock.now();
	}

	get stores(): readonly Store[] {
		return this.#stores.value?.value ?? [];
	}

	store(id: string | null): Store | undefined {
		return this.stores.find((store) => store.id === id);
	}

	get place(): Place | undefined {
		return this.#place.value;
	}

	levels(sku: string): SkuAvailability | undefined {
		return this.#availability.values.get(sku)?.value ?? undefined;
	}

	/** When stock was current, in milliseconds. */
	get asOf(): number {
		return Math.min(...[...this.#availability.values.values()].map(({ as_of }) => +(as_of ?? 0)));
	}

	/** What decides what is shown. */
	situation(facts: Pick<Situation, 'spoken' | 'configured' | 'items'>): Situation {
		return { ...facts, availability: this.#availability.values, stores: this.#stores.value, now: this.now };
	}
}
