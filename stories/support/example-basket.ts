import { PROBLEMS } from '@endcap/contract';
import type { Cart, CartCompletion, CartInput, CartLine, Order, PickupSlot, ProblemCode } from '@endcap/contract';
import {
	exampleCart,
	exampleFulfillment,
	exampleFulfillments,
	exampleOrder,
	exampleWallet,
} from '@endcap/contract/examples';
import { answer, iso, now } from './example-holding.ts';
import { answerOrders } from './example-orders.ts';

/** A refusal that the server gives in place of the next answer of that kind. */
export interface ScriptedRefusal {
	code: ProblemCode;
	/** What it points to. */
	pointers?: string[];
	/** Those that are offered in place. */
	slots?: PickupSlot[];
}

/** Cents that it takes off the goods, or why it does not. */
export type ExampleBenefit =
	| { name: string; saves: number }
	| { name: string | null; reason: string; missing?: number };

/** The basket's side of the example shop: what is sold at which price, the one cart there is, and its orders. */
export interface ExampleBasket {
	/** Undefined until something was put in. */
	cart: Cart | undefined;
	orders: Order[];
	/** Cents by SKU; null for what has no price. What is not named is not sold. */
	prices: Record<string, number | null>;
	/** What coupons and rewards do, by what is sent for them; what is not named is not known. */
	benefits: Record<string, ExampleBenefit>;
	/** What the basket earns; null where there are no points. */
	points: number | null;
	/** Refusals to come, by what they refuse. */
	refusals: Partial<Record<'change' | 'allocate' | 'complete' | 'cancel' | 'reschedule', ScriptedRefusal[]>>;
	/** The answers to these wait for it. */
	waits: Partial<Record<'change' | 'allocate' | 'complete', Promise<void>>>;
	/** Bodies of what was asked to be ordered. */
	completions: CartCompletion[];
	/** What another device offers by `EXAMPLE_BASKET_CODE`, once. */
	offered?: CartInput;
	/** Seconds that a hold lasts; as long as was asked for unless given. */
	holdsFor?: number;
}

/** With which a basket goes from one device to another. */
export const EXAMPLE_BASKET_CODE = 'k3v7q2m4n6pab';

const TITLES: Record<string, string> = {
	'KETTLE-RED': 'Enamel kettle, red',
	'KETTLE-BLUE': 'Enamel kettle, blue',
	'TEA-TOWEL': 'Linen tea towel with a border of small grey herons',
};

export function exampleBasket(changes: Partial<ExampleBasket> = {}): ExampleBasket {
	return {
		cart: undefined,
		orders: [],
		prices: { 'KETTLE-RED': 4900, 'KETTLE-BLUE': 4900, 'TEA-TOWEL': 1250 },
		benefits: {},
		points: null,
		refusals: {},
		waits: {},
		completions: [],
		...changes,
	};
}

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const HOUR = 3_600_000;

interface Asked {
	method: string;
	path: string;
	body: unknown;
	headers: Headers;
}

/** What the API answers about carts and orders; undefined when something else was asked. */
export async function answerBasket(basket: ExampleBasket, asked: Asked): Promise<Response | undefined> {
	const { method, path, body, headers } = asked;
	const ofOrders = answerOrders(basket, asked);
	if (ofOrders) return ofOrders;
	const [, , resource, id, action] = path.split('/');
	if (resource !== 'carts') return undefined;
	const kind = method === 'PATCH' || !id ? 'change' : (action as 'allocate' | 'complete' | undefined);
	if (method !== 'GET' && kind) {
		await basket.waits[kind];
		const refusal = basket.refusals[kind]?.shift();
		if (refusal) return refuse(refusal);
	}
	if (id === 'take') return take(basket, body as { code: string });
	if (!id) return method === 'POST' ? change(basket, begun(), body as CartInput) : answer(200, listed(basket));
	const cart = priced(basket);
	if (!cart || cart.id !== id) return refuse({ code: 'not_found' });
	if (method === 'GET') return cartAnswer(200, cart);
	if (headers.get('if-match') !== etagOf(cart)) return refuse({ code: 'precondition_failed' });
	if (method === 'PATCH') return change(basket, cart, body as CartInput);
	return action === 'allocate' ? allocate(basket, cart, body) : complete(basket, cart, body as CartCompletion);
}

