import type { Fulfillment } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import { isOff, type OrderScene } from './sentence.ts';

type Line = Fulfillment['lines'][number];

/** What became of a line, where it is not had as it was ordered. */
function noteOf(line: Line, found: number, { strings }: OrderScene, lines: readonly Line[]): string {
	const replaced = lines.find((other) => other.line === line.replaces);
	if (replaced) return fill(strings.inPlaceOf, { item: replaced.title });
	if (found === 0) return strings.gone;
	return found < line.quantity ? fill(strings.partly, { found: String(found), count: String(line.quantity) }) : '';
}

function renderLine(line: Line, fulfillment: Fulfillment, scene: OrderScene): TemplateResult {
	const { title, options, image, quantity, quantity_picked, quantity_lost, unit_price } = line;
	const { locale } = scene;
	const found = quantity_picked ?? quantity - quantity_lost;
	// What is off as a whole says so once, above.
	const off = isOff(fulfillment);
	const note = off ? '' : noteOf(line, found, scene, fulfillment.lines);
	const units = off ? quantity : found;
	const price = formatMoney({ ...unit_price, amount: unit_price.amount * units }, locale);
	const chosen = options.map(({ value }) => value).join(', ');
	return html`<li part="line" class=${off || found === 0 ? 'gone' : ''}>
		<span part="line__picture" aria-hidden="true">
			${
				image
					? html`<img src=${image} alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer" />`
					: (Array.from(title.trim())[0]?.toLocaleUpperCase() ?? '')
			}
		</span>
		<span class="words">
			<span part="line__title">${title}</span>
			${chosen && !title.includes(chosen) ? html`<span part="line__options">${chosen}</span>` : nothing}
			${note ? html`<span part="line__note">${note}</span>` : nothing}
		</span>
		<span part="line__quantity">${units.toLocaleString(locale)} ×</span>
		<span part="line__total">${price}</span>
	</li>`;
}

export function renderLines(fulfillment: Fulfillment, scene: OrderScene): TemplateResult {
	return html`<ul part="lines" role="list" aria-label=${scene.strings.lines}>
		${fulfillment.lines.map((line) => renderLine(line, fulfillment, scene))}
	</ul>`;
}

/** “Discount: Ten per cent off kettles”. */
function discountWords({ coupons, rewards }: OrderScene['order'], { discount }: OrderScene['strings']): string {
	const names = [...coupons.map(({ coupon, code }) => coupon?.name ?? code), ...rewards.map(({ name }) => name ?? '')];
	return [discount, names.filter(Boolean).join(', ')].filter(Boolean).join(': ');
}

/** What it comes to, once everything that is off is taken away. */
export function renderTotals({ order, strings, locale }: OrderScene): TemplateResult | typeof nothing {
	const { items, discount, shipping, total } = order.totals;
	const isCheaper = discount.amount > 0;
	if (order.status === 'canceled') return nothing;
	const ships = order.fulfillments.some((each) => each.type === 'ship' && !isOff(each));
	const row = (name: string, amount: string, more = '') =>
		html`<div part=${more ? `totals__row ${more}` : 'totals__row'}>
			<dt>${name}</dt>
			<dd>${amount}</dd>
		</div>`;
	return html`<dl part="totals">
		${ships || isCheaper ? row(strings.items, formatMoney(items, locale)) : nothing}
		${isCheaper ? row(discountWords(order, strings), formatMoney({ ...discount, amount: -discount.amount }, locale)) : nothing}
		${ships ? row(strings.shipping, shipping.amount === 0 ? strings.free : formatMoney(shipping, locale)) : nothing}
		${row(strings.total, formatMoney(total, locale), 'totals__row--total')}
		${order.points ? row(strings.points, order.points.toLocaleString(locale)) : nothing}
	</dl>`;
}
