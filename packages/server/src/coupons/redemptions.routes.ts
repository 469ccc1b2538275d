import {
	listRedemptions as listRedemptionsOperation,
	redeemCoupons as redeemCouponsOperation,
	rollBackRedemption,
	type Redemption,
} from '@endcap/contract';
import { ownStores, storesNotAllowed, type Caller } from '../http/caller.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { refuse, orUndo, type Refusal } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import type { Queryable } from '../database/database.ts';
import { endRedemptions } from './end.ts';
import { lockCoupons } from './queries.ts';
import { redeemForSource } from './redeem-for-source.ts';
import { findRedemption, listRedemptions, type RedemptionRow } from './redemptions.queries.ts';
import { judgeManager } from './rules.ts';

export function redemptionRoutes(route: Route, { database, now }: Services): void {
	route(listRedemptionsOperation, async ({ caller, query }) => {
		const { coupon_id, source_type, source_id, status, limit = 50, cursor } = query;
		const list = `redemptions ${coupon_id ?? ''}`;
		const [after] = cursor === undefined ? [] : (decodeCursor(list, cursor, ['text']) ?? [null]);
		if (after === null) return refuse('invalid_cursor', 'The cursor is not one of this list. Begin again without it.');
		const rows = await listRedemptions(database, caller.merchant.id, {
			couponId: coupon_id,
			sourceType: source_type,
			sourceId: source_id,
			statuses: status,
			stores: ownStores(caller, undefined),
			after: after?.toString(),
			limit: limit + 1,
		});
		const cut = page(rows, limit, (last) => encodeCursor(list, [last.redemption_id]));
		return answer(200, { data: cut.rows.map(redemptionOf), next_cursor: cut.next_cursor });
	});

	route(redeemCouponsOperation, async (call) => {
		const { caller, body } = call;
		return once(database, identityOf(redeemCouponsOperation, call), fingerprintOf(body), async (tx) => {
			const redeemed = orUndo(await redeemForSource(tx, caller, body, now()));
			const text = JSON.stringify({ redemptions: redeemed.rows.map(redemptionOf), price: redeemed.price });
			return { status: 201 as const, text };
		});
	});

	route(rollBackRedemption, async (call) => {
		const { caller, params } = call;
		const refusal = judgeManager(caller);
		if (refusal) return refusal;
		const identity = identityOf(rollBackRedemption, call);
		return once(database, identity, fingerprintOf(params), async (tx) => {
			const row = orUndo(await rollBack(tx, caller, params.redemption_id));
			return { status: 200 as const, text: JSON.stringify(redemptionOf(row)) };
		});
	});
}

async function rollBack(
	tx: Queryable,
	caller: Caller,
	redemptionId: string,
): Promise<RedemptionRow | Refusal<'not_found' | 'redemption_state' | 'store_not_allowed'>> {
	const merchantId = caller.merchant.id;
	const before = await findRedemption(tx, merchantId, redemptionId);
	if (!before) return refuse('not_found', 'No redemption has this id. GET /v1/redemptions lists them.');
	if (before.store_id !== null && storesNotAllowed(caller, [before.store_id]).length > 0) {
		return refuse('store_not_allowed', 'It was redeemed in a store that is not one of yours.');
	}
	await lockCoupons(tx, merchantId, [before.coupon_id]);
	const row = (await findRedemption(tx, merchantId, redemptionId)) ?? before;
	if (row.status === 'rolled_back') return row;
	const [ended] = await endRedemptions(tx, merchantId, [row], 'rolled_back');
	return ended ?? refuse('redemption_state', 'It was never redeemed, so there is nothing to give back.');
}

function redemptionOf({ redemption_id, source_type, source_id, amount, currency, ...row }: RedemptionRow): Redemption {
	const { coupon_id, wallet_coupon_id, code, customer_id, status, channel, store_id, excess } = row;
	return {
		id: redemption_id,
		coupon_id,
		wallet_coupon_id,
		code,
		source: { type: source_type, id: source_id },
		customer_id,
		status,
		amount: { amount: Number(amount), currency },
		channel,
		store_id,
		excess,
		created_at: row.created_at.toISOString(),
		redeemed_at: row.redeemed_at?.toISOString() ?? null,
		ended_at: row.ended_at?.toISOString() ?? null,
	};
}
