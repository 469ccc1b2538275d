import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Cart, CartCompletion, CartInput, Ordering, Session, VariantInput } from '@endcap/contract';
import type { Database } from '@endcap/server';
import { sequence } from '../../packages/server/src/events/sequencer.ts';
import { atCounter, hire } from './counter.ts';
import { eventsSoFar, type ToldEvent } from './events-so-far.ts';
import { testMerchant, testServer, type Answer, type TestMerchant, type TestServer } from './server.ts';
import { productInput, setLevel, storeInput, type LevelFields } from './shop.ts';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** A Wednesday morning in Tallinn, before the shops open at ten. Pickup times go by it; holds by the database’s clock. */
export const MORNING = new Date('2026-03-25T07:00:00Z');
/** Pickup times of that day. */
export const NOON = '2026-03-25T12:00:00Z';
export const ONE = '2026-03-25T13:00:00Z';

export const ORDERING: Ordering = {
	shipping: { price: { amount: 490, currency: 'EUR' }, free_from: { amount: 6000, currency: 'EUR' } },
	payment_methods: ['at_pickup', 'external'],
	payment_minutes: 30,
	order_page: null,
};

export interface CartShopOptions {
	/** By `SKU@store`; a store called warehouse is one. */
	levels: Record<string, number | LevelFields>;
	variants?: VariantInput[];
	/** Orders that one pickup time takes. */
	slotCapacity?: number | null;
	ordering?: Partial<Ordering>;
	/** Where the merchant is to be; one of its own unless told, which `close` ends. */
	server?: TestServer;
	now?: () => Date;
}

/** A merchant whose shops are open every day from ten to six, over real HTTP. */
export class CartShop {
	readonly server: TestServer;
	readonly merchant: TestMerchant;
	readonly database: Database;

	private constructor(server: TestServer, merchant: TestMerchant, database: Database) {
		this.server = server;
		this.merchant = merchant;
		this.database = database;
	}

	static async open(database: Database, options: CartShopOptions): Promise<CartShop> {
		const { levels, variants = [], slotCapacity = null, ordering } = options;
		const { now = () => MORNING, server = await testServer(database, { now }) } = options;
		const merchant = options.server ? await testMerchant(database, `shop-${randomUUID()}`) : server.merchant;
		const shop = new CartShop(server, merchant, database);
		const places = Object.keys(levels).map((place) => place.split('@') as [string, string]);
		for (const store of new Set(places.map(([, store]) => store))) await shop.putStore(store, slotCapacity);
		const given = new Set(variants.map(({ sku }) => sku));
		const skus = [...new Set(places.map(([sku]) => sku))].filter((sku) => !given.has(sku));
		await shop.put('/v1/products/goods', productInput([...skus, ...variants]));
		for (const [place, level] of Object.entries(levels)) await shop.stock(place, level);
		await shop.put('/v1/merchant/ordering', { ...ORDERING, ...ordering });
		return shop;
	}

	close(): Promise<void> {
		return this.server.close();
	}

	async putStore(id: string, slot_capacity: number | null = null): Promise<void> {
		const warehouse = id.startsWith('warehouse');
		const hours = DAYS.map((day) => ({ day, opens: '10:00', closes: '18:00' }));
		const pickup = warehouse ? null : { prep_minutes: 60, hold_hours: 48, slot_minutes: 60, slot_capacity };
		const kind = warehouse ? 'warehouse' : 'store';
		await this.put(`/v1/stores/${id}`, storeInput({ name: id, kind, hours, pickup }));
	}

	/** As the retailer. */
	async put(path: string, body: unknown): Promise<void> {
		const { status, text } = await this.server.call('PUT', path, { key: this.merchant.secret, body });
		assert.ok(status < 300, text);
	}

