import type { Live, Store } from '@endcap/sdk';
import type { KeptSale } from '@endcap/sdk/staff';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { CounterElement } from '../../shared/counter-element.ts';
import { counterStyles } from '../../shared/counter.styles.ts';
import { KeptFocus } from '../../shared/kept-focus.ts';
import { LiveState } from '../../shared/live-state.ts';
import { fill, Localization } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import { pictureStyles } from '../../shared/qr/picture.ts';
import type { SaleRungDetail } from '../events.ts';
import { renderBenefits } from './benefits-view.ts';
import { tillCatalogue, type TillStrings } from './endcap-till.strings.ts';
import { tillStyles } from './endcap-till.styles.ts';
import { Finder } from './finder.ts';
import { KeptList } from './kept-list.ts';
import { renderLines } from './lines-view.ts';
import { MemberCard } from './member-card.ts';
import { MemberDesk } from './member-desk.ts';
import { OpenSale } from './open-sale.ts';
import { Payment } from './payment.ts';
import { renderReceipt } from './receipt-view.ts';
import { receiptStyles } from './receipt.styles.ts';
import { Refund } from './refund.ts';
import { renderRefund } from './refund-view.ts';
import type { Rung } from './rung.ts';
import { saleStyles } from './sale.styles.ts';
import { statusOf, storesOf, type Scene, type Status } from './scene.ts';
import { renderClear, renderMessage, renderTools } from './tools.ts';

/**
 * @tag endcap-till
 * @summary A till: articles, members, coupons and rewards are scanned or found, the price is explained, and a sale is recorded once, also one that was rung up without the network.
 *
 * It works on pages of the server's own origin, where staff are signed in. A scanner that types is heard wherever the
 * cursor is, while the element can be seen. What is paid, and how, is said by whoever presses the button: no card is read.
 *
 * @fires {CustomEvent<CustomerChosenDetail>} endcap-customer-chosen - A member was put on the sale.
 * @fires {CustomEvent<SaleRungDetail>} endcap-sale-rung - A sale or a refund was recorded, or kept until the network is back.
 * @fires {CustomEvent<{ store_id: string }>} endcap-store-chosen - Another shop was chosen here.
 * @fires {CustomEvent<null>} endcap-session-ended - Nobody is signed in any more; what is rung up is kept for whoever signs in again.
 *
 * @csspart frame - The whole element.
 * @csspart tools - The shop, the field for everything, and the button for refunds.
 * @csspart shop - The field that chooses the shop.
 * @csspart search - The field for codes and words.
 * @csspart found - Articles or members that were found.
 * @csspart note - That the session is over, or the network is gone.
 * @csspart problem - Why something was not done, and what to do.
 * @csspart message - Why there is nothing to show, and what to do.
 * @csspart empty - That nothing is rung up yet.
 * @csspart lines - What is rung up.
 * @csspart line - One article.
 * @csspart line__title - Its name.
 * @csspart line__price - What one of it costs.
 * @csspart line__discount - What is taken off it.
 * @csspart line__total - What is paid for it.
 * @csspart line__remove - The button that takes it off the sale.
 * @csspart stepper - The field for how many, with a button on either side.
 * @csspart clear - The button that clears the sale, and its question.
 * @csspart side - The member and what they can use.
 * @csspart member - Who buys.
 * @csspart member__name - Their name.
 * @csspart find-member - The form that finds them.
 * @csspart points - Their points.
 * @csspart benefits - Coupons and rewards.
 * @csspart benefit - One that is to be used.
 * @csspart benefit--refused - One that takes nothing off.
 * @csspart benefit__words - What it takes off, or why it does not.
 * @csspart offers - What the member has and has not used.
 * @csspart payment - The price, and how it is paid.
 * @csspart totals - What it comes to.
 * @csspart total - The sum.
 * @csspart earns - The points it earns.
 * @csspart ways - How it is paid.
 * @csspart pay - The button that records it.
 * @csspart done - What was rung up last.
 * @csspart receipt - The receipt, which is printed alone.
 * @csspart receipt__number - Its number.
 * @csspart receipt__points - The points that came and went.
 * @csspart receipt-coupon - A coupon for the next time.
 * @csspart receipt-coupon__code - Its code.
 * @csspart kept - Sales that were rung up without the network.
 * @csspart kept-waiting - How many wait to be sent.
 * @csspart kept-refused - One that the server did not take.
 * @csspart kept-told - One that stands, and what could not be so.
 * @csspart refund - Goods that come back.
 * @csspart refund__receipt - The receipt that they are of.
 * @csspart skeleton - What stands while the till is opened.
 *
 * @cssproperty [--endcap-accent-color=currentColor] - Focus rings and the main buttons.
 * @cssproperty --endcap-muted-color - Numbers and hints.
 * @cssproperty --endcap-border-color - Lines between articles.
 * @cssproperty [--endcap-surface-color=Canvas] - Behind fields and buttons.
 * @cssproperty [--endcap-radius=0.5rem] - Corners.
 * @cssproperty --endcap-limited-color - The mark of what waits.
 * @cssproperty --endcap-conflict-color - The mark of what was refused.
 *
 * @cssstate loading - The till is being opened.
 * @cssstate ready - Sales can be rung up.
 * @cssstate empty - No shop is one's own.
 * @cssstate failed - The till cannot be opened.
 * @cssstate signed-out - Nobody is signed in.
 * @cssstate offline - The server could not be asked: prices are the last known.
 * @cssstate done - The last receipt is shown.
 */
