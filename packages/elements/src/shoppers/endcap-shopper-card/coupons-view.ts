import type { WalletCoupon } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { benefitWords, shortMoney } from '../../shared/coupons/coupon-words.ts';
import { fill } from '../../shared/localization.ts';
import { dayWords, type Scene } from './scene.ts';

const MINUTE = 60_000;
/** What ends within this (ms) stands out. */
const SOON = 3 * 86_400_000;

/** Until when, by its last minute, and what has to be so. */
function termsOf({ coupon, valid_until, timezone, channels }: WalletCoupon, scene: Scene): string[] {
	const { strings, locale } = scene;
	const { minimum_spend: from } = coupon;
	const elsewhere = channels !== null && !channels.includes('till');
	return [
		valid_until === null
			? ''
			: fill(strings.until, { date: dayWords(Date.parse(valid_until) - MINUTE, scene, timezone) }),
		from ? fill(strings.from, { amount: shortMoney(from, locale) }) : '',
		elsewhere ? strings.notAtTill : '',
	].filter(Boolean);
}

/** What ends first comes first. */
function byEnd(one: WalletCoupon, other: WalletCoupon): number {
	const endOf = ({ valid_until }: WalletCoupon) => (valid_until ? Date.parse(valid_until) : Number.MAX_VALUE);
	return endOf(one) - endOf(other);
}

/** Coupons that they can use. */
export function renderCoupons(wallet: readonly WalletCoupon[], scene: Scene): TemplateResult {
	const { strings, words, locale, now } = scene;
	const current = wallet.filter(({ valid_until }) => valid_until === null || Date.parse(valid_until) > now);
	const endsSoon = ({ valid_until }: WalletCoupon) => valid_until !== null && Date.parse(valid_until) - now < SOON;
	return html`<section part="coupons" aria-labelledby="coupons">
		<h3 id="coupons">${strings.coupons}</h3>
		${
			current.length === 0
				? html`<p class="hint">${strings.noCoupons}</p>`
				: html`<ul class="rows">
						${current.toSorted(byEnd).map(
							(one) =>
								html`<li part=${endsSoon(one) ? 'coupon coupon--soon' : 'coupon'}>
									<strong part="coupon__benefit">${benefitWords(one.coupon.benefit, words, locale)}</strong>
									<span part="coupon__name">${one.coupon.name}</span>
									<span class="hint" part="coupon__terms">${termsOf(one, scene).join(' · ')}</span>
									${one.status === 'reserved' ? html`<span part="coupon__reserved">${strings.reserved}</span>` : nothing}
								</li>`,
						)}
					</ul>`
		}
	</section>`;
}
