import type { KioskCatalogue } from '@endcap/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from './icons.ts';
import { isThere, type Whereabouts } from './stock.ts';
import { stockStrings } from './stock.strings.ts';
import { fill, plural } from './text.ts';
import { wordsIn } from './words.ts';

type StoreAvailability = KioskCatalogue['availability'][number]['stores'][number];

const ICONS = {
	in_stock: icons.check,
	limited_availability: icons.few,
	out_of_stock: icons.none,
	backorder: icons.later,
};

/** A status differs by shape and words too, never by colour alone. */
function renderState(status: StoreAvailability['status'], text: string): TemplateResult {
	return html`<span class="k-state" data-status=${status}>${ICONS[status]}<span>${text}</span></span>`;
}

/** “Here: only 3 left · Shelf D5”, or where else it is. */
export function renderHere(
	where: Whereabouts | undefined,
	shelf: string | undefined,
	language: string,
): TemplateResult {
	const words = wordsIn(stockStrings, language);
	if (!where) return html`<span class="k-state">${words.notCounted}</span>`;
	const { here, others, isSendable } = where;
	if (here && isThere(here)) {
		return html`
			${renderState(here.status, hereText(here, language))}
			${shelf ? html`<span class="k-shelf">${icons.pin}${fill(words.shelf, { shelf })}</span>` : nothing}
		`;
	}
	if (here?.status === 'backorder') return renderState('backorder', words.orderedIn);
	const isAnywhere = others.length > 0 || isSendable;
	return html`
		${renderState('out_of_stock', isAnywhere ? words.notHere : words.nowhere)}
		${others.length > 0 ? html`<span class="k-quiet">${plural(words.others, others.length, language)}</span>` : nothing}
		${others.length === 0 && isSendable ? html`<span class="k-quiet">${words.sendable}</span>` : nothing}
	`;
}

function hereText(stock: StoreAvailability, language: string): string {
	const words = wordsIn(stockStrings, language);
	if (stock.status === 'in_stock') return words.here;
	return stock.quantity_capped ? words.hereFew : plural(words.hereLeft, stock.quantity_available, language);
}

/** Of another shop. */
export function renderThere(stock: StoreAvailability, language: string): TemplateResult {
	const words = wordsIn(stockStrings, language);
	const isFew = stock.status === 'limited_availability';
	const few = stock.quantity_capped ? words.few : plural(words.left, stock.quantity_available, language);
	return renderState(stock.status, isFew ? few : words.inStock);
}
