import { operation } from '../shared/operation.ts';
import { exampleStaffMember } from './examples.ts';
import { StaffMember, StaffSignIn } from './schemas.ts';

export const signInStaff = operation({
	id: 'signInStaff',
	tag: 'Staff',
	method: 'POST',
	path: '/v1/staff/session',
	summary: 'Sign in at the counter',
	description:
		'Sets an HttpOnly, same-site cookie for twelve hours. A wrong login and a wrong password look and time alike; attempts are limited by address and by login.',
	callers: ['anyone'],
	body: StaffSignIn,
	answers: { 200: { description: 'Signed in', schema: StaffMember, examples: { clerk: exampleStaffMember } } },
	problems: ['sign_in_refused', 'unsupported_media_type', 'payload_too_large'],
});

export const getStaffSession = operation({
	id: 'getStaffSession',
	tag: 'Staff',
	method: 'GET',
	path: '/v1/staff/session',
	summary: 'Who is signed in',
	callers: ['staff'],
	answers: { 200: { description: 'Signed in', schema: StaffMember, examples: { clerk: exampleStaffMember } } },
	problems: [],
});

export const signOutStaff = operation({
	id: 'signOutStaff',
	tag: 'Staff',
	method: 'DELETE',
	path: '/v1/staff/session',
	summary: 'Sign out',
	callers: ['staff'],
	answers: { 200: { description: 'Signed out', schema: StaffMember } },
	problems: [],
});

export const staffOperations = [signInStaff, getStaffSession, signOutStaff] as const;
