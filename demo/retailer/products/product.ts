import { isEndcapProblem, type Product, type Variant } from '@endcap/sdk';
import { endcap } from '../shared/client.ts';
import { byId, h } from '../shared/h.ts';
import { link, productLink } from '../shared/links.ts';
import { failure, message } from '../shared/messages.ts';
import { formatMoney } from '../shared/money.ts';
import { picture } from '../shared/picture.ts';
import { optionsPicker } from './options.ts';
import { cardGrid } from './product-card.ts';

const RELATED = 4;

const id = decodeURIComponent(location.pathname.replace(/^\/product\//, ''));
const place = byId('product');

void show();

async function show(): Promise<void> {
	place.setAttribute('aria-busy', 'true');
	place.replaceChildren(skeleton());
	try {
		const product = await endcap.products.get(id);
		place.replaceChildren(...productView(product));
		void showRelated(product);
	} catch (error) {
		place.replaceChildren(
			isEndcapProblem(error, 'not_found')
				? message(
						'We do not have that',
						'It may have been sold out for good, or the address is an old one.',
						h('a', { href: link('/'), class: 'button' }, 'See everything'),
					)
				: failure(error, () => void show()),
		);
	}
	place.removeAttribute('aria-busy');
}

function productView(product: Product): HTMLElement[] {
	const asked = new URLSearchParams(location.search).get('sku');
	const chosen = product.variants.find((variant) => variant.sku === asked) ?? product.variants[0];
	document.title = `${product.title} · ${document.title}`;
	const pictureFrame = h('div', { class: 'product__picture' });
	const price = h('p', { class: 'product__price' });
	const sku = h('p', { class: 'product__sku' });
	// What a retailer pastes. The page only writes the SKU of the chosen variant into it.
	const buy = h('endcap-add-to-basket', { stepper: true, 'basket-href': link('/basket') });
	const stock = h('endcap-store-stock', { heading: 'In our shops', limit: '4', hold: true });

	const stockFrame = h('section', { class: 'product__stock', 'aria-label': 'Stock by shop' });
	const untracked = h('p', { class: 'product__always' }, 'Always to be had: this one is not counted.');

	const showVariant = (variant: Variant) => {
		pictureFrame.replaceChildren(
			picture({ title: product.title, image: variant.image ?? product.image, sku: variant.sku, eager: true }),
		);
		price.replaceChildren(...priceView(variant));
		sku.textContent = `SKU ${variant.sku}${variant.gtin ? ` · GTIN ${variant.gtin}` : ''}`;
		buy.setAttribute('sku', variant.sku);
		buy.hidden = !variant.price;
		stock.setAttribute('sku', variant.sku);
		stockFrame.replaceChildren(variant.tracked ? stock : untracked);
	};
	const choose = (variant: Variant) => {
		showVariant(variant);
		history.replaceState(null, '', productLink(product.id, variant.sku));
	};
	if (chosen) {
		showVariant(chosen);
	}
	const paragraphs = (product.description ?? '').split(/\n+/).filter(Boolean);
	return [
		h(
			'nav',
			{ class: 'trail', 'aria-label': 'Where this is' },
			h('a', { href: link('/') }, 'Everything'),
			...(product.category
				? [' › ', h('a', { href: link('/', { category: product.category }) }, product.category)]
				: []),
		),
		h(
			'article',
			{ class: 'product' },
			pictureFrame,
			h(
				'div',
				{ class: 'product__words' },
				product.vendor !== null && h('p', { class: 'product__vendor' }, product.vendor),
				h('h1', {}, product.title),
				price,
				...paragraphs.map((text) => h('p', { class: 'product__description' }, text)),
				...(chosen ? optionsPicker(product, chosen, choose) : []),
				sku,
				buy,
				stockFrame,
			),
		),
	];
}

function priceView(variant: Variant): (Node | string)[] {
	if (!variant.price) {
		return ['Ask for the price'];
	}
	if (!variant.list_price) {
		return [formatMoney(variant.price)];
	}
	return [
		h('span', { class: 'hidden' }, 'Now '),
		h('strong', {}, formatMoney(variant.price)),
		h('span', { class: 'hidden' }, ', before '),
		h('s', {}, formatMoney(variant.list_price)),
	];
}

async function showRelated(product: Product): Promise<void> {
	if (!product.category) {
		return;
	}
	// A row below the fold that nobody waits for: when it cannot be read, the page is whole without it.
	const page = await endcap.products.list({ search: product.category, limit: 24 }).catch(() => undefined);
	const others = page?.data.filter((other) => other.category === product.category && other.id !== product.id) ?? [];
	if (others.length > 0) {
		byId('related').replaceChildren(
			h('h2', {}, `Also in ${product.category}`),
			cardGrid(others.slice(0, RELATED), 'h3'),
		);
	}
}

function skeleton(): HTMLElement {
	return h(
		'div',
		{ class: 'product product--skeleton', 'aria-hidden': 'true' },
		h('div', { class: 'product__picture' }, h('span', { class: 'picture' })),
		h(
			'div',
			{ class: 'product__words' },
			...['short', 'tall', 'short', 'long', 'long', 'long'].map((kind) => h('span', { class: `bone bone--${kind}` })),
		),
	);
}