	/** Gives the goods other prices, in cents. */
	async price(prices: Record<string, number>, fields: Partial<VariantInput> = {}): Promise<void> {
		const variants = Object.entries(prices).map(([sku, amount]) => ({
			...productInput([sku]).variants[0]!,
			price: { amount, currency: 'EUR' },
			...fields,
		}));
		await this.put('/v1/products/goods', productInput(variants));
	}

	async stock(place: string, level: number | LevelFields): Promise<void> {
		const [sku = '', store = ''] = place.split('@');
		const fields = typeof level === 'number' ? { on_hand: level } : level;
		await setLevel(this.database, this.merchant.id, sku, store, fields);
	}

	/** The till sells. */
	async sell(store_id: string, sku: string, quantity: number): Promise<void> {
		const sold = await this.server.call('POST', '/v1/sales', {
			key: this.merchant.secret,
			headers: { 'idempotency-key': randomUUID() },
			body: { store_id, receipt: randomUUID(), sold_at: MORNING.toISOString(), lines: [{ sku, quantity }] },
		});
		assert.equal(sold.status, 201, sold.text);
	}

	async shopper(server: TestServer | { url: string } = this.server): Promise<CartShopper> {
		const { body } = await this.server.call('POST', '/v1/sessions', { key: this.merchant.publishable });
		const session = body as Session;
		return new CartShopper(server.url, { authorization: `Bearer ${session.access_token}` }, session.id);
	}

	/** Somebody at the counter, who works in some of the stores. */
	async clerk(login: string, stores: string[]): Promise<CartShopper> {
		await hire(this.database, this.merchant, login, { stores });
		return new CartShopper(this.server.url, await atCounter(this.server, this.merchant, login), login);
	}

	/** `on_hand/reserved` by `SKU@store`, as stored. */
	async levels(): Promise<Record<string, string>> {
		const rows = await this.database.query<{ place: string; units: string }>(
			{
				text: `SELECT sku || '@' || store_id AS place, on_hand || '/' || reserved AS units FROM inventory_level
					WHERE merchant_id = $1 ORDER BY 1`,
			},
			[this.merchant.id],
		);
		return Object.fromEntries(rows.map(({ place, units }) => [place, units]));
	}

	/** What is on hand, and of it promised to orders, and held for carts by the clock. */
	async promised(): Promise<{ place: string; on_hand: number; promised: number; held: number }[]> {
		return this.database.query(
			{
				text: `SELECT level.sku || '@' || level.store_id AS place, on_hand,
						coalesce(sum(line.held) FILTER (WHERE status = 'committed'), 0)::integer AS promised,
						coalesce(sum(line.held) FILTER (WHERE status = 'active' AND expires_at > now()), 0)::integer AS held
					FROM inventory_level level LEFT JOIN reservation_line line USING (merchant_id, sku, store_id)
					LEFT JOIN reservation USING (merchant_id, reservation_id)
					WHERE merchant_id = $1 GROUP BY level.sku, level.store_id, on_hand`,
			},
			[this.merchant.id],
		);
	}

	/** Orders that a pickup time has taken. */
	async booked(store_id: string, starts_at: string): Promise<number> {
		const [row] = await this.database.query<{ booked: number }>(
			{
				text: `SELECT count(*)::integer AS booked FROM counting_booking
					WHERE merchant_id = $1 AND store_id = $2 AND starts_at = $3`,
			},
			[this.merchant.id, store_id, starts_at],
		);
		return row?.booked ?? 0;
	}

	/** Lets the time of all holds pass. */
	async lapse(): Promise<void> {
		await this.database.query(
			{
				text: `UPDATE reservation SET expires_at = now() - interval '1 second' WHERE merchant_id = $1 AND status = 'active'`,
			},
			[this.merchant.id],
		);
	}

	/** Resolves when all events so far have their positions. */
	async told(): Promise<void> {
		await sequence(this.database, this.merchant.id);
	}

	events(...types: string[]): Promise<ToldEvent[]> {
		return eventsSoFar(this.database, this.merchant.id, types);
	}
}

