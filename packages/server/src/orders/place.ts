import type {
	CartLine,
	Channel,
	ContactInput,
	FulfillmentType,
	Order,
	PaymentMethod,
	PostalAddress,
} from '@endcap/contract';
import { lockBookedSlots } from '../collect/bookings.ts';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import { fulfillmentEvent } from '../fulfillments/events.ts';
import { insertFulfillment } from '../fulfillments/queries.ts';
import type { Caller } from '../http/caller.ts';
import { isRefusal, refuse, type Refusal } from '../http/problems.ts';
import { keepOrderSource } from '../links/sources.queries.ts';
import { lockHolds, promiseHolds } from '../reservations/order-holds.ts';
import { readClock } from '../reservations/queries.ts';
import { partOf } from '../shared/part-of.ts';
import { randomId } from '../shared/random-id.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { mintToken } from '../shared/tokens.ts';
import { takeOffers, type OrderOffers } from './benefits.ts';
import { orderPageOf, presentOrder, readerOf, type OrderServices } from './documents.ts';
import { insertOrder, nextOrderNumber, type OrderLineRow } from './queries.ts';
import { readOrder, type OrderRecord } from './record.ts';
import { orderEvent } from './settle.ts';
import { findSeller, type Seller } from './place.queries.ts';
import { tellShopper } from './tell.ts';

/** One hand-over, with everything of it held. */
export interface OrderPlace {
	method: FulfillmentType;
	store_id: string;
	/** Null when it is shipped. */
	slot: { starts_at: string; ends_at: string } | null;
	reservation_id: string;
	lines: readonly { sku: string; quantity: number }[];
}

export interface OrderToPlace {
	cart: {
		channel: Channel;
		currency: string;
		/** Null when staff made it. */
		owner_id: string | null;
		/** Minor units of its currency. */
		shipping: { amount: number };
	};
	/** One a SKU, as the shopper saw them. */
	lines: readonly (Pick<CartLine, 'sku' | 'quantity' | 'title' | 'options' | 'image' | 'unit_price'> &
		Partial<Pick<CartLine, 'discount'>>)[];
	places: readonly OrderPlace[];
	/** What it is to use. */
	offers?: OrderOffers;
	contact: ContactInput;
	ship_to?: PostalAddress;
	payment: {
		method: PaymentMethod;
		return_url?: string;
		/** Nobody is there to be led to the payment: they are told where, and have a day at least. */
		by_message?: boolean;
	};
}

const CODE_LENGTH = 13;
const MINUTE_MS = 60_000;
const MESSAGE_MINUTES = 24 * 60;

/**
 * Makes an order of what is held: its units are promised from now on, or until the payment is due. Refuses when a hold
 * lapsed before this could lock it; then nothing was done, and what lapsed is to be held again.
 */
export async function placeOrder(
	tx: Queryable,
	services: OrderServices,
	caller: Caller,
	input: OrderToPlace,
): Promise<Order | Refusal<'out_of_stock' | 'payment_method_not_offered' | 'coupon_refused' | 'reward_refused'>> {
	const merchantId = caller.merchant.id;
	const { cart, places, contact, payment } = input;
	const lines = linesOf(input);
	const total = lines.reduce(
		(sum, line) => sum + line.quantity * line.unit_amount - line.discount_amount,
		cart.shipping.amount,
	);
	// What costs nothing is paid for.
	const awaited = payment.method === 'external' && total > 0;
	if (awaited && !services.payments) {
		return refuse(
			'payment_method_not_offered',
			'No payment provider is set up here, so nothing can be paid elsewhere.',
		);
	}
	const reservationIds = places.map(({ reservation_id }) => reservation_id);
	await lockBookedSlots(tx, merchantId, reservationIds);
	const holds = await lockHolds(tx, merchantId, reservationIds);
	if (holds.some(({ status, whole }) => status !== 'active' || !whole)) {
		return refuse('out_of_stock', 'A hold lapsed before it was ordered, so nothing was. Hold it again, then order.');
	}
	const seller = await findSeller(tx, merchantId);
	const placed_at = await readClock(tx);
	const minutes = Math.max(seller.payment_minutes, payment.by_message ? MESSAGE_MINUTES : 0);
	const due = awaited ? new Date(placed_at.getTime() + minutes * MINUTE_MS) : null;
	await promiseHolds(tx, merchantId, holds, due);
	const order_id = timeOrderedId();
	const { channel, currency } = cart;
	const taken = input.offers && { order_id, channel, currency, offers: input.offers, due };
	const benefits = taken ? await takeOffers(tx, merchantId, taken) : null;
	if (benefits && isRefusal(benefits)) return benefits;
	const begun =
		due && services.payments
			? await services.payments.begin({
					merchant: seller.slug,
					order_id,
					amount: total,
					currency: cart.currency,
					return_url: payment.return_url ?? returnAddress(services, seller, channel, order_id),
				})
			: undefined;
	await insertOrder(tx, merchantId, {
		order_id,
		number: await nextOrderNumber(tx, merchantId),
		channel: cart.channel,
		owner_id: cart.owner_id,
		token: mintToken('ot', merchantId),
		currency: cart.currency,
		name: contact.name.trim(),
		email: contact.email ?? null,
		phone: contact.phone ?? null,
		language: contact.language,
		notify_email: contact.notify.email,
		notify_sms: contact.notify.sms,
		ship_to: input.ship_to ?? null,
		shipping_amount: cart.shipping.amount,
		payment_method: payment.method,
		payment_status: awaited ? 'awaited' : total === 0 ? 'paid' : 'due_at_pickup',
		payment_due_at: due,
		pay_url: begun?.pay_url ?? null,
		benefits,
		placed_at,
		lines,
	});
	if (cart.owner_id !== null) await keepOrderSource(tx, merchantId, order_id, cart.owner_id);
	const given = new Map<string, number>();
	for (const place of places) await insertPlace(tx, merchantId, { order_id, placed_at, awaited, place, lines, given });
	const record = await readOrder(tx, merchantId, order_id);
	if (!record) throw new Error('An order was placed and is not there');
	await tellPlaced(tx, merchantId, record);
	// Who has not paid yet has not ordered yet.
	if (!awaited) await tellShopper(tx, services, merchantId, record, [{ type: 'order_placed' }]);
	else if (payment.by_message) await tellShopper(tx, services, merchantId, record, [{ type: 'order_to_pay' }]);
	return presentOrder(services, record, readerOf(caller, record) ?? { owner: false, sees: () => true });
}

