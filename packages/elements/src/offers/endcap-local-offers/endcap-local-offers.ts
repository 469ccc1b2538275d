import type { OfferFace, OffersQuery, Store } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { baseStyles } from '../../shared/base.styles.ts';
import { buttonStyles } from '../../shared/button.styles.ts';
import { couponWordsCatalogue, type CouponWords } from '../../shared/coupons/coupon-words.ts';
import { EndcapElement } from '../../shared/endcap-element.ts';
import { KeptFocus } from '../../shared/kept-focus.ts';
import { leadStyles } from '../../shared/lead.styles.ts';
import { LiveState } from '../../shared/live-state.ts';
import { fill, Localization } from '../../shared/localization.ts';
import { OwnState } from '../../shared/own-state.ts';
import { zoneHere } from '../../shared/pickup-words.ts';
import { ServerClock } from '../../shared/server-clock.ts';
import { formatTime } from '../../shared/shops/opening-words.ts';
import { warnOnce } from '../../shared/warn.ts';
import { Claiming } from './claiming.ts';
import { localOffersCatalogue, type LocalOffersStrings } from './endcap-local-offers.strings.ts';
import { localOffersStyles, shelfStyles } from './endcap-local-offers.styles.ts';
import { renderOffer } from './offer-card.ts';
import { offerCardStyles } from './offer-card.styles.ts';
import type { OffersScene } from './scene.ts';
import { messageOf, statusOf, type Status } from './situation.ts';
import { Where } from './where.ts';

const MOST = 100;

/**
 * @tag endcap-local-offers
 * @summary Offers of the shops: what each gives, where and until when, those near the shopper once they ask for it, and a button that puts the coupon into their wallet.
 *
 * @fires {CustomEvent<OfferClaimRequestDetail>} endcap-offer-claim-request - The shopper wants to have one. `preventDefault()` leaves it to the page.
 * @fires {CustomEvent<OfferClaimedDetail>} endcap-offer-claimed - They have it.
 * @fires {CustomEvent<SignInRequestDetail>} endcap-sign-in-request - The shopper has to sign in. `preventDefault()` leaves it to the page.
 *
 * @csspart frame - The whole element.
 * @csspart heading - The heading.
 * @csspart place - What offers are looked for by: the shopper's place, or a town.
 * @csspart place__near - The button that asks for the place.
 * @csspart place__search - The form for a town or postcode.
 * @csspart place__field - Its field.
 * @csspart place__find - Its button.
 * @csspart place__everywhere - The button that shows all offers again.
 * @csspart place__note - What came of it.
 * @csspart message - Why there is nothing to show.
 * @csspart note - That what is shown is old.
 * @csspart offer - One offer.
 * @csspart offer__image - Its picture.
 * @csspart offer__benefit - What its coupon gives.
 * @csspart offer__headline - Its headline.
 * @csspart offer__link - The headline as a link to its page.
 * @csspart offer__text - What the shop says of it.
 * @csspart offer__rule - What has to be bought for it.
 * @csspart offer__shops - Where it is to be had.
 * @csspart offer__end - Until when.
 * @csspart offer__end--soon - It is over soon.
 * @csspart offer__take - The button that puts it into the wallet.
 * @csspart offer__taken - That it is there.
 * @csspart offer__wallet - The link to the wallet.
 * @csspart offer__note - What came of the last press.
 * @csspart offer__terms - The shop's terms, to be opened.
 * @csspart sign-in-form - Where they sign in, on a page without `<endcap-sign-in>`.
 * @csspart skeleton - What stands while offers are fetched.
 *
 * @cssproperty [--endcap-accent-color=currentColor] - The ground of buttons that lead on, and focus rings.
 * @cssproperty --endcap-on-accent-color - The words on it; black or white by the ground, unless given.
 * @cssproperty --endcap-muted-color - Shops, rules and notes.
 * @cssproperty --endcap-border-color - Lines.
 * @cssproperty --endcap-limited-color - The mark of what is over soon.
 * @cssproperty --endcap-in-stock-color - The mark of what is in the wallet.
 * @cssproperty [--endcap-radius=0.5rem] - Corners.
 *
 * @cssstate loading - Offers are being fetched.
 * @cssstate ready - They are shown and current.
 * @cssstate stale - They are shown with the time they were current.
 * @cssstate none - There are none.
 * @cssstate near - Those near a place that the shopper named are asked for.
 * @cssstate failed - They cannot be shown.
 * @cssstate misconfigured - The page lacks a key.
 * @cssstate kiosk - The provider's channel is `kiosk`.
 */
export class EndcapLocalOffers extends EndcapElement {
	static override styles = [baseStyles, buttonStyles, leadStyles, localOffersStyles, offerCardStyles, shelfStyles];

