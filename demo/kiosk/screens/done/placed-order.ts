import { html, nothing, type TemplateResult } from 'lit';
import type { PlacedOrder, PlacedPickup } from '../../basket/placed.ts';
import { pickupAddress, type PaperScene } from '../../print/receipt.ts';
import { qrPicture } from '../../shared/qr.ts';
import { slotWords } from '../../shared/slot.ts';
import { fill, formatMoney, formatTime } from '../../shared/text.ts';

/** How it is paid: at the shop, on the phone, or that it was. */
export function renderPaying(order: PlacedOrder, { words, language, now, own }: PaperScene): unknown {
	const { pay, paid, due_at_pickup } = order;
	if (paid) return html`<p class="k-note k-note--good">${words.paid}</p>`;
	if (due_at_pickup) return html`<p>${fill(words.payAtPickup, { amount: formatMoney(due_at_pickup, language) })}</p>`;
	if (!pay) return nothing;
	const text = fill(words.payNow, { amount: formatMoney(pay.amount, language) });
	const time = pay.until ? formatTime(Date.parse(pay.until), now, own?.timezone, language) : '';
	return html`
		<section class="k-card done__pay">
			<div>
				<h2>${text}</h2>
				<p>${fill(words.payHow, { time })}</p>
			</div>
			${qrPicture(pay.url, text)}
		</section>
	`;
}

function renderPickup({ store_id, slot, code, words: said }: PlacedPickup, scene: PaperScene): TemplateResult {
	const { words, language, now, stores } = scene;
	const store = stores.find(({ id }) => id === store_id);
	return html`
		<section class="k-card done__pickup">
			<div>
				<h2>${fill(words.collect, { store: store?.name ?? store_id })}</h2>
				<p class="k-quiet">${[store?.address.street, store?.address.city].filter(Boolean).join(', ')}</p>
				<p>${slot ? slotWords(slot, now, store?.timezone, language) : words.soonest}</p>
				${
					code
						? html`<p><strong>${words.show}</strong></p>
								${said ? html`<p>${words.say} <strong translate="no" lang="en">${said}</strong></p>` : nothing}`
						: nothing
				}
			</div>
			${code ? qrPicture(pickupAddress(code), words.show) : nothing}
		</section>
	`;
}

/** Where each part is had, with its code, and the way to have all of it on the phone. */
export function renderPickups(order: PlacedOrder, scene: PaperScene): TemplateResult {
	const { words } = scene;
	const { pickups, sent_to, link } = order;
	return html`
		${pickups.map((pickup) => renderPickup(pickup, scene))}
		${sent_to ? html`<p class="k-note">${fill(words.sent, { place: sent_to })}</p>` : nothing}
		${
			link
				? html`<section class="k-card done__pickup done__keep">
						<div>
							<h2>${words.keep}</h2>
							<p>${words.keepHow}</p>
						</div>
						${qrPicture(link, words.keep)}
					</section>`
				: nothing
		}
	`;
}
