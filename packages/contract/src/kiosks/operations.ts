import { operation } from '../shared/operation.ts';
import {
	KioskCatalogue,
	KioskEntries,
	KioskEntryOutcomes,
	KioskRefusal,
	KioskRefusalPage,
	KioskRefusalParams,
	KioskRefusalQuery,
	KioskRefusalSettling,
} from './entries.ts';
import {
	exampleEnrolledKiosk,
	exampleEntryOutcomes,
	exampleKiosk,
	exampleKioskSelf,
	exampleRefusal,
	exampleRefusedClaim,
} from './examples.ts';
import {
	EnrolledKiosk,
	Kiosk,
	KioskCalling,
	KioskChange,
	KioskEnrolling,
	KioskEnrolment,
	KioskHeartbeat,
	KioskInput,
	KioskList,
	KioskParams,
	KioskSelf,
} from './schemas.ts';

const bodyProblems = ['unsupported_media_type', 'payload_too_large'] as const;
const self = { 200: { description: 'The kiosk', schema: KioskSelf, examples: { open: exampleKioskSelf } } };
const enrolment = { 201: { description: 'A code to type in at the kiosk', schema: KioskEnrolment } };

export const listKiosks = operation({
	id: 'listKiosks',
	tag: 'Kiosks',
	method: 'GET',
	path: '/v1/kiosks',
	summary: 'Kiosks, and how they are',
	description: 'Staff see those of their own stores.',
	callers: ['staff', 'secret'],
	answers: { 200: { description: 'Kiosks', schema: KioskList, examples: { one: { data: [exampleKiosk] } } } },
	problems: [],
});

export const createKiosk = operation({
	id: 'createKiosk',
	tag: 'Kiosks',
	method: 'POST',
	path: '/v1/kiosks',
	summary: 'Set up a kiosk in a store',
	description: 'Answers with the code that enrols it. For managers and secret keys.',
	callers: ['staff', 'secret'],
	body: KioskInput,
	answers: enrolment,
	problems: ['not_found', 'store_not_allowed', ...bodyProblems],
	idempotent: true,
});

export const enrolKioskAgain = operation({
	id: 'enrolKioskAgain',
	tag: 'Kiosks',
	method: 'POST',
	path: '/v1/kiosks/{kiosk_id}/enrolment',
	summary: 'Another code for the same kiosk',
	description: 'Its old key is good until the new code is used. For managers and secret keys.',
	callers: ['staff', 'secret'],
	params: KioskParams,
	answers: enrolment,
	problems: ['not_found', 'store_not_allowed'],
	idempotent: true,
});

export const changeKiosk = operation({
	id: 'changeKiosk',
	tag: 'Kiosks',
	method: 'PATCH',
	path: '/v1/kiosks/{kiosk_id}',
	summary: 'Change its settings, or close it now',
	description: 'Staff of the store may close and open it; settings are for managers and secret keys.',
	callers: ['staff', 'secret'],
	params: KioskParams,
	body: KioskChange,
	answers: { 200: { description: 'Changed', schema: Kiosk, examples: { open: exampleKiosk } } },
	problems: ['not_found', 'store_not_allowed', ...bodyProblems],
});

export const removeKiosk = operation({
	id: 'removeKiosk',
	tag: 'Kiosks',
	method: 'DELETE',
	path: '/v1/kiosks/{kiosk_id}',
	summary: 'Take its key from a kiosk',
	description: 'At once, and the same again. For managers and secret keys.',
	callers: ['staff', 'secret'],
	params: KioskParams,
	answers: { 200: { description: 'Revoked', schema: Kiosk } },
	problems: ['not_found', 'store_not_allowed'],
});

export const answerKioskCall = operation({
	id: 'answerKioskCall',
	tag: 'Kiosks',
	method: 'POST',
	path: '/v1/kiosks/{kiosk_id}/call/answer',
	summary: 'Say that somebody comes to help',
	description: 'Answering what was answered is the same again.',
	callers: ['staff', 'secret'],
	params: KioskParams,
	answers: { 200: { description: 'Answered', schema: Kiosk } },
	problems: ['not_found', 'store_not_allowed'],
});

