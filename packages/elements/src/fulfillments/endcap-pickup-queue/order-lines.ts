import type { FulfillmentLine } from '@endcap/sdk/staff';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import type { Scene } from './scene.ts';

/** One article: where it lies, what it looks like, what it is called, and how many of it. */
export function renderArticle(
	line: FulfillmentLine,
	count: number,
	{ strings, locale }: Scene,
	withShelf = true,
): TemplateResult {
	const options = line.options.map(({ value }) => value).join(', ');
	const picture = line.image && /^https?:/.test(line.image) ? line.image : undefined;
	return html`<span part="line__quantity">${count.toLocaleString(locale)} ×</span>
		${picture ? html`<img part="line__image" src=${picture} alt="" width="56" height="56" loading="lazy" />` : nothing}
		<span class="article">
			<span part="line__title">${line.title}</span>
			${options && !line.title.includes(options) ? html`<span>${options}</span>` : nothing}
			<span class="codes">${line.sku}${line.gtin ? html` · ${line.gtin.replace(/^0/, '')}` : nothing}</span>
		</span>
		${
			withShelf
				? html`<span part="line__shelf"
						>${line.shelf ? fill(strings.shelf, { shelf: line.shelf }) : strings.noShelf}</span
					>`
				: nothing
		}`;
}

/** What was picked, to be handed over or, `withShelf`, put back. */
export function renderPicked(lines: readonly FulfillmentLine[], scene: Scene, withShelf: boolean): TemplateResult {
	const there = lines
		.map((line) => ({ line, count: line.quantity_picked ?? line.quantity - line.quantity_lost }))
		.filter(({ count }) => count > 0);
	return html`<ul part="lines" role="list">
		${there.map(
			({ line, count }) =>
				html`<li part="line">
					<div class="tick">${renderArticle(line, count, scene, withShelf)}</div>
					${line.replaces === null ? nothing : html`<p part="line__state">${scene.strings.replaces}</p>`}
				</li>`,
		)}
	</ul>`;
}
