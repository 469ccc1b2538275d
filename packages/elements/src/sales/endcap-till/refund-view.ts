import type { Sale } from '@endcap/sdk/staff';
import { html, nothing, type TemplateResult } from 'lit';
import { fill, plural } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import type { Refund } from './refund.ts';
import { storeOf, type Scene } from './scene.ts';

type TitleOf = (sku: string) => string;

function renderNumber(refund: Refund, scene: Scene): TemplateResult {
	const { strings } = scene;
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		void refund.look(scene);
	};
	return html`<form class="pair" @submit=${submit}>
		<label>
			${strings.receiptNumber}
			<input
				type="text"
				data-key="receipt-number"
				data-scan="own"
				autocomplete="off"
				autocapitalize="characters"
				spellcheck="false"
				maxlength="128"
				.value=${refund.number}
				@input=${(event: Event) => {
					refund.number = (event.target as HTMLInputElement).value;
				}}
			/>
		</label>
		<button type="submit" aria-disabled=${refund.isBusy ? 'true' : 'false'}>${strings.lookUp}</button>
	</form>`;
}

function renderLines(sale: Sale, refund: Refund, scene: Scene, titleOf: TitleOf): TemplateResult {
	const { strings, locale } = scene;
	return html`<ul part="lines">
		${sale.lines.map(({ sku, quantity, total }, place) => {
			if (quantity < 0) return nothing;
			const units = refund.back.get(place) ?? 0;
			return html`<li part="line">
				<span part="line__title">${titleOf(sku)}<span class="codes">${sku}</span></span>
				<span part="line__price">${quantity} · ${formatMoney(total, locale)}</span>
				<select
					data-key=${`back ${place}`}
					aria-label=${fill(strings.unitsBack, { item: titleOf(sku) })}
					@change=${(event: Event) => refund.setBack(place, Number((event.target as HTMLSelectElement).value), scene)}
				>
					${Array.from(
						{ length: quantity + 1 },
						(_, count) => html`<option value=${count} ?selected=${count === units}>${count}</option>`,
					)}
				</select>
			</li>`;
		})}
	</ul>`;
}

function renderFound(sale: Sale, refund: Refund, scene: Scene, titleOf: TitleOf): TemplateResult {
	const { strings, locale } = scene;
	const { price } = refund;
	const timeZone = storeOf(scene, sale.store_id)?.timezone;
	const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
	const { earned, spent } = sale.points;
	const given = price && { ...price.totals.total, amount: -price.totals.total.amount };
	return html`<div part="refund__receipt">
			<h2>${fill(strings.receiptOf, { number: sale.receipt })}</h2>
			<p class="hint">
				${fill(strings.soldAt, { when: when.format(new Date(sale.sold_at)) })} ${storeOf(scene, sale.store_id)?.name} ·
				${formatMoney(sale.totals.total, locale)}
			</p>
			${renderLines(sale, refund, scene, titleOf)}
			<button type="button" data-key="all-back" @click=${() => refund.setAll(scene)}>${strings.all}</button>
			${earned > 0 ? html`<p>${plural(strings.earnedThen, earned, locale)}</p>` : nothing}
			${spent > 0 ? html`<p>${plural(strings.spentThen, spent, locale)}</p>` : nothing}
		</div>
		${
			given
				? html`<dl part="totals">
							<dt part="total">${strings.givesBack}</dt>
							<dd part="total">${formatMoney(given, locale)}</dd>
						</dl>
						<button
							part="pay"
							class="primary"
							type="button"
							data-key="give-back"
							aria-disabled=${refund.isBusy ? 'true' : 'false'}
							@click=${() => void refund.give(scene)}
						>
							<span>
								${refund.isBusy ? strings.recording : fill(strings.doRefund, { amount: formatMoney(given, locale) })}
							</span>
						</button>`
				: nothing
		}`;
}

export function renderRefund(refund: Refund, scene: Scene, titleOf: TitleOf): TemplateResult {
	const { strings } = scene;
	return html`<section part="refund">
		<button class="quiet" type="button" data-key="no-refund" @click=${() => refund.close()}>
			<span aria-hidden="true">←</span> ${strings.backToSale}
		</button>
		${renderNumber(refund, scene)} ${refund.sale ? renderFound(refund.sale, refund, scene, titleOf) : nothing}
		${refund.problem ? html`<p part="problem" role="alert">${refund.problem}</p>` : nothing}
	</section>`;
}
