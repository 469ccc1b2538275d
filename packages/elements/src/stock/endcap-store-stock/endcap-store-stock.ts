import type { Live, SkuAvailability, Store } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { EndcapElement } from '../../shared/endcap-element.ts';
import { LiveState } from '../../shared/live-state.ts';
import { Localization } from '../../shared/localization.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import type { StoreStockControls } from './controls.ts';
import type { Place } from '../../shared/shops/distance.ts';
import { storeStockStyles } from './endcap-store-stock.styles.ts';
import { storeStockCatalogue, type StoreStockStrings } from './endcap-store-stock.strings.ts';
import { myShop, type MyShop } from '../../shared/shops/my-shop.ts';
import { ownSpaceStyles } from './own-space.styles.ts';
import { shopperPlace } from '../../shared/shops/shopper-place.ts';
import { shopsWith, type Scene, type Shop } from './shops.ts';
import { statusOf, stockFacts, summaryOf, type Situation, type Status } from './situation.ts';
import { renderSkeleton, renderStore, type RowContext } from './store-row.ts';

function afterPaint(work: () => void): void {
	requestAnimationFrame(() => setTimeout(work));
}

/**
 * @tag endcap-store-stock
 * @summary Shows which shops have a product, nearest first, with how many are left and when they are open.
 *
 * @slot - Stands until stock is there, and when it cannot be shown.
 * @slot heading - A heading of your own in place of the `heading` text.
 *
 * @fires {CustomEvent<StockChangedDetail>} endcap-stock-changed - Stock was shown for the first time, or changed.
 * @fires {CustomEvent<StorePinnedDetail>} endcap-store-pinned - The shopper chose their own shop, or none.
 * @fires {CustomEvent<LocationFoundDetail>} endcap-location-found - The shopper shared where they are. The place itself is not told.
 * @fires {CustomEvent<LocationFailedDetail>} endcap-location-failed - The browser did not say where the shopper is.
 * @fires {CustomEvent<ReservationRequestDetail>} endcap-reservation-request - The shopper pressed “reserve”. `preventDefault()` leaves it to the page.
 * @fires {CustomEvent<ReservationDetail>} endcap-reservation-held - The server holds it for the shopper.
 * @fires {CustomEvent<ReservationDetail>} endcap-reservation-released - The shopper gave it back.
 * @fires {CustomEvent<ReservationDetail>} endcap-reservation-expired - Its time is over.
 * @fires {CustomEvent<ReservationRefusedDetail>} endcap-reservation-refused - It was just taken, or could not be asked for.
 *
 * @csspart frame - The whole element.
 * @csspart heading - The heading.
 * @csspart summary - In how many shops it is.
 * @csspart tools - The place search and the button beside it.
 * @csspart search - The text field for a town or postcode.
 * @csspart locate - The button that asks where the shopper is.
 * @csspart note - What the list is sorted by, that it is old, or that the warehouse sends it.
 * @csspart list - The shops.
 * @csspart store - One shop.
 * @csspart store--mine - The shopper's own shop.
 * @csspart store__name - Its name.
 * @csspart store__distance - How far it is.
 * @csspart store__status - Its stock in words.
 * @csspart store__hours - When it is open.
 * @csspart store__address - Its address.
 * @csspart store__pin - The button that makes it the shopper's own.
 * @csspart store__phone - The link that calls it.
 * @csspart store__directions - The link that leads there.
 * @csspart store__number - Its phone number, when stock cannot be shown.
 * @csspart store__reserve - The button that reserves one there.
 * @csspart store__held - Until when one is reserved, in place of its stock.
 * @csspart store__countdown - How much of that is left.
 * @csspart store__extend - The button that keeps it for longer.
 * @csspart store__release - The button that gives it back.
 * @csspart store__note - What came of the last press, or of the reservation.
 * @csspart remember - What is offered once a shop is the shopper's own.
 * @csspart more - The button that shows all shops.
 * @csspart message - Why there is nothing to show, and what to do.
 * @csspart skeleton - What stands while stock is looked up.
 *
 * @cssproperty [--endcap-accent-color=currentColor] - Focus rings.
 * @cssproperty --endcap-muted-color - Distances, addresses and notes.
 * @cssproperty --endcap-border-color - Lines between shops.
 * @cssproperty [--endcap-radius=0.5rem] - Corners of fields and buttons.
 * @cssproperty --endcap-in-stock-color - The mark of “in stock”.
 * @cssproperty --endcap-limited-color - The mark of “only 2 left”, of what can be ordered in, and of the last minutes of a reservation.
 * @cssproperty --endcap-out-of-stock-color - The mark of “sold out”.
 *
 * @cssstate loading - Stock is being looked up.
 * @cssstate ready - Stock is shown and current.
 * @cssstate stale - Stock is shown with the time it was current.
 * @cssstate empty - No shop stocks it.
 * @cssstate failed - Stock cannot be shown.
 * @cssstate unknown - There is no such item or shop.
 * @cssstate misconfigured - The page lacks a key or the tag a sku.
 * @cssstate kiosk - The provider's channel is `kiosk`.
 * @cssstate held - The shopper holds one in a shop.
 */
export class EndcapStoreStock extends EndcapElement {
	static override styles = [storeStockStyles, ownSpaceStyles];

	static override properties = {
		sku: {},
		gtin: {},
		store: {},
		near: {},
		limit: { type: Number },
		heading: {},
		hold: { type: Boolean },
	};

	/** The variant's SKU, exactly as the shop writes it. */
	sku = '';

	/** The variant's GTIN (EAN, UPC), when there is no `sku`. */
	gtin = '';

	/** The id of the one store to show. */
	store = '';

	/** `latitude,longitude` to sort by until the shopper says where they are. */
	near = '';

