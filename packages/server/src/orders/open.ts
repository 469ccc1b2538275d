import type { Database } from '../database/database.ts';
import type { ShopperCaller } from '../http/caller.ts';
import { merchantOfToken, tokenPattern } from '../shared/tokens.ts';
import { findOrderByToken, insertViewer } from './queries.ts';
import { readOrder, type OrderRecord } from './record.ts';

const ORDER_TOKEN = tokenPattern('ot');

/** The shopper sees the order from now on; undefined when the token opens none. */
export async function openByLink(
	database: Database,
	{ merchant, owner_id }: ShopperCaller,
	token: string,
): Promise<OrderRecord | undefined> {
	const readable = ORDER_TOKEN.test(token) && merchantOfToken(token) === merchant.id;
	const orderId = await findOrderByToken(database, merchant.id, readable ? token : '');
	if (orderId === undefined) return undefined;
	await insertViewer(database, merchant.id, orderId, owner_id);
	return readOrder(database, merchant.id, orderId);
}
