import { html, nothing, type TemplateResult } from 'lit';
import { formatDistance } from '../../shared/distance.ts';
import { fill, plural } from '../../shared/localization.ts';
import { phoneAddress, webAddress } from '../../shared/safe-links.ts';
import type { StoreStockStrings } from './endcap-store-stock.strings.ts';
import { directionsIcon, phoneIcon, pinIcon, statusIcons } from './icons.ts';
import { formatTime, openingWords } from './opening-words.ts';
import type { Shop } from './shops.ts';

export interface RowContext {
	strings: StoreStockStrings;
	locale: string;
	/** Now, by the server's clock. */
	now: number;
	/** Set when stock is not current. */
	staleSince: Date | undefined;
	/** False on a kiosk, where nothing leads away from the page. */
	linksOut: boolean;
	onPin: (shop: Shop) => void;
	/** What stands below the shopper's own shop. */
	belowMine: TemplateResult | typeof nothing;
}

function statusWords({ stock }: Shop, { strings, locale, staleSince }: RowContext): string {
	if (!stock) return '';
	const { status, quantity_available, quantity_capped } = stock;
	const few = quantity_available > 0 && !quantity_capped;
	const words =
		status !== 'limited_availability'
			? strings[status]
			: few
				? plural(strings.onlyLeft, quantity_available, locale)
				: strings.fewLeft;
	return staleSince
		? fill(strings.statusAsOf, { status: words, time: formatTime(staleSince.getTime(), locale) })
		: words;
}

function directionsAddress({ geo, address }: Shop['store']): string | undefined {
	const map = 'https://www.openstreetmap.org/';
	if (geo) return `${map}directions?to=${geo.latitude}%2C${geo.longitude}`;
	const written = [address.street, address.postal_code, address.city, address.country].filter(Boolean).join(', ');
	return written ? `${map}search?query=${encodeURIComponent(written)}` : undefined;
}

function renderLinks({ store }: Shop, { strings, linksOut }: RowContext): TemplateResult | typeof nothing {
	const call = linksOut && phoneAddress(store.phone);
	const way = linksOut && directionsAddress(store);
	const name = { store: store.name };
	return html`
		${
			call
				? html`<a
						part="store__phone"
						class="link"
						href=${call}
						title=${store.phone ?? ''}
						aria-label=${fill(strings.call, name)}
					>
						${phoneIcon}
					</a>`
				: nothing
		}
		${
			way
				? html`<a
						part="store__directions"
						class="link"
						href=${way}
						target="_blank"
						rel="noopener noreferrer"
						title=${fill(strings.directions, name)}
						aria-label=${fill(strings.directions, name)}
					>
						${directionsIcon}
					</a>`
				: nothing
		}
	`;
}

/** One shop of the list. Everything the merchant wrote is text, and every address is checked. */
export function renderStore(shop: Shop, context: RowContext): TemplateResult {
	const { store, stock, distance, mine } = shop;
	const { strings, locale, now, linksOut, onPin, belowMine } = context;
	const opening = openingWords(store, now, strings, locale);
	const address = [store.address.street, store.address.city].filter(Boolean).join(', ');
	const page = linksOut && webAddress(store.url);
	const pin = fill(strings.pin, { store: store.name });
	return html`
		<li part=${mine ? 'store store--mine' : 'store'}>
			<div>
				<div class="first">
					${
						page
							? html`<a part="store__name" href=${page}>${store.name}</a>`
							: html`<span part="store__name">${store.name}</span>`
					}
					${mine ? html`<span class="mine">${strings.pinned}</span>` : nothing}
					${distance === undefined ? nothing : html`<span part="store__distance">${formatDistance(distance, locale)}</span>`}
				</div>
				${
					stock
						? html`<div part="store__status" class="status ${stock.status}">
								${statusIcons[stock.status]}${statusWords(shop, context)}
							</div>`
						: store.phone && html`<div part="store__number" dir="ltr">${store.phone}</div>`
				}
				<div class="details">
					${opening ? html`<span part="store__hours">${opening}</span>` : nothing}
					${address ? html`<span part="store__address">${address}</span>` : nothing}
				</div>
			</div>
			<div class="actions">
				<button
					part="store__pin"
					type="button"
					value=${store.id}
					title=${pin}
					aria-label=${pin}
					aria-pressed=${mine ? 'true' : 'false'}
					@click=${() => onPin(shop)}
				>
					${pinIcon}
				</button>
				${renderLinks(shop, context)}
			</div>
			${mine ? belowMine : nothing}
		</li>
	`;
}

/** Stands for `rows` shops, about as tall as they will be. */
export function renderSkeleton(words: string | undefined, rows: number): TemplateResult {
	return html`
		<span class="hidden">${words}</span>
		<div part="skeleton" aria-hidden="true">
			${Array.from({ length: Math.min(20, Math.max(1, rows || 1)) }, () => html`<div><i></i><i></i><i></i></div>`)}
		</div>
	`;
}
