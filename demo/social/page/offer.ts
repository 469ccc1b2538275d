import type { OfferFace, Product, Store } from '@endcap/sdk';
import { markup, type Markup } from '../../server/template.ts';
import { fill } from '../words/words.ts';
import { consentMarkup } from './consent.ts';
import type { Page } from './document.ts';
import { formatMoney } from './money.ts';
import { pageData } from './page-data.ts';
import { drawingMarkup } from './picture.ts';
import { shareMarkup } from './share.ts';
import { linkTo, type Visit } from './visit.ts';

export interface OfferView {
	offer: OfferFace;
	/** What it is about. */
	products: readonly { product: Product; sku: string }[];
	stores: readonly Store[];
	/** Our own drawing, and its name where it is shared; undefined in a retailer’s own shop. */
	drawn: { drawing: string; share: string } | undefined;
}

export function offerPage(visit: Visit, { offer, products, stores, drawn }: OfferView): Page {
	const { words } = visit.speech;
	const [first] = products;
	const image = offer.image ?? first?.product.image ?? undefined;
	const picture = drawn ? `${visit.origin}/share/${encodeURIComponent(drawn.share)}.png` : image;
	return {
		title: offer.headline,
		head: shareMarkup(visit, {
			title: offer.headline,
			description: offer.text ?? offer.headline,
			picture: picture === undefined ? undefined : { address: picture, drawn: drawn !== undefined },
			type: 'website',
		}),
		main: markup`<main>
${drawingMarkup(drawn?.drawing, image)}
<h1>${offer.headline}</h1>
${offer.text !== null && markup`<p>${offer.text}</p>`}
${offer.coupon && markup`<p class="actions"><a class="button" href="${linkTo(visit, '/account')}" data-sheet="wallet">${words.claim}</a></p>`}
<section class="stock" aria-labelledby="where"><h2 id="where">${words.inShops}</h2><ul id="shops">${placesMarkup(visit, offer, stores)}</ul></section>
${products.length > 0 && markup`<ul class="things">${products.map((each) => thingMarkup(visit, each))}</ul>`}
${consentMarkup(visit)}
</main>`,
		data: pageData(visit, {
			title: offer.headline,
			sku: first?.sku,
			offer: offer.id,
			tracked: false,
			pictures: visit.shop.demo,
		}),
	};
}

/** Until when by the clock of each shop. */
function placesMarkup({ speech: { language, words } }: Visit, offer: OfferFace, stores: readonly Store[]): Markup[] {
	const byId = new Map(stores.map((store) => [store.id, store]));
	return offer.stores.flatMap(({ store_id, starts_at, ends_at }) => {
		const store = byId.get(store_id);
		if (!store) return [];
		const on = (instant: string) =>
			new Date(instant).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: store.timezone });
		const begins = offer.state === 'scheduled' && starts_at !== null && fill(words.from, { time: on(starts_at) });
		const ends = ends_at !== null && fill(words.until, { time: on(ends_at) });
		return [
			markup`<li><b>${store.name}</b> <small class="status">${begins || ends}</small> <small>${[store.address.street, store.address.city].filter(Boolean).join(', ')}</small></li>`,
		];
	});
}

function thingMarkup(visit: Visit, { product, sku }: OfferView['products'][number]): Markup {
	const price = product.variants.find((variant) => variant.sku === sku)?.price;
	const href = linkTo(visit, `/i/${encodeURIComponent(product.id)}`, { sku, via: visit.via?.code });
	return markup`<li><a href="${href}">${product.title}</a> <span>${price && formatMoney(price, visit.speech.language)}</span></li>`;
}
