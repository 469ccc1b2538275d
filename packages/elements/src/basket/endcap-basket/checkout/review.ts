import { html, type TemplateResult } from 'lit';
import { formatMoney } from '../../../shared/money.ts';
import { groupLines } from '../groups.ts';
import { groupWords, renderTotals, type BasketScene } from '../lines.ts';
import type { CheckoutStrings } from './checkout.strings.ts';

/** What is about to be ordered: where and when, the lines, and what they come to. */
export function renderReview(scene: BasketScene, words: CheckoutStrings, onChange: () => void): TemplateResult {
	const { cart, stores, locale } = scene;
	return html`
		<h3 class="review">
			${words.orderHeading}
			<button class="quiet" type="button" aria-label=${`${words.change}: ${words.collectHeading}`} @click=${onChange}>
				${words.change}
			</button>
		</h3>
		${groupLines(cart.lines, cart, stores).map(
			(group) => html`
				<p class="strong">${groupWords(group, scene)}</p>
				<ul role="list" class="brief">
					${group.lines.map(
						({ quantity, title, total }) =>
							html`<li>
								<span>${quantity.toLocaleString(locale)} × ${title}</span>
								<span class="sum">${total && formatMoney(total, locale)}</span>
							</li>`,
					)}
				</ul>
			`,
		)}
		${renderTotals(scene)}
	`;
}