function refuse({ code, pointers = [], slots }: ScriptedRefusal): Response {
	const { status } = PROBLEMS[code];
	const errors = pointers.map((pointer) => ({ pointer, detail: code }));
	const type = `/docs/errors#${code}`;
	return answer(status, { type, code, title: code, status, detail: code, request_id: 'example', errors, slots });
}

const etagOf = (cart: Cart) => JSON.stringify(JSON.stringify(cart).length + cart.version * 1_000_000);

function cartAnswer(status: number, cart: Cart): Response {
	return answer(status, cart, { etag: etagOf(cart) });
}

const listed = (basket: ExampleBasket) => ({ data: [priced(basket)].filter(Boolean), next_cursor: null });

const begun = (): Cart => ({ ...exampleCart, lines: [], pickups: [], notices: [], version: 0 });

/** The cart at the prices of this moment, with a notice for each that is not the one seen last. */
function priced(basket: ExampleBasket): Cart | undefined {
	const { cart, prices } = basket;
	if (!cart) return undefined;
	const lines = cart.lines.map((line): CartLine => lineOf(line, prices));
	const changes = lines.flatMap(({ sku, unit_price }, place): Cart['notices'] => {
		const before = cart.lines[place]?.unit_price ?? null;
		if (prices[sku] === undefined) return [{ code: 'no_longer_sold', sku }];
		return before?.amount === unit_price?.amount ? [] : [{ code: 'price_changed', sku, from: before, to: unit_price }];
	});
	const lapsed = cart.hold_expires_at !== null && Date.parse(cart.hold_expires_at) <= now();
	const notices = [...cart.notices, ...changes];
	return { ...withBenefits(basket, { ...cart, lines }), notices, ...(lapsed && { holds: [], hold_expires_at: null }) };
}

function lineOf(line: CartLine, prices: ExampleBasket['prices']): CartLine {
	const price = prices[line.sku] ?? null;
	return {
		...line,
		unit_price: price === null ? null : euros(price),
		total: price === null ? null : euros(price * line.quantity),
	};
}

function totalsOf(lines: readonly CartLine[], discount = 0): Cart['totals'] {
	const items = lines.reduce((sum, { total }) => sum + (total?.amount ?? 0), 0);
	const shipping = lines.some(({ fulfillment }) => fulfillment?.method === 'ship') ? 490 : 0;
	return {
		items: euros(items),
		discount: euros(discount),
		shipping: euros(shipping),
		total: euros(items - discount + shipping),
	};
}

/** What its coupons and rewards do, all of it taken off the first line. */
function withBenefits({ benefits, points }: ExampleBasket, cart: Cart): Cart {
	const judge = (code: string) => {
		const benefit = benefits[code] ?? { name: null, reason: 'unknown' };
		const isUsed = 'saves' in benefit;
		const missing = !isUsed && benefit.missing !== undefined ? euros(benefit.missing) : null;
		const said = { applies: isUsed, amount: euros(isUsed ? benefit.saves : 0), reason: isUsed ? null : benefit.reason };
		return { ...said, missing, name: benefit.name };
	};
	const coupons = cart.coupons.map(({ code }) => {
		const { name, ...said } = judge(code);
		const { coupon } = exampleWallet.issued;
		return {
			...said,
			code,
			wallet_coupon_id: code.startsWith('0199') ? code : null,
			coupon: name === null ? null : { ...coupon, name },
		};
	}) as Cart['coupons'];
	const rewards = cart.rewards.map(({ id }) => {
		const { missing: _, ...said } = judge(id);
		return { ...said, id, points: 500 };
	}) as Cart['rewards'];
	const discount = [...coupons, ...rewards].reduce((sum, { amount }) => sum + amount.amount, 0);
	const lines = cart.lines.map((line, place) => ({ ...line, discount: euros(place === 0 ? discount : 0) }));
	return { ...cart, lines, coupons, rewards, points, totals: totalsOf(lines, discount) };
}

