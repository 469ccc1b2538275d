import type { Live, Store } from '@endcap/sdk';
import type { CustomerCard } from '@endcap/sdk/staff';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { CounterElement } from '../../shared/counter-element.ts';
import { counterStyles } from '../../shared/counter.styles.ts';
import { buttonStyles } from '../../shared/button.styles.ts';
import { couponWordsCatalogue, type CouponWords } from '../../shared/coupons/coupon-words.ts';
import { KeptFocus } from '../../shared/kept-focus.ts';
import { leadStyles } from '../../shared/lead.styles.ts';
import { LiveState } from '../../shared/live-state.ts';
import { fill, Localization } from '../../shared/localization.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import { formatTime } from '../../shared/shops/opening-words.ts';
import { cardStyles } from './card.styles.ts';
import { renderCard } from './card-view.ts';
import { shopperCardStyles } from './endcap-shopper-card.styles.ts';
import { shopperCardCatalogue, type ShopperCardStrings } from './endcap-shopper-card.strings.ts';
import './events.ts';
import { Finder } from './finder.ts';
import { Idle } from './idle.ts';
import { JoinForm } from './join-form.ts';
import { pointsWords } from './points-view.ts';
import type { Scene } from './scene.ts';
import { Seen } from './seen.ts';
import { isGone, statusOf, type Status } from './situation.ts';

/**
 * @tag endcap-shopper-card
 * @summary Who is at the counter: found by the code on their phone, an address or a name, with points, coupons, orders that wait and what they bought, as it is at this moment. Only for staff; every look is recorded.
 *
 * It works on pages of the server's own origin, where staff are signed in. Nobody is looked at while the element cannot be
 * seen, and nothing of them stays when they are done with, when nobody touches it for a while, or when the session ends.
 *
 * @fires {CustomEvent<CustomerDetail>} endcap-customer-shown - Somebody's card is shown, which is recorded.
 * @fires {CustomEvent<CustomerDetail>} endcap-customer-joined - Somebody has joined here.
 * @fires {CustomEvent<CustomerDetail>} endcap-customer-closed - Nothing of them is shown any more.
 * @fires {CustomEvent<OrderChosenDetail>} endcap-order-chosen - One of their orders is wanted in the queue.
 * @fires {CustomEvent<null>} endcap-session-ended - Nobody is signed in any more.
 *
 * @csspart frame - The whole element.
 * @csspart tools - The search.
 * @csspart search - The field for a code, an address, a number or a name.
 * @csspart find - The button that looks.
 * @csspart found - Those it may be.
 * @csspart found__one - One of them.
 * @csspart join-button - The button that opens the form for somebody new.
 * @csspart join - That form.
 * @csspart join__submit - The button that lets them join.
 * @csspart join__cancel - The button that gives it up.
 * @csspart card - Who it is.
 * @csspart name - Their name.
 * @csspart addresses - E-mail address and phone number.
 * @csspart segments - The retailer's groups that they are in.
 * @csspart recorded - That the look is recorded.
 * @csspart done - The button that closes the card.
 * @csspart idle - That it closes in a moment.
 * @csspart note - How old it is.
 * @csspart points - Their points.
 * @csspart balance - How many.
 * @csspart worth - What they are worth.
 * @csspart facts - What is on its way, set apart, missing, or about to run out.
 * @csspart tier - Where they stand.
 * @csspart progress - The way to the next tier.
 * @csspart rewards - What points are good for.
 * @csspart reward - One of that.
 * @csspart reward--ready - One that they have.
 * @csspart reward--had - One that they could have.
 * @csspart coupons - Coupons that they can use.
 * @csspart coupon - One of them.
 * @csspart coupon--soon - One that ends soon.
 * @csspart coupon__benefit - What it gives.
 * @csspart coupon__name - What it is called.
 * @csspart coupon__terms - Until when, and what has to be so.
 * @csspart coupon__reserved - That a basket of theirs keeps it.
 * @csspart orders - Orders that are not done.
 * @csspart order - One of them.
 * @csspart order--ready - One that can be handed over.
 * @csspart order__state - How far it is, and where.
 * @csspart order__total - What it comes to.
 * @csspart order__open - The button that leads to it.
 * @csspart purchases - What they bought.
 * @csspart purchase - One receipt or order.
 * @csspart purchase__when - When and where.
 * @csspart purchase__goods - What.
 * @csspart purchase__total - For how much.
 * @csspart consents - What they agreed to.
 * @csspart problem - Why something was not done, and what to do.
 * @csspart message - Why there is nothing to show, and what to do.
 * @csspart skeleton - What stands while somebody is looked up.
 *
 * @cssproperty [--endcap-accent-color=currentColor] - Focus rings, the main buttons, and the progress.
 * @cssproperty --endcap-on-accent-color - The words on a main button; black or white by its ground, unless given.
 * @cssproperty --endcap-muted-color - Hints.
 * @cssproperty --endcap-border-color - Lines.
 * @cssproperty [--endcap-surface-color=Canvas] - Behind fields.
 * @cssproperty [--endcap-radius=0.5rem] - Corners.
 * @cssproperty --endcap-limited-color - The mark of what ends soon, and of what is old.
 * @cssproperty --endcap-conflict-color - The mark of what was refused.
 *
 * @cssstate loading - Somebody is being looked up.
 * @cssstate empty - Nobody's card is open.
 * @cssstate ready - A card is shown and current.
 * @cssstate stale - A card is shown with the time it was current.
 * @cssstate missing - There is nobody of that id.
 * @cssstate failed - Nothing can be shown.
 * @cssstate signed-out - Nobody is signed in.
 */
