import {
	claimCoupon as claimCouponOperation,
	getWalletCoupon,
	listClaimable,
	listWallet,
	type CouponVerdict,
} from '@endcap/contract';
import type { ShopperCaller } from '../http/caller.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { isRefusal, refuse, RefusedInTransaction } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { claimCoupon, readClaimable, signInNeeded } from './claim.ts';
import { findWalletCoupons } from './wallet.queries.ts';
import { presentWallet, readWallet } from './wallet.ts';

const CURSOR = 'wallet';

export function walletRoutes(route: Route, { database, now, codeAttempts: attempts }: Services): void {
	route(listWallet, async ({ caller, query }) => {
		const { customer_id, merchant } = caller as ShopperCaller;
		if (customer_id === null) return signInNeeded();
		const { status, limit = 50, cursor } = query;
		const [position] = cursor === undefined ? [] : (decodeCursor(CURSOR, cursor, ['text']) ?? [null]);
		if (position === null) {
			return refuse('invalid_cursor', 'The cursor is not one of this list. Begin again without it.');
		}
		const filter = { statuses: status, after: position?.toString(), limit };
		const { coupons, after } = await readWallet(database, merchant, customer_id, filter, now());
		return answer(200, { data: coupons, next_cursor: after === null ? null : encodeCursor(CURSOR, [after]) });
	});

	route(listClaimable, async ({ caller }) =>
		answer(200, { data: await readClaimable(database, caller as ShopperCaller, now()) }),
	);

	route(getWalletCoupon, async ({ caller, params }) => {
		if (caller.kind === 'shopper' && caller.customer_id === null) return signInNeeded();
		const rows = await findWalletCoupons(database, caller.merchant.id, [params.wallet_coupon_id]);
		const own = caller.kind === 'shopper' ? rows.filter((row) => row.customer_id === caller.customer_id) : rows;
		const [coupon] = await presentWallet(database, caller.merchant, own, now());
		return coupon ? answer(200, coupon) : refuse('not_found', 'Nothing in your wallet has this id.');
	});

	route(claimCouponOperation, async (call) => {
		const caller = call.caller as ShopperCaller;
		const { ip } = call.request;
		if (caller.customer_id === null) return signInNeeded();
		const limited = attempts.take(caller, ip, 1);
		if (limited) return limited;
		const identity = identityOf(claimCouponOperation, call);
		let known = true;
		const kept = once(database, identity, fingerprintOf(call.body), async (tx) => {
			const claimed = await claimCoupon(tx, caller, call.body, now());
			if (isRefusal(claimed)) {
				known = claimed.coupons?.every((each) => (each as CouponVerdict).reason !== 'unknown') ?? true;
				throw new RefusedInTransaction(claimed);
			}
			return { status: claimed.created ? (201 as const) : (200 as const), text: JSON.stringify(claimed.coupon) };
		});
		return kept.finally(() => known && attempts.giveBack(caller, ip, 1));
	});
}
