import type { Product, Variant } from '@endcap/sdk';
import { h } from '../shared/h.ts';
import { productLink } from '../shared/links.ts';
import { formatMoney } from '../shared/money.ts';
import { picture } from '../shared/picture.ts';

/** Level of the cards' headings: below the one that stands over the grid. */
export type CardHeading = 'h2' | 'h3';

/** One product in a grid: picture, title, price. The whole card is the link. */
export function productCard(product: Product, heading: CardHeading, eager = false): HTMLElement {
	const first = product.variants[0];
	const offer = product.variants.some((variant) => variant.list_price);
	return h(
		'li',
		{ class: 'card' },
		picture({ title: product.title, image: product.image ?? first?.image ?? null, sku: first?.sku, eager }),
		h(
			'div',
			{ class: 'card__words' },
			h(heading, { class: 'card__title' }, h('a', { href: productLink(product.id) }, product.title)),
			h('p', { class: 'card__price' }, priceText(product.variants), offer && h('span', { class: 'badge' }, 'Offer')),
			h('p', { class: 'card__choices' }, choicesText(product.variants)),
		),
	);
}

export function cardGrid(products: readonly Product[], heading: CardHeading): HTMLElement {
	// The first rows are on the screen at once; waiting for layout to find that out would only make them late.
	return h('ul', { class: 'grid' }, ...products.map((product, index) => productCard(product, heading, index < 8)));
}

export function skeletonGrid(count: number): HTMLElement {
	const cards = Array.from({ length: count }, () =>
		h(
			'li',
			{ class: 'card card--skeleton' },
			h('span', { class: 'picture' }),
			h('div', { class: 'card__words' }, h('span', { class: 'bone' }), h('span', { class: 'bone bone--short' })),
		),
	);
	return h('ul', { class: 'grid', 'aria-hidden': 'true' }, ...cards);
}

function priceText(variants: readonly Variant[]): string {
	const prices = variants.flatMap((variant) => variant.price ?? []).sort((a, b) => a.amount - b.amount);
	const [lowest] = prices;
	if (!lowest) {
		return 'Ask for the price';
	}
	return lowest.amount === prices.at(-1)?.amount ? formatMoney(lowest) : `from ${formatMoney(lowest)}`;
}

function choicesText(variants: readonly Variant[]): string {
	const names = new Set(variants.flatMap((variant) => variant.options.map((option) => option.name)));
	const [name] = names;
	if (!name || variants.length < 2) {
		return '';
	}
	const values = new Set(
		variants
			.flatMap((variant) => variant.options.filter((option) => option.name === name))
			.map((option) => option.value),
	);
	return values.size < 6 ? [...values].join(', ') : `${values.size} × ${name.toLocaleLowerCase()}`;
}