export class EndcapShopperCard extends CounterElement {
	static override styles = [counterStyles, shopperCardStyles, buttonStyles, leadStyles, cardStyles];

	static override properties = {
		store: {},
		customer: {},
		idleMinutes: { attribute: 'idle-minutes', type: Number },
		scanPrefix: { attribute: 'scan-prefix' },
		scanSuffix: { attribute: 'scan-suffix' },
	};

	/** The id of the shop at whose counter this is; the first of one's own unless given. */
	store = '';

	/** The id of whoever is shown; empty: nobody. */
	customer = '';

	/** A card that nobody touches for so many minutes is closed; 0: it stays. */
	idleMinutes = 5;

	/** What the scanner was set to send before a code, if anything: then nothing else is taken for a scan. */
	scanPrefix = '';

	/** The key that the scanner sends after a code: `Enter` or `Tab`. */
	scanSuffix = 'Enter';

	/** What is shown, which stays while it is confirmed again; and whose it is. */
	#shown: CustomerCard | undefined;
	#shownId = '';
	#words = new Localization<ShopperCardStrings>(this, shopperCardCatalogue);
	#couponWords = new Localization<CouponWords>(this, couponWordsCatalogue);
	#stores = new LiveState<Live<Store[]>>(this);
	#card = new LiveState<Live<CustomerCard>>(this);
	#clock = new ServerClock();
	#seen = new Seen(this);
	#idle = new Idle(this, {
		minutes: () => this.idleMinutes,
		onWarn: () => announce(this, this.#words.strings?.closesSoon ?? ''),
		onEnd: () => this.close(),
	});
	#finder = new Finder(this, {
		scene: () => this.#scene,
		isListening: () => this.member != null && this.checkVisibility(),
		prefix: () => this.scanPrefix,
		suffix: () => this.scanSuffix,
		onLook: () => {
			this.#join.clear();
			this.customer = '';
		},
		onFound: (id) => this.#open(id),
		onJoin: (text) => this.#openJoin(text),
	});
	#join = new JoinForm(this, {
		onJoined: (id) => {
			this.tell('endcap-customer-joined', { customer_id: id });
			this.#open(id);
		},
		onExists: (text) => {
			this.#join.clear();
			this.#finder.look(text);
		},
		onClose: () => this.close(),
	});

	constructor() {
		super();
		this.addController(new KeptFocus(this, '[part="search"]'));
	}

	/** Nothing of whoever is shown stays, nor of whom was looked for; the next one may come. */
	close(): void {
		this.#forget();
		void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[part="search"]')?.focus());
	}

	#forget(): void {
		this.customer = '';
		this.#drop();
		this.#finder.clear();
		this.#join.clear();
		this.requestUpdate();
	}

	/** Of the card that was shown nothing stays. */
	#drop(): void {
		const id = this.#shownId;
		this.#shown = undefined;
		this.#shownId = '';
		announce(this, '');
		if (id) this.tell('endcap-customer-closed', { customer_id: id });
	}

	protected override willUpdate(changed: PropertyValues<this>): void {
		super.willUpdate(changed);
		this.#words.choose(this.surroundings?.locale);
		this.#couponWords.choose(this.surroundings?.locale);
		const { stores, customers } = this.client;
		this.#stores.watch(stores.$stores);
		const { member } = this;
		if (member === null && this.wasSignedIn) this.#forget();
		const wanted = member && this.customer && this.#seen.is;
		this.#card.watch(wanted ? customers.$card({ id: this.customer }) : undefined);
		this.#takeCard();
		this.#idle.watch(Boolean(this.customer) || this.#join.isOpen || this.#finder.text !== '');
	}

	#takeCard(): void {
		if (this.#shownId && this.#shownId !== this.customer) this.#drop();
		const { value, as_of } = this.#card.value ?? {};
		this.#clock.tell(as_of);
		if (isGone(this.#card.value)) return this.#shown && this.#drop();
		if (value && value !== this.#shown && value.customer.id === this.customer) this.#show(value);
	}

	#show(card: CustomerCard): void {
		const before = this.#shown;
		const scene = this.#scene;
		this.#shown = card;
		this.#shownId = this.customer;
		if (!before) {
			this.#idle.touch();
			void this.updateComplete.then(() => this.#begin());
		} else if (scene && before.loyalty.active !== card.loyalty.active) {
			announce(this, fill(scene.strings.nowPoints, { points: pointsWords(card.loyalty.active, scene) }));
		} else if (scene && before.wallet.length < card.wallet.length) announce(this, scene.strings.newCoupon);
	}

	/** Whoever looked for them goes on at their name; who was elsewhere on the page stays there. */
	#begin(): void {
		if (!this.#shownId) return;
		const { activeElement } = document;
		if (activeElement === this || activeElement === document.body) {
			this.renderRoot.querySelector<HTMLElement>('#name')?.focus();
		}
		this.tell('endcap-customer-shown', { customer_id: this.#shownId });
	}

	protected override updated(changed: PropertyValues<this>): void {
		super.updated(changed);
		this.showStates(this.#status);
	}

	get #status(): Status {
		return statusOf({
			hasStrings: this.#words.strings !== undefined && this.#couponWords.strings !== undefined,
			staff: this.staff.value,
			stores: this.#stores.value,
			customer: this.customer,
			card: this.#card.value,
			shown: this.#shown,
		});
	}

	get #scene(): Scene | undefined {
		const { strings, locale } = this.#words;
		const { strings: words } = this.#couponWords;
		if (!strings || !words) return undefined;
		const member = this.member ?? null;
		const stores = this.#stores.value?.value ?? [];
		const own = stores.filter(({ id }) => member?.stores === null || member?.stores?.includes(id));
		const { address } = own.find(({ id }) => id === this.store) ?? own[0] ?? {};
		return {
			endcap: this.client,
			strings,
			words,
			locale,
			member,
			stores,
			country: address?.country ?? undefined,
			now: this.#clock.now(),
		};
	}

	#open(id: string): void {
		this.#finder.clear();
		this.customer = id;
	}

	async #openJoin(text = ''): Promise<void> {
		const scene = this.#scene;
		if (!scene) return;
		this.customer = '';
		this.#finder.clear();
		this.#join.open(text, scene);
		await this.updateComplete;
		this.renderRoot.querySelector<HTMLElement>('#join-heading')?.focus();
	}

	#keys = (event: KeyboardEvent): void => {
		if (event.key === 'Escape' && (this.customer || this.#join.isOpen)) this.close();
	};

	#renderMessage(status: Status, { strings }: Scene): TemplateResult | typeof nothing {
		if (status === 'failed') return html`<p part="message" role="alert">${strings.failed}</p>`;
		if (status === 'signed-out') return html`<p part="message">${strings.notSignedIn}</p>`;
		if (status !== 'missing') return nothing;
		return html`<div part="message" role="alert">
			<p>${strings.missing}</p>
			<button part="done" type="button" @click=${() => this.close()}>${strings.done}</button>
		</div>`;
	}

	#renderTop(status: Status, scene: Scene): TemplateResult | typeof nothing {
		if (!scene.member || status === 'failed') return nothing;
		const { strings } = scene;
		return html`${this.#join.isOpen ? nothing : this.#finder.render(scene)} ${this.#join.render(scene)}
		${
			status === 'empty' && !this.#join.isOpen
				? html`<div class="empty">
						<p class="hint">${strings.scanHint} ${strings.recordedHint}</p>
						<button part="join-button" type="button" data-key="join" @click=${() => void this.#openJoin()}>
							${strings.somebodyNew}
						</button>
					</div>`
				: nothing
		}
		${
			this.#idle.isEnding
				? html`<div part="idle">
						<p>${strings.closesSoon}</p>
						<button type="button" data-key="stay" @click=${this.#idle.touch}>${strings.stay}</button>
					</div>`
				: nothing
		}`;
	}

	#renderShown(status: Status, scene: Scene): TemplateResult | typeof nothing {
		const card = this.#shown;
		if (!card || (status !== 'ready' && status !== 'stale')) return nothing;
		const asOf = this.#card.value?.as_of?.getTime() ?? scene.now;
		const options = {
			asOf: status === 'stale' ? formatTime(asOf, scene.locale) : undefined,
			onDone: () => this.close(),
			onOrder: (detail: object) => this.tell('endcap-order-chosen', detail),
		};
		return renderCard(card, options, scene);
	}

	protected override render(): TemplateResult {
		const { strings, language } = this.#words;
		const scene = this.#scene;
		const status = this.#status;
		return html`<div
			class="frame"
			part="frame"
			role="group"
			aria-label=${strings?.heading ?? nothing}
			aria-busy=${status === 'loading' ? 'true' : 'false'}
			lang=${language}
			@keydown=${this.#keys}
		>
			${scene ? this.#renderTop(status, scene) : nothing} ${scene ? this.#renderMessage(status, scene) : nothing}
			${
				status === 'loading'
					? html`<div part="skeleton" role="img" aria-label=${strings?.loading ?? nothing}><i></i><i></i><i></i></div>`
					: nothing
			}
			${scene ? this.#renderShown(status, scene) : nothing}
		</div>`;
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-shopper-card': EndcapShopperCard;
	}
}
