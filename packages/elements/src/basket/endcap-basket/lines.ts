import type { Cart, CartLine, SkuAvailability, Store } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import { pickupWords } from '../../shared/pickup-words.ts';
import { renderStepper } from '../../shared/stepper.ts';
import type { AllBasketStrings } from './endcap-basket.strings.ts';
import { groupLines, type LineGroup } from './groups.ts';
import type { LineEdits } from './line-edits.ts';
import { stockNews } from './stock-words.ts';

/** What the lines are shown from. */
export interface BasketScene {
	strings: AllBasketStrings;
	locale: string;
	cart: Cart;
	stores: readonly Store[];
	/** The merchant sends things. */
	sends: boolean;
	/** With `{sku}` in it; empty where products without a picture have none. */
	pictureHref: string;
	/** Now, by the server's clock. */
	now: number;
	kiosk: boolean;
	stockOf: (sku: string) => SkuAvailability | null | undefined;
}

/** “Collect in Rüütli · today, 14:00–14:30”. */
export function groupWords({ method, store, pickup, lines }: LineGroup, scene: BasketScene): string {
	const { strings, locale, now } = scene;
	if (method === 'ship') return strings.sent;
	if (!method) return strings.unchosen;
	const fulfillment = lines[0]?.fulfillment;
	const id = fulfillment?.method === 'pickup' ? fulfillment.store_id : '';
	const place = fill(strings.collectIn, { store: store?.name ?? id });
	const time = pickup && store ? pickupWords(pickup, store.timezone, now, locale, strings.localTime) : strings.noTime;
	return `${place} · ${time}`;
}

/** A picture, or the first letter where there is none. */
function renderPicture({ image, title, sku }: CartLine, { pictureHref }: BasketScene): TemplateResult {
	const address = image ?? fill(pictureHref, { sku: encodeURIComponent(sku) });
	return address
		? html`<img
				part="line__picture"
				src=${address}
				alt=""
				loading="lazy"
				decoding="async"
				referrerpolicy="no-referrer"
			/>`
		: html`<span part="line__picture" aria-hidden="true">
				${Array.from(title.trim())[0]?.toLocaleUpperCase() ?? ''}
			</span>`;
}

/** What is not as the shopper last saw it. */
function renderNotices(line: CartLine, { cart, strings, locale }: BasketScene): unknown {
	const said = cart.notices
		.filter(({ sku }) => sku === line.sku)
		.map((notice) => {
			if (notice.code === 'no_longer_sold') return strings.noLongerSold;
			const { from, to } = notice;
			if (!to) return strings.noPrice;
			const prices = { from: from ? formatMoney(from, locale) : '', to: formatMoney(to, locale) };
			return fill(from ? strings.priceWas : strings.priceNow, prices);
		});
	if (said.length === 0 && !line.unit_price) said.push(strings.noPrice);
	return said.map((text) => html`<p part="line__notice">${text}</p>`);
}

function renderRemoved(line: CartLine, { strings }: BasketScene, edits: LineEdits): TemplateResult {
	const said = fill(strings.removed, { item: line.title });
	return html`<li part="line line--removed" data-sku=${line.sku}>
		<span>${said}</span>
		<button
			part="line__undo"
			class="quiet"
			type="button"
			aria-label=${`${strings.undo}: ${line.title}`}
			@click=${() => edits.undo(line.sku)}
		>
			${strings.undo}
		</button>
	</li>`;
}

function renderLine(line: CartLine, index: number, scene: BasketScene, edits: LineEdits): TemplateResult {
	const { strings, locale, stockOf } = scene;
	const { sku, title, unit_price, discount, total } = line;
	if (edits.isRemoved(line)) return renderRemoved(line, scene, edits);
	const item = { item: title };
	const quantity = edits.quantityOf(line);
	const note = edits.noteOf(line);
	const news = unit_price ? stockNews(line, stockOf(sku), scene) : undefined;
	const price = unit_price && formatMoney({ ...unit_price, amount: unit_price.amount * quantity }, locale);
	return html`<li part="line" data-sku=${sku}>
		${renderPicture(line, scene)}
		<div class="words">
			<p part="line__title">${title}</p>
			${unit_price ? html`<p part="line__price">${fill(strings.each, { price: formatMoney(unit_price, locale) })}</p>` : nothing}
			${news ? html`<p part="line__stock" class=${news.tone}>${news.text}</p>` : nothing}
		</div>
		<p part="line__total">
			${total && price}
			${total && discount.amount > 0 ? html`<span part="line__discount">${minus(discount, locale)}</span>` : nothing}
		</p>
		<div class="said">
			${renderNotices(line, scene)}${note ? html`<p part="line__note">${strings[note]}</p>` : nothing}
		</div>
		<div class="tools">
			${renderStepper({
				quantity,
				label: fill(strings.quantityOf, item),
				fewer: fill(strings.fewerOf, item),
				more: fill(strings.moreOf, item),
				onChange: (wanted) => edits.set(line, wanted),
			})}
			<button
				part="line__remove"
				class="quiet"
				type="button"
				aria-label=${fill(strings.removeOf, item)}
				@click=${() => edits.remove(line, index)}
			>
				${strings.remove}
			</button>
		</div>
	</li>`;
}

/** Every line, under how it is had once that is chosen for any. */
export function renderLines(scene: BasketScene, edits: LineEdits): TemplateResult {
	const { cart, stores } = scene;
	const lines = edits.withRemoved(cart.lines);
	const groups = groupLines(lines, cart, stores);
	const named = groups.some(({ method }) => method);
	return html`${groups.map(
		(group, place) =>
			html`<section part="group" aria-labelledby=${named ? `group-${place}` : nothing}>
				${named ? html`<h3 part="group__name" id=${`group-${place}`}>${groupWords(group, scene)}</h3>` : nothing}
				<ul role="list">
					${group.lines.map((line) => renderLine(line, lines.indexOf(line), scene, edits))}
				</ul>
			</section>`,
	)}`;
}

/** “−€4.90”. */
const minus = ({ amount, currency }: Cart['totals']['total'], locale: string) =>
	formatMoney({ amount: -amount, currency }, locale);

/** What it comes to: items, what is taken off them, shipping where something is sent, and all of it. */
export function renderTotals({ cart, strings, locale }: BasketScene): TemplateResult {
	const { items, discount, shipping, total } = cart.totals;
	const sent = cart.lines.some(({ fulfillment }) => fulfillment?.method === 'ship');
	const row = (name: string, words: string, part: string) =>
		html`<div part=${part}>
			<dt>${name}</dt>
			<dd>${words}</dd>
		</div>`;
	return html`<dl part="totals">
		${sent || discount.amount > 0 ? row(strings.itemsTotal, formatMoney(items, locale), 'totals__row') : nothing}
		${discount.amount > 0 ? row(strings.discount, minus(discount, locale), 'totals__row') : nothing}
		${sent ? row(strings.shipping, shipping.amount > 0 ? formatMoney(shipping, locale) : strings.free, 'totals__row') : nothing}
		${row(strings.total, formatMoney(total, locale), 'totals__row totals__row--total')}
	</dl>`;
}
