import { operation } from '../shared/operation.ts';
import {
	exampleClaimable,
	exampleCoupon,
	exampleCouponValidation,
	exampleRedemption,
	exampleWallet,
} from './examples.ts';
import {
	CouponValidation,
	CouponValidationInput,
	Redemption,
	RedemptionInput,
	RedemptionPage,
	RedemptionParams,
	RedemptionQuery,
	RedemptionResult,
} from './redemptions.ts';
import {
	Coupon,
	CouponCodes,
	CouponCodesInput,
	CouponInput,
	CouponIssue,
	CouponIssued,
	CouponPage,
	CouponParams,
	CouponQuery,
} from './schemas.ts';
import {
	ClaimableCoupons,
	WalletClaim,
	WalletCoupon,
	WalletCouponPage,
	WalletCouponParams,
	WalletQuery,
} from './wallet.ts';

const retailer = ['staff', 'secret'] as const;
const bodyProblems = ['unsupported_media_type', 'payload_too_large'] as const;
const coupon = { description: 'The coupon', schema: Coupon, examples: { coupon: exampleCoupon } };
const walletCoupon = { description: 'The coupon', schema: WalletCoupon, examples: { issued: exampleWallet.issued } };

export const listCoupons = operation({
	id: 'listCoupons',
	tag: 'Coupons',
	method: 'GET',
	path: '/v1/coupons',
	summary: 'Coupons, by id',
	callers: retailer,
	query: CouponQuery,
	answers: { 200: { description: 'A page of coupons', schema: CouponPage } },
	problems: ['invalid_cursor'],
	conditional: true,
});

export const getCoupon = operation({
	id: 'getCoupon',
	tag: 'Coupons',
	method: 'GET',
	path: '/v1/coupons/{coupon_id}',
	summary: 'One coupon, with all its products',
	callers: retailer,
	params: CouponParams,
	answers: { 200: coupon },
	problems: ['not_found'],
	conditional: true,
});

export const putCoupon = operation({
	id: 'putCoupon',
	tag: 'Coupons',
	method: 'PUT',
	path: '/v1/coupons/{coupon_id}',
	summary: 'Make or replace a coupon',
	description:
		'Staff need to be managers. What was redeemed stays as it was; what is in wallets follows the new rules. Amounts are in the merchant’s currency.',
	callers: retailer,
	params: CouponParams,
	body: CouponInput,
	answers: { 200: { ...coupon, description: 'Replaced' }, 201: { ...coupon, description: 'Made' } },
	problems: ['coupon_state', 'coupon_code_taken', 'conflict', ...bodyProblems],
});

export const deleteCoupon = operation({
	id: 'deleteCoupon',
	tag: 'Coupons',
	method: 'DELETE',
	path: '/v1/coupons/{coupon_id}',
	summary: 'Delete a coupon that nobody has',
	description: 'Staff need to be managers. One with codes, in wallets or redeemed is ended instead.',
	callers: retailer,
	params: CouponParams,
	answers: { 200: { ...coupon, description: 'As it was' } },
	problems: ['not_found', 'coupon_state'],
});

export const createCouponCodes = operation({
	id: 'createCouponCodes',
	tag: 'Coupons',
	method: 'POST',
	path: '/v1/coupons/{coupon_id}/codes',
	summary: 'Make codes for one use each',
	description: 'Staff need to be managers. Each has 65 random bits.',
	callers: retailer,
	params: CouponParams,
	body: CouponCodesInput,
	answers: { 201: { description: 'Made', schema: CouponCodes } },
	problems: ['not_found', 'coupon_state', ...bodyProblems],
	idempotent: true,
});

export const exportCouponCodes = operation({
	id: 'exportCouponCodes',
	tag: 'Coupons',
	method: 'GET',
	path: '/v1/coupons/{coupon_id}/codes.csv',
	summary: 'Its codes for one use, as CSV',
	description: 'Staff need to be managers. Columns code, status, issued_at.',
	callers: retailer,
	params: CouponParams,
	answers: { 200: { description: 'The file, as text/csv' } },
	problems: ['not_found'],
});

export const issueCoupon = operation({
	id: 'issueCoupon',
	tag: 'Coupons',
	method: 'POST',
	path: '/v1/coupons/{coupon_id}/issue',
	summary: 'Put a coupon into wallets',
	description: 'Everyone who may have it, or, where the coupon has not enough left for that, nobody.',
	callers: retailer,
	params: CouponParams,
	body: CouponIssue,
	answers: { 201: { description: 'Issued', schema: CouponIssued } },
	problems: ['not_found', 'coupon_state', 'coupon_refused', ...bodyProblems],
	idempotent: true,
});

