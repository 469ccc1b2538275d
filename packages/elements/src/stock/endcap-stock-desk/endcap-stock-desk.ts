import type { Live, Store } from '@endcap/sdk';
import type { Happened, LevelList, LevelsQuery, Reservation, Warning } from '@endcap/sdk/staff';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { CounterElement } from '../../shared/counter-element.ts';
import { counterStyles } from '../../shared/counter.styles.ts';
import { LiveState } from '../../shared/live-state.ts';
import { Localization, plural } from '../../shared/localization.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import { levelMeant } from './barcode.ts';
import { formStyles } from './form.styles.ts';
import { stockDeskStyles } from './endcap-stock-desk.styles.ts';
import { stockDeskCatalogue, type StockDeskStrings } from './endcap-stock-desk.strings.ts';
import './events.ts';
import { Freshness } from './freshness.ts';
import { HoldsList } from './holds-list.ts';
import { renderTable } from './level-table.ts';
import { LineForm } from './line-form.ts';
import { renderMessage, renderNote } from './messages.ts';
import { storesOf, type Scene } from './scene.ts';
import { statusOf, type Status } from './status.ts';
import { renderWarnings } from './warnings-list.ts';

/** Until what is typed is looked for. */
const TYPING_MS = 250;
/** From one look at the countdowns to the next. */
const COUNTDOWN_MS = 15_000;

/**
 * @tag endcap-stock-desk
 * @summary The stock of a shop for the people who work there: found by name or barcode, received, counted, written off and transferred, with everyone's changes appearing by themselves.
 *
 * It works on pages of the server's own origin, where staff are signed in.
 *
 * @fires {CustomEvent<StockAdjustedDetail>} endcap-stock-adjusted - Stock was received, counted, written off or transferred here.
 * @fires {CustomEvent<{ store_id: string }>} endcap-store-chosen - Another shop was chosen here.
 * @fires {CustomEvent<null>} endcap-session-ended - Nobody is signed in any more; what was typed is kept for whoever signs in again.
 *
 * @csspart frame - The whole element.
 * @csspart tools - The shop and the search above the table.
 * @csspart shop - The field that chooses the shop.
 * @csspart search - The text field for a name, SKU or barcode.
 * @csspart count - How many items there are.
 * @csspart note - That the session is over, or how old the numbers are.
 * @csspart warnings - What somebody has to do something about.
 * @csspart warning - One of them.
 * @csspart warning--conflict - Promised or unknown units left the shop.
 * @csspart warning--low - Something runs low.
 * @csspart holds - What shoppers hold.
 * @csspart hold - One hold.
 * @csspart hold__lines - Its items.
 * @csspart hold__until - When it ends.
 * @csspart hold__lost - How many of its units are gone.
 * @csspart table - The levels.
 * @csspart line - One item.
 * @csspart line--changed - One item whose numbers have just changed.
 * @csspart line__title - Its name.
 * @csspart line__low - The mark of what runs low.
 * @csspart line__last - What happened to it last, and who did it.
 * @csspart line__change - The button that opens its form.
 * @csspart form - What is done with an item.
 * @csspart submit - The button that does it.
 * @csspart cancel - The button that gives it up.
 * @csspart problem - Why something was not done, and what to do.
 * @csspart more - The button that shows more items.
 * @csspart message - Why there is nothing to show, and what to do.
 * @csspart skeleton - What stands while stock is looked up.
 *
 * @cssproperty [--endcap-accent-color=currentColor] - Focus rings, the main buttons, and what has just changed.
 * @cssproperty --endcap-muted-color - SKUs, notes and zeros.
 * @cssproperty --endcap-border-color - Lines between items.
 * @cssproperty [--endcap-surface-color=Canvas] - Behind fields, buttons and the table's head.
 * @cssproperty [--endcap-radius=0.5rem] - Corners of fields and buttons.
 * @cssproperty --endcap-limited-color - The mark of what runs low.
 * @cssproperty --endcap-conflict-color - The mark of a conflict.
 *
 * @cssstate loading - Stock is being looked up.
 * @cssstate ready - Stock is shown and current.
 * @cssstate stale - Stock is shown with the time it was current.
 * @cssstate empty - The shop carries nothing, or nothing matches.
 * @cssstate failed - Stock cannot be shown.
 * @cssstate signed-out - Nobody is signed in.
 */
export class EndcapStockDesk extends CounterElement {
	static override styles = [counterStyles, stockDeskStyles, formStyles];