export const enrolKiosk = operation({
	id: 'enrolKiosk',
	tag: 'Kiosks',
	method: 'POST',
	path: '/v1/kiosks/enrol',
	summary: 'Become a kiosk, with the code from the counter',
	description: 'A wrong code, a used one and one that is over look alike; attempts are limited by address.',
	callers: ['publishable'],
	body: KioskEnrolling,
	answers: { 201: { description: 'Enrolled', schema: EnrolledKiosk, examples: { enrolled: exampleEnrolledKiosk } } },
	problems: ['code_wrong', ...bodyProblems],
});

export const beatKiosk = operation({
	id: 'beatKiosk',
	tag: 'Kiosks',
	method: 'POST',
	path: '/v1/kiosks/me/heartbeat',
	summary: 'Say how the kiosk is, and hear how it is to be',
	description: 'Puts off the end of its key.',
	callers: ['kiosk'],
	body: KioskHeartbeat,
	answers: self,
	problems: [...bodyProblems],
});

export const readKioskCatalogue = operation({
	id: 'readKioskCatalogue',
	tag: 'Kiosks',
	method: 'GET',
	path: '/v1/kiosks/me/catalogue',
	summary: 'What is shown without the network',
	callers: ['kiosk'],
	answers: { 200: { description: 'As of now', schema: KioskCatalogue } },
	problems: [],
	conditional: true,
});

export const callForHelp = operation({
	id: 'callForHelp',
	tag: 'Kiosks',
	method: 'POST',
	path: '/v1/kiosks/me/call',
	summary: 'Call somebody to the kiosk',
	description: 'Calling again is the same call.',
	callers: ['kiosk'],
	body: KioskCalling,
	answers: self,
	problems: [...bodyProblems],
});

export const endKioskCall = operation({
	id: 'endKioskCall',
	tag: 'Kiosks',
	method: 'DELETE',
	path: '/v1/kiosks/me/call',
	summary: 'Take the call back',
	callers: ['kiosk'],
	answers: self,
	problems: [],
});

export const deliverKioskEntries = operation({
	id: 'deliverKioskEntries',
	tag: 'Kiosks',
	method: 'POST',
	path: '/v1/kiosks/me/entries',
	summary: 'Deliver what shoppers wanted',
	description:
		'Each entry has its effect once, however often it comes, and in order within its basket. One that is refused while nobody waits for the answer is listed for staff.',
	callers: ['kiosk'],
	body: KioskEntries,
	answers: {
		200: {
			description: 'One outcome for each, in order',
			schema: KioskEntryOutcomes,
			examples: { done: exampleEntryOutcomes },
		},
	},
	problems: [...bodyProblems],
});

export const listKioskRefusals = operation({
	id: 'listKioskRefusals',
	tag: 'Kiosks',
	method: 'GET',
	path: '/v1/kiosks/refusals',
	summary: 'What kiosks promised as pending and could not be had',
	callers: ['staff', 'secret'],
	query: KioskRefusalQuery,
	answers: {
		200: {
			description: 'Newest first',
			schema: KioskRefusalPage,
			examples: { two: { data: [exampleRefusal, exampleRefusedClaim], next_cursor: null } },
		},
	},
	problems: ['invalid_cursor'],
});

export const settleKioskRefusal = operation({
	id: 'settleKioskRefusal',
	tag: 'Kiosks',
	method: 'POST',
	path: '/v1/kiosks/refusals/{entry_id}/settle',
	summary: 'Say what was done about it',
	description: 'What was settled before stays as it was.',
	callers: ['staff', 'secret'],
	params: KioskRefusalParams,
	body: KioskRefusalSettling,
	answers: { 200: { description: 'Settled', schema: KioskRefusal, examples: { one: exampleRefusal } } },
	problems: ['not_found', 'store_not_allowed', ...bodyProblems],
});

export const kioskOperations = [
	listKiosks,
	createKiosk,
	enrolKioskAgain,
	changeKiosk,
	removeKiosk,
	answerKioskCall,
	enrolKiosk,
	beatKiosk,
	readKioskCatalogue,
	callForHelp,
	endKioskCall,
	deliverKioskEntries,
	listKioskRefusals,
	settleKioskRefusal,
] as const;
