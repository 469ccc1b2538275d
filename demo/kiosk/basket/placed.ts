import type { Order } from '@endcap/sdk';
import type { KeptWish, KioskEntryOutcome } from '@endcap/sdk/kiosk';
import type { KioskLine } from './basket.ts';

type Money = Order['totals']['total'];

/** An order that was kept for delivery, as it was agreed to. */
export interface NotedOrder {
	kept: KeptWish;
	lines: readonly KioskLine[];
	store_id: string;
}

export interface PlacedPickup {
	store_id: string;
	/** Null: as soon as it is ready. */
	slot: { starts_at: string; ends_at: string | null } | null;
	code: string | null;
	words: string | null;
}

/** An order as the screen and the receipt show it, whichever way it was placed. */
export interface PlacedOrder {
	/** Null: it is not delivered yet. */
	number: string | null;
	/** Of what is kept for delivery. */
	reference: string | null;
	lines: { title: string; quantity: number; total: Money | null }[];
	total: Money | null;
	pickups: PlacedPickup[];
	sent_to: string | null;
	/** When it is collected; null where it is paid, or to be paid before. */
	due_at_pickup: Money | null;
	pay: { url: string; amount: Money; until: string | null } | null;
	paid: boolean;
	/** Of its page. */
	link: string | null;
}

export function placedOnline(order: Order): PlacedOrder {
	const { number, lines, totals, fulfillments, payment, link, ship_to } = order;
	const awaited = payment.status === 'awaited' && payment.pay_url !== null;
	return {
		number,
		reference: null,
		lines: lines.map(({ title, quantity, total }) => ({ title, quantity, total })),
		total: totals.total,
		pickups: fulfillments
			.filter(({ type }) => type === 'pickup')
			.map(({ store_id, slot, code, words }) => ({ store_id, slot, code, words: words?.join(' ') ?? null })),
		sent_to: ship_to && [ship_to.street, ship_to.city].join(', '),
		due_at_pickup: payment.status === 'due_at_pickup' ? totals.due : null,
		pay: awaited ? { url: payment.pay_url ?? '', amount: totals.due, until: payment.due_at } : null,
		paid: payment.status === 'paid',
		link,
	};
}

/** `outcome`: undefined until it is delivered. */
export function placedLater(noted: NotedOrder, outcome: KioskEntryOutcome | undefined): PlacedOrder {
	const order = outcome?.outcome === 'done' ? outcome.order : null;
	const currency = noted.lines.find(({ unit_price }) => unit_price)?.unit_price?.currency ?? '';
	const lines = noted.lines.map(({ title, quantity, unit_price }) => ({
		title,
		quantity,
		total: unit_price && { ...unit_price, amount: unit_price.amount * quantity },
	}));
	const amount = lines.reduce((sum, { total }) => sum + (total?.amount ?? 0), 0);
	const total = order?.total ?? { amount, currency };
	const awaited = { store_id: noted.store_id, slot: null, code: null, words: null };
	return {
		number: order?.number ?? null,
		reference: noted.kept.reference,
		lines,
		total,
		pickups: order?.pickups.map(({ starts_at, ...pickup }) => ({
			...pickup,
			slot: starts_at === null ? null : { starts_at, ends_at: null },
		})) ?? [awaited],
		sent_to: null,
		due_at_pickup: total,
		pay: null,
		paid: false,
		link: null,
	};
}
