import type { Live, Store } from '@endcap/sdk';
import type { Coupon, CouponList, StaffMember } from '@endcap/sdk/staff';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { couponWordsCatalogue, type CouponWords } from '../../shared/coupons/coupon-words.ts';
import { CounterElement } from '../../shared/counter-element.ts';
import { counterStyles } from '../../shared/counter.styles.ts';
import { Later } from '../../shared/later.ts';
import { LiveState } from '../../shared/live-state.ts';
import { Localization } from '../../shared/localization.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import {
	couponWalletCatalogue,
	type CouponWalletStrings,
} from '../endcap-coupon-wallet/endcap-coupon-wallet.strings.ts';
import { englishHeld } from '../endcap-coupon-wallet/held.strings.ts';
import { renderList } from './coupon-list.ts';
import { CouponView } from './coupon-view.ts';
import { offerDeskCatalogue, type OfferDeskStrings } from './endcap-offer-desk.strings.ts';
import { offerDeskStyles } from './endcap-offer-desk.styles.ts';
import './events.ts';
import { failureWords } from './failures.ts';
import { deskStyles } from '../../shared/desk/desk.styles.ts';
import { formStyles } from '../../shared/desk/form.styles.ts';
import type { CouponForm } from './form/coupon-form.ts';
import { ListTools } from './list-tools.ts';
import { renderNote } from './note.ts';
import { wallClockIn, type Scene } from './scene.ts';
import { statusOf, type Status } from './status.ts';

/** From one look at the clock to the next: coupons begin and end meanwhile. */
const CLOCK_MS = 30_000;

/**
 * @tag endcap-offer-desk
 * @summary The coupons and the points program of a shop for the people who work there: what each coupon gives and how often it was used, a form that makes one and shows what shoppers read, codes by the thousand, giving it to customers, and giving back what was used.
 *
 * It works on pages of the server's own origin, where staff are signed in. Managers make and change; clerks look, and give coupons to customers.
 *
 * @fires {CustomEvent<CouponSavedDetail>} endcap-coupon-saved - A coupon was made or changed here.
 * @fires {CustomEvent<null>} endcap-session-ended - Nobody is signed in any more; what was typed is kept for whoever signs in again.
 *
 * @csspart frame - The whole element.
 * @csspart tabs - The buttons for coupons and points.
 * @csspart tools - The search and the choice above the list.
 * @csspart search - The text field for a name, id or code.
 * @csspart status - The field that chooses which are shown.
 * @csspart make - The button that begins a new coupon, or a points program.
 * @csspart count - How many coupons there are.
 * @csspart list - The coupons.
 * @csspart coupon - One coupon.
 * @csspart coupon__name - Its name, which opens it.
 * @csspart coupon__gives - What it gives.
 * @csspart coupon__rules - What it is for and where.
 * @csspart coupon__state - The mark of where it stands.
 * @csspart coupon__state--draft - It was not started.
 * @csspart coupon__state--active - It is good now.
 * @csspart coupon__state--later - It starts later.
 * @csspart coupon__state--paused - It is paused.
 * @csspart coupon__state--over - Its time is over.
 * @csspart coupon__state--ended - It has ended.
 * @csspart coupon__period - When it is good.
 * @csspart coupon__code - Its code for everyone.
 * @csspart coupon__uses - How often it was used.
 * @csspart coupon__excess - How often beyond its limit.
 * @csspart detail - One coupon that is open.
 * @csspart back - The button that leads back to the list.
 * @csspart preview - What shoppers read, or what the points program comes to.
 * @csspart standing - How often it was used, and when it is good.
 * @csspart actions - The buttons that change it.
 * @csspart change - The button that opens its form.
 * @csspart step - The button that starts or pauses it.
 * @csspart end - The button that ends it.
 * @csspart sure - What is asked before shoppers lose something.
 * @csspart section - Codes, giving, and what it was used for, to be opened.
 * @csspart codes - The form that makes codes.
 * @csspart download - The link to the file of codes.
 * @csspart give - The form that gives it to customers.
 * @csspart redemption - One use of it.
 * @csspart form - The form of a coupon.
 * @csspart program - The form of the points program.
 * @csspart item - One tier, reward or rule of it.
 * @csspart submit - The button that saves.
 * @csspart cancel - The button that gives up what was typed.
 * @csspart problem - Why something was not done, and what to do.
 * @csspart done - What was done.
 * @csspart more - The button that shows more coupons.
 * @csspart note - That the session is over, or how old the list is.
 * @csspart message - Why there is nothing to show, and what to do.
 * @csspart skeleton - What stands while coupons are looked up.
 *
 * @cssproperty [--endcap-accent-color=currentColor] - Focus rings and the main buttons.
 * @cssproperty --endcap-muted-color - Rules and hints.
 * @cssproperty --endcap-border-color - Lines between coupons.
 * @cssproperty [--endcap-surface-color=Canvas] - Behind fields and buttons.
 * @cssproperty [--endcap-radius=0.5rem] - Corners.
 * @cssproperty --endcap-in-stock-color - The mark of what is active.
 * @cssproperty --endcap-limited-color - The mark of what is paused.
 * @cssproperty --endcap-conflict-color - Mistakes and problems.
 *
 * @cssstate loading - Coupons are being looked up.
 * @cssstate ready - Coupons are shown and current.
 * @cssstate stale - Coupons are shown with the time they were current.
 * @cssstate empty - There are none, or none matches.
 * @cssstate failed - Coupons cannot be shown.
 * @cssstate signed-out - Nobody is signed in.
 */
