import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import { webAddress } from '../../shared/web-address.ts';
import { isOpen, storeOf, timeIn, type OrderScene } from './sentence.ts';

/** The way to pay what is awaited, while there is time. */
export function renderPay({ order, strings, locale, now, kiosk }: OrderScene): TemplateResult | typeof nothing {
	const { status, pay_url, due_at } = order.payment;
	const address = webAddress(pay_url);
	const late = due_at !== null && Date.parse(due_at) <= now;
	if (status !== 'awaited' || !address || late || kiosk) return nothing;
	return html`<a part="pay" class="button primary" href=${address}>
		<span>${fill(strings.payNow, { amount: formatMoney(order.totals.due, locale) })}</span>
	</a>`;
}

/** What is to be paid where, or was, in sentences. */
export function renderPayment(scene: OrderScene): TemplateResult {
	return html`<div part="payment">${sentences(scene).map((text) => html`<p>${text}</p>`)}</div>`;
}

function sentences(scene: OrderScene): string[] {
	const { order, strings, locale } = scene;
	const { status, paid, refund_due, refunded, due_at } = order.payment;
	const money = (amount: typeof paid) => ({ amount: formatMoney(amount, locale) });
	switch (status) {
		case 'due_at_pickup':
			return order.fulfillments
				.filter((each) => isOpen(each) && each.to_pay.amount > 0)
				.map((each) => {
					const store = storeOf(each, scene)?.name ?? each.store_id;
					return fill(strings.payAtPickup, { ...money(each.to_pay), store });
				});
		case 'awaited': {
			const [first] = order.fulfillments;
			return due_at ? [fill(strings.payBy, { ...money(order.totals.due), time: timeIn(first, due_at, scene) })] : [];
		}
		case 'paid':
			return [fill(strings.paid, money(paid))];
		case 'refund_due':
			return [fill(strings.refundDue, money(refund_due))];
		case 'refunded':
			return [fill(strings.refunded, money(refunded))];
		default:
			return [strings.nothingToPay];
	}
}
