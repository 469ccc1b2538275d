import { html, nothing, type TemplateResult } from 'lit';
import { fill, plural } from '../../shared/localization.ts';
import type { StoreStockControls } from './controls.ts';
import { statusIcons } from '../../shared/icons.ts';
import { formatTime, openingWords } from '../../shared/shops/opening-words.ts';
import type { StoreStockStrings } from './endcap-store-stock.strings.ts';
import type { Shop } from './shops.ts';

export interface RowContext {
	strings: StoreStockStrings;
	locale: string;
	/** Now, by the server's clock. */
	now: number;
	/** Set when stock is not current. */
	staleSince: Date | undefined;
	controls: StoreStockControls | undefined;
}

function statusWords(
	{ status, quantity_available, quantity_capped }: NonNullable<Shop['stock']>,
	context: RowContext,
): string {
	const { strings, locale, staleSince } = context;
	const known = quantity_available > 0 && !quantity_capped;
	const few = () => (known ? plural(strings.onlyLeft, quantity_available, locale) : strings.fewLeft);
	const words = status === 'limited_availability' ? few() : strings[status];
	return staleSince ? fill(strings.statusAsOf, { status: words, time: formatTime(+staleSince, locale) }) : words;
}

/** One shop of the list. Everything the merchant wrote is text, and every address is checked. */
export function renderStore(shop: Shop, context: RowContext): TemplateResult {
	const { store, stock, distance, mine } = shop;
	const { strings, locale, now, controls } = context;
	const opening = openingWords(store, now, strings, locale);
	const usual = stock && [statusIcons[stock.status], statusWords(stock, context)];
	const address = [store.address.street, store.address.city].filter(Boolean).join(', ');
	return html`
		<li part=${mine ? 'store store--mine' : 'store'}>
			<div class="words">
				<div class="line">
					<span part="store__name">${store.name}</span>
					${mine ? html`<span class="mine">${strings.pinned}</span>` : nothing}
					${distance && html`<span part="store__distance">${distance}</span>`}
				</div>
				${
					stock
						? html`<div part="store__status" class="line ${stock.status}">
								${controls?.renderStatus(shop, usual) ?? usual}
							</div>`
						: store.phone && html`<div part="store__number" dir="ltr">${store.phone}</div>`
				}
				${opening && html`<div part="store__hours">${opening}</div>`}
				<div part="store__address">${address}</div>
			</div>
			<div class="actions">${controls?.renderActions(shop)}</div>
			${controls?.renderBelow(shop)}
		</li>
	`;
}

/** Stands for `rows` shops, about as tall as they will be. */
export function renderSkeleton(words: string | undefined, rows: number): TemplateResult {
	return html`<div part="skeleton" role="img" aria-label=${words ?? nothing}>
		${Array.from({ length: Math.min(20, rows) }, () => html`<i></i><i></i>`)}
	</div>`;
}