export class EndcapOfferDesk extends CounterElement {
	static override styles = [counterStyles, deskStyles, offerDeskStyles, formStyles];

	#tab: 'coupons' | 'points' = 'coupons';
	#view: 'list' | 'coupon' | 'form' = 'list';
	/** The coupon that is open, as it was known last. */
	#open: Coupon | undefined;
	#problem = '';
	#ticking: ReturnType<typeof setInterval> | undefined;
	/** Whoever was signed in last. */
	#person = '';
	/** Kept while another search is looked up. */
	#list: CouponList | undefined;
	#words = new Localization<OfferDeskStrings>(this, offerDeskCatalogue);
	#couponWords = new Localization<CouponWords>(this, couponWordsCatalogue);
	#walletWords = new Localization<CouponWalletStrings>(this, couponWalletCatalogue);
	#stores = new LiveState<Live<Store[]>>(this);
	#coupons = new LiveState<Live<CouponList>>(this);
	#currency = new Later(this, async () => (await this.client.merchant.get()).currency);
	#clock = new ServerClock();
	#tools = new ListTools(this);
	/** Fetched for those who make or change one. */
	#form: CouponForm | undefined;
	#detail = new CouponView(this, {
		onBack: () => this.#show('list'),
		onChange: (coupon) => void this.#change(coupon),
		onChanged: (coupon) => this.#changed(coupon),
	});
	#program = new Later(this, async () => new (await import('./points/program-form.ts')).ProgramForm(this));

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
		const locale = this.surroundings?.locale;
		for (const words of [this.#words, this.#couponWords, this.#walletWords]) words.choose(locale);
		const endcap = this.client;
		const { member } = this;
		if (member) this.#enter(member);
		this.#stores.watch(endcap.stores.$stores);
		this.#coupons.watch(this.#person ? endcap.coupons.$coupons(this.#tools.query) : undefined);
		const { value, as_of, status } = this.#coupons.value ?? {};
		if (status === 'ready') this.#clock.tell(as_of);
		this.#list = value ?? this.#list;
		this.#open = value?.coupons.find(({ id }) => id === this.#open?.id) ?? this.#open;
	}

	/** Whoever comes next finds nothing of what the one before typed. */
	#enter({ id }: StaffMember): void {
		this.#currency.want();
		if (id === this.#person) return;
		if (this.#person) {
			this.#form?.forget();
			this.#program.value?.forget();
			this.#detail.clear();
			this.#view = 'list';
			this.#open = undefined;
		}
		this.#person = id;
	}

	protected override updated(changed: PropertyValues<this>): void {
		super.updated(changed);
		this.showStates(this.#situation);
	}

	get #situation(): Status {
		if (!this.#words.strings) return 'loading';
		return statusOf({
			isSet: this.#scene !== undefined,
			staff: this.staff.value,
			coupons: this.#coupons.value,
			list: this.#list,
			failed: this.#currency.failed || this.#stores.value?.status === 'error',
		});
	}

	get #scene(): Scene | undefined {
		const { strings, locale } = this.#words;
		const words = this.#couponWords.strings;
		const wallet = this.#walletWords.strings;
		const stores = this.#stores.value?.value;
		const currency = this.#currency.value;
		if (!strings || !words || !wallet || !stores || !currency) return undefined;
		return {
			endcap: this.client,
			strings,
			words,
			wallet: { ...englishHeld, ...wallet },
			locale,
			member: this.member ?? null,
			stores,
			currency,
			wallClock: wallClockIn(stores[0]?.timezone, this.#clock.now()),
		};
	}

	#show(view: 'list' | 'coupon' | 'form'): void {
		const last = this.#open?.id;
		if (view === 'list') {
			this.#open = undefined;
			this.#detail.clear();
		}
		this.#view = view;
		this.#problem = '';
		this.requestUpdate();
		void this.#focusView(last);
	}

	/** What came, or in the list the coupon that was open. */
	async #focusView(last: string | undefined): Promise<void> {
		await this.updateComplete;
		const row = `[data-id="${CSS.escape(last ?? '')}"] button`;
		const wanted = { list: row, coupon: '#detail-heading', form: '#form-heading' }[this.#view];
		const found = this.renderRoot.querySelector<HTMLElement>(wanted);
		(found ?? this.renderRoot.querySelector<HTMLElement>('[part="make"]'))?.focus();
	}

	#openCoupon(coupon: Coupon): void {
		this.#open = coupon;
		this.#show('coupon');
	}

	#make = () => void this.#edit(undefined);

	/** Without a coupon it is a new one. */
	async #edit(coupon: Coupon | undefined): Promise<void> {
		const code = await import('./form/coupon-form.ts').catch(() => undefined);
		if (!code) {
			this.#problem = this.#words.strings?.notDone ?? '';
			return this.requestUpdate();
		}
		this.#form ??= new code.CouponForm(this, {
			onSaved: (saved) => {
				this.#changed(saved);
				this.#show('coupon');
			},
			onCancel: () => this.#show(this.#open ? 'coupon' : 'list'),
		});
		this.#form.open(coupon);
		this.#show('form');
	}

	/** The list has the first of its products only. */
	async #change({ id }: Coupon): Promise<void> {
		const scene = this.#scene;
		if (!scene) return;
		try {
			const coupon = await scene.endcap.coupons.get(id);
			if (this.#open?.id === id) await this.#edit(coupon);
		} catch (error) {
			this.#problem = failureWords(error, scene);
			this.requestUpdate();
		}
	}

	#changed(coupon: Coupon): void {
		this.#open = coupon;
		const detail = { coupon_id: coupon.id, status: coupon.status };
		this.tell('endcap-coupon-saved', detail);
		this.requestUpdate();
	}

	#choose(tab: 'coupons' | 'points'): void {
		this.#tab = tab;
		if (tab === 'points') this.#program.want();
		this.requestUpdate();
	}

	#renderTabs({ strings }: Scene): TemplateResult {
		const tab = (name: 'coupons' | 'points') =>
			html`<button
				type="button"
				aria-current=${this.#tab === name ? 'true' : nothing}
				@click=${() => this.#choose(name)}
			>
				${strings[name]}
			</button>`;
		return html`<nav part="tabs" aria-label=${strings.heading}>${tab('coupons')}${tab('points')}</nav>`;
	}

	#renderCoupons(scene: Scene): unknown {
		if (this.#view === 'form' && this.#form) return this.#form.render(scene);
		if (this.#view === 'coupon' && this.#open) return this.#detail.render(this.#open, scene);
		const list = this.#list;
		if (!list) return nothing;
		return [
			this.#tools.render(scene, this.#make),
			renderList(list, this.#tools.isFiltered, scene, {
				open: (coupon) => this.#openCoupon(coupon),
				more: this.#tools.showMore,
				showAll: this.#tools.showAll,
			}),
		];
	}

	#renderPoints(scene: Scene): TemplateResult {
		const { pointsFailed, pointsLoading } = scene.strings;
		if (this.#program.value) return this.#program.value.render(scene);
		if (this.#program.failed) return html`<p part="message" role="alert">${pointsFailed}</p>`;
		return html`<div part="skeleton" role="img" aria-label=${pointsLoading}><i></i><i></i><i></i></div>`;
	}

	protected override render(): TemplateResult {
		const { strings, language, locale } = this.#words;
		const at = this.#coupons.value?.as_of?.getTime() ?? this.#clock.now();
		const scene = this.#scene;
		const status = this.#situation;
		const loading = status === 'loading';
		const shown = scene && this.#list && status !== 'failed' ? scene : undefined;
		return html`<div
			class="frame"
			part="frame"
			role="group"
			aria-label=${strings?.heading ?? nothing}
			aria-busy=${loading ? 'true' : 'false'}
			lang=${language}
		>
			${shown ? this.#renderTabs(shown) : nothing}
			${strings ? renderNote(status, { hasList: this.#list !== undefined, at, locale }, strings) : nothing}
			${this.#problem ? html`<p part="problem" role="alert">${this.#problem}</p>` : nothing}
			${
				loading
					? html`<div part="skeleton" role="img" aria-label=${strings?.loading ?? nothing}>
							${Array.from({ length: 5 }, () => html`<i></i>`)}
						</div>`
					: nothing
			}
			${shown ? (this.#tab === 'points' ? this.#renderPoints(shown) : this.#renderCoupons(shown)) : nothing}
		</div>`;
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-offer-desk': EndcapOfferDesk;
	}
}
