import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CouponBenefit, Sale } from '@endcap/contract';
import { timeOrderedId } from '../../../packages/server/src/shared/time-ordered-id.ts';
import { insertCustomer } from '../../../packages/server/src/shoppers/queries.ts';
import { HAS_JOURNEY, readJourney } from '../../support/journey-redemptions.ts';
import { CouponShop } from '../../support/coupon-shop.ts';
import { postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { PLAIN } from '../../support/points-desk.ts';
import type { Answer } from '../../support/server.ts';
import { productInput, variantInput } from '../../support/shop.ts';
import { problemOf } from '../../support/till.ts';

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const DAY_MS = 86_400_000;

/** The export does not say what a coupon gives, so each type of campaign gives another thing. */
const BENEFITS: Record<string, CouponBenefit> = {
	'Type A': { type: 'amount', amount: euros(100) },
	'Type B': { type: 'percentage', percent: 20 },
	'Type C': { type: 'amount', amount: euros(350) },
};

const priceOf = (product: string) => 200 + (Number(product) % 800);

/** Of the article alone, without the server. */
function worth(type: string, price: number): number {
	if (type === 'Type B') return Math.floor((price * 20 + 50) / 100);
	return Math.min(price, type === 'Type A' ? 100 : 350);
}

describe('a year of a grocer’s coupons', { skip: HAS_JOURNEY ? false : 'completejourney is not here' }, () => {
	let open: TestDatabase;
	let shop: CouponShop;
	let now = new Date('2017-01-01T10:00:00Z');

	before(async () => {
		open = await postgresDatabase();
		shop = await CouponShop.open(open.database, () => now);
		await shop.must('PUT', '/v1/loyalty/program', { body: PLAIN });
	});

	after(async () => {
		await shop.close();
		await open.close();
	});

	test('redeemed at a till in the order of time comes to what it comes to by hand', async () => {
		const { campaigns, households, coupons, redemptions } = readJourney();
		const used = [...new Set(redemptions.map(({ coupon }) => coupon))];
		const articleOf = new Map(used.map((coupon, index) => [coupon, articleIn(coupons.get(coupon) ?? [], index)]));
		const variants = [...new Set(articleOf.values())].map((sku) =>
			variantInput(sku, { price: euros(priceOf(sku)), tracked: false }),
		);
		await shop.must('PUT', '/v1/products/groceries', { body: productInput(variants) });
		for (const coupon of used) {
			const campaign = campaigns.get(coupon.split('-')[0] ?? '');
			assert.ok(campaign);
			const end = new Date(Date.parse(campaign.end_date) + DAY_MS).toISOString().slice(0, 10);
			await shop.coupon(coupon, {
				code: coupon,
				benefit: BENEFITS[campaign.campaign_type],
				products: { categories: [], skus: coupons.get(coupon) ?? [] },
				// A printed coupon is good once in a household.
				limit_per_customer: 1,
				segments: [`campaign-${campaign.campaign_id}`],
				valid_from: `${campaign.start_date}T00:00`,
				valid_until: `${end}T00:00`,
			});
		}
		const customers = await join(households, new Set(redemptions.map(({ household_id }) => household_id)));
		const byHand = { sales: 0, refused: 0, items: 0, discount: 0 };
		const byTill = { sales: 0, refused: 0, items: 0, discount: 0 };
		const uses = new Map<string, number>();
		const points = new Map<string, number>();
		const before = new Set<string>();
		for (const [index, { household_id, coupon, campaign_id, redemption_date }] of redemptions.entries()) {
			now = new Date(`${redemption_date}T10:00:00Z`);
			const sku = articleOf.get(coupon) ?? '';
			const customer_id = customers.get(household_id) ?? '';
			const triple = `${household_id} ${coupon}`;
			if (before.has(triple)) byHand.refused += 1;
			else {
				const price = priceOf(sku);
				const off = worth(campaigns.get(campaign_id)?.campaign_type ?? '', price);
				byHand.sales += 1;
				byHand.items += price + 4900;
				byHand.discount += off;
				uses.set(coupon, (uses.get(coupon) ?? 0) + 1);
				points.set(household_id, (points.get(household_id) ?? 0) + price + 4900 - off);
			}
			before.add(triple);
			const answer = await sell(`j${index}`, customer_id, sku, coupon);
			if (answer.status === 409) {
				assert.deepEqual([problemOf(answer), CouponShop.reasonOf(answer)], ['coupon_refused', 'limit_reached']);
				byTill.refused += 1;
				continue;
			}
			assert.equal(answer.status, 201, answer.text);
			const { totals } = answer.body as Sale;
			byTill.sales += 1;
			byTill.items += totals.items.amount;
			byTill.discount += totals.discount.amount;
		}
		assert.deepEqual(byTill, byHand);
		assert.deepEqual([byHand.sales, byHand.refused], [2075, 27]);
		assert.deepEqual(await usesOf(), Object.fromEntries([...uses].sort()));
		for (const [household, earned] of points) {
			const { active } = await shop.must<{ active: number }>(
				'GET',
				`/v1/loyalty/accounts/${customers.get(household) ?? ''}`,
			);
			assert.equal(active, earned, household);
		}
	});

	function articleIn(products: readonly string[], index: number): string {
		return products[index % products.length] ?? '';
	}

	async function join(all: Map<string, string[]>, wanted: Set<string>): Promise<Map<string, string>> {
		const customers = new Map<string, string>();
		for (const household of wanted) {
			const customer_id = timeOrderedId();
			const email = `household-${household}@example.com`;
			const customer = { customer_id, email, phone: null, name: null, language: 'en' };
			assert.ok(await insertCustomer(open.database, shop.merchant.id, customer));
			const segments = (all.get(household) ?? []).map((campaign) => `campaign-${campaign}`);
			await open.database.query(
				{ text: 'UPDATE customer SET segments = $3 WHERE merchant_id = $1 AND customer_id = $2' },
				[shop.merchant.id, customer_id, segments],
			);
			customers.set(household, customer_id);
		}
		return customers;
	}

	function sell(receipt: string, customer_id: string, sku: string, coupon: string): Promise<Answer> {
		const lines = [
			{ sku, quantity: 1 },
			{ sku: 'KETTLE', quantity: 1 },
		];
		const body = {
			store_id: 'tartu',
			receipt,
			sold_at: now.toISOString(),
			lines,
			customer: { customer_id },
			coupons: [coupon],
		};
		return shop.call('POST', '/v1/sales', { body });
	}

	async function usesOf(): Promise<Record<string, number>> {
		const rows = await open.database.query<{ coupon_id: string; uses: number }>(
			{ text: 'SELECT coupon_id, uses FROM coupon WHERE merchant_id = $1 ORDER BY coupon_id COLLATE "C"' },
			[shop.merchant.id],
		);
		return Object.fromEntries(rows.map(({ coupon_id, uses }) => [coupon_id, uses]));
	}
});
