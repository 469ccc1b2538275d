import { getStaffSession, signInStaff, signOutStaff } from '@endcap/contract';
import type { FastifyRequest } from 'fastify';
import type { StaffCaller } from '../http/caller.ts';
import { STAFF_COOKIE, staffCookieOf } from '../http/credential.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { refuse } from '../http/problems.ts';
import { addressGroup, RateLimiter } from '../http/rate-limit.ts';
import type { Services } from '../http/services.ts';
import { passwordsWaiting } from './passwords.ts';
import { normalLogin, presentStaff, SESSION_HOURS, sessionEnd, signIn, signOut } from './rules.ts';

const WINDOW_SECONDS = 15 * 60;
/** Wrong passwords in a quarter of an hour. */
const OF_A_LOGIN = 10;
const OF_AN_ADDRESS = 30;
/** Each takes about half a second, whoever asks. */
const MOST_WAITING = 20;
const RETRY_SECONDS = 10;

export function staffRoutes(route: Route, { database, staffRing, publicUrl }: Services): void {
	const attempts = new RateLimiter({ windowSeconds: WINDOW_SECONDS });

	const cookie = (request: FastifyRequest, value: string, seconds: number) => {
		const secure = request.protocol === 'https' || publicUrl?.startsWith('https:') === true;
		const attributes = ['Path=/', 'HttpOnly', 'SameSite=Strict', `Max-Age=${seconds}`, ...(secure ? ['Secure'] : [])];
		return { 'set-cookie': [`${STAFF_COOKIE}=${value}`, ...attributes].join('; ') };
	};

	route(signInStaff, async ({ body, request }) => {
		const counted: [who: string, most: number][] = [
			[`address ${addressGroup(request.ip)}`, OF_AN_ADDRESS],
			[`login ${JSON.stringify([body.merchant, normalLogin(body.login)])}`, OF_A_LOGIN],
		];
		// Counted before the password is looked at, so that many at once are counted too.
		for (const [who, most] of counted) {
			const quota = attempts.take(who, most);
			if (!quota.taken) return tooMany(quota.retry_after);
		}
		if (passwordsWaiting() > MOST_WAITING) return tooMany(RETRY_SECONDS);
		const signedIn = await signIn(database, body);
		if (!signedIn) return refuse('sign_in_refused', 'Login and password do not go together. Check both and try again.');
		for (const [who] of counted) attempts.giveBack(who);
		return answer(200, signedIn.member, cookie(request, signedIn.token, SESSION_HOURS * 3600));
	});

	route(getStaffSession, async ({ caller, request }) =>
		answer(200, presentStaff(caller as StaffCaller, await sessionEnd(database, staffCookieOf(request) ?? ''))),
	);

	route(signOutStaff, async ({ caller, request }) => {
		await signOut(database, staffCookieOf(request) ?? '');
		staffRing.forget();
		return answer(200, presentStaff(caller as StaffCaller, null), cookie(request, '', 0));
	});
}

function tooMany(seconds: number) {
	const minutes = Math.ceil(seconds / 60);
	return refuse('rate_limited', `Too many attempts. Try again in ${minutes} min.`, {
		headers: { 'retry-after': String(seconds) },
	});
}
