import type { Warning } from '@endcap/sdk/staff';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import { formatTime } from '../../shared/shops/opening-words.ts';
import type { Scene } from './scene.ts';

/** What somebody in the shop has to do something about. */
export function warningWords(warning: Warning, { strings, locale, titleOf }: Scene): string {
	const item = titleOf(warning.data.sku);
	if (warning.type === 'inventory.low') {
		const { available, reorder_point } = warning.data;
		return fill(strings.runsLow, {
			item,
			count: available.toLocaleString(locale),
			point: reorder_point.toLocaleString(locale),
		});
	}
	const { kind, quantity, receipt } = warning.data;
	const values = { item, count: quantity.toLocaleString(locale), receipt: receipt ?? '' };
	if (kind === 'was_not_on_hand') return fill(strings.soldThoughNotThere, values);
	return fill(receipt === undefined ? strings.missingThoughPromised : strings.soldThoughPromised, values);
}

export function renderWarnings(
	warnings: readonly Warning[],
	scene: Scene,
	onDismiss: (warning: Warning) => void,
): TemplateResult | typeof nothing {
	if (warnings.length === 0) return nothing;
	const { strings, locale } = scene;
	return html`<section part="warnings" aria-label=${strings.warnings}>
		<ul role="list">
			${warnings.map((warning) => {
				const words = warningWords(warning, scene);
				return html`<li part=${warning.type === 'inventory.low' ? 'warning warning--low' : 'warning warning--conflict'}>
					<span>${words}</span>
					<span class="when">${formatTime(Date.parse(warning.created_at), locale)}</span>
					<button type="button" aria-label="${strings.dismiss}: ${words}" @click=${() => onDismiss(warning)}>
						${strings.dismiss}
					</button>
				</li>`;
			})}
		</ul>
	</section>`;
}
