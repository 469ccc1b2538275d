import type { CouponValidation } from '@endcap/sdk';
import { merchantOfCode, type Queryable } from '@endcap/server';
import { ApiRefusal, ownApi } from './own-api.ts';
import type { CodeOwners } from './retailer-pages.ts';
import { defaultShop, type SocialShop } from './shops.ts';

export interface CodeOwnersOptions {
	listShops: () => Promise<SocialShop[]>;
	database: Queryable;
}

/** Finds the shop that a code was made by. A coupon’s code for everyone is asked of the API, which counts guesses. */
export function codeOwners({ listShops, database }: CodeOwnersOptions): CodeOwners {
	return async (app, letter, code, visitor) => {
		const shops = await listShops();
		if (shops.length < 2) return shops[0];
		const merchantId = await merchantOfCode(database, letter, code);
		if (merchantId !== undefined) return shops.find((shop) => shop.merchant_id === merchantId);
		if (letter !== 'c') return undefined;
		const first = defaultShop(shops);
		for (const shop of shops.toSorted((one, other) => Number(other === first) - Number(one === first))) {
			const api = ownApi(app, shop.publishable_key, visitor);
			if (await knowsCoupon(api, code)) return shop;
		}
		return undefined;
	};
}

async function knowsCoupon(api: ReturnType<typeof ownApi>, code: string): Promise<boolean> {
	try {
		const answer = await api<CouponValidation>('/v1/coupons/validate', { codes: [code], lines: [] });
		return answer?.coupons.some(({ reason }) => reason !== 'unknown') ?? false;
	} catch (error) {
		if (!(error instanceof ApiRefusal)) throw error;
		return false;
	}
}
