import type { Endcap, Live, PickupSlot, PickupSlots, SkuAvailability, Store } from '@endcap/sdk';
import type { LitElement, ReactiveController } from 'lit';
import type { Surroundings } from '../../shared/context.ts';
import { LiveMap } from '../../shared/live-map.ts';
import { LiveState } from '../../shared/live-state.ts';
import type { LiveSource } from '../../shared/page-source.ts';
import { sdkOf } from '../../shared/sdk-of.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import type { Place } from '../../shared/shops/distance.ts';
import { myShop, type MyShop } from '../../shared/shops/my-shop.ts';
import { shopperPlace } from '../../shared/shops/shopper-place.ts';
import type { Item, Part } from './choice.ts';
import { dateIn } from './day-words.ts';
import { offersOf, type HeldUnits, type Offer } from './offers.ts';
import type { Situation } from './situation.ts';
import { DAYS, dateAfter, nextAfter, sameTime, soonestOf } from './slots.ts';

/** Milliseconds after which hours and times are looked at again, whatever else happens. */
const LOOK_AGAIN = 60_000;
/** Milliseconds until the SDK's code is asked for again after it did not come. */
const ASK_AGAIN = 30_000;

/** What is known of shops, stock and pickup times, kept current while the host is on the page. */
export class KnownShops implements ReactiveController {
	/** Undefined until its code has come. */
	sdk: Endcap | undefined;
	offers: Offer[] = [];
	#host: LitElement;
	#source: LiveSource | undefined;
	#stores: LiveState<Live<Store[]>>;
	#availability: LiveMap<Live<SkuAvailability | null>>;
	#slots: LiveMap<Live<PickupSlots>>;
	#place: LiveState<Place | undefined>;
	#mine: LiveState<MyShop>;
	#clock = new ServerClock();
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(host: LitElement) {
		this.#host = host;
		this.#stores = new LiveState(host);
		this.#availability = new LiveMap(host);
		this.#slots = new LiveMap(host);
		this.#place = new LiveState(host);
		this.#mine = new LiveState(host);
		host.addController(this);
	}

	/** Follows what these items need, in these surroundings. */
	follow(surroundings: Surroundings | undefined, items: readonly Item[] | undefined, held: HeldUnits): void {
		const source = surroundings?.source;
		if (source !== this.#source) {
			this.#source = source;
			this.sdk = undefined;
			this.#clock = new ServerClock();
			this.#slots.watch(new Map());
			void this.#open();
		}
		this.#mine.watch(surroundings && myShop(surroundings.scope));
		this.#place.watch(shopperPlace);
		const wanted = items && items.length > 0 ? items : undefined;
		this.#stores.watch(wanted && source?.stores.$stores);
		this.#availability.watch(
			new Map(source && wanted?.map(({ sku }) => [sku, source.availability.$availability({ sku })])),
		);
		const times = [...this.#availability.values.values(), ...this.#slots.values.values()].map(
			({ as_of }) => +(as_of ?? 0),
		);
		const latest = Math.max(0, ...times);
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
			this.#host.requestUpdate();
		} catch {
			// Shops are shown all the same.
			setTimeout(() => source === this.#source && this.#host.isConnected && void this.#open(), ASK_AGAIN);
		}
	}

	/** Follows the times of these shops, and the days of what was chosen. `from` is the first day that is looked at. */
	followTimes(stores: readonly Store[], parts: readonly Part[], from: (storeId: string) => string | undefined): void {
		const { sdk } = this;
		if (!sdk) return;
		const now = this.now;
		const wanted = new Map<string, { store: string; from?: string; days: number }>();
		const want = (store: string, first?: string) =>
			wanted.set(`${store} ${first ?? ''}`, { store, ...(first && { from: first }), days: DAYS });
		for (const { id } of stores) {
			want(id);
			const first = from(id);
			if (first) want(id, first);
		}
		for (const { storeId, startsAt } of parts) {
			const zone = this.store(storeId)?.timezone;
			if (!storeId || !startsAt || !zone) continue;
			want(storeId);
			const date = dateIn(zone, Date.parse(startsAt));
			if (date >= dateAfter(dateIn(zone, now), DAYS) && !this.slotAt(storeId, startsAt, date)) want(storeId, date);
		}
		this.#slots.watch(new Map([...wanted].map(([key, query]) => [key, sdk.pickupSlots.$slots(query)])));
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

	/** The days from `from`, or today, on. */
	times(storeId: string, from?: string): Live<PickupSlots> | undefined {
		return this.#slots.values.get(`${storeId} ${from ?? ''}`);
	}

	slotAt(storeId: string, startsAt: string, besides?: string): PickupSlot | undefined {
		for (const [key, { value }] of this.#slots.values) {
			if (!key.startsWith(`${storeId} `) || (besides && key === `${storeId} ${besides}`)) continue;
			const all = value?.days.flatMap(({ slots }) => slots) ?? [];
			const found = all.find(({ starts_at }) => sameTime(starts_at, startsAt));
			if (found) return found;
			if (value?.soonest && sameTime(value.soonest.starts_at, startsAt)) return value.soonest;
		}
		return undefined;
	}

	/** The first time that can be chosen, after another if there is one. */
	nextIn(storeId: string, after?: string): PickupSlot | undefined {
		const days = this.times(storeId)?.value;
		return after ? nextAfter(days, after, this.now) : soonestOf(days, this.now);
	}

	/** Times pass while the page stands. */
	hostUpdated(): void {
		clearTimeout(this.#timer);
		if (!this.#host.isConnected) return;
		const now = this.now;
		const cutoffs = [...this.#slots.values.values()].flatMap(({ value }) =>
			(value?.days ?? []).flatMap(({ slots }) => slots.map(({ cutoff_at }) => Date.parse(cutoff_at) - now)),
		);
		const wait = Math.min(LOOK_AGAIN, ...cutoffs.filter((left) => left > 0));
		this.#timer = setTimeout(() => this.#host.requestUpdate(), wait + 10);
	}

	hostDisconnected(): void {
		clearTimeout(this.#timer);
	}
}
