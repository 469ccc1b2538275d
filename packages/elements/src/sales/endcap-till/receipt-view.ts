import type { SoldLine, WalletCoupon } from '@endcap/sdk/staff';
import { html, nothing, type TemplateResult } from 'lit';
import { fill, plural, type Plural } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import { qrPicture } from '../../shared/qr/picture.ts';
import { dayOf } from './benefits-view.ts';
import type { Rung } from './rung.ts';
import { storeOf, type Scene } from './scene.ts';

export interface ReceiptOptions {
	titleOf: (sku: string) => string;
	/** What the member has now, as soon as that is known. */
	activeNow: number | undefined;
	/** It is kept here, and was not sent yet. */
	waits: boolean;
	onNext: () => void;
}

/** Before what coupons take off, which stands below all of them. */
function renderSold(line: SoldLine, title: string, { locale }: Scene): TemplateResult {
	const { quantity, unit_price, discount, total } = line;
	const price = unit_price ? ` × ${formatMoney(unit_price, locale)}` : '';
	return html`<li>
		<span>${title}</span>
		<span class="sum">${formatMoney({ ...total, amount: total.amount + discount.amount }, locale)}</span>
		<span class="hint">${quantity}${price}</span>
	</li>`;
}

/** What was taken off, by the name of each coupon and reward; what remains was taken off by hand. */
function takenOff({ coupons, rewards, totals }: Rung, { strings }: Scene): { name: string; amount: number }[] {
	const named = [
		...coupons.map(({ coupon, code, amount }) => ({ name: coupon?.name ?? code, amount: amount.amount })),
		...rewards.map(({ name, id, amount }) => ({ name: name ?? id, amount: amount.amount })),
	];
	const rest = named.reduce((left, { amount }) => left - amount, totals.discount.amount);
	return [...named, { name: strings.discounts, amount: rest }].filter(({ amount }) => amount !== 0);
}

function renderCoupon(
	{ coupon, code, valid_until, timezone }: WalletCoupon,
	{ strings, locale }: Scene,
): TemplateResult {
	return html`<div part="receipt-coupon">
		<p class="hint">${strings.nextTime}</p>
		<strong>${coupon.name}</strong>
		${qrPicture(code) ?? nothing}
		<p part="receipt-coupon__code">${code}</p>
		${valid_until ? html`<p class="hint">${fill(strings.until, { date: dayOf(valid_until, timezone, locale) })}</p>` : nothing}
	</div>`;
}

/** “44 points earned”, of what there is. */
function pointsWords({ points }: Rung, { strings, locale }: Scene): string[] {
	if (!points) return [];
	const all: [Plural, number][] = [
		[strings.earned, points.earned],
		[strings.spent, points.spent],
		[strings.takenBack, points.taken_back],
		[strings.givenBackPoints, points.given_back],
	];
	return all.flatMap(([words, count]) => (count > 0 ? [plural(words, count, locale)] : []));
}

function renderPaper(rung: Rung, scene: Scene, { titleOf, activeNow }: ReceiptOptions): TemplateResult {
	const { strings, locale } = scene;
	const store = storeOf(scene, rung.store_id);
	const { street, postal_code, city } = store?.address ?? {};
	const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: store?.timezone });
	const { totals, how, refund_of } = rung;
	const points = pointsWords(rung, scene);
	return html`<article part="receipt" tabindex="-1" aria-labelledby="receipt-number">
		<header>
			<strong>${store?.name}</strong>
			<span class="hint">${[street, [postal_code, city].filter(Boolean).join(' ')].filter(Boolean).join(', ')}</span>
			<h2 id="receipt-number" part="receipt__number">${fill(strings.receiptOf, { number: rung.receipt })}</h2>
			${refund_of ? html`<span>${fill(strings.refundOf, { number: refund_of.receipt })}</span>` : nothing}
			<span class="hint">${at.format(new Date(rung.sold_at))}</span>
		</header>
		<ul>
			${rung.lines.map((line) => renderSold(line, titleOf(line.sku), scene))}
		</ul>
		<dl part="totals">
			${takenOff(rung, scene).map(
				({ name, amount }) =>
					html`<dt>${name}</dt>
						<dd>${formatMoney({ ...totals.discount, amount: -amount }, locale)}</dd>`,
			)}
			<dt part="total">${strings.total}</dt>
			<dd part="total">${formatMoney(totals.total, locale)}</dd>
		</dl>
		${how ? html`<p class="hint">${fill(strings.paidBy, { how: strings[how] })}</p>` : nothing}
		${
			points.length > 0
				? html`<p part="receipt__points">
						${points.join(' · ')}${activeNow === undefined ? nothing : html`<br />${plural(strings.balance, activeNow, locale)}`}
					</p>`
				: nothing
		}
		${rung.receipt_coupons?.map((coupon) => renderCoupon(coupon, scene))}
		<p class="thanks">${strings.thanks}</p>
	</article>`;
}

/** What is handed to whoever paid, and what the clerk has to know of it. */
export function renderReceipt(rung: Rung, scene: Scene, options: ReceiptOptions): TemplateResult {
	const { strings } = scene;
	const { titleOf, waits, onNext } = options;
	const kept = rung.outlives_page ? strings.keptHere : strings.keptInMemory;
	return html`<section part="done">
		${waits ? html`<p part="note" role="status">${kept}</p>` : nothing}
		${rung.conflicts?.map((conflict) => {
			const words = conflict.kind === 'was_reserved' ? strings.wasReserved : strings.wasNotOnHand;
			const values = { count: String(conflict.quantity), item: titleOf(conflict.sku) };
			return html`<p part="problem" role="alert">${fill(words, values)}</p>`;
		})}
		${renderPaper(rung, scene, options)}
		<div class="buttons">
			<button class="primary" type="button" data-key="next" @click=${onNext}><span>${strings.nextSale}</span></button>
			<button type="button" data-key="print" @click=${() => print()}>${strings.print}</button>
		</div>
	</section>`;
}
