import type { Live, Store } from '@endcap/sdk';
import type { Fulfillment, PickupQueue } from '@endcap/sdk/staff';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { CounterElement } from '../../shared/counter-element.ts';
import { counterStyles } from '../../shared/counter.styles.ts';
import { LiveState } from '../../shared/live-state.ts';
import { Localization } from '../../shared/localization.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import { Arrivals } from './arrivals.ts';
import { pickupQueueStyles } from './endcap-pickup-queue.styles.ts';
import { pickupQueueCatalogue, type PickupQueueStrings } from './endcap-pickup-queue.strings.ts';
import { Done } from './done.ts';
import { EndedToday } from './ended-today.ts';
import './events.ts';
import { Finder } from './finder.ts';
import { GiveUp } from './give-up.ts';
import { HandOver } from './hand-over.ts';
import { KeptFocus } from '../../shared/kept-focus.ts';
import { OpenOrder } from './open-order.ts';
import { ofTab, tabOf, TABS } from './order-list.ts';
import { OrderTabs } from './order-tabs.ts';
import { renderOrder } from './order-view.ts';
import { orderStyles } from './order.styles.ts';
import { PickForm } from './pick-form.ts';
import { Reschedule } from './reschedule.ts';
import { storesOf, type Scene } from './scene.ts';
import { statusOf, type Status } from './status.ts';
import { renderMessage, renderNotes, renderTools } from './tools.ts';
import { Work } from './work.ts';

/** From one look at what is late to the next. */
const CLOCK_MS = 15_000;

/**
 * @tag endcap-pickup-queue
 * @summary The orders of a shop for the people who work there: new ones appear by themselves, are picked by shelf, said to be ready, and handed over by the shopper's code in seconds.
 *
 * It works on pages of the server's own origin, where staff are signed in. A scanner that types is heard wherever the
 * cursor is, while the element can be seen.
 *
 * @fires {CustomEvent<NewOrdersDetail>} endcap-new-orders-changed - Orders have come, or were looked at.
 * @fires {CustomEvent<FulfillmentChangedDetail>} endcap-fulfillment-changed - Somebody has done something with an order here.
 * @fires {CustomEvent<{ store_id: string }>} endcap-store-chosen - Another shop was chosen here.
 * @fires {CustomEvent<null>} endcap-session-ended - Nobody is signed in any more; what was ticked is kept for whoever signs in again.
 *
 * @csspart frame - The whole element.
 * @csspart tools - The shop, the search and the camera above the orders.
 * @csspart shop - The field that chooses the shop.
 * @csspart search - The field for a code, a name or a number.
 * @csspart camera-button - The button for the camera.
 * @csspart camera - The camera's picture.
 * @csspart sound - The button that switches the sound.
 * @csspart note - That the session is over, how old the orders are, or who is at one.
 * @csspart done - What was done a moment ago.
 * @csspart new-orders - How many new orders nobody has looked at.
 * @csspart tabs - What is to be picked, what is ready, what has ended.
 * @csspart orders - The orders of a tab.
 * @csspart order - One of them.
 * @csspart order--late - One that should have been ready.
 * @csspart order__name - Whose it is.
 * @csspart order__number - Its number.
 * @csspart order__new - The mark of a new one.
 * @csspart order__due - When it is wanted.
 * @csspart order__who - Who is picking it, or that it is to be put back.
 * @csspart detail - The order that is open.
 * @csspart detail__number - Its number.
 * @csspart detail__due - When it is wanted.
 * @csspart detail__due--late - That it should have been ready.
 * @csspart to-pay - What is to be paid.
 * @csspart phone - The shopper's phone number.
 * @csspart ship-to - Where it is shipped.
 * @csspart lines - What it is made of.
 * @csspart line - One article.
 * @csspart line--settled - One that somebody has dealt with.
 * @csspart line__quantity - How many of it.
 * @csspart line__image - What it looks like.
 * @csspart line__title - Its name.
 * @csspart line__shelf - Where it lies.
 * @csspart line__lost - How many were sold over the counter.
 * @csspart line__state - What was said of it.
 * @csspart less - What is missing of an article, and what is given instead.
 * @csspart given - The form for a code or a tracking number.
 * @csspart code-right - That the code is right.
 * @csspart times - The times to choose from when it is moved; their parts are those of `endcap-collect-picker`.
 * @csspart give-up - The form for an order that cannot be handed over.
 * @csspart close - The button back to the list.
 * @csspart problem - Why something was not done, and what to do.
 * @csspart message - Why there is nothing to show, and what to do.
 * @csspart skeleton - What stands while orders are looked up.
 *
 * @cssproperty [--endcap-accent-color=currentColor] - Focus rings, the main buttons, and what is new.
 * @cssproperty --endcap-muted-color - Numbers, hints and times.
 * @cssproperty --endcap-border-color - Lines between orders.
 * @cssproperty [--endcap-surface-color=Canvas] - Behind fields, buttons and orders.
 * @cssproperty [--endcap-radius=0.5rem] - Corners.
 * @cssproperty --endcap-limited-color - The mark of what is late.
 * @cssproperty --endcap-conflict-color - The mark of what was refused.
 *
 * @cssstate loading - Orders are being looked up.
 * @cssstate ready - Orders are shown and current.
 * @cssstate stale - Orders are shown with the time they were current.
 * @cssstate empty - There is nothing open.
 * @cssstate failed - Orders cannot be shown.
 * @cssstate signed-out - Nobody is signed in.
 * @cssstate open - An order is open.
 */
