import type { CouponVerdict, WalletCoupon } from '@endcap/contract';
import type { Shopper } from '../sessions/shopper.ts';
import { isEndcapProblem } from '../shared/errors.ts';
import { makeIdempotencyKey } from '../shared/idempotency-key.ts';
import { refusalOf } from '../shared/outcome.ts';
import type { Shape } from '../shared/shape.ts';
import { write } from '../shared/write.ts';
import { asCustomer } from '../shoppers/as-customer.ts';
import { limitedOf } from '../shoppers/limited.ts';
import type { ClaimOutcome } from './wallet.ts';

const COUPON: Shape<WalletCoupon> = ['id', 'coupon', 'status'];

/** Asks for a coupon as whoever is signed in. */
export async function claimAt(
	shopper: Shopper,
	path: string,
	body: unknown,
	signal: AbortSignal | undefined,
): Promise<ClaimOutcome> {
	const idempotencyKey = makeIdempotencyKey();
	try {
		const { value } = await asCustomer(
			shopper,
			({ authorization }) =>
				write<WalletCoupon>(shopper.transport, 'POST', path, body, {
					shape: COUPON,
					authorization,
					idempotencyKey,
					signal,
				}),
			signal,
		);
		return { outcome: 'claimed', coupon: value };
	} catch (error) {
		if (isEndcapProblem(error, 'coupon_refused')) {
			const [verdict] = (error.problem.coupons ?? []) as CouponVerdict[];
			return { outcome: 'coupon_refused', reason: verdict?.reason ?? undefined };
		}
		return isEndcapProblem(error, 'sign_in_needed') ? refusalOf(error, 'sign_in_needed') : limitedOf(error);
	}
}
