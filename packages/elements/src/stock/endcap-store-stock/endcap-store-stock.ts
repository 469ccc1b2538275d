import type { Live, SkuAvailability, Store } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { announce } from '../../shared/announce.ts';
import { parsePlace, type Place } from '../../shared/distance.ts';
import { EndcapElement } from '../../shared/endcap-element.ts';
import { LiveState } from '../../shared/live-state.ts';
import { fill, Localization, plural } from '../../shared/localization.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import { warnOnce } from '../../shared/warn.ts';
import { storeStockStyles } from './endcap-store-stock.styles.ts';
import { storeStockCatalogue, type StoreStockStrings } from './endcap-store-stock.strings.ts';
import type { StoreStockEvents } from './events.ts';
import { locateIcon } from './icons.ts';
import { forgetShop, myShop, pinShop, rememberShop, type MyShop } from './my-shop.ts';
import { findPlace } from './place-search.ts';
import { $shopperPlace, locateShopper } from './shopper-place.ts';
import { arrangeShops, type Shop } from './shops.ts';
import { messageOf, statusOf, stockFacts, summaryOf, type Situation, type Status } from './situation.ts';
import { renderSkeleton, renderStore, type RowContext } from './store-row.ts';

/**
 * @summary Shows which shops have a product, nearest first, with how many are left and when they are open.
 *
 * @slot - Stands until stock is there, and when it cannot be shown.
 * @slot heading - A heading of your own in place of the `heading` text.
 *
 * @fires {CustomEvent<StockChangedDetail>} endcap-stock-changed - Stock was shown for the first time, or changed.
 * @fires {CustomEvent<StorePinnedDetail>} endcap-store-pinned - The shopper chose their own shop, or none.
 * @fires {CustomEvent<LocationFoundDetail>} endcap-location-found - The shopper shared where they are. The place itself is not told.
 * @fires {CustomEvent<LocationFailedDetail>} endcap-location-failed - The browser did not say where the shopper is.
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
 * @cssproperty --endcap-limited-color - The mark of “only 2 left” and of what can be ordered in.
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
 */
export class EndcapStoreStock extends EndcapElement {
	static override styles = storeStockStyles;

	/** The variant's SKU, exactly as the shop writes it. */
	@property() sku = '';

	/** The variant's GTIN (EAN, UPC), when there is no `sku`. */
	@property() gtin = '';

	/** The id of the one store to show. */
	@property() store = '';

	/** `latitude,longitude` to sort by until the shopper says where they are. */
	@property() near = '';

	/** How many shops are shown before “show all”. */
	@property({ type: Number }) limit = 3;

	/** The heading's text; “In our shops” in the page's language unless given. */
	@property() heading = '';

	@state() private searched = '';
	@state() private expanded = false;
	@state() private offersToRemember = false;
	@state() private location: 'unasked' | 'locating' | 'found' | 'denied' | 'failed' = 'unasked';

	#words = new Localization<StoreStockStrings>(this, storeStockCatalogue);
	#availability = new LiveState<Live<SkuAvailability | null>>(this);
	#stores = new LiveState<Live<Store[]>>(this);
	#place = new LiveState<Place | undefined>(this);
	#mine = new LiveState<MyShop>(this);
	#clock = new ServerClock();
	#told: string | undefined;
	#minutes: ReturnType<typeof setInterval> | undefined;

	override connectedCallback(): void {
		super.connectedCallback();
		this.#minutes ??= setInterval(() => this.requestUpdate(), 60_000);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		clearInterval(this.#minutes);
		this.#minutes = undefined;
	}

	protected override willUpdate(): void {
		const { surroundings, sku, gtin } = this;
		const reference = sku ? { sku } : gtin ? { gtin } : undefined;
		this.#words.choose(surroundings?.locale);
		this.#availability.watch(reference && surroundings?.endcap.availability.$availability(reference));
		this.#stores.watch(reference && surroundings?.endcap.stores.$stores);
		this.#mine.watch(surroundings && myShop(surroundings.scope));
		this.#place.watch($shopperPlace);
		this.#clock.tell(this.#availability.value?.as_of);
	}

	protected override updated(): void {
		const situation = this.#situation;
		const status = statusOf(situation);
		this.showStates(status, ...(this.#kiosk ? ['kiosk'] : []));
		if (status === 'misconfigured') warnOnce(messageOf(status, situation));
		else this.#tellStock(status, situation);
	}

	get #kiosk(): boolean {
		return this.surroundings?.channel === 'kiosk';
	}

	get #situation(): Situation {
		return {
			strings: this.#words.strings,
			locale: this.#words.locale,
			configured: this.surroundings ? true : this.awaitsProvider && 'soon',
			item: this.sku || this.gtin,
			only: this.store,
			availability: this.#availability.value,
			stores: this.#stores.value,
			now: this.#clock.now(),
		};
	}

	/** Tells the page by an event and, when it was not the first time, people who listen by the live region. */
	#tellStock(status: Status, situation: Situation): void {
		const facts = stockFacts(situation);
		const told = facts && JSON.stringify([status, situation.availability?.value]);
		if (!facts || told === this.#told) return;
		if (this.#told !== undefined) announce(this, summaryOf(status, situation));
		this.#told = told;
		this.#fire('endcap-stock-changed', facts);
	}

	#fire<Name extends keyof StoreStockEvents>(name: Name, detail: StoreStockEvents[Name]): void {
		this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
	}

	#search = (event: Event) => {
		this.searched = (event.target as HTMLInputElement).value;
		announce(this, this.#note);
	};

