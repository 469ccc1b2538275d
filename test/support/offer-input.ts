import type { OfferInput } from '@endcap/contract';

let made = 0;

/** For everybody, in every shop, from now on and for ever, unless told. */
export function offerInput(fields: Partial<OfferInput> = {}): OfferInput {
	return {
		slug: `offer-${++made}`,
		name: 'For staff',
		headline: 'Ten per cent off kettles',
		text: null,
		image: null,
		stores: null,
		radius_km: null,
		segments: null,
		starts_at: null,
		ends_at: null,
		skus: [],
		coupon_id: null,
		status: 'active',
		...fields,
	};
}
