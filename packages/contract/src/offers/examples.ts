import { exampleClaimable } from '../coupons/examples.ts';
import { exampleStores } from '../stores/examples.ts';
import type { Offer, OfferFace } from './schemas.ts';

const { tartu, riga } = exampleStores;
const [coupon = null] = exampleClaimable.data;

export const exampleOffer: Offer = {
	id: '0199c9a0-0000-7000-8000-000000000070',
	slug: 'spring-kettles',
	name: 'Kettles, spring 2026, south',
	headline: 'Ten per cent off kettles',
	text: 'This week at Rüütli and in Rīga. The coupon goes into your wallet and works at the till.',
	image: null,
	stores: [tartu.id, riga.id],
	radius_km: 50,
	segments: null,
	starts_at: '2026-03-20T00:00',
	ends_at: '2026-04-01T00:00',
	skus: ['KETTLE-RED'],
	coupon_id: coupon?.id ?? null,
	status: 'active',
	state: 'active',
	created_at: '2026-03-18T09:00:00Z',
	updated_at: '2026-03-18T09:00:00Z',
};

const nearby: OfferFace = {
	id: exampleOffer.id,
	slug: exampleOffer.slug,
	headline: exampleOffer.headline,
	text: exampleOffer.text,
	image: exampleOffer.image,
	skus: exampleOffer.skus,
	coupon,
	stores: [
		{
			store_id: tartu.id,
			distance: tartu.distance,
			starts_at: '2026-03-19T22:00:00Z',
			ends_at: '2026-03-31T21:00:00Z',
		},
	],
	state: 'active',
	claimed: null,
};

/** As shoppers see them. */
export const exampleOffers = {
	nearby,
	claimed: { ...nearby, claimed: true },
	/** Without a coupon, and without an end. */
	plain: {
		...nearby,
		id: '0199c9a0-0000-7000-8000-000000000071',
		slug: 'tasting',
		headline: 'Tea to taste, every day',
		text: null,
		skus: [],
		coupon: null,
		stores: [
			{ store_id: tartu.id, distance: null, starts_at: null, ends_at: null },
			{ store_id: riga.id, distance: null, starts_at: null, ends_at: null },
		],
	},
	scheduled: {
		...nearby,
		id: '0199c9a0-0000-7000-8000-000000000072',
		slug: 'summer-time',
		headline: 'A weekend for early birds',
		text: 'From Saturday, when the clocks change.',
		stores: [
			{
				store_id: tartu.id,
				distance: null,
				starts_at: '2026-03-27T22:00:00Z',
				ends_at: '2026-03-29T21:00:00Z',
			},
		],
		state: 'scheduled',
	},
} satisfies Record<string, OfferFace>;
