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
${ruleMarkup(visit, offer)}
<p class="actions">${offer.coupon && offer.state === 'active' && markup`<a class="button" href="${linkTo(visit, '/account')}" data-sheet="wallet">${words.claim}</a> `}<button class="scripted" type="button" data-sheet="kiosk">${words.atKiosk}</button></p>
<section class="stock" aria-labelledby="where"><h2 id="where">${words.inShops}</h2>${placesMarkup(visit, offer, stores)}</section>
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

/** What has to be bought, and the shop’s terms. */
function ruleMarkup({ speech: { language, words } }: Visit, { coupon }: OfferFace): Markup[] {
	const { minimum_spend: least, terms } = coupon ?? {};
	return [
		...(least ? [markup`<p>${fill(words.minimum, { amount: formatMoney(least, language) })}</p>`] : []),
		...(terms ? [markup`<details><summary>${words.terms}</summary><p class="terms">${terms}</p></details>`] : []),
	];
}

/** Until when by the clock of each shop: once where all clocks show the same, else with each. */
function placesMarkup(visit: Visit, offer: OfferFace, stores: readonly Store[]): Markup {
	const byId = new Map(stores.map((store) => [store.id, store]));
	const places = offer.stores.flatMap((place) => {
		const store = byId.get(place.store_id);
		return store ? [{ store, times: timesOf(visit, offer, place, store) }] : [];
	});
	const same = new Set(places.map(({ times }) => times)).size === 1 && places[0]?.times;
	const row = ({ store: { name, address }, times }: (typeof places)[number]) =>
		markup`<li><b>${name}</b> <small>${[address.street, address.city].filter(Boolean).join(', ')}</small>${!same && times && markup` <small class="times">${times}</small>`}</li>`;
	return markup`${same && markup`<p class="as-of">${same}</p>`}<ul id="shops" class="places">${places.map(row)}</ul>`;
}

function timesOf(
	{ speech: { locale, words } }: Visit,
	{ state }: OfferFace,
	{ starts_at, ends_at }: OfferFace['stores'][number],
	{ timezone: timeZone }: Store,
): string {
	const on = (instant: string) =>
		new Date(instant).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
	const begins = state === 'scheduled' && starts_at !== null ? fill(words.from, { time: on(starts_at) }) : '';
	return begins || (ends_at === null ? '' : fill(words.until, { time: on(ends_at) }));
}

function thingMarkup(visit: Visit, { product, sku }: OfferView['products'][number]): Markup {
	const price = product.variants.find((variant) => variant.sku === sku)?.price;
	const href = linkTo(visit, `/i/${encodeURIComponent(product.id)}`, { sku, via: visit.via?.code });
	return markup`<li><a href="${href}">${product.title}</a> <span>${price && formatMoney(price, visit.speech.language)}</span></li>`;
}