	static override properties = {
		store: {},
	};

	/** The id of the shop that is shown; the first of one's own unless given. */
	store = '';

	#search = '';
	/** What was scanned, or typed with Enter, and is to be opened when it is found. */
	#wanted: string | undefined;
	#typing: ReturnType<typeof setTimeout> | undefined;
	#minutes: ReturnType<typeof setInterval> | undefined;
	/** Kept while another search is looked up. */
	#list: LevelList | undefined;
	#listStore = '';
	#titles = new Map<string, string>();
	#words = new Localization<StockDeskStrings>(this, stockDeskCatalogue);
	#stores = new LiveState<Live<Store[]>>(this);
	#levels = new LiveState<Live<LevelList>>(this);
	#holds = new LiveState<Live<readonly Reservation[]>>(this);
	#happened = new LiveState<readonly Happened[]>(this);
	#warnings = new LiveState<readonly Warning[]>(this);
	#clock = new ServerClock();
	#fresh = new Freshness(this);
	#holdsList = new HoldsList(this);
	#form = new LineForm(this, {
		onBarcode: (code) => this.#find(code),
		onClose: (sku, scanned) => void this.#focusAfter(sku, scanned),
	});

	override connectedCallback(): void {
		super.connectedCallback();
		this.#minutes ??= setInterval(() => this.requestUpdate(), COUNTDOWN_MS);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		clearInterval(this.#minutes);
		this.#minutes = undefined;
		clearTimeout(this.#typing);
	}

	protected override willUpdate(changed: PropertyValues<this>): void {
		super.willUpdate(changed);
		this.#words.choose(this.surroundings?.locale);
		const endcap = this.client;
		this.#stores.watch(endcap.stores.$stores);
		const store = this.#storeId;
		const query = this.#query;
		this.#levels.watch(query && endcap.levels.$levels(query));
		this.#holds.watch(store ? endcap.reservations.$holds({ store }) : undefined);
		this.#happened.watch(store ? endcap.news.$happened({ store }) : undefined);
		this.#warnings.watch(store ? endcap.news.$warnings({ store }) : undefined);
		this.#takeLevels(store);
	}

	#takeLevels(store: string): void {
		if (store !== this.#listStore) this.#list = undefined;
		this.#listStore = store;
		const { value, as_of } = this.#levels.value ?? {};
		this.#clock.tell(as_of);
		if (!value || value === this.#list) return;
		this.#list = value;
		this.#fresh.look(value.levels);
		for (const { sku, title } of value.levels) this.#titles.set(sku, title);
	}

	protected override updated(changed: PropertyValues<this>): void {
		super.updated(changed);
		this.showStates(this.#status);
		if (this.#wanted !== undefined) void this.updateComplete.then(() => this.#openWanted());
	}

	get #own(): Store[] {
		return storesOf(this.member ?? null, this.#stores.value?.value ?? []);
	}

	/** Stays while the session is over, so that what was typed stays where it is. */
	get #storeId(): string {
		const own = this.#own;
		if (own.length === 0) return this.member === null ? this.#listStore : '';
		return own.find(({ id }) => id === this.store)?.id ?? own[0]?.id ?? '';
	}

	get #query(): LevelsQuery | undefined {
		const store = this.#storeId;
		const search = this.#search.trim();
		return store ? { store, ...(search && { search }) } : undefined;
	}

	get #status(): Status {
		return statusOf({
			hasStrings: this.#words.strings !== undefined,
			staff: this.staff.value,
			stores: this.#stores.value,
			own: this.#own,
			levels: this.#levels.value,
			list: this.#list,
		});
	}

	get #scene(): Scene | undefined {
		const { strings, locale } = this.#words;
		if (!strings) return undefined;
		return {
			endcap: this.client,
			strings,
			locale,
			member: this.member ?? null,
			stores: this.#stores.value?.value ?? [],
			storeId: this.#storeId,
			now: this.#clock.now(),
			titleOf: (sku) => this.#titles.get(sku) ?? sku,
		};
	}

	/** Looks for a text now, and opens the one level that is meant by it. */
	#find(text: string): void {
		clearTimeout(this.#typing);
		this.#search = text;
		this.#wanted = text.trim() || undefined;
		this.requestUpdate();
	}

	#openWanted(): void {
		const { value, status } = this.#levels.value ?? {};
		if (this.#wanted === undefined || !value || status === 'loading') return;
		const level = levelMeant(value.levels, this.#wanted);
		this.#wanted = undefined;
		if (level) void this.#form.open(level, true);
		else this.#focusSearch();
	}

	#type = (event: Event) => {
		const { value } = event.target as HTMLInputElement;
		clearTimeout(this.#typing);
		this.#typing = setTimeout(() => {
			this.#search = value;
			this.requestUpdate();
		}, TYPING_MS);
	};

	#submitSearch = (event: SubmitEvent) => {
		event.preventDefault();
		this.#find(this.#searchField?.value ?? '');
	};

	#clear = () => {
		this.#find('');
		this.#focusSearch();
	};

	#chooseStore = (event: Event) => {
		this.store = (event.target as HTMLSelectElement).value;
		const detail = { store_id: this.store };
		this.tell('endcap-store-chosen', detail);
	};

	get #searchField(): HTMLInputElement | null {
		return this.renderRoot.querySelector('[part="search"]');
	}

	#focusSearch(): void {
		this.#searchField?.focus();
		this.#searchField?.select();
	}

	/** To the next scan, or back to where the form was opened. */
	async #focusAfter(sku: string, scanned: boolean): Promise<void> {
		await this.updateComplete;
		if (scanned) return this.#focusSearch();
		const lines = [...this.renderRoot.querySelectorAll<HTMLElement>('tr[data-sku]')];
		lines
			.find(({ dataset }) => dataset['sku'] === sku)
			?.querySelector('button')
			?.focus();
	}

	#more = () => {
		const query = this.#query;
		// A failure shows in the state of the list.
		if (query) void this.client.levels.more(query).catch(() => undefined);
	};

	#renderTools({ strings, storeId }: Scene): TemplateResult {
		const own = this.#own;
		return html`<div part="tools">
			${
				own.length > 1
					? html`<label class="field">
							${strings.shop}
							<select part="shop" @change=${this.#chooseStore}>
								${own.map(({ id, name }) => html`<option value=${id} ?selected=${id === storeId}>${name}</option>`)}
							</select>
						</label>`
					: html`<strong part="shop">${own[0]?.name}</strong>`
			}
			<form class="field field--wide" role="search" @submit=${this.#submitSearch}>
				<label>
					${strings.search}
					<input
						part="search"
						type="search"
						autocomplete="off"
						autocapitalize="off"
						spellcheck="false"
						maxlength="200"
						.value=${this.#search}
						@input=${this.#type}
					/>
				</label>
			</form>
		</div>`;
	}

	#renderList(list: LevelList, scene: Scene): TemplateResult {
		const { strings, locale, endcap } = scene;
		const count = list.complete ? strings.items : strings.itemsAndMore;
		return html`
			${renderWarnings(this.#warnings.value ?? [], scene, (warning) => endcap.news.dismiss(warning))}
			${this.#holdsList.render(this.#holds.value?.value, scene)}
			${
				list.levels.length > 0
					? html`<p part="count">${plural(count, list.levels.length, locale)}</p>
							${renderTable(list.levels, {
								scene,
								form: this.#form,
								happened: this.#happened.value ?? [],
								freshness: this.#fresh,
							})}`
					: nothing
			}
			${list.complete ? nothing : html`<button part="more" type="button" @click=${this.#more}>${strings.showMore}</button>`}
		`;
	}

	protected override render(): TemplateResult {
		const { strings, language } = this.#words;
		const scene = this.#scene;
		const status = this.#status;
		const list = this.#list;
		const loading = status === 'loading';
		const tools = scene && status !== 'failed' && (list || this.#own.length > 0);
		return html`<div
			class="frame"
			part="frame"
			role="group"
			aria-label=${strings?.heading ?? nothing}
			aria-busy=${loading ? 'true' : 'false'}
			lang=${language}
		>
			${tools ? this.#renderTools(scene) : nothing}
			${scene && list ? renderNote(status, this.#levels.value?.as_of, scene) : nothing}
			${scene ? renderMessage(status, { search: this.#search.trim(), shown: Boolean(list), shops: this.#own.length }, scene, this.#clear) : nothing}
			${
				loading
					? html`<div part="skeleton" role="img" aria-label=${strings?.loading ?? nothing}>
							${Array.from({ length: 6 }, () => html`<i></i>`)}
						</div>`
					: nothing
			}
			${scene && list && status !== 'failed' ? this.#renderList(list, scene) : nothing}
		</div>`;
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-stock-desk': EndcapStockDesk;
	}
}
