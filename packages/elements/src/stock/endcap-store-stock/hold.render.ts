import type { Reservation } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { formatLeft, SOON } from '../../shared/countdown.ts';
import { fill } from '../../shared/localization.ts';
import type { HoldActions } from './hold.actions.ts';
import type { Note } from './hold.state.ts';
import type { StoreStockHoldStrings } from './hold.strings.ts';
import { endInWords, endOf } from './hold.time.ts';
import { statusIcons } from '../../shared/icons.ts';
import type { Scene, Shop } from './shops.ts';

/** What there is to show of holding in one shop. */
export interface HoldRow {
	shop: Shop;
	scene: Scene;
	words: StoreStockHoldStrings;
	/** What is held there. */
	reservation: Reservation | undefined;
	note: Note | undefined;
	/** The last one was just taken, and the stock that is shown does not know it yet. */
	gone: boolean;
	/** A press is under way. */
	busy: boolean;
	/** Now, by the server's clock. */
	now: number;
}

/** “Reserved for you until 14:32”. */
export function heldWords(
	reservation: Reservation,
	store: Shop['store'],
	scene: Scene,
	words: StoreStockHoldStrings,
): string {
	const end = endOf(reservation);
	if (end === Infinity) return words.heldWithoutEnd;
	return fill(words.held, { time: endInWords(end, store, scene) });
}

function renderHeld(reservation: Reservation, { shop, scene, words, now }: HoldRow): TemplateResult {
	const left = endOf(reservation) - now;
	const soon = left <= SOON;
	const countdown = html`<span part="store__countdown" role="timer" aria-live="off">
		${fill(words.left, { time: formatLeft(left) })}
	</span>`;
	return html`<span class=${soon ? 'held limited_availability soon' : 'held in_stock'}>
		${soon ? statusIcons.limited_availability : statusIcons.in_stock}
		<span class="said">
			<span part="store__held">${heldWords(reservation, shop.store, scene, words)}</span>
			${left === Infinity ? nothing : countdown}
		</span>
	</span>`;
}

/**
 * Stands in place of a shop's stock while one is held there, and with it while there is something to say.
 */
export function renderHoldStatus(row: HoldRow, usual: unknown): TemplateResult | undefined {
	const { scene, words, reservation, note, gone } = row;
	if (!reservation && !note) return undefined;
	const soldOut = html`<span class="held out_of_stock">
		${statusIcons.out_of_stock}${scene.strings.out_of_stock}
	</span>`;
	return html`
		${reservation ? renderHeld(reservation, row) : gone ? soldOut : usual}
		${note ? html`<span part="store__note">${words[note]}</span>` : nothing}
	`;
}

/** A shop offers what it has; the server looks again. */
export function canBeHeld({ stock }: Shop): boolean {
	return stock !== undefined && (stock.status === 'in_stock' || stock.status === 'limited_availability');
}

/** The buttons of one shop; their names for those who cannot see the row end with its own. */
export function renderHoldButtons(row: HoldRow, actions: HoldActions, sku: string): TemplateResult | undefined {
	const { shop, words, reservation, note, gone, busy } = row;
	const button = (part: string, label: string, act: () => Promise<void>) =>
		html`<button
			part=${part}
			type="button"
			aria-label=${`${label}: ${shop.store.name}`}
			aria-disabled=${busy ? 'true' : nothing}
			@click=${act}
		>
			${label}
		</button>`;
	if (reservation) {
		// A hold of several things is somebody else's to end: the page's basket.
		const alone = reservation.lines.length === 1;
		return html`<div class="hold">
			${endOf(reservation) === Infinity ? nothing : button('store__extend', words.extend, () => actions.extend(sku, shop, reservation))}
			${alone ? button('store__release', words.release, () => actions.release(sku, shop, reservation)) : nothing}
		</div>`;
	}
	if (!busy && (gone || !canBeHeld(shop))) return undefined;
	const label = busy ? words.reserving : note === 'lapsed' ? words.reserveAgain : words.reserve;
	return html`<div class="hold">${button('store__reserve', label, () => actions.reserve(sku, shop))}</div>`;
}
