import type { Order } from '@endcap/sdk';
import type { KeptWish, KioskEntryOutcome } from '@endcap/sdk/kiosk';
import type { KioskLine } from './basket.ts';

type Money = Order['totals']['total'];
type Fulfillment = Order['fulfillments'][number];

/** An order that was kept for delivery, as it was agreed to. */
export interface NotedOrder {
	kept: KeptWish;
	lines: readonly KioskLine[];
	/** Where it is collected. None: all of it is sent. */
	store_ids: readonly string[];
	/** In one line; null: it is collected. */
	sent_to: string | null;
	/** Before what coupons and rewards take off. */
	total: Money;
}

export interface PlacedPickup {
	store_id: string;
	/** Null: as soon as it is ready. */
	slot: { starts_at: string; ends_at: string | null } | null;
	/** Null while it is handed to nobody: not delivered yet, or not paid. */
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
	/** Those that are still to be collected. */
	pickups: PlacedPickup[];
	sent_to: string | null;
	/** When it is collected; null where it is paid, or to be paid before. */
	due_at_pickup: Money | null;
	pay: { url: string; amount: Money; until: string | null } | null;
	paid: boolean;
	/** How it ended; null while it goes on. */
	over: 'unpaid' | 'canceled' | 'completed' | null;
	/** Of its page. */
	link: string | null;
}

/** `now`: by the server's clock. */
export function placedOnline(order: Order, now: number): PlacedOrder {
	const { number, lines, totals, fulfillments, payment, link, ship_to } = order;
	const over = overOf(order, now);
	const awaited = payment.status === 'awaited' && payment.pay_url !== null && !over;
	const isCanceled = over === 'unpaid' || over === 'canceled';
	return {
		number,
		reference: null,
		lines: lines
			.map(({ title, quantity, quantity_canceled, unit_price }) => ({
				title,
				quantity: isCanceled ? quantity : quantity - quantity_canceled,
				unit_price,
			}))
			.filter(({ quantity }) => quantity > 0)
			.map(({ title, quantity, unit_price }) => ({ title, quantity, total: times(unit_price, quantity) })),
		total: totals.total,
		pickups: isCanceled ? [] : fulfillments.filter(isToCollect).map(pickupOf),
		sent_to: !ship_to || isCanceled ? null : [ship_to.street, ship_to.city].join(', '),
		due_at_pickup: payment.status === 'due_at_pickup' && !over ? totals.due : null,
		pay: awaited ? { url: payment.pay_url ?? '', amount: totals.due, until: payment.due_at } : null,
		paid: payment.status === 'paid',
		over,
		link,
	};
}

/** Whoever did not pay in time hears so at once; that it is canceled follows. */
function overOf({ status, payment, fulfillments }: Order, now: number): PlacedOrder['over'] {
	if (status === 'completed') return 'completed';
	const isLate = payment.status === 'awaited' && payment.due_at !== null && Date.parse(payment.due_at) <= now;
	if (isLate || fulfillments.some(({ reason }) => reason === 'unpaid')) return 'unpaid';
	return status === 'canceled' ? 'canceled' : null;
}

function isToCollect({ type, status }: Fulfillment): boolean {
	return type === 'pickup' && (status === 'proposed' || status === 'reserved' || status === 'prepared');
}

function pickupOf({ store_id, slot, status, code, words }: Fulfillment): PlacedPickup {
	const isPaidFor = status !== 'proposed';
	return { store_id, slot, code: isPaidFor ? code : null, words: (isPaidFor && words?.join(' ')) || null };
}

const times = ({ amount, currency }: Money, quantity: number): Money => ({ amount: amount * quantity, currency });

/** `outcome`: undefined until it is delivered. */
export function placedLater(noted: NotedOrder, outcome: KioskEntryOutcome | undefined): PlacedOrder {
	const order = outcome?.outcome === 'done' ? outcome.order : null;
	const lines = noted.lines.map(({ title, quantity, unit_price }) => ({
		title,
		quantity,
		total: unit_price && times(unit_price, quantity),
	}));
	const total = order?.total ?? noted.total;
	return {
		number: order?.number ?? null,
		reference: noted.kept.reference,
		lines,
		total,
		pickups:
			order?.pickups.map(({ starts_at, ...pickup }) => ({
				...pickup,
				slot: starts_at === null ? null : { starts_at, ends_at: null },
			})) ?? noted.store_ids.map((store_id) => ({ store_id, slot: null, code: null, words: null })),
		sent_to: noted.sent_to,
		due_at_pickup: noted.sent_to === null ? total : null,
		pay: null,
		paid: false,
		over: null,
		link: order?.link ?? null,
	};
}
