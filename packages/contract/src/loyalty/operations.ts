import { operation } from '../shared/operation.ts';
import {
	exampleLoyaltyAccount,
	exampleLoyaltyEntries,
	exampleLoyaltyProgram,
	exampleMemberCard,
	exampleReward,
} from './examples.ts';
import { LoyaltyProgram } from './program.ts';
import { Reward, RewardInput, RewardParams, RewardRedemption } from './rewards.ts';
import {
	LoyaltyAccount,
	LoyaltyAccountParams,
	LoyaltyEntryPage,
	LoyaltyEntryQuery,
	MemberCard,
	PointsAccumulation,
	PointsAdjustment,
	PointsOutcome,
	PointsRefund,
	PointsRefunded,
} from './schemas.ts';

const program = { schema: LoyaltyProgram, examples: { club: exampleLoyaltyProgram } };
const account = { description: 'The account', schema: LoyaltyAccount, examples: { account: exampleLoyaltyAccount } };
const reward = { description: 'The reward', schema: Reward, examples: { issued: exampleReward } };
const entries = {
	description: 'A page of the ledger',
	schema: LoyaltyEntryPage,
	examples: { entries: { data: exampleLoyaltyEntries, next_cursor: null } },
};
const outcome = { points: 49, account: exampleLoyaltyAccount };
const bodyProblems = ['unsupported_media_type', 'payload_too_large'] as const;

export const getLoyaltyProgram = operation({
	id: 'getLoyaltyProgram',
	tag: 'Loyalty',
	method: 'GET',
	path: '/v1/loyalty/program',
	summary: 'How points are earned and what they are good for',
	callers: ['publishable', 'shopper', 'staff', 'secret'],
	answers: { 200: { ...program, description: 'The program' } },
	problems: ['not_found'],
	conditional: true,
});

export const putLoyaltyProgram = operation({
	id: 'putLoyaltyProgram',
	tag: 'Loyalty',
	method: 'PUT',
	path: '/v1/loyalty/program',
	summary: 'Set the program',
	description: 'From now on: points and rewards that somebody has stay as they are. Of staff, managers of all stores.',
	callers: ['staff', 'secret'],
	body: LoyaltyProgram,
	answers: { 200: { ...program, description: 'As it is now' } },
	problems: [...bodyProblems],
});

export const getOwnLoyalty = operation({
	id: 'getOwnLoyalty',
	tag: 'Loyalty',
	method: 'GET',
	path: '/v1/loyalty/me',
	summary: 'One’s own points',
	description: 'By the clock: what has become active or has expired counts so at once.',
	callers: ['shopper'],
	answers: { 200: account },
	problems: ['sign_in_needed'],
	conditional: true,
});

export const listOwnLoyaltyEntries = operation({
	id: 'listOwnLoyaltyEntries',
	tag: 'Loyalty',
	method: 'GET',
	path: '/v1/loyalty/me/entries',
	summary: 'What came and went, newest first',
	callers: ['shopper'],
	query: LoyaltyEntryQuery,
	answers: { 200: entries },
	problems: ['sign_in_needed', 'invalid_cursor'],
	conditional: true,
});

export const createMemberCard = operation({
	id: 'createMemberCard',
	tag: 'Loyalty',
	method: 'POST',
	path: '/v1/loyalty/me/card',
	summary: 'The member card of this device',
	description:
		'The same card however often it is asked for. With its secret the device makes codes that change every 30 seconds, also offline; one code is good for one scan. The card ends with the session.',
	callers: ['shopper'],
	answers: { 200: { description: 'The card', schema: MemberCard, examples: { card: exampleMemberCard } } },
	problems: ['sign_in_needed'],
});

export const getLoyaltyAccount = operation({
	id: 'getLoyaltyAccount',
	tag: 'Loyalty',
	method: 'GET',
	path: '/v1/loyalty/accounts/{customer_id}',
	summary: 'A customer’s points',
	callers: ['staff', 'secret'],
	params: LoyaltyAccountParams,
	answers: { 200: account },
	problems: ['not_found'],
	conditional: true,
});

