import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { ContactInput, Fulfillment, FulfillmentType, Order, PaymentMethod, Session } from '@endcap/contract';
import type { Database, StartOptions } from '@endcap/server';
import { bookSlots } from '../../packages/server/src/collect/bookings.ts';
import type { Caller } from '../../packages/server/src/http/caller.ts';
import { isRefusal } from '../../packages/server/src/http/problems.ts';
import { placeOrder, type OrderToPlace } from '../../packages/server/src/orders/place.ts';
import { holdUnits } from '../../packages/server/src/reservations/hold.ts';
import { timeOrderedId } from '../../packages/server/src/shared/time-ordered-id.ts';
import { lockLevels } from '../../packages/server/src/stock/queries.ts';
import { atCounter, hire } from './counter.ts';
import { testServer, type Answer, type TestServer } from './server.ts';
import { productInput, setLevel, storeInput, variantInput } from './shop.ts';

/** Prices in cents. */
export const PRICES: Record<string, number> = { KETTLE: 4900, CUP: 900, JUG: 1500 };
export const SHIPPING = 490;
const STORES = ['tartu', 'riga', 'warehouse'];
const IN_EVERY_STORE = 10;
/** Cups, for tests that do not count them. */
const PLENTY = 100_000;
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const ALWAYS = DAYS.map((day) => ({ day, opens: '00:00', closes: '24:00' }));
const PICKUP = { prep_minutes: 0, hold_hours: 48, slot_minutes: 60, slot_capacity: null, same_day_until: null };
const HOUR_MS = 3_600_000;

export const CONTACT: ContactInput = {
	name: 'Kersti Saar',
	email: 'kersti-canary@example.com',
	phone: '+3725550199',
	language: 'et',
	notify: { email: true, sms: false },
};

export interface PlaceOptions {
	/** What is collected where; `ship` is shipped from the warehouse. */
	places?: Record<string, Record<string, number>>;
	payment?: PaymentMethod;
	/** Places it; staff when null. */
	session?: Session | null;
	contact?: Partial<ContactInput>;
	/** In place of the shop’s own. */
	payments?: StartOptions['payments'];
	/** When its slots begin. */
	starts_at?: Date;
}

type Headers = Record<string, string>;

/** A retailer with three places that have ten of everything, on a real server, with shoppers and staff. */
export class OrderShop {
	readonly database: Database;
	readonly server: TestServer;
	readonly payments: StartOptions['payments'];
	readonly anna: Session;
	readonly ben: Session;
	/** Headers of somebody who works in Tartu, of a colleague there, and of somebody in Riga. */
	readonly mari: Headers;
	readonly juhan: Headers;
	readonly ruta: Headers;
	/** The merchant’s name in addresses. */
	readonly slug: string;

	private constructor(
		fields: Pick<OrderShop, 'database' | 'server' | 'payments' | 'anna' | 'ben' | 'mari' | 'juhan' | 'ruta' | 'slug'>,
	) {
		this.database = fields.database;
		this.server = fields.server;
		this.payments = fields.payments;
		this.anna = fields.anna;
		this.ben = fields.ben;
		this.mari = fields.mari;
		this.juhan = fields.juhan;
		this.ruta = fields.ruta;
		this.slug = fields.slug;
	}

