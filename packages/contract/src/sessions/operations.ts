import { operation } from '../shared/operation.ts';
import { exampleSession, exampleSignedInSession, exampleSignIn } from './examples.ts';
import {
	RepeatHeaders,
	Session,
	SessionClaim,
	SessionClaimed,
	SessionRefresh,
	SessionsEnded,
	SignIn,
	SignInRequest,
	SignInVerification,
} from './schemas.ts';

const bodyProblems = ['unsupported_media_type', 'payload_too_large'] as const;
const begun = { anonymous: exampleSession };

export const createSession = operation({
	id: 'createSession',
	tag: 'Sessions',
	method: 'POST',
	path: '/v1/sessions',
	summary: 'Begin an anonymous shopper session',
	description: 'The one change a publishable key may make: a session that owns nothing yet.',
	callers: ['publishable'],
	answers: { 201: { description: 'Begun', schema: Session, examples: begun } },
	problems: [],
});

export const refreshSession = operation({
	id: 'refreshSession',
	tag: 'Sessions',
	method: 'POST',
	path: '/v1/sessions/refresh',
	summary: 'Exchange the refresh token for a new pair',
	description:
		'The refresh token is used up by it. Access tokens given before are good until their own end, so that each tab may have one. A token that comes a second time ends the session: two have it. Who sends an Idempotency-Key and does not hear the answer sends the same again, and gets the same pair, until its refresh token is used.',
	callers: ['publishable'],
	headers: RepeatHeaders,
	body: SessionRefresh,
	answers: { 200: { description: 'The new pair', schema: Session, examples: begun } },
	problems: ['session_ended', ...bodyProblems],
});

export const requestSignIn = operation({
	id: 'requestSignIn',
	tag: 'Sessions',
	method: 'POST',
	path: '/v1/sessions/otp',
	summary: 'Have a code sent to sign in with',
	description:
		'By e-mail or text message, good for ten minutes, five tries and one use. A newer one takes the place of the older. Whether anybody has joined with the address, neither the answer nor its time tells. Limited by address, session, network and key.',
	callers: ['shopper'],
	body: SignInRequest,
	answers: { 202: { description: 'On its way', schema: SignIn, examples: { sent: exampleSignIn } } },
	problems: bodyProblems,
});

export const verifySignIn = operation({
	id: 'verifySignIn',
	tag: 'Sessions',
	method: 'POST',
	path: '/v1/sessions/verify',
	summary: 'Sign in with the code',
	description:
		'Begins a new session with tokens of its own; those of the session that asked are never signed in. Who has not joined yet, joins by it. A code that is wrong, used, over or of another session: the same answer. Who sends an Idempotency-Key and does not hear the answer sends the same again, and gets the same session, until its refresh token is used.',
	callers: ['shopper'],
	headers: RepeatHeaders,
	body: SignInVerification,
	answers: { 201: { description: 'Signed in', schema: Session, examples: { signedIn: exampleSignedInSession } } },
	problems: ['code_wrong', ...bodyProblems],
});

export const claimSession = operation({
	id: 'claimSession',
	tag: 'Sessions',
	method: 'POST',
	path: '/v1/sessions/claim',
	summary: 'Take over what an anonymous session has, and end it',
	description:
		'Its basket, holds and orders become the customer’s who is signed in. It never happens by itself, since somebody else may have filled the basket: it takes the access tokens of both sessions. A session of the same customer is ended only.',
	callers: ['shopper'],
	body: SessionClaim,
	answers: {
		200: {
			description: 'Taken over',
			schema: SessionClaimed,
			examples: { taken: { cart_id: '0199c9a0-0000-7000-8000-000000000031', orders: 1, reservations: 0 } },
		},
	},
	problems: ['sign_in_needed', 'session_ended', 'session_signed_in', ...bodyProblems],
	idempotent: true,
});

const ended = { 200: { description: 'Ended', schema: SessionsEnded, examples: { one: { ended: 1 } } } };

export const endSession = operation({
	id: 'endSession',
	tag: 'Sessions',
	method: 'DELETE',
	path: '/v1/sessions/current',
	summary: 'End this session',
	description: 'Signs out. An anonymous session loses sight of what it has.',
	callers: ['shopper'],
	answers: ended,
	problems: [],
});

export const signOutEverywhere = operation({
	id: 'signOutEverywhere',
	tag: 'Sessions',
	method: 'POST',
	path: '/v1/sessions/sign-out-everywhere',
	summary: 'End every session of the customer, this one included',
	callers: ['shopper'],
	answers: ended,
	problems: ['sign_in_needed'],
});

export const sessionOperations = [
	createSession,
	refreshSession,
	requestSignIn,
	verifySignIn,
	claimSession,
	endSession,
	signOutEverywhere,
] as const;
