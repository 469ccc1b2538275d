import type { Order } from '@endcap/sdk';
import { html, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import { mostUrgent, sentenceOf, type OrderScene } from './sentence.ts';

/** The shopper's orders, each with what now. A press shows one. */
export function renderList(
	orders: readonly Order[],
	scene: Omit<OrderScene, 'order'>,
	choose: (id: string) => void,
): TemplateResult {
	const { strings, locale } = scene;
	const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
	return html`<ul part="orders" role="list">
		${orders.map((order) => {
			const { id, number, status, totals, placed_at } = order;
			const first = mostUrgent(order);
			return html`<li>
				<button part="order" class=${status} type="button" @click=${() => choose(id)}>
					<span class="strong">${fill(strings.order, { number })}</span>
					<span class="date">${day.format(new Date(placed_at))}</span>
					<span class="what">${first && sentenceOf(first, { ...scene, order })}</span>
					<span class="sum">${status === 'canceled' ? '' : formatMoney(totals.total, locale)}</span>
				</button>
			</li>`;
		})}
	</ul>`;
}
