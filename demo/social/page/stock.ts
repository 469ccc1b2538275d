import type { Availability, Store, StoreAvailability } from '@endcap/sdk';
import { Markup, markup } from '../../server/template.ts';
import { fill, type Words } from '../words/words.ts';
import { stockWords } from './stock-words.ts';
import type { Visit } from './visit.ts';

/** One variant where it is, as of a moment. */
export interface Stock {
	sku: string;
	tracked: boolean;
	/** Undefined: it could not be asked. */
	availability: Availability | undefined;
	stores: readonly Store[];
}

export interface StoreRow {
	store: Store;
	stock: StoreAvailability;
}

/** Shops that have it first, and within those by name, as they came. */
export function storeRows({ sku, availability, stores }: Stock): StoreRow[] {
	const byId = new Map(stores.map((store) => [store.id, store]));
	const found = availability?.data.find((each) => each.sku === sku)?.stores ?? [];
	const rows = found.flatMap((stock) => {
		const store = byId.get(stock.store_id);
		return store ? [{ store, stock }] : [];
	});
	return [...rows.filter(isThere), ...rows.filter((row) => !isThere(row))];
}

export function isThere({ stock }: StoreRow): boolean {
	return stock.quantity_available > 0 || stock.status === 'backorder';
}

export function stockMarkup(visit: Visit, stock: Stock): Markup {
	const { words } = visit.speech;
	return markup`<section class="stock" aria-labelledby="stock"><h2 id="stock">${words.inShops}</h2>${contents(visit, stock, words)}</section>`;
}

function contents(visit: Visit, stock: Stock, words: Words): Markup {
	if (!stock.tracked) return markup`<p>${words.always}</p>`;
	if (!stock.availability) return markup`<p>${words.askInShop}</p>`;
	const rows = storeRows(stock);
	const shops = rows.filter(({ store }) => store.kind === 'store');
	const sent = rows.some((row) => row.store.kind === 'warehouse' && isThere(row));
	return markup`<p class="as-of" id="as-of">${asOfWords(visit, stock.availability.as_of, shops)}</p>
${!shops.some(isThere) && markup`<p class="nowhere">${words.nowhere}</p>`}
<ul id="shops">${shops.map((row) => rowMarkup(row, visit))}</ul>
${sent && markup`<p class="sent">${words.sent}</p>`}
${shops.length > 1 && markup`<p class="scripted"><button type="button" id="nearest">${words.nearest}</button> <span id="nearest-note" role="status"></span></p>`}`;
}

function rowMarkup({ store, stock }: StoreRow, { speech: { language, words } }: Visit): Markup {
	const geo = store.geo && markup` data-geo="${store.geo.latitude},${store.geo.longitude}"`;
	const { street, city } = store.address;
	return markup`<li data-store="${store.id}" data-status="${stock.status}"${geo}><b>${store.name}</b> <span class="status">${stockWords(stock, words.stock, language)}</span> <small>${[street, city].filter(Boolean).join(', ')}</small></li>`;
}

/** On the clock of the first shop, and by the page’s script on the reader’s own. */
function asOfWords({ speech: { locale, words } }: Visit, instant: string, [first]: readonly StoreRow[]): Markup {
	const timeZone = first?.store.timezone ?? 'UTC';
	const time = new Date(instant).toLocaleTimeString(locale, {
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
		timeZone,
		timeZoneName: 'short',
	});
	return new Markup(
		fill(markup`${words.asOf}`.html, { time: markup`<time datetime="${instant}">${time}</time>`.html }),
	);
}
