import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type {
	Cart,
	CartInput,
	CouponInput,
	Fulfillment,
	LoyaltyAccount,
	LoyaltyProgram,
	Order,
} from '@endcap/contract';
import type { Database } from '@endcap/server';
import { AT_PICKUP, CartShop, CartShopper, CONTACT, MORNING, NOON } from './cart-shop.ts';
import { couponInput } from './coupon-shop.ts';
import { testPayments } from './payments.ts';
import { PLAIN } from './points-desk.ts';
import { testServer, type Answer, type TestServer } from './server.ts';
import { variantInput } from './shop.ts';
import { signedIn, type SignedIn } from './signed-in.ts';

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const ELSEWHERE = { contact: CONTACT, payment: { method: 'external' } };

/** Cups for 3.33 and kettles for 49 euros in Tartu, with coupons, points and payments elsewhere. */
export class OffersShop {
	readonly shop: CartShop;

	private constructor(shop: CartShop) {
		this.shop = shop;
	}

	static async open(database: Database, program: Partial<LoyaltyProgram> = {}): Promise<OffersShop> {
		const server = await testServer(database, { now: () => MORNING, payments: testPayments, logLevel: 'silent' });
		const variants = [variantInput('CUP', { price: euros(333) }), variantInput('KETTLE', { price: euros(4900) })];
		const levels = { 'CUP@tartu': 1000, 'KETTLE@tartu': 1000 };
		const offers = new OffersShop(await CartShop.open(database, { server, levels, variants }));
		await offers.must('PUT', '/v1/loyalty/program', { ...PLAIN, ...program });
		return offers;
	}

	close(): Promise<void> {
		return this.shop.close();
	}

	call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
		const key = this.shop.merchant.secret;
		return this.shop.server.call(method, path, { key, body, headers: { 'idempotency-key': randomUUID(), ...headers } });
	}

	async must<Body>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Body> {
		const { status, text, body: answer } = await this.call(method, path, body, headers);
		assert.ok(status < 300, `${method} ${path} was answered ${status}: ${text}`);
		return answer as Body;
	}

	coupon(id: string, fields: Partial<CouponInput> = {}): Promise<void> {
		return this.must('PUT', `/v1/coupons/${id}`, couponInput({ code: id.toUpperCase(), ...fields }));
	}

	/** The first of its codes for one use. */
	async singleUseCode(id: string): Promise<string> {
		await this.must('POST', `/v1/coupons/${id}/codes`, { count: 1 });
		const { text } = await this.call('GET', `/v1/coupons/${id}/codes.csv`);
		return text.trim().split('\r\n').at(-1)?.split(',')[0] ?? '';
	}

	/** Uses of a coupon that count. */
	async uses(id: string): Promise<number> {
		return (await this.must<{ uses: number }>('GET', `/v1/coupons/${id}`)).uses;
	}

	async member(): Promise<SignedIn & { shopper: CartShopper }> {
		const session = await signedIn(this.shop.database, this.shop.merchant);
		return { ...session, shopper: this.shopperOf(session) };
	}

	shopperOf({ access_token, id }: SignedIn, server: Pick<TestServer, 'url'> = this.shop.server): CartShopper {
		return new CartShopper(server.url, { authorization: `Bearer ${access_token}` }, id);
	}

	/** A cart collected in Tartu, with what it is to use. */
	async cart(shopper: CartShopper, lines: Record<string, number>, offers: CartInput): Promise<Cart> {
		await shopper.collecting(lines, 'tartu', NOON);
		return shopper.change(offers);
	}

	async order(
		shopper: CartShopper,
		lines: Record<string, number>,
		offers: CartInput,
		elsewhere = false,
	): Promise<Order> {
		await this.cart(shopper, lines, offers);
		const { status, text, body } = await shopper.tryComplete(elsewhere ? ELSEWHERE : AT_PICKUP);
		assert.equal(status, 201, text);
		return body as Order;
	}

	read({ id }: Pick<Order, 'id'>): Promise<Order> {
		return this.must('GET', `/v1/orders/${id}`);
	}

	pay({ id }: Order, status: 'paid' | 'failed', amount: number): Promise<Order> {
		return this.must('POST', `/v1/orders/${id}/payments`, { reference: randomUUID(), status, amount: euros(amount) });
	}

	cancel({ id }: Order): Promise<Order> {
		return this.must('POST', `/v1/orders/${id}/cancel`);
	}

	/** Packed, with fewer of its first line when told, and handed over. */
	async handOver({ id, fulfillments }: Order, picked?: number): Promise<Order> {
		for (const { id: part } of fulfillments) {
			const lines = picked === undefined ? [] : [{ line: 1, quantity_picked: picked, reason: 'not_found' }];
			await this.#act(part, 'prepare', { lines });
			await this.#act(part, 'complete', { known_by: 'name' });
		}
		return this.read({ id });
	}

	async #act(id: string, action: string, body: unknown): Promise<Fulfillment> {
		const { headers } = await this.call('GET', `/v1/fulfillments/${id}`);
		return this.must('POST', `/v1/fulfillments/${id}/${action}`, body, { 'if-match': headers.get('etag') ?? '' });
	}

	account(customer_id: string): Promise<LoyaltyAccount> {
		return this.must('GET', `/v1/loyalty/accounts/${customer_id}`);
	}

	/** Points as a gift. */
	give(customer_id: string, points: number): Promise<void> {
		return this.must('POST', `/v1/loyalty/accounts/${customer_id}/adjust`, { points, note: 'A gift' });
	}
}
