import type { OfferInput } from '@endcap/sdk/staff';
import { html, type TemplateResult } from 'lit';
import { zoneHere } from '../../shared/pickup-words.ts';
import { renderOffer } from '../endcap-local-offers/offer-card.ts';
import { faceOf } from './campaign-words.ts';
import type { Scene } from './scene.ts';

/** What shoppers see, but for the button. */
export function renderPreview(input: OfferInput, scene: Scene): TemplateResult {
	const { shopper, words, locale, now } = scene;
	const stores = new Map(scene.stores.map((store) => [store.id, store]));
	const places = { from: undefined, walletHref: '', offerHref: '', zone: zoneHere(undefined) };
	const seen = { strings: shopper, words, locale, now, stores, ...places };
	const face = faceOf(input, scene);
	// While nothing is written yet, the name of the field stands where it will be.
	const named = { ...face, headline: face.headline || scene.strings.headline };
	return html`<div part="preview">
		<h3>${scene.strings.shoppersSee}</h3>
		<ul role="list">
			${renderOffer(named, seen, undefined)}
		</ul>
	</div>`;
}