export class EndcapPickupQueue extends CounterElement {
	static override styles = [counterStyles, pickupQueueStyles, orderStyles];

	static override properties = {
		store: {},
		scanPrefix: { attribute: 'scan-prefix' },
		scanSuffix: { attribute: 'scan-suffix' },
	};

	/** The id of the shop that is shown; the first of one's own unless given. */
	store = '';

	/** What the scanner was set to send before a code, if anything: then nothing else is taken for a scan. */
	scanPrefix = '';

	/** The key that the scanner sends after a code: `Enter` or `Tab`. */
	scanSuffix = 'Enter';

	#done = new Done(this);
	#shown: PickupQueue | undefined;
	#shownStore = '';
	#ticking: ReturnType<typeof setInterval> | undefined;
	#words = new Localization<PickupQueueStrings>(this, pickupQueueCatalogue);
	#stores = new LiveState<Live<Store[]>>(this);
	#queue = new LiveState<Live<PickupQueue>>(this);
	#clock = new ServerClock();
	#arrivals = new Arrivals(this, (count) => this.tell('endcap-new-orders-changed', { store_id: this.#storeId, count }));
	#ended = new EndedToday(this);
	#tabs = new OrderTabs(this);
	#open = new OpenOrder(this);
	#work = new Work(this, (fulfillment) => this.#open.see(fulfillment));
	#picking = new PickForm(this, { work: this.#work, onReady: (one) => this.#finish(one) });
	#handOver = new HandOver(this, { work: this.#work, onDone: (one) => this.#finish(one) });
	#reschedule = new Reschedule(this, { work: this.#work, onDone: (one) => this.#moved(one) });
	#giveUp = new GiveUp(this, { work: this.#work, onDone: (one) => this.#finish(one) });
	#finder = new Finder(this, {
		scene: () => this.#scene,
		isListening: () => this.member != null && this.checkVisibility(),
		prefix: () => this.scanPrefix,
		suffix: () => this.scanSuffix,
		orders: () => TABS.flatMap((tab) => ofTab(tab, this.#shown?.fulfillments ?? [], this.#ended.list)),
		onLook: () => this.#done.forget(),
		onFound: (one, code) => this.#show(one, code),
		onArticle: (gtin, scene) => this.#takeArticle(gtin, scene),
	});

	constructor() {
		super();
		this.addController(new KeptFocus(this, '#order-name', '[part="tabs"] [aria-selected="true"]'));
	}

	override connectedCallback(): void {
		super.connectedCallback();
		this.#ticking ??= setInterval(() => this.requestUpdate(), CLOCK_MS);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		clearInterval(this.#ticking);
		this.#ticking = undefined;
	}

	protected override willUpdate(changed: PropertyValues<this>): void {
		super.willUpdate(changed);
		this.#words.choose(this.surroundings?.locale);
		const { stores, fulfillments } = this.client;
		this.#stores.watch(stores.$stores);
		const store = this.#storeId;
		this.#queue.watch(store ? fulfillments.$queue({ store }) : undefined);
		this.#takeQueue(store);
	}

	#takeQueue(store: string): void {
		if (store !== this.#shownStore) {
			this.#shown = undefined;
			this.#open.close();
			this.#arrivals.clear();
		}
		this.#shownStore = store;
		const { value, as_of } = this.#queue.value ?? {};
		this.#clock.tell(as_of);
		const scene = this.#scene;
		if (!value || value === this.#shown || !scene) return;
		this.#shown = value;
		this.#arrivals.look(value);
		this.#ended.look(value, scene);
		this.#open.follow(value, store, scene.endcap);
	}

	protected override updated(changed: PropertyValues<this>): void {
		super.updated(changed);
		this.showStates(this.#status, ...(this.#open.current ? ['open'] : []));
	}

	get #own(): Store[] {
		return storesOf(this.member ?? null, this.#stores.value?.value ?? []);
	}

	/** Stays while the session is over, so that what was ticked stays where it is. */
	get #storeId(): string {
		const own = this.#own;
		if (own.length === 0) return this.member === null ? this.#shownStore : '';
		return own.find(({ id }) => id === this.store)?.id ?? own[0]?.id ?? '';
	}

