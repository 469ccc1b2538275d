import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CouponInput } from '@endcap/contract';
import { BirthdayCoupons } from '../../../packages/server/src/coupons/birthdays.ts';
import { assertCouponSums } from '../../support/coupon-sums.ts';
import { CouponShop } from '../../support/coupon-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { signedIn } from '../../support/signed-in.ts';

/** The clock of Tallinn is two hours ahead, three in summer. */
const EVE = '2026-12-31T21:59:00Z';
const NEW_YEAR = '2026-12-31T22:00:00Z';

onEachDatabase('birthday coupons', (context) => {
	let shop: CouponShop;
	before(async () => {
		shop = await CouponShop.open(context.database);
	});
	after(() => shop.close());

	async function born(birthday: string, segments: string[] = []): Promise<string> {
		const { customer_id } = await signedIn(context.database, shop.merchant);
		await context.database.query(
			{ text: 'UPDATE customer SET birthday = $3, segments = $4 WHERE merchant_id = $1 AND customer_id = $2' },
			[shop.merchant.id, customer_id, birthday, segments],
		);
		return customer_id;
	}

	/** A node that has done nothing yet, at a moment. */
	const nodeAt = (now: string) => new BirthdayCoupons(context.database, () => new Date(now));

	async function owners(couponId: string): Promise<string[]> {
		const rows = await context.database.query<{ customer_id: string }>(
			{ text: 'SELECT customer_id FROM wallet_coupon WHERE merchant_id = $1 AND coupon_id = $2 ORDER BY 1' },
			[shop.merchant.id, couponId],
		);
		return rows.map(({ customer_id }) => customer_id);
	}

	async function coupon(id: string, fields: Partial<CouponInput> = {}): Promise<void> {
		await shop.coupon(id, { birthday: { days_before: 0, days_after: 2 }, ...fields });
	}

	test('are given on the day, in the zone of the shop, once a customer and year, by whichever node', async () => {
		const anna = await born('01-01');
		await born('07-01');
		await coupon('day');
		const node = nodeAt(EVE);
		await node.giveAll();
		assert.deepEqual(await owners('day'), []);
		await Promise.all([nodeAt(NEW_YEAR).giveAll(), nodeAt(NEW_YEAR).giveAll()]);
		await nodeAt('2027-01-03T10:00:00Z').giveAll();
		assert.deepEqual(await owners('day'), [anna]);
		await nodeAt('2028-01-01T10:00:00Z').giveAll();
		assert.deepEqual(await owners('day'), [anna, anna]);
	});

	test('are looked at once a day, and again when they were changed', async () => {
		await coupon('again');
		const node = nodeAt('2026-05-09T10:00:00Z');
		await node.giveAll();
		const ben = await born('05-09');
		await node.giveAll();
		assert.deepEqual(await owners('again'), []);
		await coupon('again', { name: 'Another name' });
		await node.giveAll();
		assert.deepEqual(await owners('again'), [ben]);
	});

	test('are left to shoppers where they have a code or are claimed, and to those whom they are for', async () => {
		const silver = await born('06-10', ['silver']);
		await born('06-10');
		await coupon('typed', { code: 'TYPED' });
		await coupon('claimed', { claimable: true });
		await coupon('draft', { status: 'draft' });
		await coupon('early', { valid_from: '2026-06-11T00:00' });
		await coupon('silver', { segments: ['silver'] });
		await nodeAt('2026-06-10T10:00:00Z').giveAll();
		for (const id of ['typed', 'claimed', 'draft', 'early']) assert.deepEqual(await owners(id), [], id);
		assert.deepEqual(await owners('silver'), [silver]);
	});

	test('are given to no more than there are', async () => {
		const [first] = [await born('08-08'), await born('08-08')];
		await coupon('few', { limit_total: 1 });
		await nodeAt('2026-08-08T10:00:00Z').giveAll();
		await nodeAt('2026-08-09T10:00:00Z').giveAll();
		assert.deepEqual(await owners('few'), [first]);
		await assertCouponSums(context.database, shop.merchant.id);
	});
});
