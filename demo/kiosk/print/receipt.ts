import type { Store } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { PlacedOrder, PlacedPickup } from '../basket/placed.ts';
import type { DoneStrings } from '../screens/done/done.strings.ts';
import { ownShop } from '../shared/own-store.ts';
import { qrPicture } from '../shared/qr.ts';
import { slotWords } from '../shared/slot.ts';
import { fill, formatMoney, formatTime } from '../shared/text.ts';
import type { Visit } from '../shell/visit.ts';

/** What the receipt says it in, and where. */
export interface PaperScene {
	words: DoneStrings;
	language: string;
	/** By the server's clock. */
	now: number;
	stores: readonly Store[];
	/** The kiosk's own. */
	own: Store | undefined;
}

export function paperScene({ device, $language }: Visit, words: DoneStrings): PaperScene {
	const stores = device.$catalogue.get()?.stores ?? [];
	return { words, language: $language.get(), now: device.now(), stores, own: ownShop(device) };
}

/** What the code for the counter holds. */
export const pickupAddress = (code: string) => `${location.origin}/p/${code}`;

function renderPickup(pickup: PlacedPickup, scene: PaperScene): TemplateResult {
	const { words, language, stores } = scene;
	const store = stores.find(({ id }) => id === pickup.store_id);
	const place = fill(words.collect, { store: store?.name ?? pickup.store_id });
	return html`
		<div class="receipt__rule receipt__code">
			<strong>${place}</strong>
			<span>${[store?.address.street, store?.address.city].filter(Boolean).join(', ')}</span>
			<span>${pickup.slot ? slotWords(pickup.slot, null, store?.timezone, language) : words.soonest}</span>
			${
				pickup.code
					? html`<span>${words.show}</span> ${qrPicture(pickupAddress(pickup.code), words.show)}
							${pickup.words ? html`<span class="receipt__words" translate="no" lang="en">${pickup.words}</span>` : nothing}`
					: nothing
			}
		</div>
	`;
}

function renderPayment({ due_at_pickup, pay, paid, over }: PlacedOrder, { words, language }: PaperScene): unknown {
	if (over && over !== 'completed') return html`<p><strong>${words[over]}</strong></p>`;
	if (paid) return html`<p>${words.paid}</p>`;
	if (due_at_pickup) return html`<p>${fill(words.payAtPickup, { amount: formatMoney(due_at_pickup, language) })}</p>`;
	if (!pay) return nothing;
	const text = fill(words.payNow, { amount: formatMoney(pay.amount, language) });
	return html`<div class="receipt__rule receipt__code"><strong>${text}</strong> ${qrPicture(pay.url, text)}</div>`;
}

/** A placed or noted order for the roll of a receipt printer. It is no invoice: that comes with what is paid. */
export function renderReceipt(order: PlacedOrder, scene: PaperScene): TemplateResult {
	const { words, language, now, own } = scene;
	const money = (amount: PlacedOrder['total']) => (amount ? formatMoney(amount, language) : '');
	const name = order.number
		? fill(words.number, { number: order.number })
		: fill(words.reference, { reference: order.reference ?? '' });
	return html`
		<section class="receipt" lang=${language} aria-hidden="true">
			<p class="receipt__shop">${own?.name}</p>
			<div>
				<p class="receipt__number">${name}</p>
				<p>${formatTime(now, 0, own?.timezone, language)}</p>
			</div>
			${order.number ? nothing : html`<p>${order.sent_to ? words.notedToPay : words.notedLead}</p>`}
			<ul class="receipt__rule">
				${order.lines.map(
					({ title, quantity, total }) =>
						html`<li class="receipt__line"><span>${quantity} × ${title}</span><span>${money(total)}</span></li>`,
				)}
			</ul>
			<p class="receipt__line receipt__rule"><strong>${words.total}</strong><strong>${money(order.total)}</strong></p>
			${renderPayment(order, scene)} ${order.pickups.map((pickup) => renderPickup(pickup, scene))}
			${order.over === 'completed' ? html`<p>${words.completed}</p>` : nothing}
			${order.sent_to ? html`<p class="receipt__rule">${fill(words.sent, { place: order.sent_to })}</p>` : nothing}
			${
				order.link
					? html`<div class="receipt__rule receipt__code">
							<span>${words.keep}</span>${qrPicture(order.link, words.keep)}
						</div>`
					: nothing
			}
		</section>
	`;
}
