import type { Happened, InventoryLevel, SafetyStock } from '@endcap/sdk/staff';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import type { Freshness } from './freshness.ts';
import { lastWords } from './happened-words.ts';
import type { LineForm } from './line-form.ts';
import { isLow, type Scene } from './scene.ts';

export interface TableContext {
	scene: Scene;
	form: LineForm;
	happened: readonly Happened[];
	freshness: Freshness;
}

/** The numbers in the order of the columns. */
const COLUMNS = [
	'on_hand',
	'reserved',
	'committed',
	'unavailable',
	'available',
	'incoming',
	'safetyStock',
	'reorderPoint',
] as const;
type Column = (typeof COLUMNS)[number];

/** As it stands under the bars: thirteen digits, or eight. */
function barcodeOf(gtin: string): string {
	return gtin.replace(/^0{6}(?=\d{8}$)|^0/, '');
}

/** Of all channels, and of each that has its own: “2, web 5”. */
function safetyWords({ any, ...channels }: SafetyStock, { strings, locale }: Scene): string {
	const named = Object.entries(channels).map(
		([channel, units]) => `${strings[channel as 'web'] ?? channel} ${units.toLocaleString(locale)}`,
	);
	return [any?.toLocaleString(locale), ...named].filter(Boolean).join(', ');
}

function textOf(level: InventoryLevel, column: Column, scene: Scene): string {
	if (column === 'safetyStock') return safetyWords(level.safety_stock, scene) || '–';
	const value = column === 'reorderPoint' ? level.reorder_point : level[column];
	return value?.toLocaleString(scene.locale) ?? '–';
}

/** One line of the table, and below it what is done with it. */
function renderLine(level: InventoryLevel, { scene, form, happened, freshness }: TableContext): TemplateResult {
	const fresh = freshness.of(level);
	const { strings, member } = scene;
	const open = form.isOpen(level);
	const last = lastWords(happened, level.sku, scene);
	const quiet = (column: Column) => ['–', '0'].includes(textOf(level, column, scene)) && column !== 'available';
	const isFresh = (column: Column) => fresh?.has(column === 'reorderPoint' ? 'reorder_point' : column);
	return html`
		<tr role="row" part=${fresh ? 'line line--changed' : 'line'} data-sku=${level.sku}>
			<th role="rowheader" scope="row">
				<span part="line__title">${level.title}</span>
				${isLow(level) ? html`<span part="line__low">${strings.low}</span>` : nothing}
				<span class="codes"
					><bdi>${level.sku}</bdi>${level.gtin ? html`${' · '}<bdi>${barcodeOf(level.gtin)}</bdi>` : nothing}</span
				>
				${last ? html`<span part="line__last">${last}</span>` : nothing}
			</th>
			${COLUMNS.map(
				(column) =>
					html`<td
						role="cell"
						class=${[column, quiet(column) ? 'quiet' : '', isFresh(column) ? 'fresh' : ''].filter(Boolean).join(' ')}
						data-label=${strings[column]}
					>
						${textOf(level, column, scene)}
					</td>`,
			)}
			<td role="cell" class="action">
				<button
					part="line__change"
					type="button"
					aria-expanded=${open ? 'true' : 'false'}
					aria-label=${fill(strings.changeItem, { item: level.title })}
					?hidden=${!member && !open}
					@click=${() => (open ? form.close() : form.open(level, false))}
				>
					${strings.change}
				</button>
			</td>
		</tr>
		${
			open
				? html`<tr role="row" class="below">
						<td role="cell" colspan=${COLUMNS.length + 2}>${form.render(level, scene)}</td>
					</tr>`
				: nothing
		}
	`;
}

/** Its roles are written out, since it is a table also where the styles make cards of it. */
export function renderTable(levels: readonly InventoryLevel[], context: TableContext): TemplateResult {
	const { strings } = context.scene;
	return html`<table part="table" role="table" aria-label=${strings.heading}>
		<thead role="rowgroup">
			<tr role="row">
				<th role="columnheader" scope="col">${strings.item}</th>
				${COLUMNS.map((column) => html`<th role="columnheader" scope="col" class=${column}>${strings[column]}</th>`)}
				<td role="cell"></td>
			</tr>
		</thead>
		<tbody role="rowgroup">
			${levels.map((level) => renderLine(level, context))}
		</tbody>
	</table>`;
}
