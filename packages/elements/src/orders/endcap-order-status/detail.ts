import type { Customer, Live, Order, Store } from '@endcap/sdk';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { buttonStyles } from '../../shared/button.styles.ts';
import type { Surroundings } from '../../shared/context.ts';
import { leadStyles } from '../../shared/lead.styles.ts';
import { Later } from '../../shared/later.ts';
import { LiveState } from '../../shared/live-state.ts';
import { fill } from '../../shared/localization.ts';
import { momentWords, zoneHere } from '../../shared/pickup-words.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import { orderFacts, tellPage } from '../events.ts';
import { Changes } from './changes.ts';
import type { PickupCodes } from './code.ts';
import { englishDetail } from './detail.strings.ts';
import { detailStyles } from './detail.styles.ts';
import type { AllOrderStatusStrings, OrderStatusStrings } from './endcap-order-status.strings.ts';
import type { EndcapOrderStatus } from './endcap-order-status.ts';
import { renderFulfillment, type Extras } from './fulfillment.ts';
import { renderTotals } from './goods.ts';
import type * as List from './list.ts';
import { renderPay, renderPayment } from './payment.ts';
import { isOpen, mostUrgent, sentenceOf, type OrderScene } from './sentence.ts';
import type { ShownOrder } from './shown-order.ts';

/** Deadlines pass while the page is open (ms). */
const LOOK_AGAIN = 30_000;

/** What orders are shown with: where, and in which words. */
interface Setting {
	surroundings: Surroundings | undefined;
	/** Undefined while the page's language is being fetched. */
	words: OrderStatusStrings | undefined;
	locale: string;
}

type Scene = Omit<OrderScene, 'order'>;

/** Orders as they are shown: one, or all of them in a list. It is fetched for those who have any. */
export class OrderDetail implements ReactiveController {
	#host: EndcapOrderStatus;
	#shown: ShownOrder;
	#setting: Setting | undefined;
	#stores: LiveState<Live<Store[]>>;
	#customer: LiveState<Live<Customer | null>>;
	#clock = new ServerClock();
	/** All of them, which few ask for. */
	#list: Later<typeof List>;
	#codes: PickupCodes | undefined;
	#fetchesCodes = false;
	#changes: Changes;
	#timer: ReturnType<typeof setInterval> | undefined;
	/** What the page, and people who cannot see it, were told last. */
	#told: string | undefined;
	#said: string | undefined;

	constructor(host: EndcapOrderStatus, shown: ShownOrder) {
		this.#host = host;
		this.#shown = shown;
		this.#stores = new LiveState(host);
		this.#customer = new LiveState(host);
		this.#list = new Later(host, () => import('./list.ts'));
		this.#changes = new Changes(host, () => this.#orderScene);
		for (const styles of [buttonStyles, leadStyles, detailStyles]) host.adopt(styles);
		host.addController(this);
	}

	hostConnected(): void {
		this.#timer = setInterval(() => this.#host.requestUpdate(), LOOK_AGAIN);
	}

	hostDisconnected(): void {
		clearInterval(this.#timer);
	}

	/** Follows what is shown, in this setting. */
	follow(setting: Setting): void {
		this.#setting = setting;
		const { live, list } = this.#shown;
		if (this.#host.all) this.#list.want();
		// Whose there are none: a device’s, or somebody’s.
		this.#customer.watch(this.#shown.found === 'none' ? this.#shown.sdk?.account.$customer : undefined);
		const { source } = setting.surroundings ?? {};
		this.#stores.watch((live ?? list)?.value ? source?.stores.$stores : undefined);
		// What is old was confirmed long before it came.
		const fresh = live ?? list;
		if (fresh?.status === 'ready') this.#clock.tell(fresh.as_of);
	}

	/** That there is none, where somebody is signed in; the device then has nothing to do with it. */
	get noneOfTheirs(): string | undefined {
		return this.#customer.value?.value ? this.#strings?.noneOfTheirs : undefined;
	}

	/** Once the host is updated. */
	updated(): void {
		this.#tell();
		void this.#fetchCodes();
	}

	/** Few need them any more once it is collected. What does not come is asked for again at the next update. */
	async #fetchCodes(): Promise<void> {
		const { live } = this.#shown;
		const wanted = live?.value?.fulfillments.some((each) => each.code !== null && isOpen(each));
		if (!wanted || this.#fetchesCodes) return;
		this.#fetchesCodes = true;
		try {
			const { PickupCodes } = await import('./code.ts');
			// A scope begins with the server's address.
			this.#codes = new PickupCodes(this.#host, this.#setting?.surroundings?.scope.split(' ')[0] ?? '');
			this.#host.requestUpdate();
		} catch {
			this.#fetchesCodes = false;
		}
	}

	get #strings(): AllOrderStatusStrings | undefined {
		const { words } = this.#setting ?? {};
		return words && { ...englishDetail, ...words };
	}

	get #scene(): Scene | undefined {
		const strings = this.#strings;
		const { locale = '', surroundings } = this.#setting ?? {};
		if (!strings) return undefined;
		return {
			strings,
			locale,
			stores: this.#stores.value?.value ?? [],
			now: this.#clock.now(),
			zone: zoneHere(surroundings),
			kiosk: surroundings?.channel === 'kiosk',
		};
	}

