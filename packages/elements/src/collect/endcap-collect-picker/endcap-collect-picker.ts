import type { Endcap } from '@endcap/sdk';
import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { baseStyles } from '../../shared/base.styles.ts';
import { buttonStyles } from '../../shared/button.styles.ts';
import type { Surroundings } from '../../shared/context.ts';
import { fill, Localization } from '../../shared/localization.ts';
import { warnOnce } from '../../shared/warn.ts';
import { parseItems, type Item } from './choice.ts';
import { Choices } from './choices.ts';
import { collectPickerCatalogue, type CollectPickerStrings } from './endcap-collect-picker.strings.ts';
import { collectPickerStyles } from './endcap-collect-picker.styles.ts';
import type { CollectPickerEvents } from './events.ts';
import { FormControl } from './form-control.ts';
import { KnownShops } from './known-shops.ts';
import { messageOf } from './messages.ts';
import type { Offer } from './offers.ts';
import { Picking } from './picking.ts';
import { statusOf, type Situation, type Status } from './situation.ts';

/** Lets what has come be painted before more is fetched (ms). */
const AFTER_PAINT = 100;

const isShown = (status: Status) => status === 'ready' || status === 'stale';

/**
 * @tag endcap-collect-picker
 * @summary Lets a shopper choose the shop and the time to collect what they want: a control for the page's own form, or for the basket.
 *
 * @slot heading - A heading of your own in place of the `heading` text.
 *
 * @fires {CustomEvent<CollectChangedDetail>} endcap-collect-changed - Another shop or time was chosen, or everything is decided now.
 * @fires {CustomEvent<HoldRequestDetail>} endcap-hold-request - The shopper pressed “hold”. `preventDefault()` leaves it to the page.
 * @fires {CustomEvent<CollectHeldDetail>} endcap-collect-held - The server holds everything for the shopper.
 * @fires {CustomEvent<CollectRefusedDetail>} endcap-collect-refused - It was just taken, the time is full or past, or it could not be asked for.
 * @fires {CustomEvent<CollectChangedDetail>} endcap-collect-lapsed - The time of the hold is over.
 * @fires {Event} change - The form's value changed.
 *
 * @csspart frame - The whole element.
 * @csspart heading - The heading.
 * @csspart note - That what is shown is old, or what came of a search.
 * @csspart tools - The search for a shop and the button beside it.
 * @csspart search - The text field for a town, a postcode or a shop.
 * @csspart matches - The shops that fit what was typed.
 * @csspart match - One of them.
 * @csspart locate - The button that asks where the shopper is.
 * @csspart shops - The shops.
 * @csspart shop - One shop.
 * @csspart shop--chosen - The one that was chosen.
 * @csspart shop__name - Its name.
 * @csspart shop__distance - How far it is.
 * @csspart shop__stock - How much of it the shop has, in words.
 * @csspart shop__address - Its address, and when it is open.
 * @csspart shop__soonest - From when it can be collected there.
 * @csspart more - The button that shows all shops.
 * @csspart split-up - The button for choosing for each item.
 * @csspart split - The items, each with its place.
 * @csspart item - One item and where it is had.
 * @csspart together - The button for collecting everything in one shop again.
 * @csspart times - The times of one shop.
 * @csspart times__heading - Above them.
 * @csspart soonest - The button that takes the soonest time.
 * @csspart days - The days.
 * @csspart day - One day.
 * @csspart day--shown - The one whose times are shown.
 * @csspart turn - The button for earlier or later days.
 * @csspart slots - The times of a day.
 * @csspart slot - One time.
 * @csspart slot--chosen - The one that was chosen.
 * @csspart slot__note - How many are left, or why it cannot be chosen.
 * @csspart zone - That times are on the shop's clock, where the shopper's is another.
 * @csspart ask - That the shop has to be asked, with its phone number.
 * @csspart phone - The link that calls it.
 * @csspart chosen - What was chosen in one place.
 * @csspart chosen--gone - It cannot be had any more.
 * @csspart chosen__time - When.
 * @csspart chosen__shop - Where.
 * @csspart chosen__items - Which items, when not all of them.
 * @csspart chosen__gone - What happened to it.
 * @csspart take-next - The button that takes what is next.
 * @csspart change - The button that opens the choice again.
 * @csspart done - The button that closes it again when everything is decided.
 * @csspart hold - The hold, and what has come of it.
 * @csspart hold__button - The button that holds everything.
 * @csspart hold__note - What came of the last press, or of the hold.
 * @csspart countdown - How much of the hold is left.
 * @csspart extend - The button that holds for longer.
 * @csspart release - The button that gives it back.
 * @csspart error - What is missing, once the page's form was sent without it.
 * @csspart message - Why there is nothing to choose, and what to do.
 * @csspart skeleton - What stands while shops or times are looked up.
 *
 * @cssproperty [--endcap-accent-color=currentColor] - Focus rings, and what is chosen.
 * @cssproperty --endcap-muted-color - Distances, addresses and notes.
 * @cssproperty --endcap-border-color - Lines around and between shops.
 * @cssproperty [--endcap-radius=0.5rem] - Corners.
 * @cssproperty --endcap-in-stock-color - The mark of a shop that has it.
 * @cssproperty --endcap-limited-color - The mark of a shop that has part of it, and of what is gone.
 *
 * @cssstate loading - Shops are being looked up.
 * @cssstate ready - Shops are shown, and current.
 * @cssstate stale - Shops are shown with the time they were current.
 * @cssstate empty - There is nothing to collect.
 * @cssstate failed - Shops cannot be shown.
 * @cssstate unknown - There is no such item.
 * @cssstate misconfigured - The page lacks a key.
 * @cssstate chosen - Everything is decided.
 * @cssstate gone - Something that was chosen cannot be had any more.
 * @cssstate held - The server holds what was chosen.
 * @cssstate kiosk - The provider's channel is `kiosk`.
 */
