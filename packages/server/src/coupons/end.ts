import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import { moveRedemptions, moveWalletCoupons, type RedemptionRow } from './redemptions.queries.ts';
import { addUses } from './uses.queries.ts';

const FROM = { released: 'reserved', rolled_back: 'succeeded' } as const;
const WALLET = { reserved: 'reserved', succeeded: 'redeemed', released: 'issued', rolled_back: 'issued' } as const;

/** Ends those of the redemptions that can be ended so, of coupons whose rows are locked, and gives their uses back. */
export async function endRedemptions(
	tx: Queryable,
	merchantId: string,
	rows: readonly RedemptionRow[],
	to: 'released' | 'rolled_back',
): Promise<RedemptionRow[]> {
	const ids = rows.filter(({ status }) => status === FROM[to]).map(({ redemption_id }) => redemption_id);
	if (ids.length === 0) return [];
	const ended = await moveRedemptions(tx, merchantId, ids, FROM[to], to);
	await moveWalletCoupons(
		tx,
		merchantId,
		ended.flatMap(({ wallet_coupon_id, excess, channel, store_id }) =>
			wallet_coupon_id === null || excess
				? []
				: [{ wallet_coupon_id, status: 'issued', channel, store_id, until: null }],
		),
	);
	await addUses(
		tx,
		merchantId,
		ended.map(({ coupon_id, customer_id, counted, excess }) => ({
			coupon_id,
			customer_id: counted ? customer_id : null,
			uses: counted ? -1 : 0,
			excess: excess ? -1 : 0,
		})),
	);
	await tellRedemptions(tx, merchantId, ended);
	return ended;
}

type Told = Pick<
	RedemptionRow,
	'redemption_id' | 'coupon_id' | 'wallet_coupon_id' | 'status' | 'customer_id' | 'store_id' | 'excess'
>;

export async function tellRedemptions(tx: Queryable, merchantId: string, rows: readonly Told[]): Promise<void> {
	await stageEvents(
		tx,
		merchantId,
		rows.flatMap(({ redemption_id, coupon_id, wallet_coupon_id, status, customer_id, store_id, excess }) => [
			{
				type: 'redemption.updated',
				owner_id: customer_id,
				...(store_id !== null && { store_id }),
				data: { id: redemption_id, coupon_id, customer_id, status },
			},
			...(wallet_coupon_id === null || excess
				? []
				: [
						{
							type: 'wallet_coupon.updated' as const,
							owner_id: customer_id,
							data: { id: wallet_coupon_id, coupon_id, customer_id, status: WALLET[status] },
						},
					]),
		]),
	);
}
