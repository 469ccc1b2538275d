import type { Fulfillment } from '@endcap/sdk/staff';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fill, plural } from '../../shared/localization.ts';
import type { Arrivals } from './arrivals.ts';
import type { EndedToday } from './ended-today.ts';
import { colleagueAt, unitsOf, type Scene } from './scene.ts';
import { dueOf, endWords, slotWords } from './time-words.ts';

export type Tab = 'toPick' | 'ready' | 'ended';
export const TABS: readonly Tab[] = ['toPick', 'ready', 'ended'];

/** Where an order stands. */
export function tabOf({ status }: Fulfillment): Tab {
	if (status === 'prepared') return 'ready';
	return status === 'proposed' || status === 'reserved' ? 'toPick' : 'ended';
}

/** What waits for its payment is nobody's yet, and stands last. */
export function ofTab(tab: Tab, open: readonly Fulfillment[], ended: readonly Fulfillment[]): Fulfillment[] {
	if (tab === 'ended') return [...ended];
	const there = open.filter((one) => tabOf(one) === tab);
	return [
		...there.filter(({ status }) => status !== 'proposed'),
		...there.filter(({ status }) => status === 'proposed'),
	];
}

/** By the shopper's name or the order's number. */
export function filtered(list: readonly Fulfillment[], text: string): Fulfillment[] {
	const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
	return list.filter(({ customer_name, order_number }) => {
		const said = `${customer_name} ${order_number}`.toLocaleLowerCase();
		return words.every((word) => said.includes(word));
	});
}

export interface ListOptions {
	tab: Tab;
	list: readonly Fulfillment[];
	openId: string | undefined;
	search: string;
	arrivals: Arrivals;
	ended: EndedToday;
	onOpen: (fulfillment: Fulfillment) => void;
}

function renderCard(one: Fulfillment, { openId, arrivals, ended, onOpen }: ListOptions, scene: Scene): TemplateResult {
	const { strings, locale } = scene;
	const due = dueOf(one, scene);
	const over = one.ended_at !== null;
	const colleague = over ? undefined : colleagueAt(one, scene);
	const mine = !over && one.assigned_to !== null && !colleague;
	return html`<li>
		<button
			part=${due.late && !over ? 'order order--late' : 'order'}
			type="button"
			data-key=${`order ${one.id}`}
			aria-current=${one.id === openId ? 'true' : nothing}
			@click=${() => onOpen(one)}
		>
			<span part="order__name">
				${one.customer_name}${arrivals.isNew(one.id) ? html` <span part="order__new">${strings.newMark}</span>` : nothing}
			</span>
			<span part="order__number">${one.order_number}</span>
			<span part="order__due">${over ? endWords(one, scene) : due.text}</span>
			<span class="hint">
				${[one.slot && !over ? slotWords(one, scene) : one.type === 'ship' ? strings.ship : '', plural(strings.items, unitsOf(one), locale)].filter(Boolean).join(' · ')}
			</span>
			${colleague ? html`<span part="order__who">${fill(strings.pickedBy, { name: colleague })}</span>` : nothing}
			${mine ? html`<span part="order__who">${strings.pickedByMe}</span>` : nothing}
			${over && ended.isToPutBack(one) ? html`<span part="order__who">${strings.putBack}</span>` : nothing}
		</button>
	</li>`;
}

export function renderList(options: ListOptions, scene: Scene): TemplateResult {
	const { strings } = scene;
	const { tab, list, search } = options;
	const nothingThere = { toPick: strings.nothingToPick, ready: strings.nothingReady, ended: strings.nothingEnded }[tab];
	if (list.length === 0) {
		return html`<p part="message">${search ? fill(strings.noMatch, { search }) : nothingThere}</p>`;
	}
	return html`<ul part="orders" role="list">
		${repeat(
			list,
			({ id }) => id,
			(one) => renderCard(one, options, scene),
		)}
	</ul>`;
}
