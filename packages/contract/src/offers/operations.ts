import { exampleWallet } from '../coupons/examples.ts';
import { WalletCoupon } from '../coupons/wallet.ts';
import { operation } from '../shared/operation.ts';
import { exampleOffer, exampleOffers } from './examples.ts';
import {
	Offer,
	OfferChange,
	OfferFaceAnswer,
	OfferFacePage,
	OfferFaceQuery,
	OfferIdParams,
	OfferInput,
	OfferPage,
	OfferParams,
	OfferQuery,
} from './schemas.ts';

const readers = ['publishable', 'shopper', 'staff', 'secret'] as const;
const retailer = ['staff', 'secret'] as const;
const bodyProblems = ['unsupported_media_type', 'payload_too_large'] as const;
const offer = { description: 'The offer', schema: Offer, examples: { offer: exampleOffer } };
const walletCoupon = { description: 'The coupon', schema: WalletCoupon, examples: { issued: exampleWallet.issued } };
const shown = {
	data: [exampleOffers.nearby, exampleOffers.plain],
	next_cursor: null,
	holds_until: '2026-03-31T21:00:00Z',
};

export const listOffers = operation({
	id: 'listOffers',
	tag: 'Offers',
	method: 'GET',
	path: '/v1/offers',
	summary: 'Offers of the stores, nearest first',
	description:
		'Those that are on now in a store that was asked for. With `near` the nearest comes first; without it the one that ends first. Shoppers who are signed in and consented to personalization also see those of their segments.',
	callers: readers,
	query: OfferFaceQuery,
	answers: { 200: { description: 'A page of offers', schema: OfferFacePage, examples: { offers: shown } } },
	problems: ['invalid_cursor'],
	conditional: true,
});

export const getOffer = operation({
	id: 'getOffer',
	tag: 'Offers',
	method: 'GET',
	path: '/v1/offers/{offer}',
	summary: 'One offer, by its id or its slug',
	description:
		'One that begins later is `scheduled`. One that is being prepared, is paused or over, or is not for the caller is `not_found` alike.',
	callers: readers,
	params: OfferParams,
	answers: {
		200: {
			description: 'The offer',
			schema: OfferFaceAnswer,
			examples: { scheduled: { offer: exampleOffers.scheduled, holds_until: '2026-03-27T22:00:00Z' } },
		},
	},
	problems: ['not_found'],
	conditional: true,
});

export const claimOffer = operation({
	id: 'claimOffer',
	tag: 'Offers',
	method: 'POST',
	path: '/v1/offers/{offer}/claim',
	summary: 'Put the coupon of an offer into the wallet',
	description:
		'As `claimCoupon`: who has an unused one gets that one, and `coupon_refused` says why not in `coupons`. An offer that has not begun is refused as `not_started`.',
	callers: ['shopper'],
	params: OfferParams,
	answers: { 200: { ...walletCoupon, description: 'Had already' }, 201: { ...walletCoupon, description: 'Claimed' } },
	problems: ['sign_in_needed', 'not_found', 'coupon_refused'],
	idempotent: true,
});

export const listAllOffers = operation({
	id: 'listAllOffers',
	tag: 'Offers',
	method: 'GET',
	path: '/v1/merchant/offers',
	summary: 'Every offer, newest first',
	callers: retailer,
	query: OfferQuery,
	answers: {
		200: {
			description: 'A page of offers',
			schema: OfferPage,
			examples: { one: { data: [exampleOffer], next_cursor: null } },
		},
	},
	problems: ['invalid_cursor'],
	conditional: true,
});

export const createOffer = operation({
	id: 'createOffer',
	tag: 'Offers',
	method: 'POST',
	path: '/v1/merchant/offers',
	summary: 'Make an offer',
	description:
		'Staff need to be managers; who works in some stores makes offers of these. `conflict`: another offer has the slug.',
	callers: retailer,
	body: OfferInput,
	answers: { 201: { ...offer, description: 'Made' } },
	problems: ['conflict', 'store_not_allowed', ...bodyProblems],
	idempotent: true,
});

export const changeOffer = operation({
	id: 'changeOffer',
	tag: 'Offers',
	method: 'PATCH',
	path: '/v1/merchant/offers/{offer_id}',
	summary: 'Change an offer',
	description:
		'Staff need to be managers. `conflict`: another offer has the slug, or the offer cannot become that from what it is.',
	callers: retailer,
	params: OfferIdParams,
	body: OfferChange,
	answers: { 200: { ...offer, description: 'Changed' } },
	problems: ['not_found', 'conflict', 'store_not_allowed', ...bodyProblems],
});

export const offerOperations = [listOffers, getOffer, claimOffer, listAllOffers, createOffer, changeOffer] as const;