	get #status(): Status {
		return statusOf({
			hasStrings: this.#words.strings !== undefined,
			staff: this.staff.value,
			stores: this.#stores.value,
			own: this.#own,
			queue: this.#queue.value,
			shown: this.#shown,
		});
	}

	get #scene(): Scene | undefined {
		const { strings, locale } = this.#words;
		if (!strings) return undefined;
		const status = this.#status;
		return {
			endcap: this.client,
			strings,
			locale,
			member: this.member ?? null,
			stores: this.#stores.value?.value ?? [],
			storeId: this.#storeId,
			now: this.#clock.now(),
			connected: status !== 'stale' && status !== 'signed-out',
		};
	}

	async #openOrder(one: Fulfillment, code?: string): Promise<void> {
		this.#done.forget();
		this.#finder.problem = '';
		this.#arrivals.see(one.id);
		if (code !== undefined) this.#handOver.take(one, code);
		const opened = this.#open.open(one, this.client);
		await this.updateComplete;
		this.renderRoot.querySelector<HTMLElement>(code === undefined ? '#order-name' : '[data-key="hand-over"]')?.focus();
		await opened;
	}

	#close = async (): Promise<void> => {
		const id = this.#open.current?.id ?? '';
		this.#open.close();
		await this.updateComplete;
		const key = this.renderRoot.querySelector<HTMLElement>(`[data-key="order ${CSS.escape(id)}"]`);
		(key ?? this.renderRoot.querySelector<HTMLElement>('[part="search"]'))?.focus();
	};

	/** It goes on to where it belongs, and the next one can come. */
	#finish(one: Fulfillment): void {
		const scene = this.#scene;
		if (!scene) return;
		this.#done.finish(one, scene);
		void this.#close();
	}

	/** It stays open: whoever was at it goes on. */
	#moved(one: Fulfillment): void {
		const scene = this.#scene;
		if (scene) this.#done.move(one, scene);
	}

	/** Opens what was found, where it stands. */
	#show(one: Fulfillment, code?: string): Promise<void> {
		this.#tabs.show(tabOf(one));
		return this.#openOrder(one, code);
	}

	async #takeArticle(gtin: string, scene: Scene): Promise<boolean> {
		const open = this.#open.current;
		if (open?.status !== 'reserved') return false;
		await this.#picking.scan(open, gtin, scene);
		return true;
	}

	#chooseStore = (event: Event): void => {
		this.store = (event.target as HTMLSelectElement).value;
		this.tell('endcap-store-chosen', { store_id: this.store });
	};

	#renderOrders({ fulfillments }: PickupQueue, scene: Scene): TemplateResult {
		const { current, order } = this.#open;
		const list = {
			fulfillments,
			openId: current?.id,
			search: this.#finder.search.trim(),
			arrivals: this.#arrivals,
			ended: this.#ended,
			onOpen: (one: Fulfillment) => void this.#openOrder(one),
		};
		const view = {
			order,
			problem: current && this.#work.problemOf(current.id),
			picking: this.#picking,
			handOver: this.#handOver,
			reschedule: this.#reschedule,
			giveUp: this.#giveUp,
			ended: this.#ended,
			onClose: () => void this.#close(),
		};
		return html`<div class="columns">
			${this.#tabs.render(list, scene)}
			${current ? renderOrder(current, view, scene) : html`<p class="choose">${scene.strings.chooseOne}</p>`}
		</div>`;
	}

	#renderTop(status: Status, scene: Scene): TemplateResult {
		const tools = {
			own: this.#own,
			finder: this.#finder,
			onStore: this.#chooseStore,
			onSound: () => this.requestUpdate(),
		};
		const asOf = this.#queue.value?.as_of;
		const notes = { status, asOf, problem: this.#finder.problem, done: this.#done.text, arrivals: this.#arrivals };
		return html`${renderTools(tools, scene)} ${this.#finder.camera.render(scene)} ${renderNotes(notes, scene)}`;
	}

	#leave = (event: KeyboardEvent): void => {
		if (event.key === 'Escape' && this.#open.current) void this.#close();
	};

	protected override render(): TemplateResult {
		const { strings, language } = this.#words;
		const scene = this.#scene;
		const status = this.#status;
		const shown = status === 'failed' ? undefined : this.#shown;
		return html`<div
			class="frame"
			part="frame"
			role="group"
			aria-label=${strings?.heading ?? nothing}
			aria-busy=${status === 'loading' ? 'true' : 'false'}
			lang=${language}
			@keydown=${this.#leave}
		>
			${scene && shown ? this.#renderTop(status, scene) : nothing}
			${scene ? renderMessage(status, { shown: Boolean(shown), shops: this.#own.length }, scene) : nothing}
			${
				status === 'loading'
					? html`<div part="skeleton" role="img" aria-label=${strings?.loading ?? nothing}>
							${Array.from({ length: 5 }, () => html`<i></i>`)}
						</div>`
					: nothing
			}
			${scene && shown ? this.#renderOrders(shown, scene) : nothing}
		</div>`;
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-pickup-queue': EndcapPickupQueue;
	}
}
