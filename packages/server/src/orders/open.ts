import type { Database } from '../database/database.ts';
import { rangeOfCodes, readCode, standsFor } from '../fulfillments/codes.ts';
import { findByCode } from '../fulfillments/queries.ts';
import type { ShopperCaller } from '../http/caller.ts';
import { merchantOfToken, tokenPattern } from '../shared/tokens.ts';
import { findOrderByToken, insertViewer } from './queries.ts';
import { readOrder, type OrderRecord } from './record.ts';

const ORDER_TOKEN = tokenPattern('ot');

/**
 * The shopper sees the order from now on; undefined when the token opens none. At a kiosk the code of a pickup, or its words,
 * open the order too: who has them is handed the goods.
 */
export async function openByLink(
	database: Database,
	{ merchant, owner_id, kiosk }: ShopperCaller,
	token: string,
): Promise<OrderRecord | undefined> {
	const readable = ORDER_TOKEN.test(token) && merchantOfToken(token) === merchant.id;
	const linked = await findOrderByToken(database, merchant.id, readable ? token : '');
	const orderId = linked ?? (kiosk ? await findByPickup(database, merchant.id, token) : undefined);
	if (orderId === undefined) return undefined;
	await insertViewer(database, merchant.id, orderId, owner_id);
	return readOrder(database, merchant.id, orderId);
}

async function findByPickup(database: Database, merchantId: string, input: string): Promise<string | undefined> {
	const read = readCode(input) ?? { kind: 'code', text: '' };
	const rows = await findByCode(database, merchantId, undefined, rangeOfCodes(read));
	return rows.find(({ code }) => standsFor(read, code))?.order_id;
}