	static async open(database: Database, options: Partial<StartOptions> = {}): Promise<OrderShop> {
		const server = await testServer(database, options);
		const { merchant } = server;
		const put = (path: string, body: unknown) => server.call('PUT', path, { key: merchant.secret, body });
		for (const name of STORES) {
			await put(
				`/v1/stores/${name}`,
				storeInput({ name, kind: name === 'warehouse' ? 'warehouse' : 'store', hours: ALWAYS, pickup: PICKUP }),
			);
		}
		const variants = Object.entries(PRICES).map(([sku, amount]) =>
			variantInput(sku, { price: { amount, currency: 'EUR' } }),
		);
		await put('/v1/products/goods', productInput(variants));
		for (const sku of Object.keys(PRICES)) {
			for (const store of STORES)
				await setLevel(database, merchant.id, sku, store, { on_hand: sku === 'CUP' ? PLENTY : IN_EVERY_STORE });
		}
		const session = async () =>
			(await server.call('POST', '/v1/sessions', { key: merchant.publishable })).body as Session;
		await hire(database, merchant, 'mari', { stores: ['tartu'] });
		await hire(database, merchant, 'juhan', { stores: ['tartu'] });
		await hire(database, merchant, 'ruta', { stores: ['riga'] });
		const [row] = await database.query<{ slug: string }>({ text: 'SELECT slug FROM merchant WHERE merchant_id = $1' }, [
			merchant.id,
		]);
		return new OrderShop({
			database,
			server,
			payments: options.payments,
			anna: await session(),
			ben: await session(),
			mari: await atCounter(server, merchant, 'mari'),
			juhan: await atCounter(server, merchant, 'juhan'),
			ruta: await atCounter(server, merchant, 'ruta'),
			slug: row?.slug ?? '',
		});
	}

	close(): Promise<void> {
		return this.server.close();
	}

	caller(session: Session | null): Caller {
		const { id } = this.server.merchant;
		const common = {
			merchant: { id, name: 'Shop', currency: 'EUR', language: 'en' },
			key_id: 'k',
			channel: 'web' as const,
		};
		const rest = { origins: [], rate_limit: 1000, kiosk: null };
		return session
			? { ...common, ...rest, kind: 'shopper', ...shopperOf(session) }
			: { ...common, ...rest, kind: 'secret' };
	}

	/** Holds and orders in one step, as a cart does. One kettle in Tartu, paid there, unless told. */
	async place(options: PlaceOptions = {}): Promise<Order> {
		return this.database.transaction(async (tx) => {
			const input = this.#inputOf(options);
			const session = options.session === undefined ? this.anna : options.session;
			const holds = input.places.map(({ reservation_id, store_id, lines }) => ({
				reservation_id,
				lines: lines.map((line) => ({ ...line, store_id })),
			}));
			const { id } = this.server.merchant;
			await lockLevels(
				tx,
				id,
				holds.flatMap(({ lines }) => lines),
			);
			const holder = { channel: 'web' as const, owner_id: ownerOf(session), holdMinutes: 15 };
			await holdUnits(tx, id, holder, holds);
			const slots = input.places.flatMap(({ reservation_id, store_id, slot }) =>
				slot ? [{ reservation_id, store_id, starts_at: new Date(slot.starts_at) }] : [],
			);
			await bookSlots(tx, id, slots);
			const services = {
				address: () => this.server.url,
				payments: options.payments ?? this.payments,
				now: () => new Date(),
			};
			const placed = await placeOrder(tx, services, this.caller(session), input);
			if (isRefusal(placed)) throw new Error(JSON.stringify(placed));
			return placed;
		});
	}