export const CONTACT = {
	name: 'Anna',
	email: 'anna@shop.example',
	language: 'et',
	notify: { email: true, sms: false },
};

export const AT_PICKUP: CartCompletion = { contact: CONTACT, payment: { method: 'at_pickup' } };

/** Somebody with one cart, who sends the ETag of what they saw last. */
export class CartShopper {
	readonly session: string;
	etag = '';
	id = '';
	readonly #url: string;
	readonly #headers: Record<string, string>;

	constructor(url: string, headers: Record<string, string>, session: string) {
		this.#url = url;
		this.#headers = headers;
		this.session = session;
	}

	/** The same through another node. */
	through({ url }: { url: string }): CartShopper {
		const same = new CartShopper(url, this.#headers, this.session);
		same.id = this.id;
		same.etag = this.etag;
		return same;
	}

	/** Begins a cart. */
	async begin(input: CartInput): Promise<Cart> {
		return this.#seen(await this.send('POST', '/v1/carts', input), 201);
	}

	/** Begins one with all of the lines collected in a store at a time. */
	collecting(lines: Record<string, number>, store_id: string, starts_at: string): Promise<Cart> {
		return this.begin({
			lines: Object.entries(lines).map(([sku, quantity]) => ({
				sku,
				quantity,
				fulfillment: { method: 'pickup', store_id },
			})),
			pickups: [{ store_id, starts_at }],
		});
	}

	async read(): Promise<Cart> {
		return this.#seen(await this.send('GET', this.#path()), 200);
	}

	async change(input: CartInput): Promise<Cart> {
		return this.#seen(await this.tryChange(input), 200);
	}

	async allocate(body: { hold_minutes?: number } = {}): Promise<Cart> {
		return this.#seen(await this.tryAllocate(body), 200);
	}

	/** These resolve to whatever is answered. */
	tryChange(input: CartInput): Promise<Answer> {
		return this.send('PATCH', this.#path(), input, { 'if-match': this.etag });
	}

	tryAllocate(body: { hold_minutes?: number } = {}, headers: Record<string, string> = {}): Promise<Answer> {
		return this.send('POST', `${this.#path()}/allocate`, body, { 'if-match': this.etag, ...headers });
	}

	tryComplete(body: unknown = AT_PICKUP, headers: Record<string, string> = {}): Promise<Answer> {
		return this.send('POST', `${this.#path()}/complete`, body, { 'if-match': this.etag, ...headers });
	}

	async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
		const response = await fetch(this.#url + path, {
			method,
			headers: {
				...this.#headers,
				...(body !== undefined && { 'content-type': 'application/json' }),
				...(method === 'POST' && { 'idempotency-key': randomUUID() }),
				...headers,
			},
			body: JSON.stringify(body),
		});
		const text = await response.text();
		return {
			status: response.status,
			headers: response.headers,
			text,
			body: text === '' ? undefined : JSON.parse(text),
		};
	}

	#path(): string {
		return `/v1/carts/${this.id}`;
	}

	#seen({ status, text, body, headers }: Answer, expected: number): Cart {
		assert.equal(status, expected, text);
		const cart = body as Cart;
		this.id = cart.id;
		this.etag = headers.get('etag') ?? '';
		return cart;
	}
}

interface Told {
	code: string;
	pointers: string[];
	slots: string[];
}

/** What an answer refuses, for one look; `code` is `done` when it does not. */
export function toldBy({ status, body }: Answer): Told {
	const problem = body as {
		code?: string;
		errors?: { pointer: string }[];
		slots?: { store_id: string; starts_at: string }[];
	};
	return {
		code: status < 300 ? 'done' : (problem.code ?? String(status)),
		pointers: (problem.errors ?? []).map(({ pointer }) => pointer),
		slots: (problem.slots ?? []).map(({ starts_at }) => starts_at),
	};
}
