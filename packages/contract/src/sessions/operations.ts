import { operation } from '../shared/operation.ts';
import { Session, SessionRefresh } from './schemas.ts';

export const createSession = operation({
	id: 'createSession',
	tag: 'Sessions',
	method: 'POST',
	path: '/v1/sessions',
	summary: 'Begin an anonymous shopper session',
	description: 'The one change a publishable key may make: a session that owns nothing yet.',
	callers: ['publishable'],
	answers: { 201: { description: 'Begun', schema: Session } },
	problems: [],
});

export const refreshSession = operation({
	id: 'refreshSession',
	tag: 'Sessions',
	method: 'POST',
	path: '/v1/sessions/refresh',
	summary: 'Exchange the refresh token for a new pair',
	callers: ['publishable'],
	body: SessionRefresh,
	answers: { 200: { description: 'The new pair', schema: Session } },
	problems: ['session_ended', 'unsupported_media_type', 'payload_too_large'],
});

export const sessionOperations = [createSession, refreshSession] as const;