export class EndcapTill extends CounterElement {
	static override styles = [counterStyles, tillStyles, saleStyles, receiptStyles, pictureStyles];

	static override properties = {
		store: {},
		scanPrefix: { attribute: 'scan-prefix' },
		scanSuffix: { attribute: 'scan-suffix' },
	};

	/** The id of the shop that sells; the first of one's own unless given. */
	store = '';

	/** What the scanner was set to send before a code, if anything: then nothing else is taken for a scan. */
	scanPrefix = '';

	/** The key that the scanner sends after a code: `Enter` or `Tab`. */
	scanSuffix = 'Enter';

	#shownStore = '';
	#rung: Rung | undefined;
	#isClearing = false;
	#words = new Localization<TillStrings>(this, tillCatalogue);
	#stores = new LiveState<Live<Store[]>>(this);
	#kept = new LiveState<Live<readonly KeptSale[]>>(this);
	#keptList = new KeptList(this);
	#sale = new OpenSale(this, () => this.#scene);
	#card = new MemberCard(this, () => this.#sale.reprice());
	#payment = new Payment(this, { sale: this.#sale, onRung: (rung) => void this.#done(rung) });
	#refund = new Refund(this, {
		onKnow: (variants) => this.#sale.know(variants),
		onRung: (rung) => void this.#done(rung),
	});
	#member = new MemberDesk(this, { sale: this.#sale, onMember: (id) => this.#chooseMember(id) });
	#finder = new Finder(this, {
		scene: () => this.#scene,
		isListening: () => this.member != null && this.checkVisibility(),
		prefix: () => this.scanPrefix,
		suffix: () => this.scanSuffix,
		sale: this.#sale,
		onTake: () => this.#begin(),
		onMember: (id) => this.#chooseMember(id),
	});

	constructor() {
		super();
		this.addController(new KeptFocus(this, '[part="search"]'));
	}

	protected override willUpdate(changed: PropertyValues<this>): void {
		super.willUpdate(changed);
		this.#words.choose(this.surroundings?.locale);
		const { stores, sales } = this.client;
		this.#stores.watch(stores.$stores);
		const staff = this.member;
		this.#kept.watch(staff ? sales.$kept : undefined);
		if (staff) void sales.learn();
		// Nobody's points are shown once the session is over.
		this.#card.follow(this.client, staff ? this.#memberId : undefined);
		this.#takeStore(this.#storeId);
	}

	#takeStore(store: string): void {
		if (store === this.#shownStore) return;
		const isAnother = this.#shownStore !== '';
		this.#shownStore = store;
		// The same goods may cost and give something else there.
		if (isAnother) queueMicrotask(() => this.#sale.reprice());
	}

	protected override updated(changed: PropertyValues<this>): void {
		super.updated(changed);
		const offline = this.#sale.isOffline ? ['offline'] : [];
		this.showStates(this.#status, ...offline, ...(this.#rung ? ['done'] : []));
		const scene = this.#scene;
		if (scene) this.#keptList.see(this.#kept.value, scene);
		this.#card.look();
	}

	get #own(): Store[] {
		return storesOf(this.member ?? null, this.#stores.value?.value ?? []);
	}

	/** Stays while the session is over, so that what is rung up stays where it is. */
	get #storeId(): string {
		const own = this.#own;
		if (own.length === 0) return this.member === null ? this.#shownStore : '';
		return own.find(({ id }) => id === this.store)?.id ?? own[0]?.id ?? '';
	}

	/** Who buys or, while the receipt is shown, bought. */
	get #memberId(): string | undefined {
		const { buyer } = this.#sale;
		if (buyer) return 'customer_id' in buyer ? buyer.customer_id : undefined;
		return this.#rung?.customer_id ?? undefined;
	}

	get #status(): Status {
		return statusOf({
			hasStrings: this.#words.strings !== undefined,
			staff: this.staff.value,
			stores: this.#stores.value,
			own: this.#own,
		});
	}

	get #scene(): Scene | undefined {
		const { strings, locale } = this.#words;
		if (!strings) return undefined;
		return {
			endcap: this.client,
			strings,
			locale,
			staff: this.member ?? null,
			stores: this.#stores.value?.value ?? [],
			storeId: this.#storeId,
			card: this.#card.live,
		};
	}

	/** Something is rung up: the last receipt goes. */
	#begin(): void {
		this.#rung = undefined;
		this.#isClearing = false;
		this.#payment.problem = '';
		if (this.#refund.isOpen) this.#refund.close();
	}

	#chooseMember(customer_id: string): void {
		this.#begin();
		this.#member.forget();
		this.#sale.setBuyer({ customer_id });
		this.tell('endcap-customer-chosen', { customer_id });
	}

	async #done(rung: Rung): Promise<void> {
		const { strings, locale } = this.#words;
		this.#rung = rung;
		this.#card.rungUp();
		this.#member.forget();
		const { store_id, receipt, sale_id, totals } = rung;
		const detail: SaleRungDetail = { store_id, receipt, sale_id };
		this.tell('endcap-sale-rung', detail);
		const back = rung.refund_of !== null;
		const amount = formatMoney({ ...totals.total, amount: Math.abs(totals.total.amount) }, locale);
		if (strings) announce(this, fill(back ? strings.gaveBack : strings.paid, { amount }));
		await this.updateComplete;
		this.renderRoot.querySelector<HTMLElement>('[data-key="next"]')?.focus();
	}

	#next = async (): Promise<void> => {
		this.#begin();
		this.requestUpdate();
		await this.updateComplete;
		this.renderRoot.querySelector<HTMLElement>('[part="search"]')?.focus();
	};

	#chooseStore = (event: Event): void => {
		this.store = (event.target as HTMLSelectElement).value;
		this.tell('endcap-store-chosen', { store_id: this.store });
	};

	#openRefund = async (): Promise<void> => {
		this.#begin();
		this.#refund.open();
		this.requestUpdate();
		await this.updateComplete;
		this.renderRoot.querySelector<HTMLElement>('[data-key="receipt-number"]')?.focus();
	};

	#clear = (step: 'ask' | 'yes' | 'no'): void => {
		this.#isClearing = step === 'ask';
		if (step === 'yes') {
			this.#sale.clear();
			this.#payment.problem = '';
			this.#member.forget();
		}
		this.requestUpdate();
	};

	#renderSale(scene: Scene): TemplateResult {
		const sale = this.#sale;
		const isBegun = !sale.isEmpty || sale.buyer !== undefined || sale.coupons.length > 0;
		return html`<div class="columns">
			<div class="column">
				${renderLines(sale, scene)} ${isBegun ? renderClear(this.#isClearing, scene, this.#clear) : nothing}
			</div>
			<div class="column" part="side">${this.#member.render(scene)} ${renderBenefits(sale, scene)}</div>
			${this.#payment.render(scene)}
		</div>`;
	}

	#renderBody(scene: Scene): TemplateResult {
		const titleOf = (sku: string) => this.#sale.titleOf(sku);
		if (this.#refund.isOpen) return renderRefund(this.#refund, scene, titleOf);
		const rung = this.#rung;
		if (!rung) return this.#renderSale(scene);
		const { activeNow } = this.#card;
		const waits = rung.sale_id === null && this.#keptList.waits(this.#kept.value, rung.receipt);
		return renderReceipt(rung, scene, { titleOf, activeNow, waits, onNext: () => void this.#next() });
	}

	#renderTill(status: Status, scene: Scene): TemplateResult {
		const { strings } = scene;
		const isOver = status === 'signed-out';
		const problem = this.#finder.problem || this.#sale.problem;
		const titleOf = (sku: string) => this.#sale.titleOf(sku);
		return html`${renderTools(
			{ own: this.#own, finder: this.#finder, onStore: this.#chooseStore, onRefund: () => void this.#openRefund() },
			scene,
		)}
		${isOver ? html`<p part="note" role="alert">${strings.sessionOver}</p>` : nothing}
		${this.#sale.isOffline ? html`<p part="note" role="alert">${strings.offline}</p>` : nothing}
		${problem ? html`<p part="problem" role="alert">${problem}</p>` : nothing}
		${this.#keptList.render(this.#kept.value, scene, titleOf)} ${this.#finder.renderFound(scene)}
		${this.#renderBody(scene)}`;
	}

	protected override render(): TemplateResult {
		const { strings, language } = this.#words;
		const scene = this.#scene;
		const status = this.#status;
		const isOpen = status === 'ready' || (status === 'signed-out' && this.#shownStore !== '');
		return html`<div
			class="frame"
			part="frame"
			role="group"
			aria-label=${strings?.heading ?? nothing}
			aria-busy=${status === 'loading' ? 'true' : 'false'}
			lang=${language}
		>
			${scene && !isOpen ? renderMessage(status, scene) : nothing}
			${
				status === 'loading'
					? html`<div part="skeleton" role="img" aria-label=${strings?.loading ?? nothing}>
							${Array.from({ length: 4 }, () => html`<i></i>`)}
						</div>`
					: nothing
			}
			${scene && isOpen ? this.#renderTill(status, scene) : nothing}
		</div>`;
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-till': EndcapTill;
	}
}
