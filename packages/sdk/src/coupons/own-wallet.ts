import type { ClaimableCoupons, CouponFace, CouponValidation, WalletCoupon, WalletCouponPage } from '@endcap/contract';
import type { Codes } from '../loyalty/codes.ts';
import type { Shopper } from '../sessions/shopper.ts';
import { createOwnState } from '../shoppers/own-state.ts';
import type { Behind } from '../shared/lazily.ts';
import type { Refreshed } from '../shared/refresher.ts';
import { PAGE, type Shape } from '../shared/shape.ts';
import { write } from '../shared/write.ts';
import { claimAt } from './claiming.ts';
import type { Wallet } from './wallet.ts';

const WALLET = '/v1/wallet';
const CLAIMABLE: Shape<ClaimableCoupons> = ['data'];
const VALIDATION: Shape<CouponValidation> = ['coupons', 'totals'];
/** Of coupons’ codes. */
const COUPON_CODE = 'c';

export interface WalletSources {
	$wallet: Refreshed<readonly WalletCoupon[] | null>;
	$claimable: Refreshed<readonly CouponFace[] | null>;
}

/** What stands behind `Wallet`. */
export function createOwnWallet(
	shopper: Shopper,
	{ $wallet, $claimable }: WalletSources,
	codes: () => Promise<Codes>,
): Behind<Wallet> {
	const { transport, asShopper } = shopper;
	const wallet = createOwnState(shopper, $wallet, {
		name: '$wallet',
		topic: 'wallet',
		events: /^wallet_coupon\./,
		async read({ authorization }) {
			const page = await transport.read<WalletCouponPage>(WALLET, { limit: 100 }, PAGE, undefined, authorization);
			return { ...page, value: page.value.data };
		},
	});
	const claimable = createOwnState(shopper, $claimable, {
		name: '$claimable',
		topic: 'wallet',
		events: /^wallet_coupon\./,
		async read({ authorization }) {
			const list = await transport.read(`${WALLET}/claimable`, {}, CLAIMABLE, undefined, authorization);
			return { ...list, value: list.value.data };
		},
	});

	async function locate(id: string): Promise<string | undefined> {
		const find = async () => (await wallet.find())?.find((each) => each.id === id);
		const known = await find();
		if (!known) await wallet.refresh();
		const coupon = known ?? (await find());
		return coupon && COUPON_CODE + coupon.locator;
	}

	return {
		$wallet: wallet.refresh,
		$claimable: claimable.refresh,
		async $code(source, id) {
			await (await codes()).show(source, COUPON_CODE, () => locate(id));
		},
		async claim(what, options) {
			const outcome = await claimAt(shopper, `${WALLET}/claim`, what, options?.signal);
			if (outcome.outcome === 'claimed') {
				await Promise.all([$wallet.refresh(), $claimable.$live.lc > 0 && $claimable.refresh()]);
			}
			return outcome;
		},
		async validate(input, options) {
			const ask = (authorization?: string) =>
				write<CouponValidation>(transport, 'POST', '/v1/coupons/validate', input, {
					shape: VALIDATION,
					signal: options?.signal,
					once: false,
					...(authorization && { authorization }),
				});
			const asked = await asShopper(false, ({ authorization }) => ask(authorization));
			return (asked ?? (await ask())).value;
		},
	};
}
