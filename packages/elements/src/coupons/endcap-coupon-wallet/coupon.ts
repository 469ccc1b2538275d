import type { CouponFace, WalletCoupon } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { benefitWords, reasonWords } from '../../shared/coupons/coupon-words.ts';
import { fill } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import type { BasketUse } from './basket-use.ts';
import type { Claiming } from './claim.ts';
import { ruleWords } from './rules.ts';
import type { WalletScene } from './scene.ts';
import type { TillCodes } from './till/till-codes.ts';
import { endsSoon, validityWords } from './validity.ts';

/** What a coupon is, however it is had. */
function renderFace(
	face: CouponFace,
	channels: WalletCoupon['channels'],
	scene: WalletScene,
	heading: string,
): unknown {
	const { words, locale } = scene;
	const rules = ruleWords(face, channels, scene);
	return html`<p part="coupon__benefit">${benefitWords(face.benefit, words, locale)}</p>
		<h4 part="coupon__name" id=${heading}>${face.name}</h4>
		${face.description ? html`<p part="coupon__description">${face.description}</p>` : nothing}
		${rules.length > 0 ? html`<p part="coupon__rules">${rules.join(' · ')}</p>` : nothing}`;
}

/** Below all else, since few open them. */
function renderTerms({ terms }: CouponFace, { strings }: WalletScene): TemplateResult | typeof nothing {
	if (!terms) return nothing;
	return html`<details part="coupon__terms">
		<summary>${strings.terms}</summary>
		<p>${terms}</p>
	</details>`;
}

/** What it does for the basket that there is. */
function renderBasket(coupon: WalletCoupon, scene: WalletScene, use: BasketUse): TemplateResult | typeof nothing {
	const { strings, words, locale } = scene;
	const say = (text: string, tone: string) => html`<p part="coupon__basket" class=${tone}>${text}</p>`;
	if (coupon.status === 'reserved') return say(strings.reserved, 'plain');
	const used = use.usedOf(coupon.id);
	if (used && !used.applies) return say(fill(strings.usedBut, { reason: reasonWords(used, words, locale) }), 'little');
	const verdict = used ?? use.verdictOf(coupon.id);
	if (!verdict) return nothing;
	if (!verdict.applies) return say(reasonWords(verdict, words, locale), 'plain');
	if (verdict.amount.amount === 0) return say(strings.multiplies, 'good');
	return say(fill(used ? strings.used : strings.saves, { amount: formatMoney(verdict.amount, locale) }), 'good');
}

/** Uses it for the basket or takes it off; nothing without a basket, and for what would not apply to it. */
function renderUse(coupon: WalletCoupon, { strings }: WalletScene, use: BasketUse): TemplateResult | typeof nothing {
	const { id } = coupon;
	const isUsed = use.usedOf(id) !== undefined;
	if (coupon.status === 'reserved' || (!isUsed && !use.verdictOf(id)?.applies)) return nothing;
	const busy = use.isBusy(id);
	const label = fill(isUsed ? strings.takeOffOf : strings.useOf, { coupon: coupon.coupon.name });
	return html`<button
		part="coupon__use"
		class=${use.best === id ? 'primary' : ''}
		type="button"
		aria-label=${label}
		aria-disabled=${busy ? 'true' : 'false'}
		@click=${() => use.set(coupon, !isUsed)}
	>
		<span>${busy ? strings.adding : isUsed ? strings.takeOff : strings.use}</span>
	</button>`;
}

/** One that the shopper has. */
export function renderCoupon(
	coupon: WalletCoupon,
	scene: WalletScene,
	use: BasketUse,
	codes: TillCodes | undefined,
): TemplateResult {
	const { id, channels } = coupon;
	const validity = validityWords(coupon, scene);
	const soon = endsSoon(coupon, scene.now);
	const note = use.noteOf(id);
	const heading = `coupon-${id}`;
	const buttons = [renderUse(coupon, scene, use), codes?.render(coupon, scene) ?? nothing];
	return html`<li part="coupon" data-id=${id} aria-labelledby=${heading}>
		${renderFace(coupon.coupon, channels, scene, heading)}
		${
			validity
				? html`<p part=${soon ? 'coupon__validity coupon__validity--soon' : 'coupon__validity'}>${validity}</p>`
				: nothing
		}
		${renderBasket(coupon, scene, use)} ${note ? html`<p part="coupon__note">${scene.strings[note]}</p>` : nothing}
		${buttons.some((each) => each !== nothing) ? html`<div class="buttons">${buttons}</div>` : nothing}
		${renderTerms(coupon.coupon, scene)}
	</li>`;
}

/** One that the shopper could have. */
export function renderOffer(face: CouponFace, scene: WalletScene, claiming: Claiming): TemplateResult {
	const { strings } = scene;
	const busy = claiming.isBusy(face.id);
	const heading = `offer-${face.id}`;
	return html`<li part="coupon" data-offer=${face.id} aria-labelledby=${heading}>
		${renderFace(face, face.channels, scene, heading)}
		<div class="buttons">
			<button
				part="coupon__take"
				type="button"
				aria-label=${fill(strings.takeOf, { coupon: face.name })}
				aria-disabled=${busy ? 'true' : 'false'}
				@click=${() => claiming.take(face.id, scene)}
			>
				${busy ? strings.adding : strings.take}
			</button>
		</div>
		${renderTerms(face, scene)}
	</li>`;
}
