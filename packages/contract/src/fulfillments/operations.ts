import { operation } from '../shared/operation.ts';
import { exampleFulfillment, exampleFulfillments } from './examples.ts';
import {
	Fulfillment,
	FulfillmentClaim,
	FulfillmentCompletion,
	FulfillmentFailure,
	FulfillmentPage,
	FulfillmentParams,
	FulfillmentPreparation,
	FulfillmentQuery,
	FulfillmentRescheduling,
	FulfillmentSearch,
} from './schemas.ts';

const callers = ['staff', 'secret'] as const;
const fulfillment = {
	description: 'The fulfillment',
	schema: Fulfillment,
	examples: { reserved: exampleFulfillment, prepared: exampleFulfillments.prepared },
};
const bodyProblems = ['unsupported_media_type', 'payload_too_large'] as const;
const changeProblems = [
	'not_found',
	'fulfillment_state',
	'store_not_allowed',
	'precondition_required',
	'precondition_failed',
	...bodyProblems,
] as const;

export const listFulfillments = operation({
	id: 'listFulfillments',
	tag: 'Fulfillments',
	method: 'GET',
	path: '/v1/fulfillments',
	summary: 'What is to be handed over, the soonest first',
	description: 'Staff see those of their stores. Without `status` those that are open.',
	callers,
	query: FulfillmentQuery,
	answers: { 200: { description: 'A page of fulfillments', schema: FulfillmentPage } },
	problems: ['invalid_cursor'],
	conditional: true,
});

export const getFulfillment = operation({
	id: 'getFulfillment',
	tag: 'Fulfillments',
	method: 'GET',
	path: '/v1/fulfillments/{fulfillment_id}',
	summary: 'One fulfillment',
	callers: ['shopper', ...callers],
	params: FulfillmentParams,
	answers: { 200: fulfillment },
	problems: ['not_found'],
	conditional: true,
});

export const findFulfillment = operation({
	id: 'findFulfillment',
	tag: 'Fulfillments',
	method: 'POST',
	path: '/v1/fulfillments/find',
	summary: 'What a pickup code, or its four words, is for',
	description:
		'In the stores of whoever asks. A wrong code, one of another store and one that is over long ago look alike; attempts are limited.',
	callers: ['staff'],
	body: FulfillmentSearch,
	answers: { 200: fulfillment },
	problems: ['not_found', ...bodyProblems],
});

export const claimFulfillment = operation({
	id: 'claimFulfillment',
	tag: 'Fulfillments',
	method: 'POST',
	path: '/v1/fulfillments/{fulfillment_id}/claim',
	summary: 'Take it on, so that no colleague picks the same',
	callers: ['staff'],
	params: FulfillmentParams,
	body: FulfillmentClaim,
	answers: { 200: fulfillment },
	problems: ['fulfillment_claimed', ...changeProblems],
	guarded: true,
	idempotent: true,
});

export const unclaimFulfillment = operation({
	id: 'unclaimFulfillment',
	tag: 'Fulfillments',
	method: 'POST',
	path: '/v1/fulfillments/{fulfillment_id}/unclaim',
	summary: 'Leave it to others again',
	callers: ['staff'],
	params: FulfillmentParams,
	answers: { 200: fulfillment },
	problems: changeProblems,
	guarded: true,
	idempotent: true,
});

export const prepareFulfillment = operation({
	id: 'prepareFulfillment',
	tag: 'Fulfillments',
	method: 'POST',
	path: '/v1/fulfillments/{fulfillment_id}/prepare',
	summary: 'Say that it is ready, and tell the shopper',
	description:
		'Lines that were not picked whole are named with how many were, and why; units not found or damaged leave the stock. What is given in place is held and promised in the same step. When nothing at all was picked it is to be failed instead.',
	callers,
	params: FulfillmentParams,
	body: FulfillmentPreparation,
	answers: { 200: fulfillment },
	problems: ['fulfillment_claimed', 'out_of_stock', 'nothing_picked', ...changeProblems],
	guarded: true,
	idempotent: true,
});

export const completeFulfillment = operation({
	id: 'completeFulfillment',
	tag: 'Fulfillments',
	method: 'POST',
	path: '/v1/fulfillments/{fulfillment_id}/complete',
	summary: 'Hand it over, or say that it was shipped',
	description: 'A pickup needs its code, or `known_by`. What is due at pickup counts as paid with it.',
	callers,
	params: FulfillmentParams,
	body: FulfillmentCompletion,
	answers: { 200: fulfillment },
	problems: ['fulfillment_claimed', 'pickup_code_wrong', ...changeProblems],
	guarded: true,
	idempotent: true,
});

export const failFulfillment = operation({
	id: 'failFulfillment',
	tag: 'Fulfillments',
	method: 'POST',
	path: '/v1/fulfillments/{fulfillment_id}/fail',
	summary: 'It cannot be handed over: tell the shopper why',
	description: 'What is held becomes free, unless it is lost or damaged: then it leaves the stock.',
	callers,
	params: FulfillmentParams,
	body: FulfillmentFailure,
	answers: { 200: fulfillment },
	problems: changeProblems,
	guarded: true,
	idempotent: true,
});

export const rescheduleFulfillment = operation({
	id: 'rescheduleFulfillment',
	tag: 'Fulfillments',
	method: 'POST',
	path: '/v1/fulfillments/{fulfillment_id}/reschedule',
	summary: 'Choose another time in the same store',
	callers: ['shopper', ...callers],
	params: FulfillmentParams,
	body: FulfillmentRescheduling,
	answers: { 200: fulfillment },
	problems: ['slot_full', 'slot_closed', ...changeProblems],
	guarded: true,
	idempotent: true,
});

export const fulfillmentOperations = [
	listFulfillments,
	getFulfillment,
	findFulfillment,
	claimFulfillment,
	unclaimFulfillment,
	prepareFulfillment,
	completeFulfillment,
	failFulfillment,
	rescheduleFulfillment,
] as const;
