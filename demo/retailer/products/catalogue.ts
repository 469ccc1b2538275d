import type { Product, ProductPage } from '@endcap/sdk';
import { endcap } from '../shared/client.ts';
import { byId, h } from '../shared/h.ts';
import { link } from '../shared/links.ts';
import { failure, message } from '../shared/messages.ts';
import { cardGrid, productCard, skeletonGrid } from './product-card.ts';

const PAGE = 100;

const wanted = new URLSearchParams(location.search);
const search = wanted.get('search')?.trim() ?? '';
const category = wanted.get('category') ?? '';
const results = byId('results');

// Who looks for something is not shown something else.
if (search || category) byId('offers').remove();
showHeading();
void show();

async function show(): Promise<void> {
	byId('search').setAttribute('value', search);
	results.setAttribute('aria-busy', 'true');
	results.replaceChildren(skeletonGrid(12));
	try {
		const [everything, found] = await Promise.all([
			read(''),
			search || category ? read(`${search} ${category}`) : undefined,
		]);
		showCategories(everything.data);
		showProducts(found ?? everything);
	} catch (error) {
		results.replaceChildren(failure(error, () => void show()));
	}
	results.removeAttribute('aria-busy');
}

function read(words: string, cursor?: string): Promise<ProductPage> {
	return endcap.products.list({
		limit: PAGE,
		...(words.trim() && { search: words.trim() }),
		...(cursor && { cursor }),
	});
}

function showCategories(products: readonly Product[]): void {
	const names = [...new Set(products.flatMap((product) => product.category ?? []))].sort((a, b) => a.localeCompare(b));
	if (names.length < 2) {
		return;
	}
	const item = (name: string, text: string) =>
		h('a', { href: link('/', { category: name }), 'aria-current': !search && name === category && 'page' }, text);
	byId('categories').replaceChildren(item('', 'Everything'), ...names.map((name) => item(name, name)));
}

function showHeading(): void {
	const heading = search ? `Found for “${search}”${category && ` in ${category}`}` : category;
	byId('results-heading').textContent = heading;
	if (heading) {
		document.title = `${heading} · ${document.title}`;
	}
}

function showProducts(page: ProductPage): void {
	// Search looks at titles too, so “Table” also finds a table lamp; the category itself decides.
	const inCategory = (product: Product) => !category || product.category === category;
	const products = page.data.filter(inCategory);
	byId('announcement').textContent = products.length === 1 ? 'One thing found' : `${products.length} things found`;
	if (products.length === 0 && !page.next_cursor) {
		results.replaceChildren(nothing());
		return;
	}
	const grid = cardGrid(products, 'h2');
	results.replaceChildren(grid);
	let { next_cursor } = page;
	if (!next_cursor) {
		return;
	}
	const more = h('button', { type: 'button', class: 'button more' }, 'Show more');
	more.addEventListener('click', async () => {
		more.disabled = true;
		try {
			const next = await read(`${search} ${category}`, next_cursor ?? undefined);
			const cards = next.data.filter(inCategory).map((product) => productCard(product, 'h2'));
			grid.append(...cards);
			cards[0]?.querySelector('a')?.focus();
			next_cursor = next.next_cursor;
			more.hidden = !next_cursor;
		} catch (error) {
			more.after(failure(error, () => location.reload()));
		}
		more.disabled = false;
	});
	results.append(more);
}

function nothing(): HTMLElement {
	if (search || category) {
		return message(
			'Nothing by that name',
			'Try fewer words, or part of a SKU.',
			h('a', { href: link('/'), class: 'button' }, 'See everything'),
		);
	}
	return message(
		'The shelves are empty',
		'Import your products with “npx endcap import products <file>” and load this page again.',
		h('a', { href: '/?shop=demo', class: 'button' }, 'See the demo shop'),
	);
}
