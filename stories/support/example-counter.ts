import type {
	Adjustment,
	AdjustmentInput,
	Event,
	InventoryLevel,
	LevelSettings,
	Order,
	ProblemCode,
	Reservation,
	Store,
} from '@endcap/contract';
import {
	EXAMPLE_NOW,
	exampleInventoryLevel,
	exampleOrder,
	examplePickupSlots,
	exampleReservation,
	exampleStaffMember,
	exampleStorePage,
} from '@endcap/contract/examples';
import { createStaffEndcap, type StaffEndcap } from '@endcap/sdk/staff';
import { json, problem } from './example-answers.ts';
import { answerCustomers, exampleCustomers, type CustomersOfCounter } from './example-customers.ts';
import { answerCampaigns, exampleCampaigns, type Campaigns } from './example-campaigns.ts';
import { answerKiosks, exampleKiosks, type KiosksOfCounter } from './example-kiosks.ts';
import { answerOffers, exampleOffers, type Offers } from './example-offers.ts';
import { answerFulfillments, type QueueOfCounter } from './example-queue.ts';
import { answerLinks, exampleLinksOfCounter, type LinksOfCounter } from './example-links.ts';
import { answerTill, exampleTill, type TillOfCounter } from './example-till.ts';

/** What the server of a counter has and answers: the contract's examples, unless told otherwise. */
export interface ExampleCounter
	extends QueueOfCounter, TillOfCounter, CustomersOfCounter, Offers, Campaigns, KiosksOfCounter, LinksOfCounter {
	stores: Store[];
	levels: InventoryLevel[];
	holds: Reservation[];
	order: Order;
	/** Every answer waits for this. */
	until?: Promise<void>;
	/** Answers fail: the network is gone, or changes are refused. */
	fails?: 'network' | ProblemCode | undefined;
	/** What was asked for, each as `METHOD path`. */
	asked: string[];
	/** The Idempotency-Key of each change, answered or not. */
	keys: string[];
	/** Who follows the events. */
	listeners: Set<(text: string) => void>;
}

const redAndBlue: InventoryLevel[] = [
	{
		...exampleInventoryLevel,
		sku: 'KETTLE-BLUE',
		title: 'Enamel kettle, blue',
		gtin: null,
		on_hand: 3,
		available: 3,
		committed: 0,
		unavailable: 0,
		incoming: 0,
		reorder_point: null,
		safety_stock: {},
	},
	{ ...exampleInventoryLevel, reserved: 1, available: 11 },
	{
		...exampleInventoryLevel,
		sku: 'TWINE',
		title: 'Garden twine',
		gtin: '00400007001602',
		on_hand: 2,
		available: 2,
		committed: 0,
		unavailable: 0,
		incoming: 0,
		reorder_point: 5,
	},
];

export function exampleCounter(changes: Partial<ExampleCounter> = {}): ExampleCounter {
	let position = 0;
	const counter: ExampleCounter = {
		member: exampleStaffMember,
		stores: exampleStorePage.data,
		levels: redAndBlue,
		holds: [{ ...exampleReservation }],
		...exampleTill,
		fulfillments: [],
		codes: {},
		order: exampleOrder,
		slots: examplePickupSlots,
		...exampleCustomers,
		...exampleOffers,
		...exampleKiosks(),
		...exampleCampaigns,
		...exampleLinksOfCounter,
		asked: [],
		keys: [],
		listeners: new Set(),
		tell(type, data) {
			position += 1;
			const event: Event = { id: String(position), type, created_at: EXAMPLE_NOW, data };
			counter.listeners.forEach((hear) => hear(`id: ${event.id}\nevent: ${type}\ndata: ${JSON.stringify(event)}\n\n`));
		},
		...changes,
	};
	return counter;
}

const etagOf = (level: InventoryLevel) => `"${JSON.stringify(level).length} ${level.updated_at}"`;

/** The real SDK; only its `fetch` answers from the examples. */
export function staffEndcapOf(counter: ExampleCounter, options: { interval?: number; ttl?: number } = {}): StaffEndcap {
	const answer: typeof fetch = async (input, init) => {
		const url = new URL(input as string);
		const method = init?.method ?? 'GET';
		counter.asked.push(`${method} ${url.pathname}${url.search}`);
		const headers = new Headers(init?.headers);
		counter.keys.push(...[headers.get('idempotency-key')].filter((key) => key !== null));
		await counter.until;
		if (counter.fails === 'network') throw new TypeError('The network is gone.');
		if (url.pathname === '/v1/staff/session' && method === 'DELETE') counter.member = null;
		if (!counter.member) return problem(401, 'unauthenticated');
		if (counter.fails && method !== 'GET') return problem(409, counter.fails);
		const body = init?.body ? (JSON.parse(init.body as string) as unknown) : undefined;
		return answerOf(counter, url, method, body, headers);
	};
	return createStaffEndcap({ baseUrl: 'https://shop.example', fetch: answer, retries: 0, ...options });
}

