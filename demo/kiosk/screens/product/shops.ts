import { html, nothing, type TemplateResult } from 'lit';
import type { Whereabouts } from '../../shared/stock.ts';
import { renderThere } from '../../shared/stock-words.ts';
import { formatDistance } from '../../shared/text.ts';
import type { Visit } from '../../shell/visit.ts';
import type { ProductStrings } from './product.strings.ts';

/** Every other shop that has it, the nearest first, and whether it can be sent. */
export function renderShops({ others, isSendable }: Whereabouts, words: ProductStrings, visit: Visit): TemplateResult {
	const language = visit.$language.get();
	return html`
		<section class="product__others" aria-labelledby="product-others">
			<h2 id="product-others">${words.others}</h2>
			${
				others.length === 0
					? html`<p class="k-quiet">${words.noOthers}</p>`
					: html`
							<ul class="k-list">
								${others.map(
									({ store, stock, metres }) => html`
										<li class="k-row product__shop">
											<span class="k-row__words">
												<b>${store.name}</b>
												<span class="k-quiet">
													${[store.address.street, store.address.city].filter(Boolean).join(', ')}
													${metres === null ? nothing : html` · ${formatDistance(metres, language)}`}
												</span>
											</span>
											${renderThere(stock, language)}
										</li>
									`,
								)}
							</ul>
						`
			}
			${isSendable ? html`<p class="k-quiet">${words.sendHint}</p>` : nothing}
		</section>
	`;
}