export const validateCoupons = operation({
	id: 'validateCoupons',
	tag: 'Coupons',
	method: 'POST',
	path: '/v1/coupons/validate',
	summary: 'What codes would take off a basket, and why not',
	description:
		'Changes nothing. Of coupons that do not go together those that save most are taken. Codes that are not known are counted: too many are `rate_limited`.',
	callers: ['publishable', 'shopper', 'staff', 'secret'],
	body: CouponValidationInput,
	answers: {
		200: { description: 'By code', schema: CouponValidation, examples: { applies: exampleCouponValidation } },
	},
	problems: ['not_found', 'store_not_allowed', ...bodyProblems],
});

export const listWallet = operation({
	id: 'listWallet',
	tag: 'Coupons',
	method: 'GET',
	path: '/v1/wallet',
	summary: 'Own coupons, newest first',
	callers: ['shopper'],
	query: WalletQuery,
	answers: { 200: { description: 'A page of coupons', schema: WalletCouponPage } },
	problems: ['sign_in_needed', 'invalid_cursor'],
	conditional: true,
});

export const listClaimable = operation({
	id: 'listClaimable',
	tag: 'Coupons',
	method: 'GET',
	path: '/v1/wallet/claimable',
	summary: 'Coupons to put into the wallet',
	description: 'Of those that shoppers may claim the ones that this shopper could claim now; at most a hundred.',
	callers: ['shopper'],
	answers: { 200: { description: 'By id', schema: ClaimableCoupons, examples: { one: exampleClaimable } } },
	problems: [],
	conditional: true,
});

export const getWalletCoupon = operation({
	id: 'getWalletCoupon',
	tag: 'Coupons',
	method: 'GET',
	path: '/v1/wallet/{wallet_coupon_id}',
	summary: 'One coupon of a wallet',
	callers: ['shopper', 'secret'],
	params: WalletCouponParams,
	answers: {
		200: { ...walletCoupon, examples: { issued: exampleWallet.issued, redeemed: exampleWallet.redeemed } },
	},
	problems: ['sign_in_needed', 'not_found'],
	conditional: true,
});

export const claimCoupon = operation({
	id: 'claimCoupon',
	tag: 'Coupons',
	method: 'POST',
	path: '/v1/wallet/claim',
	summary: 'Put a coupon into the wallet',
	description:
		'A code for one use belongs to the customer from then on. Who has an unused one of a coupon already gets that one. `coupon_refused` says why not in `coupons`; codes that are not known are counted.',
	callers: ['shopper'],
	body: WalletClaim,
	answers: { 200: { ...walletCoupon, description: 'Had already' }, 201: { ...walletCoupon, description: 'Claimed' } },
	problems: ['sign_in_needed', 'coupon_refused', ...bodyProblems],
	idempotent: true,
});

export const listRedemptions = operation({
	id: 'listRedemptions',
	tag: 'Coupons',
	method: 'GET',
	path: '/v1/redemptions',
	summary: 'What coupons were used for, newest first',
	description: 'Staff of some stores see those of their stores.',
	callers: retailer,
	query: RedemptionQuery,
	answers: { 200: { description: 'A page of redemptions', schema: RedemptionPage } },
	problems: ['invalid_cursor'],
	conditional: true,
});

export const redeemCoupons = operation({
	id: 'redeemCoupons',
	tag: 'Coupons',
	method: 'POST',
	path: '/v1/redemptions',
	summary: 'Redeem coupons for a receipt or order of another system',
	description:
		'Prices the basket as `validateCoupons` does and redeems what was sent, all of it or nothing: `coupon_refused` says why in `coupons`. The same source again with the same codes answers the same again.',
	callers: retailer,
	body: RedemptionInput,
	answers: { 201: { description: 'Redeemed', schema: RedemptionResult } },
	problems: ['not_found', 'coupon_refused', 'store_not_allowed', ...bodyProblems],
	idempotent: true,
});

export const rollBackRedemption = operation({
	id: 'rollBackRedemption',
	tag: 'Coupons',
	method: 'POST',
	path: '/v1/redemptions/{redemption_id}/rollback',
	summary: 'Give a redeemed coupon back',
	description: 'Staff need to be managers. Twice answers the same again.',
	callers: retailer,
	params: RedemptionParams,
	answers: { 200: { description: 'Rolled back', schema: Redemption, examples: { redemption: exampleRedemption } } },
	problems: ['not_found', 'redemption_state', 'store_not_allowed'],
	idempotent: true,
});

export const couponOperations = [
	listCoupons,
	validateCoupons,
	getCoupon,
	putCoupon,
	deleteCoupon,
	createCouponCodes,
	exportCouponCodes,
	issueCoupon,
	listWallet,
	listClaimable,
	claimCoupon,
	getWalletCoupon,
	listRedemptions,
	redeemCoupons,
	rollBackRedemption,
] as const;
