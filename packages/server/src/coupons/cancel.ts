import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import { endRedemptions } from './end.ts';
import { lockCoupons } from './queries.ts';
import { findReservedOf } from './redemptions.queries.ts';
import { addUses } from './uses.queries.ts';
import { cancelUnused, listUnusedCoupons } from './wallet.queries.ts';

/** Takes back what a customer has not used, also what a basket of theirs has reserved: others may have those uses. */
export async function cancelWallet(tx: Queryable, merchantId: string, customerId: string): Promise<void> {
	await lockCoupons(tx, merchantId, await listUnusedCoupons(tx, merchantId, customerId));
	await endRedemptions(tx, merchantId, await findReservedOf(tx, merchantId, customerId), 'released');
	const canceled = await cancelUnused(tx, merchantId, customerId);
	await addUses(
		tx,
		merchantId,
		canceled.map(({ coupon_id }) => ({ coupon_id, customer_id: customerId, uses: -1, excess: 0 })),
	);
	await stageEvents(
		tx,
		merchantId,
		canceled.map(({ wallet_coupon_id: id, coupon_id }) => ({
			type: 'wallet_coupon.updated',
			owner_id: customerId,
			data: { id, coupon_id, customer_id: customerId, status: 'canceled' },
		})),
	);
}
