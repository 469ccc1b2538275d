import type { Product, Variant } from '@endcap/sdk';
import { markup, type Markup } from '../../server/template.ts';
import { consentMarkup } from './consent.ts';
import type { Page } from './document.ts';
import { formatMoney } from './money.ts';
import { pageData } from './page-data.ts';
import { drawingMarkup } from './picture.ts';
import { shareMarkup } from './share.ts';
import { stockMarkup, type Stock } from './stock.ts';
import { structuredMarkup } from './structured.ts';
import { linkTo, type Visit } from './visit.ts';

export interface ProductView {
	product: Product;
	variant: Variant;
	stock: Stock;
	/** Our own drawing of the variant; undefined in a retailer’s own shop. */
	drawing: string | undefined;
}

export function productPage(visit: Visit, view: ProductView): Page {
	const { product, variant, stock, drawing } = view;
	const image = variant.image ?? product.image ?? undefined;
	const drawn = drawing !== undefined;
	const picture = drawn ? `${visit.origin}/share/${encodeURIComponent(product.id)}.png` : image;
	const description = product.description ?? product.title;
	const { words } = visit.speech;
	return {
		title: product.title,
		head: shareMarkup(visit, {
			title: variant.title,
			description,
			picture: picture === undefined ? undefined : { address: picture, drawn },
			type: 'product',
		}),
		structured: structuredMarkup(visit, product, variant, stock, picture),
		main: markup`<main>
${drawingMarkup(drawing, image)}
<h1>${product.title}</h1>
<p class="price">${priceMarkup(visit, variant)}</p>
${product.variants.length > 1 && variantsMarkup(visit, product, variant)}
${stockMarkup(visit, stock)}
<p class="actions"><a class="button" href="${linkTo(visit, `/product/${encodeURIComponent(product.id)}`, { sku: variant.sku })}" data-sheet="collect">${words.collect}</a> <button class="scripted" type="button" data-sheet="kiosk">${words.atKiosk}</button></p>
${consentMarkup(visit)}
${product.description && product.description.split(/\n+/).map((text) => text && markup`<p class="description">${text}</p>`)}
</main>`,
		data: pageData(visit, { title: variant.title, sku: variant.sku, tracked: variant.tracked, pictures: drawn }),
	};
}

function priceMarkup({ speech: { language, words } }: Visit, { price, list_price }: Variant): Markup {
	if (!price) return markup`${words.askPrice}`;
	const now = formatMoney(price, language);
	if (!list_price) return markup`${now}`;
	return markup`<span class="hidden">${words.now} </span><strong>${now}</strong> <span class="hidden">${words.before} </span><s>${formatMoney(list_price, language)}</s>`;
}

function variantsMarkup(visit: Visit, product: Product, chosen: Variant): Markup {
	const name = chosen.options.map((option) => option.name).join(', ') || product.title;
	const link = (variant: Variant) => {
		const text = variant.options.map(({ value }) => value).join(', ') || variant.sku;
		const current = variant === chosen && markup` aria-current="true"`;
		const via = visit.via?.code;
		return markup`<a href="${linkTo(visit, visit.path, { sku: variant.sku, via })}"${current}>${text}</a> `;
	};
	return markup`<nav class="variants" aria-label="${name}">${product.variants.map(link)}</nav>`;
}
