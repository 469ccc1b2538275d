import { isEndcapProblem, type CouponFace, type CouponReason, type CouponVerdict } from '@endcap/sdk';
import { atom, type ReadableAtom } from 'nanostores';
import { ownStore } from '../shared/own-store.ts';
import type { Visit } from '../shell/visit.ts';

/**
 * What became of a coupon that was scanned. `used`: it takes something off the basket. `kept`: it does as soon as the basket
 * is such that it fits. `refused`: it never will, for this shopper or for anybody. `toSignIn`: only for those who are signed
 * in; it goes on by itself. `pending`: for the basket, and `pendingWallet`: for the wallet, to be tried once the network is
 * back. `leftOut`: the shopper does not want it.
 */
export type CouponStatus =
	| 'looking'
	| 'used'
	| 'kept'
	| 'refused'
	| 'toSignIn'
	| 'pending'
	| 'pendingWallet'
	| 'leftOut'
	| 'limited'
	| 'failed'
	| 'notKept';

export interface ScannedCoupon {
	status: CouponStatus;
	/** Undefined while it is not known. */
	face: CouponFace | undefined;
	/** What it takes off, or why it does not. */
	verdict: Pick<CouponVerdict, 'applies' | 'amount' | 'reason' | 'missing'> | undefined;
	/** It is in the shopper’s wallet. */
	isOwn: boolean;
}

export interface FollowedCoupon {
	readonly $coupon: ReadableAtom<ScannedCoupon>;
	leaveOut(): Promise<void>;
	/** Asks again, after it failed or was left out. */
	again(): void;
	end(): void;
}

/** Reasons that another basket may do away with. */
const OF_THE_BASKET: ReadonlySet<CouponReason> = new Set([
	'minimum_spend',
	'no_product_matches',
	'nothing_to_deliver',
	'wrong_store',
	'not_with_others',
]);

/**
 * Does what a shopper who scans a coupon wants: has it used for their basket, and puts a code for one use into the wallet of
 * whoever is signed in. Looks again when the basket, the shopper or the network are others.
 */
export function followCoupon(
	visit: Pick<Visit, 'basket' | 'basket_id' | 'device' | 'endcap'>,
	code: string,
): FollowedCoupon {
	const { basket, basket_id, device, endcap } = visit;
	const $coupon = atom<ScannedCoupon>({ status: 'looking', face: undefined, verdict: undefined, isOwn: false });
	/** What was looked at last. */
	let seen = '';
	let isWanted = true;
	let isClaimKept = false;

	const show = (change: Partial<ScannedCoupon>) => $coupon.set({ ...$coupon.get(), ...change });
	const customerId = () => endcap.account.$customer.get().value?.id;
	const linesNow = () => basket.$lines.get().map(({ sku, quantity }) => ({ sku, quantity }));

	function look(): void {
		const now = JSON.stringify([device.$online.get(), customerId(), linesNow()]);
		if (!isWanted || now === seen) return;
		seen = now;
		const work = device.$online.get() ? ask(() => now === seen) : keep();
		work.catch((error: unknown) => {
			if (now === seen) show({ status: isEndcapProblem(error, 'rate_limited') ? 'limited' : 'failed' });
		});
	}

	async function ask(isCurrent: () => boolean): Promise<void> {
		const store_id = ownStore(device);
		const lines = linesNow();
		const asked = { codes: [code], lines, ...(store_id !== undefined && { store_id }) };
		const [verdict] = (await endcap.wallet.validate(asked)).coupons;
		if (!isCurrent() || !verdict) return;
		const { reason } = verdict;
		show({ face: verdict.coupon ?? undefined, verdict });
		if (reason === 'sign_in_needed') return show({ status: 'toSignIn' });
		if (reason !== null && !OF_THE_BASKET.has(reason)) return refuse();
		if (verdict.wallet_coupon_id !== null && customerId() !== undefined && !(await claim())) return;
		basket.use(code);
		if (lines.length === 0) return show({ status: 'kept' });
		const sent = await basket.send();
		const own = sent.outcome === 'changed' ? sent.cart.coupons.find((coupon) => coupon.code === code) : undefined;
		// What is in the cart besides may say otherwise.
		if (isCurrent()) show({ verdict: own ?? verdict, status: (own ?? verdict).applies ? 'used' : 'kept' });
	}

	/** Into the wallet: a code for one use is theirs from then on. */
	async function claim(): Promise<boolean> {
		const claimed = await endcap.wallet.claim({ code });
		if (claimed.outcome === 'claimed') show({ isOwn: true });
		else if (claimed.outcome === 'rate_limited') show({ status: 'limited' });
		else if (claimed.outcome === 'sign_in_needed') show({ status: 'toSignIn' });
		else {
			const { verdict } = $coupon.get();
			if (verdict) show({ verdict: { ...verdict, applies: false, reason: claimed.reason ?? 'unknown' } });
			refuse();
		}
		return claimed.outcome === 'claimed';
	}

	function refuse(): void {
		show({ status: 'refused' });
		void basket.leaveOut(code).catch(() => undefined);
	}

	/** Without the network: for the basket, and without one for the wallet of whoever is signed in. */
	async function keep(): Promise<void> {
		const { status } = $coupon.get();
		if (status === 'used' || status === 'refused') return;
		if (customerId() === undefined || linesNow().length > 0) {
			basket.use(code);
			return show({ status: 'pending' });
		}
		try {
			const wish = { kind: 'claim' as const, code, access_token: device.accessToken() };
			if (!isClaimKept) await device.keep(wish, basket_id, false);
			isClaimKept = true;
			show({ status: 'pendingWallet' });
		} catch {
			show({ status: 'notKept' });
		}
	}

	const ends = [device.$online, endcap.account.$customer, basket.$lines].map((state) => state.listen(look));
	// So that the cart is known when the coupon is to be left out of it.
	ends.push(endcap.basket.$cart.listen(() => undefined));
	look();

	return {
		$coupon,
		async leaveOut() {
			isWanted = false;
			show({ status: 'leftOut' });
			await basket.leaveOut(code);
		},
		again() {
			isWanted = true;
			seen = '';
			show({ status: 'looking' });
			look();
		},
		end() {
			isWanted = false;
			for (const end of ends.splice(0)) end();
		},
	};
}
