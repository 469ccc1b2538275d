import type { Fulfillment, Order, Purchase } from '@endcap/sdk/staff';
import { html, nothing, type TemplateResult } from 'lit';
import { fill, plural } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import type { OrderChosenDetail } from './events.ts';
import { dayWords, nameOfStore, type Scene } from './scene.ts';

/** So many articles of a purchase are named. */
const MOST_NAMED = 3;

function stateOf({ type, status, store_id }: Fulfillment, scene: Scene): string {
	const { strings } = scene;
	const names: Partial<Record<Fulfillment['status'], string>> = {
		proposed: strings.waitsForPayment,
		reserved: type === 'ship' ? strings.toShip : strings.toPick,
		prepared: type === 'ship' ? strings.packed : strings.ready,
		completed: type === 'ship' ? strings.shipped : strings.handedOver,
	};
	const state = names[status];
	return state ? `${state}, ${nameOfStore(scene, store_id)}` : '';
}

/** Orders that are not done, those that can be handed over now before the others. */
export function renderOrders(
	orders: readonly Order[],
	onChosen: (detail: OrderChosenDetail) => void,
	scene: Scene,
): TemplateResult {
	const { strings, locale } = scene;
	const isReady = ({ fulfillments }: Order) => fulfillments.some(({ status }) => status === 'prepared');
	const sorted = orders.toSorted((one, other) => Number(isReady(other)) - Number(isReady(one)));
	return html`<section part="orders" aria-labelledby="orders">
		<h3 id="orders">${strings.orders}</h3>
		${
			sorted.length === 0
				? html`<p class="hint">${strings.noOrders}</p>`
				: html`<ul class="rows">
						${sorted.map(
							(order) =>
								html`<li part=${isReady(order) ? 'order order--ready' : 'order'}>
									<strong>${fill(strings.order, { number: order.number })}</strong>
									<span part="order__total">${formatMoney(order.totals.total, locale)}</span>
									${order.fulfillments
										.map((each) => stateOf(each, scene))
										.filter(Boolean)
										.map((state) => html`<span part="order__state">${state}</span>`)}
									${
										order.totals.due.amount > 0
											? html`<span class="hint">
													${fill(strings.due, { amount: formatMoney(order.totals.due, locale) })}
												</span>`
											: nothing
									}
									<button
										part="order__open"
										type="button"
										data-key=${`order ${order.id}`}
										aria-label=${fill(strings.openOrder, { number: order.number })}
										@click=${() => onChosen({ order_id: order.id, order_number: order.number })}
									>
										${strings.open}
									</button>
								</li>`,
						)}
					</ul>`
		}
	</section>`;
}

/** “2 × Tea cup, blue”; of many the first. */
function goodsOf({ lines }: Purchase, { strings, locale }: Scene): string {
	const named = lines.slice(0, MOST_NAMED).map(({ title, quantity }) => {
		const goods = fill(strings.goods, { count: Math.abs(quantity).toLocaleString(locale), goods: title });
		return quantity < 0 ? fill(strings.cameBack, { goods }) : goods;
	});
	const others = lines.length - named.length;
	if (others > 0) named.push(plural(strings.others, others, locale));
	return named.join(' · ');
}

export function renderPurchases(purchases: readonly Purchase[], scene: Scene): TemplateResult {
	const { strings, locale } = scene;
	const placeOf = ({ type, number, store_id }: Purchase) =>
		type === 'sale' && store_id !== null ? nameOfStore(scene, store_id) : fill(strings.order, { number });
	return html`<section part="purchases" aria-labelledby="purchases">
		<h3 id="purchases">${strings.purchases}</h3>
		${
			purchases.length === 0
				? html`<p class="hint">${strings.noPurchases}</p>`
				: html`<ul class="rows">
						${purchases.map(
							(each) =>
								html`<li part="purchase">
									<span part="purchase__when">${dayWords(each.at, scene)}, ${placeOf(each)}</span>
									<span part="purchase__total">${formatMoney(each.total, locale)}</span>
									<span part="purchase__goods" class="hint">${goodsOf(each, scene)}</span>
								</li>`,
						)}
					</ul>`
		}
	</section>`;
}