export class EndcapCollectPicker extends FormControl {
	static override styles = [baseStyles, buttonStyles, collectPickerStyles];

	static override properties = {
		...FormControl.properties,
		skus: {},
		near: {},
		limit: { type: Number },
		heading: {},
		hold: { type: Boolean },
	};

	/** SKUs with how many are wanted, as `TEE-M KETTLE-RED:2`. Absent: what is in the page's basket. */
	skus: string | null = null;

	/** `latitude,longitude` to sort by until the shopper says where they are. */
	near = '';

	/** How many shops are shown before “show all”. */
	limit = 4;

	/** The heading's text; “Collect in a shop” in the page's language unless given. */
	heading = '';

	/** Offers to hold for a quarter of an hour what was chosen. */
	hold = false;

	/** @internal For the code that comes on demand. */
	readonly known = new KnownShops(this);
	/** @internal */
	readonly picking = new Picking();
	#words = new Localization<CollectPickerStrings>(this, collectPickerCatalogue);
	#choices = new Choices(this);
	/** A script or the browser has set the value, which its attribute then changes no more. */
	#given = false;
	#sdk: Endcap | undefined;
	/** What the page was told last. */
	#told: string | undefined;
	/** What was decided has not been told and put into the basket. */
	#settles = false;
	#fetching = new Set<string>();

	/** The form's entries with commas between them: `tartu-ruutli 2026-03-25T12:00:00Z`. */
	get value(): string {
		return this.picking.entries.join(', ');
	}

	set value(value: string) {
		this.#given = true;
		this.picking.read(value);
		this.requestUpdate();
	}

	protected get anchor(): HTMLElement | null {
		const find = (selector: string) => this.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
		return find('[part="take-next"],[part="change"]') ?? find(':checked') ?? find('[type="radio"]') ?? find('select');
	}

	protected reset(): void {
		this.value = this.defaultValue;
		this.#given = false;
	}

	/** @internal */
	override get surroundings(): Surroundings | undefined {
		return super.surroundings;
	}

	/** @internal What is to be had: of the tag, or of the page's basket. */
	get items(): readonly Item[] {
		return this.picking.items ?? [];
	}

