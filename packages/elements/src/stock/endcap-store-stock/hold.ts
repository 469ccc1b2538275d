import type { HoldRequest, Live, Reservation, Reservations, Store, StoreAvailability } from '@endcap/sdk';
import { adoptStyles, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { SOON } from '../../shared/countdown.ts';
import { LiveState } from '../../shared/live-state.ts';
import { Localization, plural } from '../../shared/localization.ts';
import type { LiveSource } from '../../shared/page-source.ts';
import { sdkOf } from '../../shared/sdk-of.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import { controlsStyles } from './controls.styles.ts';
import type { EndcapStoreStock } from './endcap-store-stock.ts';
import type { StoreStockEvents } from './events.ts';
import { HoldActions, keyOf, type HoldTeller } from './hold.actions.ts';
import { canBeHeld, heldWords, renderHoldButtons, renderHoldStatus, type HoldRow } from './hold.render.ts';
import { Holds, type Note } from './hold.state.ts';
import { storeStockHoldCatalogue, type StoreStockHoldStrings } from './hold.strings.ts';
import { holdStyles } from './hold.styles.ts';
import { HoldTicker } from '../../shared/hold-ticker.ts';
import { endOf } from './hold.time.ts';
import type { Scene, Shop } from './shops.ts';

/** Milliseconds by which two clocks that follow the server's may differ. */
const CLOCKS_DIFFER = 2000;

/**
 * Holding one in a shop, for 30 minutes by the server's clock. It is fetched only where the tag says `hold`, after the
 * controls, into room that was kept for it.
 */
export class StoreStockHold implements ReactiveController, HoldTeller {
	#host: EndcapStoreStock;
	#scene: Scene;
	#sku = '';
	#words: Localization<StoreStockHoldStrings>;
	#source: LiveSource | undefined;
	#reservations: Promise<Reservations> | undefined;
	#active: LiveState<Live<Reservation[]>>;
	#outbox: LiveState<readonly HoldRequest[]>;
	#actions = new HoldActions(() => this.#open(), this);
	#clock = new ServerClock();
	#ticker: HoldTicker;
	#holds = new Holds();
	/** By shop, what is shown as held. */
	#held = new Map<string, Reservation>();
	/** By shop, what was asked for and is not settled. */
	#requests = new Map<string, HoldRequest>();
	#notes = new Map<string, Note>();
	/** The stock that was shown when the last one was taken: until it is read again, it is wrong. */
	#taken = new Map<string, StoreAvailability | undefined>();
	/** Ids of those whose end was said to be near. */
	#warned = new Set<string>();

	constructor(host: EndcapStoreStock, scene: Scene) {
		this.#host = host;
		this.#scene = scene;
		this.#words = new Localization(host, storeStockHoldCatalogue);
		this.#active = new LiveState(host);
		this.#outbox = new LiveState(host);
		this.#ticker = new HoldTicker(host);
		const { elementStyles } = host.constructor as typeof LitElement;
		adoptStyles(host.renderRoot as ShadowRoot, [...elementStyles, controlsStyles, holdStyles]);
		host.addController(this.#ticker);
		host.addController(this);
	}

	/** The ids of the shops in which one is held. */
	get shops(): ReadonlySet<string> {
		return new Set(this.#held.keys());
	}

	/** Takes what is shown now; everything below works on that. */
	show(scene: Scene, sku: string): void {
		const { source, locale } = scene.surroundings ?? {};
		this.#scene = scene;
		this.#words.choose(locale);
		if (source !== this.#source) {
			this.#source = source;
			this.#reservations = undefined;
			this.#active.watch(undefined);
			this.#outbox.watch(undefined);
			this.#clock = new ServerClock();
			this.#holds = new Holds();
			this.#held.clear();
		}
		if (sku !== this.#sku) {
			this.#sku = sku;
			this.#held = this.#holds.of(sku, this.#clock.now());
		}
		void this.#follow();
	}

	async #follow(): Promise<void> {
		const source = this.#source;
		try {
			const { $active, $outbox } = await this.#open();
			if (source !== this.#source) return;
			this.#active.watch($active);
			this.#outbox.watch($outbox);
		} catch {
			// Nothing is held as far as anyone knows; the next update asks again.
		}
	}

	#open(): Promise<Reservations> {
		this.#reservations ??= (async () => {
			if (!this.#source) throw new Error('There is nothing to reserve with.');
			return (await sdkOf(this.#source)).reservations;
		})().catch((error: unknown) => {
			this.#reservations = undefined;
			throw error;
		});
		return this.#reservations;
	}

	/** Compares what is held and asked for now with what was: each end, each warning and each wait is told once. */
	hostUpdate(): void {
		const { value, as_of } = this.#active.value ?? {};
		this.#clock.tell(as_of);
		if (value) this.#holds.follow(value);
		const now = this.#clock.now();
		const held = this.#holds.of(this.#sku, now);
		for (const [storeId, before] of this.#held) if (!held.has(storeId)) this.#end(storeId, before, now);
		for (const [storeId, reservation] of held) {
			if (endOf(reservation) - now > SOON) this.#warned.delete(reservation.id);
			else if (!this.#warned.has(reservation.id)) this.#warn(storeId, reservation, now);
		}
		this.#held = held;
		this.#followRequests();
	}

	hostUpdated(): void {
		const ends = [...this.#held.values()].map(endOf);
		this.#ticker.wait(ends.length > 0 ? Math.min(...ends) - this.#clock.now() : undefined);
	}

	#end(storeId: string, reservation: Reservation, now: number): void {
		const lapsed = endOf(reservation) - now < CLOCKS_DIFFER;
		this.note(this.#sku, storeId, lapsed ? 'lapsed' : 'ended');
		if (lapsed) this.fire('endcap-reservation-expired', { reservation });
	}

	#warn(storeId: string, reservation: Reservation, now: number): void {
		const { strings, locale } = this.#words;
		if (!strings) return;
		this.#warned.add(reservation.id);
		const minutes = Math.ceil((endOf(reservation) - now) / 60_000);
		this.#announce(storeId, plural(strings.soon, minutes, locale));
	}

	/** What the SDK goes on trying, also what was asked for before the page was loaded again. */
	#followRequests(): void {
		const before = this.#requests;
		this.#requests = new Map();
		for (const request of this.#outbox.value ?? []) {
			const storeId = this.#storeOf(request);
			if (!storeId) continue;
			if (request.status === 'settled') this.#settle(storeId, request);
			else this.#requests.set(storeId, request);
			if (request.status === 'waiting') {
				this.wait(this.#sku, storeId, Object(request.error).code === 'rate_limited' ? 'busy' : 'trying');
			}
		}
		for (const storeId of before.keys()) {
			const waited = ['trying', 'busy'].includes(this.#noteIn(storeId) ?? '');
			if (waited && !this.#requests.has(storeId)) this.note(this.#sku, storeId, undefined);
		}
	}

	#storeOf({ input, reservation_id }: HoldRequest): string | undefined {
		const [line, ...more] = input?.lines ?? [];
		if (line) return more.length === 0 && line.sku === this.#sku ? line.store_id : undefined;
		return [...this.#held].find(([, { id }]) => id === reservation_id)?.[0];
	}

	#settle(storeId: string, { key, outcome }: HoldRequest): void {
		const store = this.#scene.stores.find(({ id }) => id === storeId);
		if (store && (outcome?.outcome === 'held' || outcome?.outcome === 'out_of_stock')) {
			this.#actions.settle(this.#sku, store, outcome);
		}
		void this.#open().then((reservations) => reservations.dismiss(key));
	}

	#noteIn(storeId: string): Note | undefined {
		return this.#notes.get(keyOf(this.#sku, storeId));
	}

	#announce(storeId: string, text: string): void {
		const name = this.#scene.stores.find(({ id }) => id === storeId)?.name ?? '';
		announce(this.#host, `${name}: ${text}`);
	}

	update(): void {
		this.#host.requestUpdate();
	}

	note(sku: string, storeId: string, note: Note | undefined): void {
		if (note) this.#notes.set(keyOf(sku, storeId), note);
		else this.#notes.delete(keyOf(sku, storeId));
		const shown = this.#scene.shops.find(({ store }) => store.id === storeId);
		if (note === 'taken') this.#taken.set(keyOf(sku, storeId), shown?.stock);
		const text = note && this.#words.strings?.[note];
		if (text && sku === this.#sku) this.#announce(storeId, text);
		this.update();
	}

	wait(sku: string, storeId: string, why: 'trying' | 'busy' = 'trying'): void {
		const note = this.#notes.get(keyOf(sku, storeId));
		// Told once, and “too many tries” says more.
		if (note !== why && note !== 'busy') this.note(sku, storeId, why);
	}

	held(reservation: Reservation, store: Store): void {
		this.#holds.answer(reservation);
		// Until the SDK has followed it, this is what is known of the server's time.
		if (!this.#active.value?.as_of) this.#clock.tell(new Date(reservation.created_at));
		const { strings } = this.#words;
		if (strings) this.#announce(store.id, heldWords(reservation, store, this.#scene, strings));
	}

	over({ id }: Reservation, released: boolean): void {
		this.#holds.end(id);
		// An end that the shopper asked for is no news to them.
		if (released) for (const [storeId, each] of this.#held) if (each.id === id) this.#held.delete(storeId);
	}

	fire<Name extends keyof StoreStockEvents>(name: Name, detail: StoreStockEvents[Name], cancelable = false): boolean {
		return this.#host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
	}

	#row(shop: Shop): HoldRow | undefined {
		const { strings } = this.#words;
		const { id } = shop.store;
		const key = keyOf(this.#sku, id);
		const gone = this.#notes.get(key) === 'taken' && this.#taken.get(key) === shop.stock;
		if (!gone && this.#notes.get(key) === 'taken' && canBeHeld(shop)) this.#notes.delete(key);
		if (!strings) return undefined;
		return {
			shop,
			scene: this.#scene,
			words: strings,
			reservation: this.#held.get(id),
			note: this.#notes.get(key),
			gone,
			busy: this.#actions.isBusy(this.#sku, id) || this.#requests.has(id),
			now: this.#clock.now(),
		};
	}

	renderStatus(shop: Shop, usual: unknown): TemplateResult | undefined {
		const row = this.#row(shop);
		return row && renderHoldStatus(row, usual);
	}

	renderButtons(shop: Shop): TemplateResult | undefined {
		const row = this.#row(shop);
		return row && renderHoldButtons(row, this.#actions, this.#sku);
	}
}
