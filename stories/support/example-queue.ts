import type {
	Event,
	Fulfillment,
	FulfillmentCompletion,
	FulfillmentFailure,
	FulfillmentPreparation,
	PickupSlots,
	StaffMember,
} from '@endcap/contract';
import { EXAMPLE_NOW, exampleFulfillment, exampleFulfillments } from '@endcap/contract/examples';
import { json, problem } from './example-answers.ts';

/** What shoppers have ordered in the stores of whoever is signed in. */
export interface QueueOfCounter {
	/** Null: nobody is signed in. */
	member: StaffMember | null;
	/** Open ones and those that have ended. */
	fulfillments: Fulfillment[];
	/** What shoppers show, by the id of what it is for. */
	codes: Record<string, string>;
	/** When shoppers can collect. */
	slots: PickupSlots;
	/** Tells everyone who listens. */
	tell(type: Event['type'], data: Event['data']): void;
}

const [kettle] = exampleFulfillment.lines as [Fulfillment['lines'][number]];
const cup = {
	...kettle,
	line: 2,
	sku: 'TWINE',
	title: 'Garden twine',
	options: [],
	gtin: '00400007001602',
	shelf: 'A2',
	quantity: 3,
	unit_price: { amount: 450, currency: 'EUR' },
};

/** As staff see it: neither code nor words. */
function ofStaff(one: Fulfillment): Fulfillment {
	return { ...one, code: null, words: null };
}

export const toPick = ofStaff({
	...exampleFulfillment,
	lines: [kettle, cup],
	to_pay: { amount: 6250, currency: 'EUR' },
});

export const late = ofStaff({
	...exampleFulfillment,
	id: 'late',
	order_number: '998',
	customer_name: 'Mait Kask',
	slot: { starts_at: '2026-03-25T09:45:00Z', ends_at: '2026-03-25T10:15:00Z' },
});

export const ready = ofStaff({
	...exampleFulfillments.prepared,
	id: 'ready',
	order_number: '996',
	customer_name: 'Līga Ozola',
});

export const toShip = ofStaff({ ...exampleFulfillments.toShip, store_id: 'tartu-ruutli', order_number: '1003' });

export const notCollected = ofStaff({
	...exampleFulfillments.notCollected,
	id: 'not-collected',
	order_number: '971',
	customer_name: 'Ott Tamm',
	ended_at: '2026-03-25T08:10:00Z',
});

export const handedOver = ofStaff({
	...exampleFulfillments.completed,
	id: 'handed-over',
	order_number: '990',
	customer_name: 'Jan Nowak',
	ended_at: '2026-03-25T09:30:00Z',
});

/** A morning in a shop. */
export const exampleQueue: Partial<QueueOfCounter> = {
	fulfillments: [late, toPick, toShip, ready, notCollected, handedOver],
	codes: { ready: 'mzxw6ytboi2dc' },
};

const OPEN = ['proposed', 'reserved', 'prepared'];

const etagOf = ({ id, version }: Fulfillment) => `"${id} ${version}"`;
const sent = (one: Fulfillment) => json(200, one, { etag: etagOf(one) });

/** A change by a colleague, or by the shopper. */
export function changeFulfillment(counter: QueueOfCounter, id: string, changes: Partial<Fulfillment>): void {
	counter.fulfillments = counter.fulfillments.map((each) =>
		each.id === id ? { ...each, version: each.version + 1, ...changes } : each,
	);
	counter.tell('fulfillment.updated', { id });
}

/** A new order. */
export function addFulfillment(counter: QueueOfCounter, one: Fulfillment): void {
	counter.fulfillments = [...counter.fulfillments, one];
	counter.tell('order.placed', { id: one.order_id });
}

/** As the server would, without its rules on stock. */
export function answerFulfillments(
	counter: QueueOfCounter,
	url: URL,
	method: string,
	body: unknown,
	headers: Headers,
): Response {
	const [, , , id = '', action = ''] = url.pathname.split('/').map(decodeURIComponent);
	if (id === '') return json(200, { data: listed(counter, url.searchParams), next_cursor: null });
	if (id === 'find') {
		const { code } = body as { code: string };
		const found = counter.fulfillments.find((each) => counter.codes[each.id] === code.split('/').pop());
		return found ? json(200, found) : problem(404, 'not_found');
	}
	const one = counter.fulfillments.find((each) => each.id === id);
	if (!one) return problem(404, 'not_found');
	if (method === 'GET') return sent(one);
	if (headers.get('if-match') !== etagOf(one)) return problem(412, 'precondition_failed');
	const member = counter.member as StaffMember;
	const claimed = one.assigned_to && one.assigned_to.staff_id !== member.id;
	if (claimed && action !== 'fail' && !(body as { take_over?: boolean } | undefined)?.take_over) {
		return problem(409, 'fulfillment_claimed');
	}
	const given = action === 'complete' ? (body as FulfillmentCompletion).code : undefined;
	if (given !== undefined && given.split('/').pop() !== counter.codes[id]) return problem(409, 'pickup_code_wrong');
	if (action === 'reschedule') return moved(counter, one, body as { starts_at: string });
	changeFulfillment(counter, id, changesOf(action, one, body, member));
	return sent(counter.fulfillments.find((each) => each.id === id) ?? one);
}

/** The hour that begins then, unless it is one of those that are full. */
function moved(counter: QueueOfCounter, one: Fulfillment, { starts_at }: { starts_at: string }): Response {
	const slot = counter.slots.days.flatMap((day) => day.slots).find((each) => each.starts_at === starts_at);
	if (!slot || slot.status === 'full') return problem(409, 'slot_full');
	changeFulfillment(counter, one.id, { slot: { starts_at, ends_at: slot.ends_at } });
	return sent(counter.fulfillments.find(({ id }) => id === one.id) ?? one);
}

function changesOf(action: string, one: Fulfillment, body: unknown, { id, name }: StaffMember): Partial<Fulfillment> {
	if (action === 'claim') return { assigned_to: { staff_id: id, name } };
	if (action === 'unclaim') return { assigned_to: null };
	if (action === 'complete') {
		return {
			status: 'completed',
			tracking: (body as FulfillmentCompletion).tracking ?? null,
			ended_at: EXAMPLE_NOW,
		};
	}
	if (action === 'fail') {
		const { reason, note = null } = body as FulfillmentFailure;
		return { status: 'failed', reason, note, ended_at: EXAMPLE_NOW };
	}
	const { lines = [] } = body as FulfillmentPreparation;
	return {
		status: 'prepared',
		assigned_to: null,
		prepared_at: EXAMPLE_NOW,
		collect_until: one.slot && '2026-03-27T12:30:00Z',
		lines: one.lines.map((line) => ({
			...line,
			quantity_picked: lines.find((each) => each.line === line.line)?.quantity_picked ?? line.quantity,
		})),
	};
}

function listed({ fulfillments }: QueueOfCounter, query: URLSearchParams): Fulfillment[] {
	const wanted = query.getAll('status');
	const statuses = wanted.length > 0 ? wanted : OPEN;
	return fulfillments.filter(
		({ store_id, status }) => query.getAll('store').includes(store_id) && statuses.includes(status),
	);
}
