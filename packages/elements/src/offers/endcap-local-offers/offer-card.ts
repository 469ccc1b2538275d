import type { OfferFace } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { benefitWords, shortMoney } from '../../shared/coupons/coupon-words.ts';
import { fill } from '../../shared/localization.ts';
import { webAddress } from '../../shared/web-address.ts';
import type { Claiming } from './claiming.ts';
import { endWords, openStores, shopWords } from './offer-words.ts';
import type { OffersScene } from './scene.ts';

/** One offer, as shoppers see it. */
export function renderOffer(offer: OfferFace, scene: OffersScene, claiming: Claiming | undefined): TemplateResult {
	const { id, headline, text, coupon } = offer;
	const { strings, words, locale, offerHref } = scene;
	const open = openStores(offer, scene.now);
	const shops = shopWords(open, scene);
	const end = endWords(open, scene);
	const image = webAddress(offer.image);
	const page = offerHref && offerHref.replace('{slug}', encodeURIComponent(offer.slug));
	return html`<li part="offer" data-offer=${id} aria-labelledby="offer-${id}">
		${image ? html`<img part="offer__image" src=${image} alt="" loading="lazy" />` : nothing}
		<div class="body">
			${coupon ? html`<p part="offer__benefit">${benefitWords(coupon.benefit, words, locale)}</p>` : nothing}
			<h3 part="offer__headline" id="offer-${id}">
				${page ? html`<a part="offer__link" href=${page}>${headline}</a>` : headline}
			</h3>
			${text ? html`<p part="offer__text">${text}</p>` : nothing}
			${
				coupon?.minimum_spend
					? html`<p part="offer__rule">${fill(strings.from, { amount: shortMoney(coupon.minimum_spend, locale) })}</p>`
					: nothing
			}
			${shops ? html`<p part="offer__shops">${shops}</p>` : nothing}
			${end ? html`<p part=${end.soon ? 'offer__end offer__end--soon' : 'offer__end'}>${end.text}</p>` : nothing}
			${claiming && coupon ? renderClaim(offer, scene, claiming) : nothing}
			${
				coupon?.terms
					? html`<details part="offer__terms">
							<summary>${strings.terms}</summary>
							<p>${coupon.terms}</p>
						</details>`
					: nothing
			}
		</div>
	</li>`;
}

function renderClaim(offer: OfferFace, scene: OffersScene, claiming: Claiming): TemplateResult {
	const { strings, walletHref } = scene;
	const form = claiming.renderSignIn(offer);
	const note = claiming.noteOf(offer, scene);
	// The same key, so that who pressed the one stands on the other.
	const key = `take ${offer.id}`;
	const said = note ? html`<p part="offer__note" class=${claiming.isGood(offer) ? 'good' : ''}>${note}</p>` : nothing;
	if (offer.claimed) {
		return html`<div class="claim">
			${claiming.isGood(offer) ? nothing : said}
			<p part="offer__taken" class="good" tabindex="-1" data-key=${key}>${strings.taken}</p>
			${walletHref ? html`<a part="offer__wallet" href=${walletHref}>${strings.openWallet}</a>` : nothing}
		</div>`;
	}
	if (form && form !== nothing) return html`<div class="claim">${form}</div>`;
	const busy = claiming.isBusy(offer);
	return html`<div class="claim">
		${said}
		<button
			part="offer__take"
			class="primary"
			type="button"
			data-key=${key}
			aria-label=${fill(strings.takeOf, { offer: offer.headline })}
			aria-disabled=${busy ? 'true' : 'false'}
			@click=${() => claiming.claim(offer, scene)}
		>
			<span>${busy ? strings.taking : strings.take}</span>
		</button>
	</div>`;
}
