import type { Fulfillment, Order, Store } from '@endcap/sdk';
import { fill } from '../../shared/localization.ts';
import { momentWords, pickupWords } from '../../shared/pickup-words.ts';
import type { AllOrderStatusStrings } from './endcap-order-status.strings.ts';

/** What an order is said from. */
export interface OrderScene {
	order: Order;
	strings: AllOrderStatusStrings;
	locale: string;
	stores: readonly Store[];
	/** Now, by the server's clock. */
	now: number;
	kiosk: boolean;
	/** Zone of whoever reads. */
	zone: string;
}

export const isOpen = ({ status }: Fulfillment): boolean =>
	status === 'proposed' || status === 'reserved' || status === 'prepared';

/** Canceled, or given up. */
export const isOff = ({ status }: Fulfillment): boolean => status === 'canceled' || status === 'failed';

/** What matters first to somebody who looks: what is ready, what waits, what is done, what is off. */
const URGENCY: readonly Fulfillment['status'][] = [
	'prepared',
	'proposed',
	'reserved',
	'completed',
	'failed',
	'canceled',
];

export function mostUrgent({ fulfillments }: Order): Fulfillment | undefined {
	const rank = (each: Fulfillment) => 2 * URGENCY.indexOf(each.status) + (each.type === 'ship' ? 1 : 0);
	return [...fulfillments].sort((one, other) => rank(one) - rank(other))[0];
}

export function storeOf({ store_id }: Fulfillment, { stores }: OrderScene): Store | undefined {
	return stores.find(({ id }) => id === store_id);
}

/** A moment on the clock of the shop that a fulfillment is of; on that of whoever reads for what is sent. */
export function timeIn(fulfillment: Fulfillment | undefined, at: string, scene: OrderScene): string {
	const { strings, locale, now, zone } = scene;
	const store = fulfillment?.type === 'pickup' ? storeOf(fulfillment, scene) : undefined;
	return momentWords(Date.parse(at), store?.timezone ?? zone, now, locale, strings.inZone, zone);
}

/** When it is to be collected; empty where nothing is agreed. */
export function slotTime(fulfillment: Fulfillment, scene: OrderScene): string {
	const store = storeOf(fulfillment, scene);
	const { strings, locale, now, zone } = scene;
	if (!fulfillment.slot || !store) return '';
	return pickupWords(fulfillment.slot, store.timezone, now, locale, strings.inZone, zone);
}

/** What now, in one sentence. */
export function sentenceOf(fulfillment: Fulfillment, scene: OrderScene): string {
	const { strings, order, now } = scene;
	const { status, type, collect_until } = fulfillment;
	const { due_at } = order.payment;
	if (isOff(fulfillment)) return endOf(fulfillment, strings);
	if (status === 'proposed') {
		const late = due_at === null || Date.parse(due_at) <= now;
		return late ? strings.paymentLate : fill(strings.payFirst, { time: timeIn(fulfillment, due_at, scene) });
	}
	if (type === 'ship') {
		const said = status === 'completed' ? strings.sent : status === 'prepared' ? strings.packed : strings.packing;
		return fill(said, { place: order.ship_to?.city ?? '' });
	}
	const store = storeOf(fulfillment, scene)?.name ?? fulfillment.store_id;
	if (status === 'completed') return strings.collected;
	if (status === 'prepared') {
		if (!collect_until) return fill(strings.readyNow, { store });
		return fill(strings.ready, { store, time: timeIn(fulfillment, collect_until, scene) });
	}
	if (fulfillment.assigned_to) return fill(strings.picking, { store });
	const time = slotTime(fulfillment, scene);
	return fill(time ? strings.preparing : strings.preparingAnyTime, { store, time });
}

/** Why it ended without a hand-over. */
function endOf({ reason }: Fulfillment, strings: AllOrderStatusStrings): string {
	switch (reason) {
		case 'by_shopper':
			return strings.canceledByShopper;
		case 'by_store':
			return strings.canceledByStore;
		case 'unpaid':
			return strings.unpaid;
		case 'not_collected':
			return strings.notCollected;
		case 'out_of_stock':
			return strings.outOfStock;
		case 'damaged':
			return strings.damaged;
		default:
			return strings.notHandedOver;
	}
}
