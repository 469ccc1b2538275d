import type { CouponClaimRequestDetail, OfferClaimRequestDetail } from '@endcap/elements';
import type { Live, OfferFace, ReadableAtom, WalletClaim } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ScanEvent } from '../../scan/scanner.ts';
import { ownStore } from '../../shared/own-store.ts';
import { provided } from '../../shared/provided.ts';
import { fill } from '../../shared/text.ts';
import { KioskScreen } from '../screen.ts';
import './coupon.ts';
import { joinOwnBasket } from './own-basket.ts';
import { memberStrings, type MemberStrings } from './member.strings.ts';

/** Of this shop’s, those that end first. */
const MOST_OFFERS = 6;

type Note = 'signing' | 'wrong' | 'limited' | 'failed' | 'joined' | 'claimNoted' | 'notKept';

/** Who shops here: signing in by phone or card, then points, coupons and orders. */
export class KioskMember extends KioskScreen<'member'> {
	@state() private note: Note | undefined;
	/** The one that was scanned last. */
	@state() private coupon: string | undefined;
	/** The card says who it is, and not that it is them. */
	@state() private isByCard = false;

	#ends: (() => void)[] = [];

	#offers: ReadableAtom<Live<readonly OfferFace[]>> | undefined;

	protected override states(): ReadableAtom<unknown>[] {
		const { device, endcap } = this.visit;
		const store = ownStore(device);
		this.#offers = store ? endcap.offers.$offers({ store: [store], limit: MOST_OFFERS }) : undefined;
		return [endcap.account.$customer, ...(this.#offers ? [this.#offers] : [])];
	}

	override connectedCallback(): void {
		super.connectedCallback();
		const { endcap } = this.visit;
		let isSignedIn = false;
		const end = endcap.account.$customer.subscribe(({ value }) => {
			if (value && !isSignedIn) this.#ends.push(joinOwnBasket(this.visit, () => (this.note = 'joined')));
			isSignedIn = Boolean(value);
		});
		this.#ends.push(end);
		const { card, coupon } = this.place.with;
		this.coupon = coupon;
		if (card) void this.#scan(card);
		this.addEventListener('kiosk-scanned', this.#takeCoupon);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.removeEventListener('kiosk-scanned', this.#takeCoupon);
		for (const end of this.#ends.splice(0)) end();
	}

	/** One that is scanned here needs no other screen. */
	#takeCoupon = (event: Event): void => {
		const { detail } = event as ScanEvent;
		if (detail.kind !== 'coupon') return;
		event.preventDefault();
		this.coupon = detail.code;
	};

	async #scan(code: string): Promise<void> {
		this.note = 'signing';
		try {
			const { outcome } = await this.visit.endcap.account.scanCard({ code });
			this.isByCard = outcome === 'signed_in';
			if (this.note === 'signing') this.note = undefined;
			if (outcome !== 'signed_in') this.note = outcome === 'code_wrong' ? 'wrong' : 'limited';
		} catch {
			this.note = 'failed';
		}
	}

	/** Without the network what is wanted is kept for delivery. */
	async #claim(event: Event, what: WalletClaim | undefined): Promise<void> {
		const { basket_id, device } = this.visit;
		if (device.$online.get() || what === undefined) return;
		event.preventDefault();
		try {
			await device.keep({ kind: 'claim', ...what, access_token: device.accessToken() }, basket_id, false);
			this.note = 'claimNoted';
		} catch {
			this.note = 'notKept';
		}
	}

	#claimCoupon = (event: CustomEvent<CouponClaimRequestDetail>): void => {
		void this.#claim(event, event.detail);
	};

	#claimOffer = (event: CustomEvent<OfferClaimRequestDetail>): void => {
		const offer = this.#offers?.get().value?.find(({ id }) => id === event.detail.offer_id);
		void this.#claim(event, offer?.coupon ? { coupon_id: offer.coupon.id } : undefined);
	};

	#renderNote(words: MemberStrings): TemplateResult {
		const { note } = this;
		const isGood = note === 'joined' || note === 'signing' || note === 'claimNoted';
		return html`<div role="status">
			${note ? html`<p class=${`k-note ${isGood ? 'k-note--good' : 'k-note--warning'}`}>${words[note]}</p>` : nothing}
		</div>`;
	}

	#renderCoupon(): TemplateResult | typeof nothing {
		const { coupon, visit } = this;
		if (coupon === undefined) return nothing;
		return html`<kiosk-member-coupon class="k-card" .visit=${visit} .code=${coupon}></kiosk-member-coupon>`;
	}

	#renderOwn(name: string | null, words: MemberStrings): TemplateResult {
		return html`
			<h1 class="k-title">${name ? fill(words.hello, { name }) : words.helloNobody}</h1>
			${this.#renderNote(words)} ${this.#renderCoupon()}
			${this.isByCard ? html`<p class="k-note">${words.byCard}</p>` : nothing}
			${provided(
				this.visit,
				html`
					${
						this.isByCard
							? html`<endcap-device-sign-in
									class="k-card"
									confirm
									@endcap-signed-in=${() => (this.isByCard = false)}
								></endcap-device-sign-in>`
							: nothing
					}
					<endcap-loyalty-balance class="k-card"></endcap-loyalty-balance>
					<endcap-coupon-wallet class="k-card" @endcap-coupon-claim-request=${this.#claimCoupon}></endcap-coupon-wallet>
					<endcap-local-offers
						class="k-card"
						store=${ownStore(this.visit.device) ?? nothing}
						limit=${MOST_OFFERS}
						@endcap-offer-claim-request=${this.#claimOffer}
					></endcap-local-offers>
					<endcap-order-status class="k-card" all></endcap-order-status>
				`,
			)}
		`;
	}

	#renderSignIn(words: MemberStrings): TemplateResult {
		return html`
			<h1 class="k-title">${words.title}</h1>
			${this.coupon === undefined ? html`<p class="k-lead">${words.lead}</p>` : nothing} ${this.#renderNote(words)}
			${this.#renderCoupon()}
			${provided(this.visit, html`<endcap-device-sign-in class="k-card"></endcap-device-sign-in>`)}
		`;
	}

	protected override render(): TemplateResult {
		const words = this.words(memberStrings);
		const { value: customer } = this.visit.endcap.account.$customer.get();
		const isOnline = this.visit.device.$online.get();
		return html`
			${isOnline ? nothing : html`<p class="k-note k-note--warning">${words.offline}</p>`}
			${customer ? this.#renderOwn(customer.name, words) : this.#renderSignIn(words)}
		`;
	}
}

customElements.define('kiosk-member', KioskMember);