	/** @internal */
	get locale(): string {
		return this.#words.locale;
	}

	protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
		const { surroundings, picking, known } = this;
		const { finder, holding } = this.#choices;
		this.#words.choose(surroundings?.locale);
		if (known.sdk !== this.#sdk) this.#leave(known.sdk);
		picking.items = this.skus === null ? picking.basket?.items : parseItems(this.skus);
		if (changed.has('defaultValue') && !this.#given) picking.read(this.defaultValue);
		known.follow(surroundings, picking.items, (storeId, sku) => (picking.basket ?? holding)?.held(storeId, sku) ?? 0);
		if (isShown(this.#status)) {
			const from = this.#from;
			const key = [this.skus, from, picking.items?.length, finder?.sortedBy].join();
			picking.arrange(finder?.sort(known.offers, from, this.locale) ?? known.offers, key);
		}
		const shops = this.#choices.shown.map(({ store }) => store);
		known.times?.follow(shops, picking.parts, (storeId) => this.#choices.times?.from(storeId));
		const { strings } = this.#words;
		if (strings) this.#choices.chosen?.look(strings, this.#status === 'ready');
	}

	/** Another client has another basket, and holds other things. */
	#leave(sdk: Endcap | undefined): void {
		this.#sdk = sdk;
		this.picking.basket?.end();
		this.picking.basket = undefined;
		this.#choices.holding?.end();
		this.#choices.holding = undefined;
		for (const name of ['basket', 'hold']) this.#fetching.delete(name);
	}

	get #from(): string {
		return this.near || this.surroundings?.near || '';
	}

	get #situation(): Situation {
		// A list that is sorted by place waits for what sorts it.
		const sorts = this.#choices.finder !== undefined || !(this.#from || this.known.place);
		return this.known.situation({
			spoken: this.#words.strings !== undefined && sorts,
			configured: this.surroundings ? true : this.awaitsProvider && 'soon',
			items: this.picking.items,
		});
	}

	get #status(): Status {
		return statusOf(this.#situation);
	}

	protected override updated(): void {
		const status = this.#status;
		const { chosen, holding } = this.#choices;
		const { strings } = this.#words;
		const wrong = chosen?.wrong ?? '';
		const states = {
			chosen: this.picking.complete,
			gone: wrong,
			held: holding?.holds,
			kiosk: this.surroundings?.channel === 'kiosk',
		};
		this.showStates(status, ...Object.entries(states).flatMap(([name, is]) => (is ? [name] : [])));
		this.tellForm(this.picking.entries, wrong, strings?.required ?? '…');
		this.#tellPage();
		chosen?.tell();
		this.#fetchCode(status);
		if (!this.#settles || !chosen) return;
		this.#settles = false;
		void chosen.settle();
	}

	#tellPage(): void {
		const { form, parts } = this.picking;
		const before = this.#told;
		this.#told = this.value;
		if (before === undefined || before === this.value || !form) return;
		this.fire('endcap-collect-changed', form.changedDetail(parts, this.items));
		this.dispatchEvent(new Event('change', { bubbles: true }));
	}

	/** @internal False when the page prevented it. */
	fire<Name extends keyof CollectPickerEvents>(
		name: Name,
		detail: CollectPickerEvents[Name],
		cancelable = false,
	): boolean {
		return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
	}

	/** Code that few need comes when it is needed; what does not come is asked for again at the next update. */
	async #fetch(name: string, wanted: unknown, load: () => Promise<void>): Promise<void> {
		if (!wanted || this.#fetching.has(name)) return;
		this.#fetching.add(name);
		try {
			await load();
			this.requestUpdate();
		} catch {
			this.#fetching.delete(name);
		}
	}

