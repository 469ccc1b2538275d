import type { Live, Store } from '@endcap/sdk';
import {
	type CouponList,
	type Offer,
	type OfferList,
	type OffersListed,
	type OfferStatus,
	type StaffMember,
} from '@endcap/sdk/staff';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { couponWordsCatalogue, type CouponWords } from '../../shared/coupons/coupon-words.ts';
import { CounterElement } from '../../shared/counter-element.ts';
import { counterStyles } from '../../shared/counter.styles.ts';
import { deskStyles } from '../../shared/desk/desk.styles.ts';
import { formStyles } from '../../shared/desk/form.styles.ts';
import { LiveState } from '../../shared/live-state.ts';
import { Localization } from '../../shared/localization.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import { localOffersCatalogue, type LocalOffersStrings } from '../endcap-local-offers/endcap-local-offers.strings.ts';
import { offerCardStyles } from '../endcap-local-offers/offer-card.styles.ts';
import { renderList } from './campaign-list.ts';
import { CampaignView } from './campaign-view.ts';
import { campaignDeskCatalogue, type CampaignDeskStrings } from './endcap-campaign-desk.strings.ts';
import { campaignDeskStyles } from './endcap-campaign-desk.styles.ts';
import './events.ts';
import type { CampaignForm } from './form/campaign-form.ts';
import type { Scene } from './scene.ts';
import { renderNote, statusOf, type Status } from './status.ts';

/** Coupons to choose from, and to name. */
const MOST_COUPONS = 500;
const PAGE = 100;

type View = 'list' | 'campaign' | 'form';

/**
 * @tag endcap-campaign-desk
 * @summary The local offers of a shop for the people who work there: which are on and where, a form that makes one and shows it as shoppers will see it, and the buttons that start, pause and end it.
 *
 * It works on pages of the server's own origin, where staff are signed in. Managers make and change; clerks look.
 *
 * @fires {CustomEvent<OfferSavedDetail>} endcap-offer-saved - An offer was made or changed here.
 * @fires {CustomEvent<null>} endcap-session-ended - Nobody is signed in any more; what was typed is kept for whoever signs in again.
 *
 * @csspart frame - The whole element.
 * @csspart tools - The choice above the list.
 * @csspart status - The field that chooses which are shown.
 * @csspart make - The button that begins a new campaign.
 * @csspart count - How many campaigns there are.
 * @csspart list - The campaigns.
 * @csspart campaign - One campaign.
 * @csspart campaign__name - Its name, which opens it.
 * @csspart campaign__headline - What shoppers read first.
 * @csspart campaign__rules - Where it is, what it gives and for whom.
 * @csspart campaign__state - The mark of where it stands.
 * @csspart campaign__state--draft - It was not started.
 * @csspart campaign__state--scheduled - It starts later.
 * @csspart campaign__state--active - It is on now.
 * @csspart campaign__state--paused - It is paused.
 * @csspart campaign__state--ended - It is over.
 * @csspart campaign__period - When it is on.
 * @csspart detail - One campaign that is open.
 * @csspart back - The button that leads back to the list.
 * @csspart preview - What shoppers see.
 * @csspart standing - When it is on, where, and its name in links.
 * @csspart actions - The buttons that change it.
 * @csspart change - The button that opens its form.
 * @csspart step - The button that starts or pauses it.
 * @csspart end - The button that ends it.
 * @csspart sure - What is asked before shoppers lose something.
 * @csspart form - The form of a campaign.
 * @csspart find - The button that looks for articles.
 * @csspart articles - The articles it is about.
 * @csspart article - One of them.
 * @csspart article__add - The button that adds one that was found.
 * @csspart article__remove - The button that takes one away.
 * @csspart submit - The button that saves.
 * @csspart cancel - The button that gives up what was typed.
 * @csspart problem - Why something was not done, and what to do.
 * @csspart more - The button that shows more campaigns.
 * @csspart note - That the session is over, or how old the list is.
 * @csspart message - Why there is nothing to show, and what to do.
 * @csspart skeleton - What stands while campaigns are looked up.
 *
 * @cssproperty [--endcap-accent-color=currentColor] - Focus rings and the main buttons.
 * @cssproperty --endcap-muted-color - Rules and hints.
 * @cssproperty --endcap-border-color - Lines between campaigns.
 * @cssproperty [--endcap-surface-color=Canvas] - Behind fields and buttons.
 * @cssproperty [--endcap-radius=0.5rem] - Corners.
 * @cssproperty --endcap-in-stock-color - The mark of what is on.
 * @cssproperty --endcap-limited-color - The mark of what is paused.
 * @cssproperty --endcap-conflict-color - Mistakes and problems.
 *
 * @cssstate loading - Campaigns are being looked up.
 * @cssstate ready - Campaigns are shown and current.
 * @cssstate stale - Campaigns are shown with the time they were current.
 * @cssstate empty - There are none.
 * @cssstate failed - Campaigns cannot be shown.
 * @cssstate signed-out - Nobody is signed in.
 */
export class EndcapCampaignDesk extends CounterElement {
	static override styles = [counterStyles, deskStyles, formStyles, offerCardStyles, campaignDeskStyles];

