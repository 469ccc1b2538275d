import {
	isEndcapProblem,
	type CartLine,
	type Customer,
	type Live,
	type Merchant,
	type Order,
	type PickupSlot,
} from '@endcap/sdk';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { announce } from '../../../shared/announce.ts';
import { formatLeft, SOON } from '../../../shared/countdown.ts';
import { HoldTicker } from '../../../shared/hold-ticker.ts';
import { LiveState } from '../../../shared/live-state.ts';
import { fill, Localization, plural } from '../../../shared/localization.ts';
import type { CollectChangedDetail } from '../../../collect/endcap-collect-picker/events.ts';
import { SignInHere } from '../../../shoppers/sign-in-here.ts';
import { tellPage } from '../../events.ts';
import type { ShopperBasket } from '../../shopper-basket.ts';
import type { EndcapBasket } from '../endcap-basket.ts';
import { isChosen } from '../groups.ts';
import type { BasketScene } from '../lines.ts';
import { webAddress } from '../../../shared/web-address.ts';
import { checkoutCatalogue, type CheckoutStrings } from './checkout.strings.ts';
import { checkoutStyles } from './checkout.styles.ts';
import { DetailsForm } from './details-form.ts';
import { completionOf, mistakesAt, type Needs } from './details.ts';
import { hasPicked, inputOf, isDecided } from './picked.ts';
import { renderPlaced } from './placed.ts';
import { problemOf, renderProblem, type Problem } from './problem.ts';
import { renderReview } from './review.ts';

type Step = 'basket' | 'collect' | 'details' | 'placed';
type Busy = 'holding' | 'placing' | 'findingOut' | 'paying';

/** For how long everything is held while the shopper writes. */
const HOLD_MINUTES = 15;
/** Milliseconds after which an order without an answer is said to be under way still. */
const FINDING_OUT_AFTER = 3000;

/**
 * From the basket to the order: where and when, everything held, details, payment. It is fetched when the shopper checks
 * out. Each step asks the server again, and what it refuses comes with what to do about it.
 */
export class Checkout implements ReactiveController {
	#host: EndcapBasket;
	#basket: ShopperBasket;
	#said: () => string | undefined;
	#words: Localization<CheckoutStrings>;
	#customer: LiveState<Live<Customer | null>>;
	#form: DetailsForm;
	#ticker: HoldTicker;
	#scene: BasketScene | undefined;
	#merchant: Merchant | undefined;
	#step: Step = 'basket';
	#busy: Busy | undefined;
	#problem: Problem | undefined;
	/** Where they confirm that it is them before what is their own is used. */
	#confirm: SignInHere;
	#order: Order | undefined;
	/** What the picker told last in this step. */
	#picked: CollectChangedDetail | undefined;
	/** When the hold that is shown ends; what was said to be near its end is said once. */
	#heldUntil: number | undefined;
	#warned = false;

