import type { Store } from '@endcap/sdk';
import type { CouponWords } from '../../shared/coupons/coupon-words.ts';
import type { Place } from '../../shared/shops/distance.ts';
import type { LocalOffersStrings } from './endcap-local-offers.strings.ts';

/** What offers are shown with. */
export interface OffersScene {
	strings: LocalOffersStrings;
	words: CouponWords;
	locale: string;
	/** Now, by the server's clock. */
	now: number;
	/** Of the shop, by id. */
	stores: ReadonlyMap<string, Store>;
	/** Where distances are measured from. */
	from: Place | undefined;
	walletHref: string;
	/** With `{slug}`; empty where offers have no page of their own. */
	offerHref: string;
	/** Of whoever reads. */
	zone: string;
}
