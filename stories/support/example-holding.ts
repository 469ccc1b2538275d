import { PROBLEMS } from '@endcap/contract';
import type { Problem, ProblemCode, Reservation, ReservationInput, Session, StoreAvailability } from '@endcap/contract';
import { EXAMPLE_NOW, exampleReservation } from '@endcap/contract/examples';
import type { ExampleShop } from './example-shop.ts';

const opened = performance.now();

/** The shop's clock: it stood at the examples' moment when this page was opened. */
export function now(): number {
	return Date.parse(EXAMPLE_NOW) + performance.now() - opened;
}

export const iso = (time: number) => new Date(time).toISOString();

interface Asked {
	method: string;
	path: string;
	body: unknown;
}

export function answer(status: number, body: unknown, more: Record<string, string> = {}): Response {
	const headers = { 'content-type': 'application/json', date: new Date(now()).toUTCString(), ...more };
	return new Response(JSON.stringify(body), { status, headers });
}

export function problem(code: ProblemCode, status: number, errors?: Problem['errors']): Response {
	const body = { type: `/docs/errors#${code}`, code, title: code, status, detail: code, request_id: 'example' };
	return answer(status, { ...body, ...(errors && { errors }) });
}

/** What the API answers about sessions and holds; undefined when something else was asked. */
export function answerHolding(shop: ExampleShop, { method, path, body }: Asked): Response | undefined {
	if (path.startsWith('/v1/sessions')) return answer(201, exampleSession());
	if (!path.startsWith('/v1/reservations')) return undefined;
	const [, , , id, action] = path.split('/');
	if (!id) return method === 'POST' ? create(shop, body as ReservationInput) : list(shop);
	const reservation = shop.reservations.find((each) => each.id === id);
	if (!reservation) return problem('not_found', 404);
	if (action && Date.parse(reservation.expires_at ?? '') <= now()) return problem('reservation_ended', 409);
	if (action === 'extend') {
		const { hold_minutes } = body as { hold_minutes: number };
		return answer(200, change(shop, reservation, { expires_at: iso(now() + hold_minutes * 60_000) }));
	}
	if (action === 'release') return answer(200, change(shop, reservation, { status: 'released', ended_at: iso(now()) }));
	return answer(200, reservation);
}

export function exampleSession(): Session {
	return {
		id: '0199c9a0-0000-7000-8000-000000000020',
		customer_id: null,
		verified_at: null,
		access_token: 'st_example00001_aaaaaaaaaaaaaaaaaaaaaaaaaa',
		expires_at: iso(now() + 600_000),
		refresh_token: 'rt_example00001_aaaaaaaaaaaaaaaaaaaaaaaaaa',
	};
}

function create(shop: ExampleShop, { lines, hold_minutes = 30 }: ReservationInput): Response {
	if (shop.refuses) return problem(shop.refuses, PROBLEMS[shop.refuses].status);
	const lacking = lines.findIndex(({ store_id = '' }) => !levelOf(shop, store_id)?.quantity_available);
	if (lacking >= 0) return problem('out_of_stock', 409, [{ pointer: `/lines/${lacking}/quantity`, detail: 'None.' }]);
	for (const { store_id = '', quantity } of lines) addStock(shop, store_id, -quantity);
	const reservation: Reservation = {
		...exampleReservation,
		id: `${exampleReservation.id.slice(0, -2)}${10 + shop.reservations.length}`,
		lines: lines.map(({ sku, store_id = '', quantity }) => ({ sku, store_id, quantity, quantity_lost: 0 })),
		created_at: iso(now()),
		expires_at: iso(now() + (shop.holdsFor ?? hold_minutes * 60) * 1000),
	};
	shop.reservations = [reservation, ...shop.reservations];
	return answer(201, reservation);
}

function list(shop: ExampleShop): Response {
	const active = ({ status, expires_at }: Reservation) => status === 'active' && Date.parse(expires_at ?? '') > now();
	return answer(200, { data: shop.reservations.filter(active), next_cursor: null });
}

/** What the server does to a hold, by a shopper's word or another's. */
export function change(shop: ExampleShop, reservation: Reservation, fields: Partial<Reservation>): Reservation {
	const changed = { ...reservation, ...fields };
	shop.reservations = shop.reservations.map((each) => (each.id === changed.id ? changed : each));
	if (changed.status === 'released') {
		for (const { store_id, quantity } of changed.lines) addStock(shop, store_id, quantity);
	}
	return changed;
}

function levelOf(shop: ExampleShop, storeId: string): StoreAvailability | undefined {
	return shop.availability.data[0]?.stores.find(({ store_id }) => store_id === storeId);
}

function addStock(shop: ExampleShop, storeId: string, units: number): void {
	const level = levelOf(shop, storeId);
	if (!level || level.quantity_capped) return;
	const quantity_available = level.quantity_available + units;
	setLevel(shop, {
		...level,
		quantity_available,
		status: quantity_available > 0 ? 'limited_availability' : 'out_of_stock',
	});
}

/** Puts one shop's stock where a sale, or another shopper, brought it. */
export function setLevel(shop: ExampleShop, level: Partial<StoreAvailability> & { store_id: string }): void {
	const data = shop.availability.data.map((variant) => ({
		...variant,
		stores: variant.stores.map((each) => (each.store_id === level.store_id ? { ...each, ...level } : each)),
	}));
	shop.availability = { ...shop.availability, data };
}