/**
 * Where the provider leads back to. At a kiosk that is on a phone that has no order: it is told which one, which opens
 * nothing by itself.
 */
function returnAddress(
	services: OrderServices,
	{ slug, order_page }: Seller,
	channel: Channel,
	order_id: string,
): string {
	const page = orderPageOf(services, { merchant_slug: slug, order_page });
	return channel === 'kiosk' ? `${page}#order-${order_id}-kiosk` : page;
}

function linesOf({ lines }: OrderToPlace): OrderLineRow[] {
	return lines.map(({ sku, quantity, title, options, image, unit_price, discount }, index) => {
		if (!unit_price) throw new Error('A line without a price was ordered');
		return {
			line: index + 1,
			sku,
			title,
			options,
			image,
			quantity,
			unit_amount: unit_price.amount,
			discount_amount: discount?.amount ?? 0,
		};
	});
}

interface PlaceToInsert {
	order_id: string;
	placed_at: Date;
	awaited: boolean;
	place: OrderPlace;
	lines: readonly OrderLineRow[];
	/** Units by SKU that places before it have. */
	given: Map<string, number>;
}

async function insertPlace(
	tx: Queryable,
	merchantId: string,
	{ place, lines, given, ...order }: PlaceToInsert,
): Promise<void> {
	const { order_id, placed_at, awaited } = order;
	await insertFulfillment(tx, merchantId, {
		fulfillment_id: timeOrderedId(),
		order_id,
		type: place.method,
		store_id: place.store_id,
		status: awaited ? 'proposed' : 'reserved',
		slot_starts_at: place.slot && new Date(place.slot.starts_at),
		slot_ends_at: place.slot && new Date(place.slot.ends_at),
		code: randomId(CODE_LENGTH),
		placed_at,
		lines: place.lines.map(({ sku, quantity }, index) => {
			const ordered = lines.find((line) => line.sku === sku);
			if (!ordered) throw new Error('A place has a line that was not ordered');
			const { line: order_line, title, options, image, unit_amount } = ordered;
			const { reservation_id } = place;
			const before = given.get(sku) ?? 0;
			given.set(sku, before + quantity);
			const discount_amount = partOf(ordered.discount_amount, ordered.quantity, before, quantity);
			const fields = { order_line, replaces: null, sku, title, options, image, quantity, quantity_picked: null };
			return { line: index + 1, ...fields, unit_amount, discount_amount, reservation_id };
		}),
	});
}

async function tellPlaced(tx: Queryable, merchantId: string, record: OrderRecord): Promise<void> {
	const { owner_id, viewers } = record.row;
	await stageEvents(tx, merchantId, [
		orderEvent('order.placed', record),
		...record.fulfillments.map((made) => fulfillmentEvent({ ...made, owner_id, viewers })),
	]);
}