function change(basket: ExampleBasket, cart: Cart, input: CartInput): Response {
	const lines = new Map(cart.lines.map((line) => [line.sku, line]));
	for (const [place, { sku, quantity, fulfillment }] of (input.lines ?? []).entries()) {
		if (basket.prices[sku] === undefined && quantity !== 0) {
			return refuse({ code: 'cart_line_refused', pointers: [`/lines/${place}/sku`] });
		}
		const before = lines.get(sku);
		const line: CartLine = {
			sku,
			quantity: quantity ?? before?.quantity ?? 1,
			title: TITLES[sku] ?? sku,
			options: [],
			image: null,
			unit_price: null,
			discount: euros(0),
			total: null,
			fulfillment: fulfillment === undefined ? (before?.fulfillment ?? null) : fulfillment,
		};
		if (quantity === 0) lines.delete(sku);
		else lines.set(sku, lineOf(line, basket.prices));
	}
	const pickups = new Map(cart.pickups.map((pickup) => [pickup.store_id, pickup]));
	for (const { store_id, starts_at } of input.pickups ?? []) {
		if (starts_at === null) pickups.delete(store_id);
		else pickups.set(store_id, { store_id, starts_at, ends_at: iso(Date.parse(starts_at) + HOUR) });
	}
	const coupons = input.coupons?.map((code) => ({ code }) as Cart['coupons'][number]) ?? cart.coupons;
	const rewards = input.rewards?.map((id) => ({ id }) as Cart['rewards'][number]) ?? cart.rewards;
	basket.cart = {
		...withBenefits(basket, { ...cart, lines: [...lines.values()], coupons, rewards }),
		pickups: [...pickups.values()],
		holds: [],
		hold_expires_at: null,
		notices: [],
		version: cart.version + 1,
		updated_at: iso(now()),
	};
	return cartAnswer(cart.version === 0 ? 201 : 200, basket.cart);
}

function take(basket: ExampleBasket, { code }: { code: string }): Response {
	const { offered } = basket;
	delete basket.offered;
	if (!offered || code !== EXAMPLE_BASKET_CODE) return refuse({ code: 'not_found' });
	return change(basket, priced(basket) ?? begun(), offered);
}

function allocate(basket: ExampleBasket, cart: Cart, body: unknown): Response {
	const { hold_minutes = 15 } = (body ?? {}) as { hold_minutes?: number };
	const holds = cart.lines.map(({ sku, quantity, fulfillment }, place): Cart['holds'][number] => ({
		reservation_id: `reservation-${place}`,
		store_id: fulfillment?.method === 'pickup' ? fulfillment.store_id : 'warehouse',
		method: fulfillment?.method ?? 'ship',
		lines: [{ sku, quantity }],
	}));
	const ends = now() + (basket.holdsFor ?? hold_minutes * 60) * 1000;
	basket.cart = { ...cart, holds, hold_expires_at: iso(ends), notices: [], version: cart.version + 1 };
	return cartAnswer(200, basket.cart);
}

function complete(basket: ExampleBasket, cart: Cart, input: CartCompletion): Response {
	const { contact, payment, ship_to = null } = input;
	basket.completions.push(input);
	const stores = cart.pickups.map((slot) => ({ ...exampleFulfillment, store_id: slot.store_id, slot }));
	const isSent = cart.lines.some(({ fulfillment }) => fulfillment?.method === 'ship');
	const external = payment.method === 'external';
	const order: Order = {
		...exampleOrder,
		contact: { email: null, phone: null, ...contact },
		ship_to,
		totals: { ...cart.totals, due: cart.totals.total },
		coupons: cart.coupons,
		rewards: cart.rewards,
		payment: {
			...exampleOrder.payment,
			method: payment.method,
			status: external ? 'awaited' : 'due_at_pickup',
			pay_url: external ? 'https://pay.example/checkout?order=1001' : null,
		},
		fulfillments: [
			...stores.map(({ slot: { starts_at, ends_at }, ...each }) => ({ ...each, slot: { starts_at, ends_at } })),
			...(isSent ? [exampleFulfillments.toShip] : []),
		],
		placed_at: iso(now()),
	};
	basket.orders = [order, ...basket.orders];
	basket.cart = undefined;
	return answer(201, order);
}
