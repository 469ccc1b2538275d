import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { LoyaltyAccount, LoyaltyProgram, Sale, SaleInput, SalePrice } from '@endcap/contract';
import type { Database, StartOptions } from '@endcap/server';
import { COUPON_NOW, CouponShop } from './coupon-shop.ts';
import { PLAIN } from './points-desk.ts';
import type { Answer } from './server.ts';
import { setLevel } from './shop.ts';
import { signedIn, type SignedIn } from './signed-in.ts';

type Fields = Partial<SaleInput>;

export const euros = (amount: number) => ({ amount, currency: 'EUR' });

/** A till in Tartu of a merchant with coupons and points, over real HTTP; kettles cost 49 euros and pans 20. */
export class Till {
	readonly shop: CouponShop;
	#receipts = 0;

	private constructor(shop: CouponShop) {
		this.shop = shop;
	}

	/** A point a cent, unless told. */
	static async open(
		database: Database,
		program: Partial<LoyaltyProgram> = {},
		options: Partial<StartOptions> = {},
	): Promise<Till> {
		const shop = await CouponShop.open(database, undefined, options);
		for (const sku of ['KETTLE', 'PAN']) await setLevel(database, shop.merchant.id, sku, 'tartu', { on_hand: 1000 });
		await shop.must('PUT', '/v1/loyalty/program', { body: { ...PLAIN, ...program } });
		return new Till(shop);
	}

	close(): Promise<void> {
		return this.shop.close();
	}

	join(): Promise<SignedIn> {
		return signedIn(this.shop.database, this.shop.merchant);
	}

	/** A kettle, unless told. */
	receipt(fields: Fields = {}): SaleInput {
		const lines = [{ sku: 'KETTLE', quantity: 1 }];
		return { store_id: 'tartu', receipt: `r${++this.#receipts}`, sold_at: COUPON_NOW.toISOString(), lines, ...fields };
	}

	send(input: SaleInput): Promise<Answer> {
		return this.shop.call('POST', '/v1/sales', { body: input, headers: { 'idempotency-key': randomUUID() } });
	}

	async sell(fields: Fields = {}): Promise<Sale> {
		const { status, text, body } = await this.send(this.receipt(fields));
		assert.equal(status, 201, text);
		return body as Sale;
	}

	async price(fields: Omit<Fields, 'receipt' | 'sold_at'> = {}): Promise<SalePrice> {
		const { receipt: _, sold_at: __, ...body } = this.receipt(fields);
		return this.shop.must('POST', '/v1/sales/price', { body });
	}

	async refund({ store_id, receipt }: Sale, lines: SaleInput['lines'], fields: Fields = {}): Promise<Sale> {
		return this.sell({ lines, refund_of: { store_id, receipt }, ...fields });
	}

	account(customer_id: string): Promise<LoyaltyAccount> {
		return this.shop.must('GET', `/v1/loyalty/accounts/${customer_id}`);
	}
}

export function problemOf({ body }: Answer): string | undefined {
	return (body as { code?: string }).code;
}
