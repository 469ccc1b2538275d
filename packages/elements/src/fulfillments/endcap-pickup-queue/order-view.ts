import type { Fulfillment, Order } from '@endcap/sdk/staff';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import { phoneAddress } from '../../shared/shops/safe-links.ts';
import type { EndedToday } from './ended-today.ts';
import type { GiveUp } from './give-up.ts';
import type { HandOver } from './hand-over.ts';
import { renderPicked } from './order-lines.ts';
import type { PickForm } from './pick-form.ts';
import type { Reschedule } from './reschedule.ts';
import { colleagueAt, hasEnded, nameOfStore, type Scene } from './scene.ts';
import { dueOf, endWords, slotWords } from './time-words.ts';

export interface ViewOptions {
	/** Who ordered it, and where it is shipped, once that has come. */
	order: Order | undefined;
	problem: string | undefined;
	picking: PickForm;
	handOver: HandOver;
	reschedule: Reschedule;
	giveUp: GiveUp;
	ended: EndedToday;
	onClose: () => void;
}

function renderPayment({ to_pay, status }: Fulfillment, { strings, locale }: Scene): TemplateResult | typeof nothing {
	if (status !== 'prepared' && status !== 'reserved') return nothing;
	return to_pay.amount > 0
		? html`<p part="to-pay">${fill(strings.toPay, { amount: formatMoney(to_pay, locale) })}</p>`
		: html`<p class="hint">${strings.paid}</p>`;
}

function renderContact(one: Fulfillment, order: Order | undefined, { strings }: Scene): TemplateResult {
	const phone = order?.contact.phone;
	const address = phoneAddress(phone);
	const to = order?.ship_to;
	const lines = to
		? [to.name ?? order.contact.name, to.street, `${to.postal_code} ${to.city}`, to.region, to.country]
		: [];
	return html`${phone && address ? html`<a part="phone" href=${address}>${fill(strings.phone, { phone })}</a>` : nothing}
	${
		one.type === 'ship' && to
			? html`<div part="ship-to">
					<h3>${strings.shipTo}</h3>
					<address>${lines.filter(Boolean).map((line) => html`<span>${line}</span>`)}</address>
				</div>`
			: nothing
	}`;
}

function renderWork(one: Fulfillment, options: ViewOptions, scene: Scene): TemplateResult {
	const { strings } = scene;
	const { ended, picking, handOver, reschedule, giveUp } = options;
	if (hasEnded(one)) {
		if (!ended.isToPutBack(one)) return renderPicked(one.lines, scene, false);
		return html`<h3>${strings.putBack}</h3>
			${renderPicked(one.lines, scene, true)}
			<div class="actions">
				<button class="main" type="button" data-key="is-back" @click=${() => ended.putBack(one.id)}>
					${strings.isBack}
				</button>
			</div>`;
	}
	const work = {
		proposed: () => renderPicked(one.lines, scene, true),
		reserved: () => picking.render(one, scene),
		prepared: () => handOver.render(one, scene),
	}[one.status as 'proposed' | 'reserved' | 'prepared'];
	return html`${work()}
		<div class="otherwise">${reschedule.render(one, scene)} ${giveUp.render(one, scene)}</div>`;
}

/** One order: whose it is, when it is wanted, what is to be done with it. */
export function renderOrder(one: Fulfillment, options: ViewOptions, scene: Scene): TemplateResult {
	const { strings, storeId } = scene;
	const due = dueOf(one, scene);
	const over = hasEnded(one);
	const colleague = over ? undefined : colleagueAt(one, scene);
	return html`<section part="detail" aria-labelledby="order-name">
		<button part="close" class="quiet" type="button" data-key="close" @click=${options.onClose}>
			${strings.close}
		</button>
		<header>
			<h2 id="order-name" tabindex="-1">${one.customer_name}</h2>
			<p part="detail__number">${fill(strings.order, { number: one.order_number })}</p>
			<p part=${due.late && !over ? 'detail__due detail__due--late' : 'detail__due'}>
				${over ? endWords(one, scene) : due.text}
			</p>
			<p class="hint">${one.type === 'ship' ? strings.ship : `${strings.pickup}: ${slotWords(one, scene)}`}</p>
			${one.note ? html`<p>${one.note}</p>` : nothing}
			${one.store_id === storeId ? nothing : html`<p part="note">${fill(strings.otherShopHas, { shop: nameOfStore(scene, one.store_id) })}</p>`}
			${colleague ? html`<p part="note">${fill(strings.pickedBy, { name: colleague })}</p>` : nothing}
			${renderPayment(one, scene)} ${renderContact(one, options.order, scene)}
		</header>
		${options.problem ? html`<p part="problem" role="alert">${options.problem}</p>` : nothing}
		${renderWork(one, options, scene)}
	</section>`;
}
