import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Coupon, CouponInput, CouponReason, CouponValidation, WalletCoupon } from '@endcap/contract';
import type { Database, StartOptions } from '@endcap/server';
import { testServer, type Answer, type CallOptions, type TestMerchant, type TestServer } from './server.ts';
import { productInput, storeInput, variantInput } from './shop.ts';

/** A Wednesday noon in Tallinn. */
export const COUPON_NOW = new Date('2026-03-25T10:00:00Z');

const euros = (amount: number) => ({ amount, currency: 'EUR' });

/** Ten per cent off everything for everyone who has the code, unless told. */
export function couponInput(fields: Partial<CouponInput> = {}): CouponInput {
	return {
		status: 'active',
		name: 'Ten per cent',
		description: null,
		terms: null,
		benefit: { type: 'percentage', percent: 10 },
		minimum_spend: null,
		stores: null,
		channels: null,
		first_order_only: false,
		stackable: true,
		valid_from: null,
		valid_until: null,
		products: null,
		limit_total: null,
		limit_per_customer: null,
		code: null,
		claimable: false,
		segments: null,
		birthday: null,
		receipt: null,
		...fields,
	};
}

/** A merchant with a shop in Tartu and one in Riga that sell a kettle for 49 euros and a pan for 20, over real HTTP. */
export class CouponShop {
	readonly server: TestServer;
	readonly merchant: TestMerchant;
	readonly database: Database;

	private constructor(server: TestServer, database: Database) {
		this.server = server;
		this.merchant = server.merchant;
		this.database = database;
	}

	static async open(
		database: Database,
		now = () => COUPON_NOW,
		options: Partial<StartOptions> = {},
	): Promise<CouponShop> {
		const shop = new CouponShop(await testServer(database, { now, logLevel: 'silent', ...options }), database);
		for (const store of ['tartu', 'riga']) await shop.must('PUT', `/v1/stores/${store}`, { body: storeInput() });
		const kettle = productInput(['KETTLE'], { category: 'Kettles' });
		await shop.must('PUT', '/v1/products/kettle', { body: kettle });
		const pan = productInput([variantInput('PAN', { price: euros(2000) })], { category: 'Pans' });
		await shop.must('PUT', '/v1/products/pan', { body: pan });
		return shop;
	}

	close(): Promise<void> {
		return this.server.close();
	}

	/** With the secret key, unless told. */
	call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
		const headers = { ...(method === 'POST' && { 'idempotency-key': randomUUID() }), ...options.headers };
		return this.server.call(method, path, { key: this.merchant.secret, ...options, headers });
	}

	async must<Body>(method: string, path: string, options: CallOptions = {}): Promise<Body> {
		const { status, text, body } = await this.call(method, path, options);
		assert.ok(status < 300, `${method} ${path} was answered ${status}: ${text}`);
		return body as Body;
	}

	coupon(id: string, fields: Partial<CouponInput> = {}): Promise<Coupon> {
		return this.must('PUT', `/v1/coupons/${id}`, { body: couponInput(fields) });
	}

	/** The first of codes for one use. */
	async singleUseCode(couponId: string): Promise<string> {
		await this.must('POST', `/v1/coupons/${couponId}/codes`, { body: { count: 1 } });
		const { text } = await this.call('GET', `/v1/coupons/${couponId}/codes.csv`);
		return text.trim().split('\r\n').at(-1)?.split(',')[0] ?? '';
	}

	claim(key: string, body: { code: string } | { coupon_id: string }): Promise<Answer> {
		return this.call('POST', '/v1/wallet/claim', { key, body });
	}

	async claimed(key: string, body: { code: string } | { coupon_id: string }): Promise<WalletCoupon> {
		return this.must('POST', '/v1/wallet/claim', { key, body });
	}

	/** Of a kettle, unless told. */
	async validate(codes: string[], body: Record<string, unknown> = {}, key?: string): Promise<CouponValidation> {
		const lines = [{ sku: 'KETTLE', quantity: 1 }];
		return this.must('POST', '/v1/coupons/validate', { ...(key && { key }), body: { codes, lines, ...body } });
	}

	async reason(code: string, body: Record<string, unknown> = {}, key?: string): Promise<CouponReason | null> {
		const { coupons } = await this.validate([code], body, key);
		return coupons[0]?.reason ?? null;
	}

	/** For a receipt of its own, with a kettle on it. */
	redeem(codes: string[], body: Record<string, unknown> = {}): Promise<Answer> {
		const lines = [{ sku: 'KETTLE', quantity: 1 }];
		const source = { type: 'sale', id: randomUUID() };
		return this.call('POST', '/v1/redemptions', { body: { codes, lines, source, ...body } });
	}

	/** As problems say it. */
	static reasonOf(answer: Answer): CouponReason | null | undefined {
		return (answer.body as { coupons?: { reason: CouponReason | null }[] }).coupons?.[0]?.reason;
	}
}
