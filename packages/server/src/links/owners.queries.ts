import type { Queryable } from '../database/database.ts';

/** Of the merchants that have such a code the oldest. */
async function oneOf(
	queryable: Queryable,
	name: string,
	{ table, where }: { table: string; where: string },
	value: string | Buffer,
): Promise<string | undefined> {
	const [row] = await queryable.query<{ merchant_id: string }>(
		{
			name,
			text: `SELECT merchant.merchant_id FROM merchant JOIN ${table} USING (merchant_id)
				WHERE ${where} ORDER BY merchant.created_at, merchant.merchant_id LIMIT 1`,
		},
		[value],
	);
	return row?.merchant_id;
}

export function findMerchantOfBasket(queryable: Queryable, codeHash: Buffer): Promise<string | undefined> {
	const basket = { table: 'cart_handoff', where: 'code_hash = $1' };
	return oneOf(queryable, 'links_basket_merchant', basket, codeHash);
}

export function findMerchantOfDevice(queryable: Queryable, codeHash: Buffer): Promise<string | undefined> {
	const device = { table: 'device_sign_in', where: 'code_hash = $1' };
	return oneOf(queryable, 'links_device_merchant', device, codeHash);
}

export function findMerchantOfCard(queryable: Queryable, locator: string): Promise<string | undefined> {
	return oneOf(queryable, 'links_card_merchant', { table: 'loyalty_card', where: 'locator = $1' }, locator);
}

/** Of a coupon in somebody’s wallet. */
export function findMerchantOfCoupon(queryable: Queryable, locator: string): Promise<string | undefined> {
	const coupon = { table: 'wallet_coupon', where: 'locator = $1 AND customer_id IS NOT NULL' };
	return oneOf(queryable, 'links_coupon_merchant', coupon, locator);
}
