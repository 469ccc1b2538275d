import { benefitWords, couponWordsCatalogue, reasonWords, type CouponWords } from '@endcap/elements';
import type { CouponFace } from '@endcap/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { icons } from '../../shared/icons.ts';
import { fill, formatMoney, localeOf } from '../../shared/text.ts';
import { ScreenPart } from '../part.ts';
import { couponStrings, type CouponStrings } from './coupon.strings.ts';
import { followCoupon, type FollowedCoupon, type ScannedCoupon } from '../../basket/scanned-coupon.ts';

const GOOD: readonly ScannedCoupon['status'][] = ['used', 'kept', 'pending', 'pendingWallet'];

/** A coupon that was scanned: what it is, what it takes off the basket or why not, and that it is taken along. */
export class KioskMemberCoupon extends ScreenPart {
	/** As it was scanned. */
	@property() code = '';

	@state() private couponWords: CouponWords = couponWordsCatalogue.english;

	#followed: FollowedCoupon | undefined;
	#unfollow: (() => void) | undefined;
	#language = 'en';

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#leave();
	}

	protected override willUpdate(changed: PropertyValues<this>): void {
		if (changed.has('code') || !this.#followed) this.#follow();
		const language = this.visit.$language.get();
		if (language !== this.#language) void this.#speak((this.#language = language));
	}

	#follow(): void {
		this.#leave();
		this.#followed = followCoupon(this.visit, this.code);
		this.#unfollow = this.#followed.$coupon.listen(() => this.requestUpdate());
	}

	#leave(): void {
		this.#unfollow?.();
		this.#followed?.end();
		this.#followed = undefined;
	}

	async #speak(language: string): Promise<void> {
		const { english, languages } = couponWordsCatalogue;
		const found = languages.get(language) ?? english;
		const words = typeof found === 'function' ? (await found().catch(() => undefined))?.default : found;
		if (words && language === this.#language) this.couponWords = words;
	}

	#leaveOut = (): void => {
		void this.#followed?.leaveOut().catch(() => undefined);
	};

	/** What it does, or why it does nothing. */
	#said({ status, verdict, isOwn }: ScannedCoupon, words: CouponStrings): string {
		const language = this.visit.$language.get();
		const reason = verdict?.reason ? reasonWords(verdict, this.couponWords, localeOf(language)) : '';
		if (status === 'used') {
			const off = verdict?.amount.amount ? formatMoney(verdict.amount, language) : undefined;
			return off === undefined ? words.usedOtherwise : fill(words.used, { amount: off });
		}
		if (status === 'refused') return reason || words.failed;
		if (status !== 'kept') return words[status];
		const isEmpty = this.visit.basket.$lines.get().length === 0;
		if (isEmpty) return isOwn ? words.keptOwn : words.keptEmpty;
		return `${reason} ${words.kept}`.trim();
	}

	#renderFace(face: CouponFace | undefined, words: CouponStrings): TemplateResult {
		if (!face) return html`<h2>${words.title}</h2>`;
		const language = this.visit.$language.get();
		return html`
			<p class="member__benefit">${benefitWords(face.benefit, this.couponWords, localeOf(language))}</p>
			<h2>${face.name}</h2>
			${face.description ? html`<p>${face.description}</p>` : nothing}
		`;
	}

	#renderWays({ status }: ScannedCoupon, words: CouponStrings): TemplateResult | typeof nothing {
		const { visit } = this;
		const isGathered = visit.basket.$lines.get().length > 0;
		const isHad = status === 'used' || status === 'kept' || status === 'pending';
		const isOver = status === 'failed' || status === 'limited' || status === 'leftOut';
		const again = () => this.#followed?.again();
		if (!isHad && !isOver) return nothing;
		return html`
			<div class="k-actions">
				${
					isHad && isGathered
						? html`<button type="button" class="k-button" @click=${() => visit.go('basket')}>${words.toBasket}</button>`
						: nothing
				}
				${
					isHad
						? html`<button type="button" class="k-button k-button--quiet" @click=${this.#leaveOut}>
								${words.leaveOut}
							</button>`
						: nothing
				}
				${
					isOver
						? html`<button type="button" class="k-button k-button--quiet" @click=${again}>
								${status === 'leftOut' ? words.useAgain : words.again}
							</button>`
						: nothing
				}
			</div>
		`;
	}

	protected override render(): TemplateResult {
		const words = this.words(couponStrings);
		const coupon = this.#followed?.$coupon.get();
		if (!coupon) return html``;
		const { status, isOwn } = coupon;
		const isGood = GOOD.includes(status);
		const tone = isGood ? 'k-note--good' : status === 'looking' ? '' : 'k-note--warning';
		return html`
			${this.#renderFace(coupon.face, words)}
			<div role="status">
				<p class=${`k-note ${tone}`}>${this.#said(coupon, words)}</p>
			</div>
			${isOwn ? html`<p class="k-state" data-status="in_stock">${icons.check} ${words.inWallet}</p>` : nothing}
			${this.#renderWays(coupon, words)}
		`;
	}
}

customElements.define('kiosk-member-coupon', KioskMemberCoupon);
