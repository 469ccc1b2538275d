import type { FulfillmentReason } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { FulfillmentRow } from '../fulfillments/queries.ts';
import { slotOf } from '../fulfillments/rules.ts';
import { wordsOfCode } from '../fulfillments/words.ts';
import type { CancelReason, OrderChange, OrderMessageData, PickupPart, ShipPart } from '../messages/data.ts';
import { queueMessages, type QueuedMessage } from '../messages/queue.ts';
import { linkOf, type OrderServices } from './documents.ts';
import { readOrder, type OrderRecord } from './record.ts';
import { figuresOf, unitsOf } from './rules.ts';
import { selectStoresToTell, type StoreToTell } from './tell.queries.ts';

export interface Telling {
	type: QueuedMessage['type'];
	/** The fulfillment that it is about; all of the order when left out. */
	fulfillment_id?: string;
	/** Tells this message from the others of its type and order. */
	occasion?: string | number;
	changes?: readonly OrderChange[];
	reason?: FulfillmentReason;
	not_before?: Date;
}

const REASONS: Record<FulfillmentReason, CancelReason> = {
	by_shopper: 'canceled_by_shopper',
	by_store: 'canceled_by_store',
	unpaid: 'unpaid',
	not_collected: 'not_collected',
	out_of_stock: 'out_of_stock',
	damaged: 'damaged',
	other: 'other',
};

/** Queues messages to whoever ordered, in the transaction of what they tell of, with the order as it is after it. */
export async function tellShopper(
	tx: Queryable,
	services: OrderServices,
	merchantId: string,
	record: OrderRecord,
	tellings: readonly Telling[],
): Promise<void> {
	if (tellings.length === 0) return;
	const { row } = record;
	const storeIds = [...new Set(record.fulfillments.map(({ store_id }) => store_id))];
	const stores = new Map((await selectStoresToTell(tx, merchantId, storeIds)).map((store) => [store.store_id, store]));
	const contact = {
		email: row.email,
		phone: row.phone,
		language: row.language,
		notify: { email: row.notify_email, sms: row.notify_sms },
	};
	const messages = tellings.map(({ type, fulfillment_id, occasion, not_before, ...telling }): QueuedMessage => ({
		type,
		order_id: row.order_id,
		...(fulfillment_id !== undefined && { fulfillment_id }),
		...(not_before && { not_before }),
		dedupe: [type, fulfillment_id ?? row.order_id, occasion].filter((part) => part !== undefined).join(' '),
		contact,
		data: dataOf(services, record, stores, { fulfillment_id, ...telling }),
	}));
	await queueMessages(tx, merchantId, messages);
}

/** Where to pay is not told once it is paid, or given up. */
export async function isStillToPay(
	queryable: Queryable,
	merchantId: string,
	{ order_id }: { order_id: string | null },
): Promise<boolean> {
	const record = order_id === null ? undefined : await readOrder(queryable, merchantId, order_id);
	return record?.row.payment_status === 'awaited';
}

function dataOf(
	services: OrderServices,
	record: OrderRecord,
	stores: ReadonlyMap<string, StoreToTell>,
	{ fulfillment_id, changes = [], reason }: Omit<Telling, 'type'>,
): OrderMessageData {
	const { row, fulfillments } = record;
	const about = fulfillments.filter((each) => fulfillment_id === undefined || each.fulfillment_id === fulfillment_id);
	const money = (amount: number) => ({ amount, currency: row.currency });
	// Of what was canceled the message says what it was.
	const lines = about.flatMap((fulfillment) =>
		fulfillment.lines.map(({ title, quantity, unit_amount, ...line }) => {
			const units = reason ? quantity : unitsOf(fulfillment, { ...line, quantity, unit_amount });
			return { title, quantity: units, total: money(units * unit_amount) };
		}),
	);
	return {
		order_number: row.number,
		customer_name: row.name,
		parts: about.map((fulfillment) => partOf(record, fulfillment, stores.get(fulfillment.store_id))),
		items: lines.filter(({ quantity }) => quantity > 0),
		total: money(figuresOf(record).total),
		order_url: linkOf(services, row),
		changes,
		reason: reason ? REASONS[reason] : null,
	};
}

function partOf(
	{ row }: OrderRecord,
	fulfillment: FulfillmentRow,
	store: StoreToTell | undefined,
): PickupPart | ShipPart {
	const { store_id, type, collect_until, code, tracking } = fulfillment;
	if (type === 'ship') {
		const { street, postal_code, city } = row.ship_to ?? {};
		return { method: 'ship', store_id, address: inOneLine(street, postal_code, city), tracking };
	}
	return {
		method: 'pickup',
		store_id,
		store_name: store?.name ?? store_id,
		store_address: store ? inOneLine(store.street, store.postal_code, store.city) || null : null,
		store_phone: store?.phone ?? null,
		timezone: store?.timezone ?? 'UTC',
		slot: slotOf(fulfillment),
		collect_until: collect_until?.toISOString() ?? null,
		words: wordsOfCode(code),
	};
}

/** Street, then postal code and town. */
function inOneLine(street?: string | null, postalCode?: string | null, city?: string | null): string {
	const town = [postalCode, city].filter(Boolean).join(' ');
	return [street, town].filter(Boolean).join(', ');
}
