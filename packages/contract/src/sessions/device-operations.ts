import { operation } from '../shared/operation.ts';
import {
	DeviceSignIn,
	DeviceSignInAnswer,
	DeviceSignInAnswered,
	DeviceSignInAsked,
	DeviceSignInLook,
	DeviceSignInQuestion,
	DeviceSignInState,
	MemberCardSignIn,
} from './device.ts';
import { exampleCardSession, exampleDeviceAsked, exampleDeviceSession, exampleDeviceSignIn } from './examples.ts';
import { RepeatHeaders, Session } from './schemas.ts';

const bodyProblems = ['unsupported_media_type', 'payload_too_large'] as const;

export const startDeviceSignIn = operation({
	id: 'startDeviceSignIn',
	tag: 'Sessions',
	method: 'POST',
	path: '/v1/sessions/device',
	summary: 'Ask for a sign-in with the shopper’s own phone',
	description:
		'For a screen that is not theirs, as of a kiosk. The address is shown as a QR code with the number beside it: the phone that opens it signs in there, and its owner picks the number among three. A newer one takes the place of the older.',
	callers: ['shopper'],
	answers: { 201: { description: 'Asked', schema: DeviceSignIn, examples: { asked: exampleDeviceSignIn } } },
	problems: [],
});

export const pollDeviceSignIn = operation({
	id: 'pollDeviceSignIn',
	tag: 'Sessions',
	method: 'POST',
	path: '/v1/sessions/device/token',
	summary: 'Ask whether the phone has answered',
	description:
		'Once it has, begins a new session of whoever it was, once; the session that asked is never signed in. It ends half an hour later. Its `verified_at` is that of the phone. Who asks faster than every `interval` seconds is told to wait. Who sends an Idempotency-Key and does not hear the answer sends the same again, and gets the same session, until its refresh token is used.',
	callers: ['shopper'],
	headers: RepeatHeaders,
	body: DeviceSignInQuestion,
	answers: {
		200: { description: 'Not yet, or not any more', schema: DeviceSignInState, examples: { seen: { status: 'seen' } } },
		201: { description: 'Signed in', schema: Session, examples: { signedIn: exampleDeviceSession } },
	},
	problems: bodyProblems,
});

export const lookAtDeviceSignIn = operation({
	id: 'lookAtDeviceSignIn',
	tag: 'Sessions',
	method: 'POST',
	path: '/v1/sessions/device/look',
	summary: 'See where a sign-in is asked for',
	description:
		'On the phone, by somebody signed in. The first who looks is the only one who can answer. A code that is not known, used, over or looked at by somebody else: the same answer.',
	callers: ['shopper'],
	body: DeviceSignInLook,
	answers: { 200: { description: 'It asks', schema: DeviceSignInAsked, examples: { kiosk: exampleDeviceAsked } } },
	problems: ['sign_in_needed', 'key_not_allowed', 'code_wrong', ...bodyProblems],
});

export const answerDeviceSignIn = operation({
	id: 'answerDeviceSignIn',
	tag: 'Sessions',
	method: 'POST',
	path: '/v1/sessions/device/answer',
	summary: 'Sign in on the other screen, or say that it is not me',
	description:
		'By who has looked. There is one try: any number but the right one ends it. The same answer sent again is answered the same.',
	callers: ['shopper'],
	body: DeviceSignInAnswer,
	answers: {
		200: { description: 'Answered', schema: DeviceSignInAnswered, examples: { approved: { outcome: 'approved' } } },
	},
	problems: ['sign_in_needed', 'key_not_allowed', 'code_wrong', ...bodyProblems],
});

export const signInWithCard = operation({
	id: 'signInWithCard',
	tag: 'Sessions',
	method: 'POST',
	path: '/v1/sessions/member-card',
	summary: 'Sign in at a kiosk with the code of a member’s card',
	description:
		'The code that the phone shows, scanned: each signs in once. The card is not a code that was typed in: `verified_at` is null, so points and coupons are not spent by it. For sessions of a kiosk alone. A code that is wrong, used or over: the same answer.',
	callers: ['shopper'],
	headers: RepeatHeaders,
	body: MemberCardSignIn,
	answers: { 201: { description: 'Signed in', schema: Session, examples: { signedIn: exampleCardSession } } },
	problems: ['key_not_allowed', 'code_wrong', ...bodyProblems],
});

export const deviceOperations = [
	startDeviceSignIn,
	pollDeviceSignIn,
	lookAtDeviceSignIn,
	answerDeviceSignIn,
	signInWithCard,
] as const;