	/** How many shops are shown before “show all”. */
	limit = 3;

	/** The heading's text; “In our shops” in the page's language unless given. */
	heading = '';

	/** Shoppers may reserve one for 30 minutes in a shop that has it. */
	hold = false;

	#words = new Localization<StoreStockStrings>(this, storeStockCatalogue);
	#availability = new LiveState<Live<SkuAvailability | null>>(this);
	#stores = new LiveState<Live<Store[]>>(this);
	#place = new LiveState<Place | undefined>(this);
	#mine = new LiveState<MyShop>(this);
	#clock = new ServerClock();
	#controls: StoreStockControls | undefined;
	#fetchesControls = false;

	protected override willUpdate(): void {
		const { surroundings, sku, gtin } = this;
		const reference = sku ? { sku } : gtin ? { gtin } : undefined;
		this.#words.choose(surroundings?.locale);
		this.#availability.watch(reference && surroundings?.source.availability.$availability(reference));
		this.#stores.watch(reference && surroundings?.source.stores.$stores);
		this.#mine.watch(surroundings && myShop(surroundings.scope));
		this.#place.watch(shopperPlace);
		this.#clock.tell(this.#availability.value?.as_of);
	}

	protected override updated(): void {
		const situation = this.#situation;
		const status = statusOf(situation);
		const controls = this.#controls;
		this.showStates(status, ...(controls?.states ?? []));
		const facts = stockFacts(situation);
		if (facts) controls?.tellStock(facts, status, summaryOf(status, situation));
		if (this.#awaitsControls) void this.#fetchControls();
		else if (status !== 'loading') afterPaint(() => void this.#fetchControls());
	}

	get #rows(): number {
		return Math.max(1, this.limit || 1);
	}

	/** A list that is sorted by place waits for what sorts it, so that no shop changes places. */
	get #awaitsControls(): boolean {
		return !this.#controls && Boolean(this.near || this.#place.value);
	}

	get #situation(): Situation {
		return {
			strings: this.#awaitsControls ? undefined : this.#words.strings,
			locale: this.#words.locale,
			configured: this.surroundings ? true : this.awaitsProvider && 'soon',
			item: this.sku || this.gtin,
			only: this.store,
			availability: this.#availability.value,
			stores: this.#stores.value,
			now: this.#clock.now(),
		};
	}

	async #fetchControls(): Promise<void> {
		const scene = this.#scene([]);
		if (this.#fetchesControls || !scene) return;
		this.#fetchesControls = true;
		try {
			const { StoreStockControls } = await import('./controls.ts');
			this.#controls = new StoreStockControls(this, scene);
			this.requestUpdate();
		} catch {
			// Stock is shown all the same; the next update tries again.
			this.#fetchesControls = false;
		}
	}

	#shops(status: Status): Shop[] {
		const current = status === 'ready' || status === 'stale';
		if (!current && status !== 'failed' && status !== 'empty') return [];
		const availability = (current && this.#availability.value?.value) || undefined;
		return shopsWith(this.#stores.value?.value ?? [], availability, this.store, this.#mine.value?.storeId);
	}

	#scene(shops: readonly Shop[]): Scene | undefined {
		const { strings, locale } = this.#words;
		if (!strings) return undefined;
		return {
			strings,
			locale,
			stores: this.#stores.value?.value ?? [],
			shops,
			surroundings: this.surroundings,
			mine: this.#mine.value,
		};
	}

	#renderList(strings: StoreStockStrings, shops: readonly Shop[], status: Status): TemplateResult {
		const controls = this.#controls;
		const sorted = controls?.sort(shops) ?? [...shops];
		sorted.sort((one, other) => Number(other.mine) - Number(one.mine));
		const shown = sorted.slice(0, controls?.expanded ? undefined : this.#rows);
		const staleSince = status === 'stale' ? this.#availability.value?.as_of : undefined;
		const { locale } = this.#words;
		const context: RowContext = { strings, locale, now: this.#clock.now(), staleSince, controls };
		return html`
			${shops.length > 1 ? html`<div part="tools">${controls?.renderTools()}</div>` : nothing}${controls?.renderNote()}
			<ul part="list" role="list" id="list">
				${shown.map((shop) => renderStore(shop, context))}
			</ul>
			${shops.length > this.#rows ? controls?.renderMore() : nothing}
		`;
	}

	protected override render(): TemplateResult {
		const { strings, language } = this.#words;
		const situation = this.#situation;
		const status = statusOf(situation);
		const summary = summaryOf(status, situation);
		const shops = this.#shops(status);
		const scene = this.#scene(shops);
		const loading = status === 'loading' || !(summary || this.#controls);
		if (scene) this.#controls?.show(scene);
		const asking = status === 'failed' ? strings?.askInShop : nothing;
		const message = this.#controls?.renderMessage(status, situation) ?? asking;
		return html`
			<div class="frame" part="frame" role="group" aria-labelledby="heading" aria-busy=${loading} lang=${language}>
				<div class="body">
					<div class="head">
						<div id="heading">
							<slot name="heading"><span part="heading">${this.heading || strings?.heading}</span></slot>
						</div>
						${summary && html`<span part="summary">${summary}</span>`}
					</div>
					${summary ? nothing : html`<slot></slot>${message}`}
					${loading && !this.#hasContent ? renderSkeleton(strings?.loading, this.#rows) : nothing}
					${strings && shops.length > 0 ? this.#renderList(strings, shops, status) : nothing}
				</div>
			</div>
		`;
	}

	get #hasContent(): boolean {
		return [...this.childNodes].some((node) =>
			node instanceof Element ? !node.slot : node instanceof Text && node.data.trim() !== '',
		);
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-store-stock': EndcapStoreStock;
	}
}