	static override properties = {
		heading: {},
		store: {},
		limit: { type: Number },
		walletHref: { attribute: 'wallet-href' },
		offerHref: { attribute: 'offer-href' },
		shelf: { type: Boolean, reflect: true },
	};

	/** The heading's text; “Offers in our shops” in the page's language unless given. */
	heading = '';

	/** Id of the one shop whose offers are shown. Nobody is asked where they are then. */
	store = '';

	/** How many are shown at most. */
	limit = 20;

	/** Address of the page where shoppers find their wallet. */
	walletHref = '';

	/** Address of the page of an offer, with `{slug}` in place of its name: headlines lead there. */
	offerHref = '';

	/** The cards stand in one row that scrolls, and each is of the same height, whatever is written on it. */
	shelf = false;

	#words = new Localization<LocalOffersStrings>(this, localOffersCatalogue);
	#coupons = new Localization<CouponWords>(this, couponWordsCatalogue);
	#where = new Where(this);
	#offers = new OwnState<readonly OfferFace[]>(this, ({ offers }) => offers.$offers(this.#query));
	#stores = new LiveState<{ value: Store[] | undefined }>(this);
	#clock = new ServerClock();
	#claiming = new Claiming(this, this.#offers.sdk);

	constructor() {
		super();
		this.addController(new KeptFocus(this, '[part="heading"]'));
	}

	protected override willUpdate(): void {
		const { surroundings } = this;
		this.#words.choose(surroundings?.locale);
		this.#coupons.choose(surroundings?.locale);
		this.#stores.watch(surroundings?.source.stores.$stores);
		this.#offers.follow(surroundings?.source, JSON.stringify(this.#query));
		this.#clock.tell(this.#offers.live?.as_of);
	}

	protected override updated(): void {
		const status = this.#status;
		const kiosk = this.surroundings?.channel === 'kiosk' ? ['kiosk'] : [];
		const near = this.#where.isSomewhere ? ['near'] : [];
		this.showStates(status, ...near, ...kiosk);
		if (status === 'misconfigured') warnOnce('<endcap-local-offers> needs the page to have a key.');
	}

	get #query(): OffersQuery {
		const limit = Math.min(MOST, Math.max(1, Math.floor(this.limit) || 1));
		return { ...(this.store ? { store: [this.store] } : this.#where.query), limit };
	}

	get #status(): Status {
		return statusOf({
			spoken: this.#words.strings !== undefined && this.#coupons.strings !== undefined,
			configured: this.surroundings ? true : this.awaitsProvider && 'soon',
			live: this.#offers.live,
			failed: this.#offers.failed,
		});
	}

	get #scene(): OffersScene | undefined {
		const { strings, locale } = this.#words;
		const words = this.#coupons.strings;
		if (!strings || !words) return undefined;
		const stores = new Map(this.#stores.value?.value?.map((store) => [store.id, store]));
		const { from } = this.#where;
		const { walletHref, offerHref, surroundings } = this;
		const ways = { walletHref, offerHref, zone: zoneHere(surroundings) };
		return { strings, words, locale, now: this.#clock.now(), stores, from, ...ways };
	}

	#renderOffers(status: Status, scene: OffersScene): unknown {
		const { value = [], as_of } = this.#offers.live ?? {};
		const { strings, locale, zone } = scene;
		const time = as_of && formatTime(as_of.getTime(), locale, zone);
		return [
			status === 'stale' && time ? html`<p part="note">${fill(strings.stale, { time })}</p>` : nothing,
			html`<ul role="list" aria-labelledby="heading" tabindex=${this.shelf ? '0' : nothing}>
				${value.map((offer) => renderOffer(offer, scene, this.#claiming))}
			</ul>`,
		];
	}

	protected override render(): TemplateResult {
		const status = this.#status;
		const scene = this.#scene;
		const strings = scene?.strings;
		const message = strings && messageOf(status, strings, this.#where.isSomewhere);
		const canAsk = status !== 'misconfigured' && !this.store;
		return html`<section
			class="frame"
			part="frame"
			aria-labelledby="heading"
			aria-busy=${status === 'loading' ? 'true' : 'false'}
			lang=${this.#words.language}
		>
			<h2 part="heading" id="heading" tabindex="-1">${this.heading || strings?.heading}</h2>
			${strings && canAsk ? this.#where.render(strings, this.#stores.value?.value ?? []) : nothing}
			${message ? html`<p part="message">${message}</p>` : nothing}
			${
				status === 'loading'
					? html`<div part="skeleton" role="img" aria-label=${strings?.loading ?? nothing}><i></i><i></i></div>`
					: nothing
			}
			${scene && (status === 'ready' || status === 'stale') ? this.#renderOffers(status, scene) : nothing}
		</section>`;
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'endcap-local-offers': EndcapLocalOffers;
	}
}
