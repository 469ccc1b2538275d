import { adoptStyles, html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { warnOnce } from '../../shared/warn.ts';
import { announce } from '../../shared/announce.ts';
import { onDocumentLanguage } from '../../shared/document-language.ts';
import { fill, plural } from '../../shared/localization.ts';
import { englishControls } from './controls.strings.ts';
import { forgetShop, pinShop, rememberShop } from '../../shared/shops/choose-shop.ts';
import { messageOf } from './controls.messages.ts';
import { controlsStyles } from './controls.styles.ts';
import type { EndcapStoreStock } from './endcap-store-stock.ts';
import type { AllStoreStockStrings } from './endcap-store-stock.strings.ts';
import type { StockChangedDetail, StoreStockEvents } from './events.ts';
import type { StoreStockHold } from './hold.ts';
import { directionsIcon, locateIcon, phoneIcon, pinIcon } from './controls.icons.ts';
import { findPlace } from '../../shared/shops/place-search.ts';
import { locateShopper, sortByPlace } from '../../shared/shops/places.ts';
import { RowChanges } from './row-changes.ts';
import { RowFocus } from './row-focus.ts';
import { directionsAddress, phoneAddress } from '../../shared/shops/safe-links.ts';
import type { Scene, Shop } from './shops.ts';
import type { Situation, Status } from './situation.ts';
import { stockNews, type Shown } from './stock-news.ts';

/**
 * All that a shopper can do with the list: look up a place, say where they are, call, find the way, choose their shop.
 * It is fetched once stock is shown, into room that was kept for it, and before that only where `near` sorts the list.
 */
export class StoreStockControls implements ReactiveController {
	#host: EndcapStoreStock;
	#scene: Scene;
	#searched = '';
	#location: 'unasked' | 'locating' | 'found' | 'denied' | 'failed' = 'unasked';
	#offersToRemember = false;
	/** Undefined until the shopper, or what they hold, decided. */
	#expanded: boolean | undefined;
	#told: string | undefined;
	#shown: Shown | undefined;
	#changes = new RowChanges();
	#minutes: ReturnType<typeof setInterval> | undefined;
	#endLanguage: (() => void) | undefined;
	#hold: StoreStockHold | undefined;
	#fetchesHold = false;

	constructor(host: EndcapStoreStock, scene: Scene) {
		this.#host = host;
		this.#scene = scene;
		host.addController(new RowFocus(host));
		const { elementStyles } = host.constructor as typeof LitElement;
		if (host.shadowRoot) adoptStyles(host.shadowRoot, [...elementStyles, controlsStyles]);
		host.addController(this);
	}

	/** Shops open and close, and languages change, while the page stands. */
	hostConnected(): void {
		const update = () => this.#host.requestUpdate();
		this.#minutes ??= setInterval(update, 60_000);
		this.#endLanguage ??= onDocumentLanguage(update);
	}

	hostDisconnected(): void {
		clearInterval(this.#minutes);
		this.#minutes = undefined;
		this.#endLanguage?.();
		this.#endLanguage = undefined;
	}

	/** For the page's CSS. */
	get states(): string[] {
		return [...(this.#kiosk ? ['kiosk'] : []), ...(this.#heldIn.size > 0 ? ['held'] : [])];
	}

	/** Takes what is shown now; everything below works on that. */
	show(scene: Scene): void {
		this.#scene = scene;
		this.#hold?.show(scene, this.#sku);
	}

	get #kiosk(): boolean {
		return this.#scene.surroundings?.channel === 'kiosk';
	}

	/** The shops in which the shopper holds one. */
	get #heldIn(): ReadonlySet<string> {
		return this.#holding?.shops ?? new Set();
	}

	/** Undefined while it is not there, or not wanted. */
	get #holding(): StoreStockHold | undefined {
		return this.#host.hold ? this.#hold : undefined;
	}

	get #sku(): string {
		return this.#host.sku || (this.#shown?.facts.sku ?? '');
	}

	async #fetchHold(): Promise<void> {
		if (this.#fetchesHold || !this.#host.hold) return;
		this.#fetchesHold = true;
		try {
			const { StoreStockHold } = await import('./hold.ts');
			this.#hold = new StoreStockHold(this.#host, this.#scene);
			this.#host.requestUpdate();
		} catch {
			// The next update tries again.
			this.#fetchesHold = false;
		}
	}

	get #words(): AllStoreStockStrings {
		return { ...englishControls, ...this.#scene.strings };
	}

	/** What came of the shopper's search, or of asking where they are. */
	get #note(): string {
		const words = this.#words;
		const typed = this.#searched.trim();
		if (typed.length > 1) {
			const found = findPlace(this.#scene.stores, typed);
			return fill(found ? words.searched : words.searchMissed, { place: found?.name ?? typed });
		}
		return {
			unasked: '',
			locating: words.locating,
			found: words.located,
			denied: words.locationDenied,
			failed: words.locationFailed,
		}[this.#location];
	}

	/** All shops are shown. */
	get expanded(): boolean {
		return this.#expanded ?? false;
	}

	/** The shops in the order they are shown in; where one is held is never left out. */
	sort(shops: readonly Shop[]): Shop[] {
		const { stores, locale } = this.#scene;
		const sorted = sortByPlace(shops, findPlace(stores, this.#searched), this.#host.near, locale);
		const hidden = sorted.filter(({ mine }, place) => place >= this.#host.limit && !mine);
		if (hidden.some(({ store }) => this.#heldIn.has(store.id))) this.#expanded ??= true;
		return sorted;
	}

	#fire<Name extends keyof StoreStockEvents>(name: Name, detail: StoreStockEvents[Name]): void {
		this.#host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
	}

	/** Tells the page by an event, people who look by marking rows, and people who listen by the live region. */
	tellStock(facts: StockChangedDetail, status: Status, summary: string): void {
		void this.#fetchHold();
		const { shops, mine, stores } = this.#scene;
		this.#changes.show(this.#host.renderRoot, facts.sku, shops);
		const told = JSON.stringify([summary, { ...facts, as_of: null }]);
		if (told === this.#told) return;
		this.#told = told;
		const own = stores.find(({ id }) => id === (this.#host.store || mine?.storeId));
		const shown = { facts, stale: status === 'stale', summary, own, heldIn: this.#heldIn };
		const news = this.#shown && stockNews(shown, this.#shown, this.#words);
		if (news) announce(this.#host, news);
		this.#shown = shown;
		this.#fire('endcap-stock-changed', facts);
	}

	#tellNote(): void {
		this.#host.requestUpdate();
		announce(this.#host, this.#note);
	}

	#search = (event: Event) => {
		this.#searched = (event.target as HTMLInputElement).value;
		this.#tellNote();
	};

	#locate = async () => {
		if (this.#location === 'locating') return;
		this.#location = 'locating';
		this.#searched = '';
		this.#host.requestUpdate();
		this.#location = await locateShopper();
		this.#tellNote();
		const nearest = this.sort(this.#scene.shops).find(({ distance }) => distance !== undefined);
		if (this.#location === 'found')
			this.#fire('endcap-location-found', { nearest_store_id: nearest?.store.id ?? null });
		else this.#fire('endcap-location-failed', { reason: this.#location });
	};

	#pin({ store: { id }, mine }: Shop): void {
		pinShop(this.#scope, mine ? undefined : id);
		this.#offersToRemember = !mine;
		this.#fire('endcap-store-pinned', { store_id: mine ? null : id });
	}

	get #scope(): string {
		return this.#scene.surroundings?.scope ?? '';
	}

	#remember = () => {
		const { mine } = this.#scene;
		const scope = this.#scope;
		if (mine?.remembered) forgetShop(scope);
		else if (mine?.storeId) rememberShop(scope, mine.storeId);
	};

	/** Why there is no stock, for shoppers; when the page is at fault its author is told as well. */
	renderMessage(status: Status, situation: Situation): TemplateResult | string {
		const message = messageOf(status, situation, this.#words);
		if (status === 'misconfigured') warnOnce(message);
		return message && html`<p part="message">${message}</p>`;
	}

	#toggle = () => {
		this.#expanded = !this.expanded;
		this.#host.requestUpdate();
	};

	renderTools(): TemplateResult {
		const words = this.#words;
		const locating = this.#location === 'locating';
		return html`
			<label>
				${words.search}
				<input part="search" type="search" autocomplete="off" .value=${this.#searched} @input=${this.#search} />
			</label>
			<button
				part="locate"
				type="button"
				aria-label=${words.locate}
				aria-disabled=${locating ? 'true' : nothing}
				@click=${this.#locate}
			>
				${locateIcon}<span>${words.locate}</span>
			</button>
		`;
	}

	renderNote(): TemplateResult | string {
		return this.#note && html`<p part="note">${this.#note}</p>`;
	}

	renderActions(shop: Shop): TemplateResult {
		const { store, mine } = shop;
		const name = { store: store.name };
		const { pin, call, directions } = this.#words;
		// Nothing leads away from a kiosk.
		const number = !this.#kiosk && phoneAddress(store.phone);
		const way = !this.#kiosk && directionsAddress(store);
		const title = fill(pin, name);
		return html`
			<button
				part="store__pin"
				type="button"
				value=${store.id}
				title=${title}
				aria-label=${title}
				aria-pressed=${mine ? 'true' : 'false'}
				@click=${() => this.#pin(shop)}
			>
				${pinIcon}
			</button>
			${
				number
					? html`<a part="store__phone" href=${number} title=${store.phone} aria-label=${fill(call, name)}>
							${phoneIcon}
						</a>`
					: nothing
			}
			${
				way
					? html`<a
							part="store__directions"
							class="link"
							href=${way}
							target="_blank"
							rel="noopener noreferrer"
							title=${fill(directions, name)}
							aria-label=${fill(directions, name)}
						>
							${directionsIcon}
						</a>`
					: nothing
			}
			${this.#holding?.renderButtons(shop)}
		`;
	}

	/** Stands in place of a shop's stock in words, or with them, while there is something to say of a hold. */
	renderStatus(shop: Shop, usual: unknown): unknown {
		return this.#holding?.renderStatus(shop, usual);
	}

	renderMore(): TemplateResult {
		const { showAll, showFewer } = this.#words;
		const { shops, locale } = this.#scene;
		return html`<button
			part="more"
			type="button"
			aria-controls="list"
			aria-expanded=${this.expanded ? 'true' : 'false'}
			@click=${this.#toggle}
		>
			${this.expanded ? showFewer : plural(showAll, shops.length, locale)}
		</button>`;
	}

	/** Stands below the shopper's own shop, after they chose it here. */
	renderBelow({ mine }: Shop): TemplateResult | typeof nothing {
		if (!mine || !this.#offersToRemember) return nothing;
		const { remember, remembered, forget } = this.#words;
		const kept = this.#scene.mine?.remembered;
		return html`
			<div part="remember">
				${kept ? remembered : nothing}
				<button type="button" @click=${this.#remember}>${kept ? forget : remember}</button>
			</div>
		`;
	}
}
