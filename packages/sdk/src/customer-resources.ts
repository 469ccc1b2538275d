import type { CouponFace, Customer, LoyaltyAccount, WalletCoupon } from '@endcap/contract';
import type { ShopperOptions } from './create-shopper.ts';
import type { Shopper } from './sessions/shopper.ts';
import type { Sources } from './shared/lazily.ts';
import { onDemand } from './shared/on-demand.ts';
import type { Refreshed } from './shared/refresher.ts';

export interface CustomerOptions extends Pick<ShopperOptions, 'settings' | 'sources'> {
	shopper: Shopper;
	/** A session may be of no use any more. */
	onOver: () => void;
}

/** Of the account, what few pages do. */
const OTHER_SIGN_INS = ['startDevice', 'scanCard', 'lookAtDevice', 'answerDevice'];

/** What stands behind the resources of whoever is signed in, each in a chunk of its own. */
export function createCustomerResources({ shopper, settings, sources, onOver }: CustomerOptions) {
	const source = <T>(...name: Parameters<Sources>) => sources(...name) as Refreshed<T | null>;
	const codes = onDemand(async () => (await import('./loyalty/codes.ts')).createCodes(shopper, settings.baseUrl));
	const account = onDemand(async () => {
		const { createOwnAccount } = await import('./shoppers/own-account.ts');
		return createOwnAccount(shopper, source<Customer>('account', '$customer'), onOver);
	});
	const otherSignIns = onDemand(async () => {
		const { createOtherSignIns } = await import('./shoppers/other-sign-ins.ts');
		return createOtherSignIns(shopper, await account());
	});
	return {
		account: async (name: string) => (OTHER_SIGN_INS.includes(name) ? otherSignIns() : account()),
		loyalty: onDemand(async () => {
			const { createOwnLoyalty } = await import('./loyalty/own-loyalty.ts');
			return createOwnLoyalty(shopper, source<LoyaltyAccount>('loyalty', '$account'), codes);
		}),
		wallet: onDemand(async () => {
			const { createOwnWallet } = await import('./coupons/own-wallet.ts');
			const $wallet = source<readonly WalletCoupon[]>('wallet', '$wallet');
			const $claimable = source<readonly CouponFace[]>('wallet', '$claimable');
			return createOwnWallet(shopper, { $wallet, $claimable }, codes);
		}),
	};
}