function answerOf(counter: ExampleCounter, url: URL, method: string, body: unknown, headers: Headers): Response {
	const first =
		answerCampaigns(counter, url, method, body) ??
		answerOffers(counter, url, method, body) ??
		answerKiosks(counter, url, method, body) ??
		answerLinks(counter, url, method, body);
	if (first) return first;
	const [, , resource, storeId = '', sku = ''] = url.pathname.split('/').map(decodeURIComponent);
	if (resource === 'staff') return json(200, counter.member);
	if (resource === 'stores' && sku === 'pickup-slots') return json(200, counter.slots);
	if (resource === 'stores') return json(200, { data: counter.stores, next_cursor: null });
	if (resource === 'events') return stream(counter);
	if (resource === 'customers') return answerCustomers(counter, url, method, body);
	if (resource === 'orders') return json(200, counter.order);
	if (resource === 'fulfillments') return answerFulfillments(counter, url, method, body, headers);
	if (resource === 'inventory-adjustments') return json(201, adjust(counter, body as AdjustmentInput));
	if (resource === 'reservations') {
		if (method === 'GET') return json(200, { data: counter.holds, next_cursor: null });
		const [hold] = counter.holds.filter(({ id }) => id === storeId);
		counter.holds = counter.holds.filter(({ id }) => id !== storeId);
		const status = sku === 'release' ? 'released' : 'consumed';
		counter.tell(`reservation.${status}`, { ...hold, status });
		return json(200, { ...hold, status });
	}
	const ofTill = answerTill(counter, url, method, body);
	if (ofTill) return ofTill;
	if (!storeId) return json(200, listOf(counter, url.searchParams));
	const level = counter.levels.find((each) => each.sku === sku && each.store_id === storeId);
	if (!level) return problem(404, 'not_found');
	if (method === 'GET') return json(200, level, { etag: etagOf(level) });
	if (headers.get('if-match') !== etagOf(level)) return problem(412, 'precondition_failed');
	const changed = { ...level, ...(body as LevelSettings), updated_at: new Date().toISOString() };
	counter.levels = counter.levels.map((each) => (each === level ? changed : each));
	counter.tell('availability.changed', { sku, store_id: storeId });
	return json(200, changed, { etag: etagOf(changed) });
}

function listOf({ levels }: ExampleCounter, query: URLSearchParams) {
	const words = (query.get('search') ?? '').toLowerCase().split(' ');
	const skus = query.getAll('sku');
	const limit = Number(query.get('limit') ?? 250);
	const found = levels.filter(
		({ store_id, sku, title, gtin }) =>
			query.getAll('store').includes(store_id) &&
			(skus.length === 0 || skus.includes(sku)) &&
			words.every((word) => `${sku} ${title} ${gtin}`.toLowerCase().includes(word)),
	);
	return { data: found.slice(0, limit), next_cursor: found.length > limit ? 'more' : null };
}

/** As the server would, of one line. */
function adjust(counter: ExampleCounter, input: AdjustmentInput): Adjustment {
	for (const { sku, quantity } of input.lines) {
		const moved = { receive: quantity, count: 0, damage: -quantity, transfer: -quantity }[input.reason];
		counter.levels = counter.levels.map((level) => {
			if (level.sku !== sku || level.store_id !== input.store_id) return level;
			const on_hand = input.reason === 'count' ? quantity : level.on_hand + moved;
			return { ...level, on_hand, available: level.available + on_hand - level.on_hand };
		});
	}
	const made_by = counter.member?.name ?? null;
	const adjustment: Adjustment = { id: 'adjustment', ...input, made_by, created_at: EXAMPLE_NOW };
	counter.tell('inventory.adjusted', { ...adjustment });
	return adjustment;
}

/** Opens, and then tells what `tell` is told. */
function stream({ listeners }: ExampleCounter): Response {
	const encoder = new TextEncoder();
	let hear: ((text: string) => void) | undefined;
	const body = new ReadableStream<Uint8Array>({
		start(controller) {
			hear = (text) => controller.enqueue(encoder.encode(text));
			listeners.add(hear);
			hear(': welcome\nid: 0\n\n');
		},
		cancel() {
			if (hear) listeners.delete(hear);
		},
	});
	return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}
