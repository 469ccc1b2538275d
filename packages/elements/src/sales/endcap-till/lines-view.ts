import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fill } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import { renderStepper } from '../../shared/stepper.ts';
import type { OpenSale, TillLine } from './open-sale.ts';
import type { Scene } from './scene.ts';

function renderLine(line: TillLine, sale: OpenSale, { strings, locale }: Scene): TemplateResult {
	const { sku, title, quantity } = line;
	const priced = sale.pricedLine(sku);
	const current = priced?.quantity === quantity ? priced : undefined;
	const off = current && current.discount.amount > 0 ? formatMoney(current.discount, locale) : '';
	return html`<li part="line" data-sku=${sku}>
		<span part="line__title">${title}<span class="codes">${sku}</span></span>
		<span part="line__price">
			${
				priced?.unit_price
					? fill(strings.each, { price: formatMoney(priced.unit_price, locale) })
					: priced
						? strings.noPrice
						: nothing
			}
		</span>
		${renderStepper({
			quantity,
			label: fill(strings.units, { item: title }),
			fewer: fill(strings.fewer, { item: title }),
			more: fill(strings.more, { item: title }),
			onChange: (wanted) => sale.setQuantity(sku, wanted),
		})}
		<span part="line__total">
			${off ? html`<span part="line__discount">${fill(strings.off, { amount: off })}</span>` : nothing}
			<strong class="sum">${current ? formatMoney(current.total, locale) : '…'}</strong>
		</span>
		<button
			part="line__remove"
			class="quiet"
			type="button"
			aria-label=${fill(strings.remove, { item: title })}
			@click=${() => sale.setQuantity(sku, 0)}
		>
			<span aria-hidden="true">✕</span>
		</button>
	</li>`;
}

/** What is rung up, the newest last. */
export function renderLines(sale: OpenSale, scene: Scene): TemplateResult {
	const { strings } = scene;
	if (sale.isEmpty) return html`<p part="empty">${strings.empty}</p>`;
	return html`<ul part="lines" aria-label=${strings.sale} aria-busy=${sale.isPricing ? 'true' : 'false'}>
		${repeat(
			sale.lines,
			({ sku }) => sku,
			(line) => renderLine(line, sale, scene),
		)}
	</ul>`;
}