export const listLoyaltyEntries = operation({
	id: 'listLoyaltyEntries',
	tag: 'Loyalty',
	method: 'GET',
	path: '/v1/loyalty/accounts/{customer_id}/entries',
	summary: 'A customer’s ledger, newest first',
	callers: ['staff', 'secret'],
	params: LoyaltyAccountParams,
	query: LoyaltyEntryQuery,
	answers: { 200: entries },
	problems: ['not_found', 'invalid_cursor'],
	conditional: true,
});

export const accumulatePoints = operation({
	id: 'accumulatePoints',
	tag: 'Loyalty',
	method: 'POST',
	path: '/v1/loyalty/accounts/{customer_id}/accumulate',
	summary: 'Earn points for a purchase made elsewhere',
	description:
		'By the program of this moment. Orders and sales of this server earn by themselves. The same purchase counts once; for another customer it is a `conflict`.',
	callers: ['staff', 'secret'],
	params: LoyaltyAccountParams,
	body: PointsAccumulation,
	answers: { 200: { description: 'Earned', schema: PointsOutcome, examples: { earned: outcome } } },
	problems: ['not_found', 'conflict', 'store_not_allowed', ...bodyProblems],
	idempotent: true,
});

export const adjustPoints = operation({
	id: 'adjustPoints',
	tag: 'Loyalty',
	method: 'POST',
	path: '/v1/loyalty/accounts/{customer_id}/adjust',
	summary: 'Give or take points, and say why',
	description: 'Points given can be spent at once. Of staff, managers.',
	callers: ['staff', 'secret'],
	params: LoyaltyAccountParams,
	body: PointsAdjustment,
	answers: { 200: { description: 'Adjusted', schema: PointsOutcome, examples: { adjusted: outcome } } },
	problems: ['not_found', 'not_enough_points', ...bodyProblems],
	idempotent: true,
});

export const refundPoints = operation({
	id: 'refundPoints',
	tag: 'Loyalty',
	method: 'POST',
	path: '/v1/loyalty/refunds',
	summary: 'Take back what a refunded purchase earned, and give back what was spent on it',
	description:
		'In proportion, rounded down; with the last part all of it. A refund told before its purchase waits for it. Orders and sales of this server do this by themselves.',
	callers: ['staff', 'secret'],
	body: PointsRefund,
	answers: {
		200: { description: 'Refunded', schema: PointsRefunded, examples: { half: { taken_back: 24, given_back: 0 } } },
	},
	problems: [...bodyProblems],
	idempotent: true,
});

export const createReward = operation({
	id: 'createReward',
	tag: 'Loyalty',
	method: 'POST',
	path: '/v1/rewards',
	summary: 'Set points apart for a reward',
	description:
		'For 24 hours, unless it is used or deleted before. A shopper whose last code is older than an hour signs in again first.',
	callers: ['shopper', 'staff', 'secret'],
	body: RewardInput,
	answers: { 201: { ...reward, description: 'Issued' } },
	problems: [
		'not_found',
		'sign_in_needed',
		'step_up_needed',
		'reward_not_offered',
		'not_enough_points',
		...bodyProblems,
	],
	idempotent: true,
});

export const deleteReward = operation({
	id: 'deleteReward',
	tag: 'Loyalty',
	method: 'DELETE',
	path: '/v1/rewards/{id}',
	summary: 'Give a reward’s points back',
	description: 'Deleting what is deleted or has expired answers the same again.',
	callers: ['shopper', 'staff', 'secret'],
	params: RewardParams,
	answers: { 200: reward },
	problems: ['not_found', 'sign_in_needed', 'reward_ended'],
});

export const redeemReward = operation({
	id: 'redeemReward',
	tag: 'Loyalty',
	method: 'POST',
	path: '/v1/rewards/{id}/redeem',
	summary: 'Use a reward in a purchase made elsewhere',
	description: 'Its points are spent. For the same purchase again it answers the same.',
	callers: ['staff', 'secret'],
	params: RewardParams,
	body: RewardRedemption,
	answers: { 200: reward },
	problems: ['not_found', 'reward_ended', 'store_not_allowed', ...bodyProblems],
	idempotent: true,
});

export const loyaltyOperations = [
	getLoyaltyProgram,
	putLoyaltyProgram,
	getOwnLoyalty,
	listOwnLoyaltyEntries,
	createMemberCard,
	getLoyaltyAccount,
	listLoyaltyEntries,
	accumulatePoints,
	adjustPoints,
	refundPoints,
	createReward,
	deleteReward,
	redeemReward,
] as const;