	#fetchCode(status: Status): void {
		const { sdk, place, times, unreached } = this.known;
		const { offers, parts, split, complete } = this.picking;
		const choices = this.#choices;
		const { strings } = this.#words;
		const shown = isShown(status);
		void this.#fetch('basket', sdk && this.skus === null, async () => {
			const { PickerBasket } = await import('./basket.ts');
			if (sdk) this.picking.basket = new PickerBasket(this, sdk);
		});
		// What everybody wants to know of the shops comes before the search among them.
		void this.#fetch('find', this.#from || place || (shown && (times?.settled || unreached)), async () => {
			if (shown) await new Promise((resolve) => setTimeout(resolve, AFTER_PAINT));
			const { FindShop } = await import('./find-shop.ts');
			choices.finder = new FindShop(this);
		});
		void this.#fetch('known times', shown, async () => {
			const { KnownTimes } = await import('./known-times.ts');
			this.known.times = new KnownTimes(this, this.known);
		});
		void this.#fetch('form', this.picking.needsForm, async () => {
			this.picking.form = await import('./form-value.ts');
		});
		void this.#fetch('times', shown && parts.length > 0, async () => {
			const { ChooseTimes } = await import('./choose-times.ts');
			choices.times = new ChooseTimes(this);
		});
		void this.#fetch('chosen', shown && complete && strings, async () => {
			const { Chosen } = await import('./chosen.ts');
			if (strings) choices.chosen = new Chosen(this, strings);
		});
		void this.#fetch('hold', shown && sdk && this.hold, async () => {
			const { PickerHold } = await import('./hold.ts');
			if (sdk) choices.holding = new PickerHold(this, sdk);
		});
		void this.#fetch('split', shown && (split || offers.length === 0), async () => {
			const { SplitUp } = await import('./split.ts');
			choices.split = new SplitUp(this);
		});
		choices.split?.follow();
	}

	/** @internal Looks that come with code on demand. */
	adopt({ styleSheet }: CSSResult): void {
		if (styleSheet) this.shadowRoot?.adoptedStyleSheets.push(styleSheet);
	}

	/** @internal A shop was found. */
	chooseShop(offer: Offer): void {
		this.picking.chooseShop(offer);
		this.requestUpdate();
	}

	/** @internal Shows again what there is to choose from. */
	async open(): Promise<void> {
		this.picking.editing = true;
		this.requestUpdate();
		await this.updateComplete;
		this.focus();
	}

	/** @internal A time was chosen. */
	decide(): void {
		this.requestUpdate();
		if (this.picking.editing || !this.picking.complete) return;
		this.#settles = true;
	}

	protected override render(): TemplateResult {
		const { strings, language, locale } = this.#words;
		const situation = this.#situation;
		const status = statusOf(situation);
		const message = strings && messageOf(status, situation, this.skus !== null, strings);
		if (status === 'misconfigured' && message) warnOnce(message);
		const clock = { hour: 'numeric', minute: '2-digit' } as const;
		const stale = status === 'stale' ? new Date(this.known.asOf).toLocaleTimeString(locale, clock) : '';
		const label = [...this.labels].map(({ textContent }) => textContent?.trim()).join(' ');
		return html`
			<div
				class="frame"
				part="frame"
				role="group"
				aria-label=${label || nothing}
				aria-labelledby=${label ? nothing : 'heading'}
				aria-busy=${status === 'loading'}
				lang=${language}
				@input=${(event: Event) => event.stopPropagation()}
			>
				<div id="heading">
					<slot name="heading"><span part="heading">${this.heading || strings?.heading}</span></slot>
				</div>
				${stale && strings ? html`<p part="note">${fill(strings.stale, { time: stale })}</p>` : nothing}
				${status === 'loading' ? renderSkeleton(strings?.loading) : nothing}
				${message ? html`<p part="message">${message}</p>` : nothing}
				${strings && isShown(status) ? this.#choices.render(strings, this.isDisabled) : nothing}
				${this.error && html`<p part="error">${this.error}</p>`}
			</div>
		`;
	}
}

function renderSkeleton(words: string | undefined): TemplateResult {
	return html`<div part="skeleton" role="img" aria-label=${words ?? nothing}><i></i><i></i><i></i></div>`;
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-collect-picker': EndcapCollectPicker;
	}
}