	get #orderScene(): OrderScene | undefined {
		const scene = this.#scene;
		const order = this.#shown.live?.value;
		return scene && order && { ...scene, order };
	}

	#tell(): void {
		const scene = this.#orderScene;
		if (!scene || !this.#stores.value?.value) return;
		const { order } = scene;
		const facts = orderFacts(order);
		const told = JSON.stringify(facts);
		if (told !== this.#told) tellPage(this.#host, 'endcap-order-shown', facts);
		this.#told = told;
		const sentences = order.fulfillments.map((each) => sentenceOf(each, scene));
		const said = `${order.id} ${sentences.join(' ')}`;
		if (this.#said?.startsWith(order.id) && said !== this.#said) {
			announce(this.#host, said.slice(order.id.length + 1));
		}
		this.#said = said;
	}

	#choose = (id: string | undefined) => {
		this.#changes.reset();
		this.#shown.choose(id);
		void this.#host.updateComplete.then(() =>
			this.#host.renderRoot.querySelector<HTMLElement>('[part="heading"]')?.focus(),
		);
	};

	get #extras(): Extras {
		return {
			code: (fulfillment) => this.#strings && this.#codes?.render(fulfillment, this.#strings),
			time: (fulfillment, store) =>
				this.#changes.renderTime(fulfillment, store, this.#shown.sdk, this.#setting?.surroundings?.locale),
		};
	}

	/** “Order A-1042”. */
	headingOf({ number }: Order): string {
		const strings = this.#strings;
		return strings ? fill(strings.order, { number }) : '';
	}

	/** The way back to the list. */
	renderBack(): TemplateResult {
		return html`<button part="back" class="quiet" type="button" @click=${() => this.#choose(undefined)}>
			${this.#strings?.back}
		</button>`;
	}

	/** Stands beside the heading. */
	renderPlaced({ placed_at }: Order): TemplateResult | typeof nothing {
		const strings = this.#strings;
		const format = new Intl.DateTimeFormat(this.#setting?.locale, { day: 'numeric', month: 'long' });
		if (!strings) return nothing;
		return html`<p part="placed">${fill(strings.placed, { time: format.format(new Date(placed_at)) })}</p>`;
	}

	/** The order, or without one the list. */
	render(order: Order | undefined, stale: boolean): unknown {
		const scene = this.#scene;
		const { live, list } = this.#shown;
		if (!scene) return nothing;
		return [
			stale ? this.#renderStale((live ?? list)?.as_of, scene) : nothing,
			order ? this.#renderOrder({ ...scene, order }) : nothing,
			!live && list?.value ? this.#list.value?.renderList(list.value, scene, this.#choose) : nothing,
		];
	}

	#renderStale(asOf: Date | undefined, { strings, locale, now, zone }: Scene): unknown {
		if (!asOf) return nothing;
		const time = momentWords(asOf.getTime(), zone, now, locale, strings.inZone, zone);
		return html`<p part="note">${fill(strings.stale, { time })}</p>`;
	}

	#renderOrder(scene: OrderScene): TemplateResult {
		const { order } = scene;
		const first = mostUrgent(order);
		const fulfillments = [...order.fulfillments].sort((one, other) => Number(isOpen(other)) - Number(isOpen(one)));
		return html`
			${first ? html`<p part="sentence" class="now">${sentenceOf(first, scene)}</p>` : nothing}
			${this.#changes.note ? html`<p part="note">${this.#changes.note}</p>` : nothing} ${renderPay(scene)}
			${fulfillments.map((each) => renderFulfillment(each, scene, this.#extras, each === first))}
			<div class="sums">${renderTotals(scene)} ${renderPayment(scene)}</div>
			${this.#changes.renderCancel(order, this.#shown.sdk)}
		`;
	}
}
