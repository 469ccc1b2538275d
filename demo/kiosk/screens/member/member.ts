import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { provided } from '../../shared/provided.ts';
import { fill } from '../../shared/text.ts';
import { KioskScreen } from '../screen.ts';
import { joinOwnBasket } from './own-basket.ts';
import { memberStrings, type MemberStrings } from './member.strings.ts';

type Note = 'signing' | 'wrong' | 'limited' | 'failed' | 'joined';

/** Who shops here: signing in by phone or card, then points, coupons and orders. */
export class KioskMember extends KioskScreen<'member'> {
	@state() private note: Note | undefined;
	/** The card says who it is, and not that it is them. */
	@state() private isByCard = false;

	#ends: (() => void)[] = [];

	protected override states() {
		return [this.visit.endcap.account.$customer];
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
		const { card } = this.place.with;
		if (card) void this.#scan(card);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		for (const end of this.#ends.splice(0)) end();
	}

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

	#renderNote(words: MemberStrings): TemplateResult {
		const { note } = this;
		const isGood = note === 'joined' || note === 'signing';
		return html`<div role="status">
			${note ? html`<p class=${`k-note ${isGood ? 'k-note--good' : 'k-note--warning'}`}>${words[note]}</p>` : nothing}
		</div>`;
	}

	#renderOwn(name: string | null, words: MemberStrings): TemplateResult {
		return html`
			<h1 class="k-title">${name ? fill(words.hello, { name }) : words.helloNobody}</h1>
			${this.#renderNote(words)} ${this.isByCard ? html`<p class="k-note">${words.byCard}</p>` : nothing}
			${provided(
				this.visit,
				html`
					${this.isByCard ? html`<endcap-device-sign-in class="k-card"></endcap-device-sign-in>` : nothing}
					<endcap-loyalty-balance class="k-card"></endcap-loyalty-balance>
					<endcap-coupon-wallet class="k-card"></endcap-coupon-wallet>
					<endcap-order-status class="k-card" all></endcap-order-status>
				`,
			)}
		`;
	}

	#renderSignIn(words: MemberStrings): TemplateResult {
		return html`
			<h1 class="k-title">${words.title}</h1>
			<p class="k-lead">${words.lead}</p>
			${this.#renderNote(words)}
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
