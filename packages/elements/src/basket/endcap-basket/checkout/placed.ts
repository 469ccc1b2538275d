import type { Fulfillment, Order } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/localization.ts';
import { formatMoney } from '../../../shared/money.ts';
import { pickupWords } from '../../../shared/pickup-words.ts';
import type { BasketScene } from '../lines.ts';
import { webAddress } from '../../../shared/web-address.ts';
import type { CheckoutStrings } from './checkout.strings.ts';

type PlacedScene = Pick<BasketScene, 'strings' | 'locale' | 'stores' | 'now'>;

function renderFulfillment(
	{ type, store_id, slot }: Fulfillment,
	{ ship_to }: Order,
	{ strings, locale, stores, now }: PlacedScene,
	words: CheckoutStrings,
): TemplateResult {
	if (type === 'ship') {
		return html`<li>
			<p class="strong">${strings.sent}</p>
			<p>${fill(words.sentNext, { place: [ship_to?.street, ship_to?.city].filter(Boolean).join(', ') })}</p>
		</li>`;
	}
	const store = stores.find(({ id }) => id === store_id);
	const time = slot && store ? ` · ${pickupWords(slot, store.timezone, now, locale, strings.localTime)}` : '';
	return html`<li>
		<p class="strong">${fill(strings.collectIn, { store: store?.name ?? store_id })}${time}</p>
		<p>${words.collectNext}</p>
	</li>`;
}

function renderPayment({ payment, totals }: Order, words: CheckoutStrings, locale: string): unknown {
	const due = { amount: formatMoney(totals.due, locale) };
	if (payment.status === 'paid') return html`<p>${words.paid}</p>`;
	if (payment.status === 'due_at_pickup') return html`<p>${fill(words.payAtPickup, due)}</p>`;
	const address = webAddress(payment.pay_url);
	if (payment.status !== 'awaited' || !address) return nothing;
	return html`<p>
		<a class="button primary" href=${address}><span>${fill(words.payNow, due)}</span></a>
	</p>`;
}

/** What was ordered and what happens next. */
export function renderPlaced(order: Order, scene: PlacedScene, words: CheckoutStrings): TemplateResult {
	const { number, fulfillments, contact } = order;
	const link = webAddress(order.link);
	const payable = order.payment.status === 'awaited';
	return html`
		<p class="number">${fill(words.number, { number })}</p>
		<ul class="next" role="list">
			${fulfillments.map((fulfillment) => renderFulfillment(fulfillment, order, scene, words))}
		</ul>
		${renderPayment(order, words, scene.locale)}
		${contact.notify.email || contact.notify.sms ? html`<p>${words.tellYou}</p>` : nothing}
		${
			link
				? html`<p>
							<a part="order-link" class=${payable ? 'button' : 'button primary'} href=${link}
								><span>${words.orderLink}</span></a
							>
						</p>
						<p class="hint">${words.keepLink}</p>`
				: nothing
		}
	`;
}