	#locate = async () => {
		if (this.location === 'locating') return;
		this.location = 'locating';
		this.searched = '';
		const location = await locateShopper();
		this.location = location;
		announce(this, this.#note);
		const nearest = this.#arrange(statusOf(this.#situation)).find(({ distance }) => distance !== undefined);
		if (location === 'found') this.#fire('endcap-location-found', { nearest_store_id: nearest?.store.id ?? null });
		else this.#fire('endcap-location-failed', { reason: location });
	};

	#pin = async ({ store: { id }, mine }: Shop) => {
		const { surroundings } = this;
		if (!surroundings) return;
		pinShop(surroundings.scope, mine ? undefined : id);
		this.offersToRemember = !mine;
		this.#fire('endcap-store-pinned', { store_id: mine ? null : id });
		await this.updateComplete;
		const pins = this.renderRoot.querySelectorAll<HTMLButtonElement>('[part~="store__pin"]');
		[...pins].find(({ value }) => value === id)?.focus();
	};

	#remember = () => {
		const { storeId, remembered } = this.#mine.value ?? {};
		if (!this.surroundings || !storeId) return;
		if (remembered) forgetShop(this.surroundings.scope);
		else rememberShop(this.surroundings.scope, storeId);
	};

	#toggle = () => {
		this.expanded = !this.expanded;
	};

	#arrange(status: Status): Shop[] {
		if (!['ready', 'stale', 'failed', 'empty'].includes(status)) return [];
		const stores = this.#stores.value?.value ?? [];
		const stock = status === 'ready' || status === 'stale' ? this.#availability.value?.value : undefined;
		const found = findPlace(stores, this.searched);
		return arrangeShops(stores, stock ?? undefined, {
			only: this.store,
			from: found ? found.place : (this.#place.value ?? parsePlace(this.near)),
			first: found?.storeIds ?? new Set(),
			mine: this.#mine.value?.storeId,
		});
	}

	/** What came of the shopper's search, or of asking where they are. */
	get #note(): string {
		const { strings } = this.#words;
		const typed = this.searched.trim();
		if (!strings) return '';
		if (typed.length > 1) {
			const found = findPlace(this.#stores.value?.value ?? [], typed);
			return fill(found ? strings.searched : strings.searchMissed, { place: found?.name ?? typed });
		}
		return {
			unasked: '',
			locating: strings.locating,
			found: strings.located,
			denied: strings.locationDenied,
			failed: strings.locationFailed,
		}[this.location];
	}

	get #hasContent(): boolean {
		return [...this.childNodes].some((node) =>
			node instanceof Element ? !node.slot : node instanceof Text && node.data.trim() !== '',
		);
	}

	#renderTools(strings: StoreStockStrings): TemplateResult {
		const locating = this.location === 'locating';
		return html`
			<div part="tools">
				<label>
					${strings.search}
					<input part="search" type="search" autocomplete="off" .value=${this.searched} @input=${this.#search} />
				</label>
				<button part="locate" type="button" aria-disabled=${locating ? 'true' : nothing} @click=${this.#locate}>
					${locateIcon}${strings.locate}
				</button>
			</div>
			${this.#note && html`<p part="note">${this.#note}</p>`}
		`;
	}

	#renderList(strings: StoreStockStrings, shops: readonly Shop[], status: Status): TemplateResult {
		const { locale } = this.#words;
		const limit = Math.max(1, this.limit || 1);
		const context: RowContext = {
			strings,
			locale,
			now: this.#clock.now(),
			staleSince: status === 'stale' ? this.#availability.value?.as_of : undefined,
			linksOut: !this.#kiosk,
			onPin: (shop) => void this.#pin(shop),
			belowMine: this.offersToRemember ? this.#renderRemember(strings) : nothing,
		};
		const more = html`<button
			part="more"
			type="button"
			aria-controls="list"
			aria-expanded=${this.expanded ? 'true' : 'false'}
			@click=${this.#toggle}
		>
			${this.expanded ? strings.showFewer : plural(strings.showAll, shops.length, locale)}
		</button>`;
		return html`
			<ul part="list" role="list" id="list">
				${shops.slice(0, this.expanded ? undefined : limit).map((shop) => renderStore(shop, context))}
			</ul>
			${shops.length > limit ? more : nothing}
		`;
	}

	#renderRemember(strings: StoreStockStrings): TemplateResult {
		const remembered = this.#mine.value?.remembered;
		return html`
			<div part="remember">
				${remembered ? strings.remembered : nothing}
				<button type="button" @click=${this.#remember}>${remembered ? strings.forget : strings.remember}</button>
			</div>
		`;
	}

	protected override render(): TemplateResult {
		const { strings, language } = this.#words;
		const situation = this.#situation;
		const status = statusOf(situation);
		const message = messageOf(status, situation);
		const summary = summaryOf(status, situation);
		const shops = this.#arrange(status);
		const loading = status === 'loading';
		return html`
			<div class="frame" part="frame" role="group" aria-labelledby="heading" aria-busy=${loading} lang=${language}>
				<div class="body">
					<div class="head">
						<div id="heading">
							<slot name="heading"><span part="heading">${this.heading || strings?.heading}</span></slot>
						</div>
						${summary && html`<span part="summary">${summary}</span>`}
					</div>
					${summary ? nothing : html`<slot></slot>`} ${message && html`<p part="message">${message}</p>`}
					${loading && !this.#hasContent ? renderSkeleton(strings?.loading, this.limit) : nothing}
					${strings && shops.length > 1 ? this.#renderTools(strings) : nothing}
					${strings && shops.length > 0 ? this.#renderList(strings, shops, status) : nothing}
				</div>
			</div>
		`;
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-store-stock': EndcapStoreStock;
	}
}
