import type { Live, PickupSlot, PickupSlots, Store } from '@endcap/sdk';
import type { LitElement, ReactiveController } from 'lit';
import { LiveMap } from '../../shared/live-map.ts';
import { fill } from '../../shared/localization.ts';
import { openingWords } from '../../shared/shops/opening-words.ts';
import type { Part } from './choice.ts';
import { dateIn, startWords } from './day-words.ts';
import type { CollectPickerStrings } from './endcap-collect-picker.strings.ts';
import type { KnownShops } from './known-shops.ts';
import { englishKnownTimes } from './known-times.strings.ts';
import { DAYS, dateAfter, nextAfter, sameTime, soonestOf } from './slots.ts';

/** Milliseconds after which hours and times are looked at again, whatever else happens. */
const LOOK_AGAIN = 60_000;

/** What is known of pickup times, kept current while the host is on the page. */
export class KnownTimes implements ReactiveController {
	#host: LitElement;
	#known: KnownShops;
	#slots: LiveMap<Live<PickupSlots>>;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(host: LitElement, known: KnownShops) {
		this.#host = host;
		this.#known = known;
		this.#slots = new LiveMap(host);
		host.addController(this);
	}

	/** When the latest of them were current, in milliseconds. */
	get asOf(): number {
		return Math.max(0, ...[...this.#slots.values.values()].map(({ as_of }) => +(as_of ?? 0)));
	}

	/** What was asked for has come, or cannot be had now. */
	get settled(): boolean {
		const lives = [...this.#slots.values.values()];
		return lives.length > 0 && lives.every(({ status }) => status !== 'loading');
	}

	/** Follows the times of these shops, and the days of what was chosen. `from` is the first day that is looked at. */
	follow(stores: readonly Store[], parts: readonly Part[], from: (storeId: string) => string | undefined): void {
		const { now, sdk } = this.#known;
		const wanted = new Map<string, { store: string; from?: string; days: number }>();
		const want = (store: string, first?: string) =>
			wanted.set(`${store} ${first ?? ''}`, { store, ...(first && { from: first }), days: DAYS });
		for (const { id } of stores) {
			want(id);
			const first = from(id);
			if (first) want(id, first);
		}
		for (const { storeId, startsAt } of parts) {
			const zone = this.#known.store(storeId)?.timezone;
			if (!storeId || !startsAt || !zone) continue;
			want(storeId);
			const date = dateIn(zone, Date.parse(startsAt));
			if (date >= dateAfter(dateIn(zone, now), DAYS) && !this.slotAt(storeId, startsAt, date)) want(storeId, date);
		}
		this.#slots.watch(new Map(sdk && [...wanted].map(([key, query]) => [key, sdk.pickupSlots.$slots(query)])));
	}

	/** The days from `from`, or today, on. */
	of(storeId: string, from?: string): Live<PickupSlots> | undefined {
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

	/** What is said of a shop once it is shown; empty while it is not known. */
	details(store: Store, words: CollectPickerStrings, locale: string): { hours: string; soonest: string } {
		const { now } = this.#known;
		const said = { ...englishKnownTimes, ...words };
		const slot = this.nextIn(store.id);
		const time = slot && startWords(slot, store.timezone, now, said, locale);
		return {
			hours: openingWords(store, now, said, locale) ?? '',
			soonest: time ? fill(said.readyFrom, { time }) : '',
		};
	}

	/** The first time that can be chosen, after another if there is one. */
	nextIn(storeId: string, after?: string): PickupSlot | undefined {
		const days = this.of(storeId)?.value;
		return after ? nextAfter(days, after, this.#known.now) : soonestOf(days, this.#known.now);
	}

	/** Times pass while the page stands. */
	hostUpdated(): void {
		clearTimeout(this.#timer);
		if (!this.#host.isConnected) return;
		const { now } = this.#known;
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