	#inputOf({ places = { tartu: { KETTLE: 1 } }, payment = 'at_pickup', contact, ...more }: PlaceOptions): OrderToPlace {
		const { starts_at = nextHour(1) } = more;
		const totals = new Map<string, number>();
		for (const lines of Object.values(places)) {
			for (const [sku, quantity] of Object.entries(lines)) totals.set(sku, (totals.get(sku) ?? 0) + quantity);
		}
		const ends_at = new Date(starts_at.getTime() + HOUR_MS);
		const slot = { starts_at: starts_at.toISOString(), ends_at: ends_at.toISOString() };
		const session = more.session === undefined ? this.anna : more.session;
		return {
			cart: {
				channel: 'web',
				currency: 'EUR',
				owner_id: ownerOf(session),
				shipping: { amount: places.ship ? SHIPPING : 0 },
			},
			lines: [...totals].map(([sku, quantity]) => ({
				sku,
				quantity,
				title: sku,
				options: [],
				image: null,
				unit_price: { amount: PRICES[sku] ?? 0, currency: 'EUR' },
			})),
			places: Object.entries(places).map(([place, lines]) => ({
				method: (place === 'ship' ? 'ship' : 'pickup') satisfies FulfillmentType,
				store_id: place === 'ship' ? 'warehouse' : place,
				slot: place === 'ship' ? null : slot,
				reservation_id: timeOrderedId(),
				lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })),
			})),
			contact: { ...CONTACT, ...contact },
			...(places.ship && { ship_to: { street: 'Aia 2', city: 'Võru', postal_code: '65605', country: 'EE' } }),
			payment: { method: payment },
		};
	}

	/** As a shopper, at a counter, or with the secret key. */
	call(
		who: Session | Headers | 'secret',
		method: string,
		path: string,
		body?: unknown,
		headers: Headers = {},
	): Promise<Answer> {
		const own = who === 'secret' || isSession(who) ? {} : who;
		const key = who === 'secret' ? this.server.merchant.secret : isSession(who) ? who.access_token : undefined;
		return this.server.call(method, path, { key, body, headers: { ...own, ...headers } });
	}

	async read(who: Session | Headers | 'secret', id: string): Promise<{ fulfillment: Fulfillment; etag: string }> {
		const { body, headers, text } = await this.call(who, 'GET', `/v1/fulfillments/${id}`);
		assert.ok(headers.has('etag'), text);
		return { fulfillment: body as Fulfillment, etag: headers.get('etag') ?? '' };
	}

	/** With the ETag of now and a key of its own, unless told. */
	async act(
		who: Session | Headers | 'secret',
		{ id }: { id: string },
		action: string,
		body?: unknown,
		{ etag, key = randomUUID() }: { etag?: string; key?: string } = {},
	): Promise<Answer> {
		const match = etag ?? (await this.read(who, id)).etag;
		const headers = { 'if-match': match, 'idempotency-key': key };
		return this.call(who, 'POST', `/v1/fulfillments/${id}/${action}`, body, headers);
	}

	cancel(who: Session | Headers | 'secret', { id }: { id: string }, key: string = randomUUID()): Promise<Answer> {
		return this.call(who, 'POST', `/v1/orders/${id}/cancel`, undefined, { 'idempotency-key': key });
	}

	async order(who: Session | Headers | 'secret', { id }: { id: string }): Promise<Order> {
		const { body, status, text } = await this.call(who, 'GET', `/v1/orders/${id}`);
		assert.equal(status, 200, text);
		return body as Order;
	}

	/** `on hand/reserved`, by SKU and store. */
	async stock(sku: string, store: string): Promise<string> {
		const [row] = await this.database.query<{ on_hand: number; reserved: number }>(
			{ text: 'SELECT on_hand, reserved FROM inventory_level WHERE merchant_id = $1 AND sku = $2 AND store_id = $3' },
			[this.server.merchant.id, sku, store],
		);
		return `${row?.on_hand}/${row?.reserved}`;
	}

	/** Types of what was queued for the shopper, the oldest first. */
	async messages({ id }: { id: string }): Promise<string[]> {
		const rows = await this.database.query<{ type: string }>(
			{
				text: `SELECT type FROM message WHERE merchant_id = $1 AND order_id = $2 AND channel = 'email' ORDER BY message_id`,
			},
			[this.server.merchant.id, id],
		);
		return rows.map(({ type }) => type);
	}
}

function isSession(who: Session | Headers | 'secret'): who is Session {
	return typeof who === 'object' && 'access_token' in who;
}

/** When a slot begins, so many hours from now. */
export function nextHour(hours: number): Date {
	return new Date((Math.floor(Date.now() / HOUR_MS) + hours) * HOUR_MS);
}

/** The first fulfillment of an order. */
export function only({ fulfillments }: Order): Fulfillment {
	const [first] = fulfillments;
	assert.ok(first);
	return first;
}

/** `200`, or the status and code of a problem. */
export function outcomeOf({ status, body }: Answer): string {
	return status < 300 ? String(status) : `${status} ${(body as { code?: string }).code}`;
}

function ownerOf(session: Session | null): string | null {
	return session ? (session.customer_id ?? session.id) : null;
}

function shopperOf({ id, customer_id }: Session) {
	return { session_id: id, customer_id, owner_id: customer_id ?? id, verified_lately: false, is_borrowed: false };
}