	#view: View = 'list';
	/** The campaign that is open, as it was known last. */
	#open: Offer | undefined;
	#problem = '';
	#chosen: OfferStatus | '' = '';
	#most = PAGE;
	/** Whoever was signed in last. */
	#person = '';
	/** Kept while others are looked up. */
	#list: OfferList | undefined;
	#words = new Localization<CampaignDeskStrings>(this, campaignDeskCatalogue);
	#shopperWords = new Localization<LocalOffersStrings>(this, localOffersCatalogue);
	#couponWords = new Localization<CouponWords>(this, couponWordsCatalogue);
	#stores = new LiveState<Live<Store[]>>(this);
	#coupons = new LiveState<Live<CouponList>>(this);
	#offers = new LiveState<Live<OfferList>>(this);
	#clock = new ServerClock();
	/** Fetched for those who make or change one. */
	#form: CampaignForm | undefined;
	#detail = new CampaignView(this, {
		onBack: () => this.#show('list'),
		onChange: (offer) => void this.#edit(offer),
		onChanged: (offer) => this.#changed(offer),
	});

	protected override willUpdate(changed: PropertyValues<this>): void {
		super.willUpdate(changed);
		const locale = this.surroundings?.locale;
		for (const words of [this.#words, this.#shopperWords, this.#couponWords]) words.choose(locale);
		const endcap = this.client;
		const { member } = this;
		if (member) this.#enter(member);
		this.#stores.watch(endcap.stores.$stores);
		this.#coupons.watch(this.#person ? endcap.coupons.$coupons({ most: MOST_COUPONS }) : undefined);
		this.#offers.watch(this.#person ? endcap.offers.$offers(this.#query) : undefined);
		const { value, as_of, status } = this.#offers.value ?? {};
		if (status === 'ready') this.#clock.tell(as_of);
		this.#list = value ?? this.#list;
		this.#open = value?.offers.find(({ id }) => id === this.#open?.id) ?? this.#open;
	}

	/** Whoever comes next finds nothing of what the one before typed. */
	#enter({ id }: StaffMember): void {
		if (id === this.#person) return;
		if (this.#person) {
			this.#form?.forget();
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

	get #query(): OffersListed {
		return { ...(this.#chosen && { status: [this.#chosen] }), most: this.#most };
	}

	get #situation(): Status {
		if (!this.#words.strings) return 'loading';
		return statusOf({
			isSet: this.#scene !== undefined,
			staff: this.staff.value,
			offers: this.#offers.value,
			list: this.#list,
			failed: this.#coupons.value?.status === 'error' || this.#stores.value?.status === 'error',
		});
	}

	get #scene(): Scene | undefined {
		const { strings, locale } = this.#words;
		const shopper = this.#shopperWords.strings;
		const words = this.#couponWords.strings;
		const stores = this.#stores.value?.value;
		const coupons = this.#coupons.value?.value?.coupons;
		if (!strings || !shopper || !words || !stores || !coupons) return undefined;
		const member = this.member ?? null;
		return { endcap: this.client, strings, shopper, words, locale, member, stores, coupons, now: this.#clock.now() };
	}

	#show(view: View): void {
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

	/** What came, or in the list the campaign that was open. */
	async #focusView(last: string | undefined): Promise<void> {
		await this.updateComplete;
		const row = `[data-id="${CSS.escape(last ?? '')}"] button`;
		const wanted = { list: row, campaign: '#detail-heading', form: '#form-heading' }[this.#view];
		const found = this.renderRoot.querySelector<HTMLElement>(wanted);
		(found ?? this.renderRoot.querySelector<HTMLElement>('[part="make"]'))?.focus();
	}

	/** Without an offer it is a new one. */
	async #edit(offer: Offer | undefined): Promise<void> {
		const code = await import('./form/campaign-form.ts').catch(() => undefined);
		const scene = this.#scene;
		if (!code || !scene) {
			this.#problem = this.#words.strings?.notDone ?? '';
			return this.requestUpdate();
		}
		this.#form ??= new code.CampaignForm(this, {
			onSaved: (saved) => {
				this.#changed(saved);
				this.#show('campaign');
			},
			onCancel: () => this.#show(this.#open ? 'campaign' : 'list'),
		});
		this.#form.open(offer, scene);
		this.#show('form');
	}

	#changed(offer: Offer): void {
		this.#open = offer;
		const detail = { offer_id: offer.id, status: offer.status };
		this.tell('endcap-offer-saved', detail);
		this.requestUpdate();
	}

	#renderShown(scene: Scene): unknown {
		if (this.#view === 'form' && this.#form) return this.#form.render(scene);
		if (this.#view === 'campaign' && this.#open) return this.#detail.render(this.#open, scene);
		if (!this.#list) return nothing;
		return renderList(this.#list, this.#chosen, scene, {
			open: (offer) => {
				this.#open = offer;
				this.#show('campaign');
			},
			make: () => void this.#edit(undefined),
			more: () => {
				this.#most += PAGE;
				this.requestUpdate();
			},
			choose: (status) => {
				this.#chosen = status;
				this.#most = PAGE;
				this.requestUpdate();
			},
		});
	}

	protected override render(): TemplateResult {
		const { strings, language, locale } = this.#words;
		const at = this.#offers.value?.as_of?.getTime() ?? this.#clock.now();
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
			${strings ? renderNote(status, { hasList: this.#list !== undefined, at, locale }, strings) : nothing}
			${this.#problem ? html`<p part="problem" role="alert">${this.#problem}</p>` : nothing}
			${
				loading
					? html`<div part="skeleton" role="img" aria-label=${strings?.loading ?? nothing}>
							${Array.from({ length: 5 }, () => html`<i></i>`)}
						</div>`
					: nothing
			}
			${shown ? this.#renderShown(shown) : nothing}
		</div>`;
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-campaign-desk': EndcapCampaignDesk;
	}
}