	/** `locale` is what the provider says, if it does. */
	constructor(host: EndcapBasket, basket: ShopperBasket, locale: () => string | undefined) {
		this.#host = host;
		this.#basket = basket;
		this.#said = locale;
		this.#words = new Localization(host, checkoutCatalogue);
		this.#customer = new LiveState(host);
		this.#form = new DetailsForm(host);
		this.#ticker = new HoldTicker(host);
		this.#confirm = new SignInHere(host);
		host.adopt(checkoutStyles);
		host.addController(this.#ticker);
		host.addController(this);
	}

	/** A step of it stands in place of the basket. */
	get isOpen(): boolean {
		return this.#step !== 'basket';
	}

	get isBusy(): boolean {
		return this.#busy !== undefined;
	}

	hostUpdate(): void {
		this.#words.choose(this.#said());
		const { value: customer } = this.#customer.value ?? {};
		if (customer !== undefined) this.#form.follow(customer);
		const { cart } = this.#basket;
		const until = cart?.hold_expires_at ? Date.parse(cart.hold_expires_at) : undefined;
		if (until !== undefined && until !== this.#heldUntil) this.#warned = false;
		// One that a change ended is over, however much of it was left.
		if (cart) this.#heldUntil = until ?? (this.#heldUntil === undefined ? undefined : 0);
		// It was emptied, ordered or left elsewhere.
		if (cart === null && (this.#step === 'collect' || this.#step === 'details') && !this.#busy) {
			this.#step = 'basket';
			this.#problem = { code: 'ended' };
		}
	}

	hostUpdated(): void {
		const left = this.#left;
		const shown = this.#step === 'details' && left !== undefined && left > 0;
		this.#ticker.wait(shown ? left : undefined);
		const { strings, locale } = this.#words;
		if (!shown || !strings || left > SOON || this.#warned) return;
		this.#warned = true;
		announce(this.#host, plural(strings.soon, Math.ceil(left / 60_000), locale));
	}

	/** What was written is not kept for the next person. */
	hostDisconnected(): void {
		setTimeout(() => {
			if (!this.#host.isConnected) this.#form = new DetailsForm(this.#host);
		});
	}

	get #left(): number | undefined {
		return this.#heldUntil === undefined || !this.#scene ? undefined : this.#heldUntil - this.#scene.now;
	}

	/** Begins with what is missing: where and when, or the details. */
	async begin(merchant: Merchant | undefined): Promise<void> {
		const sdk = await this.#basket.sdk();
		this.#customer.watch(sdk.account.$customer);
		this.#merchant = merchant ?? (await sdk.merchant.get());
		const { cart } = this.#basket;
		if (cart && isChosen(cart)) await this.#hold();
		else await this.#collect();
	}

	/** Shows a step. The focus goes to its heading, or to what is wrong. */
	async #show(step: Step, problem?: Problem): Promise<void> {
		this.#confirm.close();
		this.#step = step;
		this.#problem = problem;
		this.#host.requestUpdate();
		await this.#host.updateComplete;
		const target = problem ? '[part="problem"]' : '[part="heading"]';
		const focused = this.#host.renderRoot.querySelector<HTMLElement>(target);
		focused?.focus();
		focused?.scrollIntoView({ block: 'nearest' });
	}

	async #collect(problem?: Problem): Promise<void> {
		await import('../../../collect/endcap-collect-picker/define.ts');
		this.#picked = undefined;
		await this.#show('collect', problem);
	}

	/** Holds everything, and goes on to the details once it is held. */
	async #hold(): Promise<void> {
		if (this.#busy) return;
		const lines = this.#basket.cart?.lines ?? [];
		const outcome = await this.#do('holding', async () =>
			(await this.#basket.open()).allocate({ hold_minutes: HOLD_MINUTES }),
		);
		if (outcome?.outcome === 'held') await this.#show('details');
		else if (outcome) await this.#refuse(problemOf(outcome, lines));
	}

	/** Where a problem is solved: in the basket, among shops and times, or where the shopper is. */
	async #refuse(problem: Problem | undefined): Promise<void> {
		const code = problem?.code;
		if (code === 'changed' || code === 'ended' || code === 'benefitRefused') await this.#show('basket', problem);
		else if (!problem || code === 'notOffered' || code === 'confirm') await this.#show(this.#step, problem);
		else await this.#collect(problem);
	}

	async #place(needs: Needs): Promise<void> {
		if (this.#busy) return;
		// Before anything is awaited: a second press may come meanwhile.
		this.#busy = 'placing';
		const isRight = await this.#form.check(needs);
		this.#busy = undefined;
		if (!isRight) return this.#host.requestUpdate();
		const lines = this.#basket.cart?.lines ?? [];
		const input = completionOf(this.#form.details, needs, {
			language: this.#words.locale,
			returnUrl: this.#host.returnUrl,
		});
		const finding = setTimeout(() => {
			this.#busy = 'findingOut';
			const { strings } = this.#words;
			if (strings) announce(this.#host, strings.findingOut);
			this.#host.requestUpdate();
		}, FINDING_OUT_AFTER);
		const outcome = await this.#do('placing', async () => (await this.#basket.open()).complete(input));
		clearTimeout(finding);
		if (outcome?.outcome === 'placed') await this.#placed(outcome.order);
		else if (outcome?.outcome === 'contact_needed') await this.#form.show({ email: 'contactMissing' });
		else if (outcome?.outcome === 'address_needed') await this.#form.show({ street: 'streetMissing' });
		else if (outcome) await this.#refuse(problemOf(outcome, lines));
		// What was ordered goes on by itself: it was said once.
		if (outcome?.outcome === 'step_up_needed') await this.#confirm.ask('confirm', () => void this.#place(needs));
	}

	async #placed(order: Order): Promise<void> {
		this.#order = order;
		this.#form = new DetailsForm(this.#host);
		tellPage(this.#host, 'endcap-order-placed', { order_id: order.id, number: order.number });
		await this.#show('placed');
		const { strings } = this.#words;
		if (strings) announce(this.#host, `${strings.thanks} ${fill(strings.number, { number: order.number })}`);
		const pay_url = webAddress(order.payment.pay_url);
		if (order.payment.status !== 'awaited' || !pay_url) return;
		if (tellPage(this.#host, 'endcap-pay-request', { order_id: order.id, pay_url }, true)) location.assign(pay_url);
	}

	/** Undefined when it could not be done, which is then said where the shopper is. */
	async #do<Outcome>(busy: Busy, act: () => Promise<Outcome>): Promise<Outcome | undefined> {
		this.#busy = busy;
		this.#problem = undefined;
		this.#host.requestUpdate();
		try {
			const outcome = await act();
			this.#busy = undefined;
			return outcome;
		} catch (error) {
			this.#busy = undefined;
			const refused = isEndcapProblem(error);
			const pointers = refused ? (error.problem.errors ?? []).map(({ pointer }) => pointer) : [];
			const mistakes = mistakesAt(pointers);
			if (busy === 'placing' && Object.keys(mistakes).length > 0) await this.#form.show(mistakes);
			else if (!navigator.onLine) await this.#show(this.#step, { code: 'offline' });
			else await this.#show(this.#step, { code: refused && busy === 'placing' ? 'notPlaced' : 'failed' });
			return undefined;
		}
	}

	#remedies = {
		take: (slot: PickupSlot) => this.#remedy({ pickups: [{ store_id: slot.store_id, starts_at: slot.starts_at }] }),
		send: ({ sku }: CartLine) => this.#remedy({ lines: [{ sku, fulfillment: { method: 'ship' } }] }),
	};

	/** Changes the basket and, with everything chosen, goes on from there. */
	async #remedy(input: Parameters<Awaited<ReturnType<ShopperBasket['open']>>['change']>[0]): Promise<void> {
		if (this.#busy) return;
		const outcome = await this.#do('holding', async () => (await this.#basket.open()).change(input));
		if (!outcome) return;
		if (outcome.outcome === 'slot_full' || outcome.outcome === 'slot_closed') {
			await this.#collect(problemOf(outcome, []));
		} else if (outcome.outcome !== 'changed') await this.#show('basket', { code: 'ended' });
		else if (isChosen(outcome.cart)) await this.#hold();
		else await this.#collect({ code: 'incomplete' });
	}

	/** The picker changes the basket by itself; who presses at once does not outrun it. */
	#goOn = () => {
		const { cart } = this.#basket;
		const picked = this.#picked;
		if (!cart) return;
		if (picked && isDecided(picked) && !hasPicked(cart, picked)) void this.#remedy(inputOf(picked));
		else if (isChosen(cart)) void this.#hold();
		else void this.#show('collect', { code: 'incomplete' });
	};

	#needs({ cart, stores }: BasketScene): Needs {
		const address = cart.lines.some(({ fulfillment }) => fulfillment?.method === 'ship');
		const offered = this.#merchant?.ordering.payment_methods ?? [];
		const methods = offered.filter((method) => method !== 'at_pickup' || !address);
		const shop = cart.lines.flatMap(({ fulfillment }) =>
			fulfillment?.method === 'pickup' ? fulfillment.store_id : [],
		)[0];
		const store = stores.find(({ id }) => id === shop) ?? stores[0];
		return { address, methods, country: store?.address.country ?? undefined };
	}

	/** Why the last step was not taken; undefined when nothing is wrong. */
	renderProblem(): TemplateResult | typeof nothing {
		const { strings } = this.#words;
		if (!this.#problem || !strings) return nothing;
		return html`${renderProblem(this.#problem, this.#scene, strings, this.#remedies)} ${this.#confirm.render('confirm')}`;
	}

	#renderHold(words: CheckoutStrings, scene: BasketScene): TemplateResult | typeof nothing {
		const left = this.#left;
		if (left === undefined || this.#heldUntil === undefined) return nothing;
		if (left <= 0) {
			return html`<p part="hold">
				${words.lapsed}
				<button class="quiet" type="button" @click=${() => this.#hold()}>${words.holdAgain}</button>
			</p>`;
		}
		const time = new Intl.DateTimeFormat(scene.locale, { hour: 'numeric', minute: '2-digit' }).format(this.#heldUntil);
		return html`<p part="hold">
			${fill(words.heldUntil, { time })} ·
			<span class=${left <= SOON ? 'soon' : nothing} role="timer" aria-live="off">
				${fill(words.left, { time: formatLeft(left) })}
			</span>
		</p>`;
	}

	#renderHeading(text: string, back?: Step): TemplateResult {
		const { strings } = this.#words;
		return html`
			${
				back
					? html`<button part="back" class="quiet" type="button" @click=${() => this.#show(back)}>
							<span class="arrow" aria-hidden="true"></span>${strings?.back}
						</button>`
					: nothing
			}
			<h2 part="heading" id="heading" tabindex="-1">${text}</h2>
		`;
	}

	#renderCollect(words: CheckoutStrings): TemplateResult {
		const busy = this.#busy !== undefined;
		return html`
			${this.#renderHeading(words.collectHeading, 'basket')} ${this.renderProblem()}
			<endcap-collect-picker
				part="picker"
				@endcap-collect-changed=${({ detail }: CustomEvent<CollectChangedDetail>) => (this.#picked = detail)}
			>
				<span slot="heading"></span>
			</endcap-collect-picker>
			<button
				part="continue"
				class="primary lead"
				type="button"
				aria-disabled=${busy ? 'true' : 'false'}
				@click=${this.#goOn}
			>
				<span>${busy ? words.holding : words.goOn}</span>
			</button>
		`;
	}

	#renderDetails(words: CheckoutStrings, scene: BasketScene): TemplateResult {
		const needs = this.#needs(scene);
		const near = [...new Set(scene.stores.map(({ address }) => address.country))].filter((code) => code !== null);
		const form = { words, locale: scene.locale, needs, near, kiosk: scene.kiosk };
		const submit = (event: SubmitEvent) => {
			event.preventDefault();
			void this.#place(needs);
		};
		const pays = this.#form.details.payment ?? needs.methods[0];
		const label = pays === 'external' ? words.orderAndPay : words.placeOrder;
		return html`
			${this.#renderHeading(words.detailsHeading, 'collect')} ${this.renderProblem()} ${this.#renderHold(words, scene)}
			<form class="columns" novalidate @submit=${submit}>
				<div class="fields">${this.#form.renderMistakes(form)}${this.#form.renderFields(form)}</div>
				<div class="aside">
					${renderReview(scene, words, () => void this.#collect())}
					<button
						part="place-order"
						class="primary lead"
						type="submit"
						aria-disabled=${this.#busy || needs.methods.length === 0 ? 'true' : 'false'}
					>
						<span>${this.#busy ? words.placing : label}</span>
					</button>
					${this.#busy === 'findingOut' ? html`<p part="note">${words.findingOut}</p>` : nothing}
				</div>
			</form>
		`;
	}

	/** The step that stands in place of the basket. */
	render(scene: BasketScene | undefined): TemplateResult | typeof nothing {
		this.#scene = scene ?? this.#scene;
		const { strings } = this.#words;
		const known = this.#scene;
		if (!strings || !known) return nothing;
		if (this.#step === 'placed' && this.#order) {
			return html`<div class="step">
				${this.#renderHeading(strings.thanks)} ${renderPlaced(this.#order, known, strings)}
			</div>`;
		}
		return html`<div class="step">
			${this.#step === 'collect' ? this.#renderCollect(strings) : this.#renderDetails(strings, known)}
		</div>`;
	}
}
