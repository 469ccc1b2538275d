import {
	claimSession as claimSessionOperation,
	createSession as createSessionOperation,
	endSession as endSessionOperation,
	refreshSession as refreshSessionOperation,
	requestSignIn as requestSignInOperation,
	signOutEverywhere,
	verifySignIn as verifySignInOperation,
} from '@endcap/contract';
import type { ShopperCaller } from '../http/caller.ts';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { invalid, isRefusal, refuse, RefusedInTransaction } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { lockCustomer } from '../shoppers/queries.ts';
import { tooMany } from './attempts.ts';
import { claimSession } from './claim.ts';
import { endSession, endSessionsOf } from './claim.queries.ts';
import { repeatOf } from './repeats.ts';
import { createSession, refreshSession } from './rules.ts';
import { isMisplaced, normalAddress, requestSignIn, verifySignIn } from './sign-in.ts';
import { signedIn } from './signed-in.ts';

const HOUR_SECONDS = 3600;

export function sessionRoutes(route: Route, { database, sessionRing, signInAttempts: attempts, now }: Services): void {
	route(createSessionOperation, async ({ caller }) => answer(201, await createSession(database, caller)));

	route(refreshSessionOperation, async ({ caller, body, request }) => {
		const { merchant, key_id } = caller;
		const repeat = repeatOf(request, merchant.id, refreshSessionOperation.id, key_id, body.refresh_token);
		const session = await refreshSession(database, caller, body.refresh_token, repeat);
		if (session) return answer(200, session);
		// It may have ended just now: then its access tokens open nothing here from this moment on.
		sessionRing.forget();
		return refuse('session_ended', 'This refresh token is over, or was used before. Begin a new session.');
	});

	route(requestSignInOperation, async ({ caller, body, request }) => {
		if (isMisplaced(body)) {
			const detail = body.channel === 'email' ? 'Must be an e-mail address.' : 'Must be a phone number.';
			return invalid([{ pointer: '/to', detail }]);
		}
		const shopper = caller as ShopperCaller;
		const refusal = attempts.judgeRequest(shopper, request, normalAddress(body));
		if (refusal) return refusal;
		const made = await requestSignIn(database, shopper, body);
		return made ? answer(202, made) : tooMany(HOUR_SECONDS);
	});

	route(verifySignInOperation, async ({ caller, body, request }) => {
		const shopper = caller as ShopperCaller;
		const counted = attempts.judgeCode(shopper, request);
		if (typeof counted !== 'function') return counted;
		const { merchant, session_id } = shopper;
		const repeat = repeatOf(request, merchant.id, verifySignInOperation.id, session_id, body.sign_in_id, body.code);
		const session = await verifySignIn(database, shopper, body, repeat);
		if (!session) return refuse('code_wrong', 'It is wrong, was used, or is over. Check it, or have a new one sent.');
		counted();
		return answer(201, session);
	});

	route(claimSessionOperation, async (call) => {
		const customer = signedIn(call.caller);
		if (isRefusal(customer)) return customer;
		const identity = identityOf(claimSessionOperation, call);
		const kept = await once(database, identity, fingerprintOf(call.body), async (tx) => {
			const claimed = await claimSession(tx, customer, call.body, now());
			if (isRefusal(claimed)) throw new RefusedInTransaction(claimed);
			return { status: 200 as const, text: JSON.stringify(claimed) };
		});
		sessionRing.forget();
		return kept;
	});

	route(endSessionOperation, async ({ caller }) => {
		const { merchant, session_id } = caller as ShopperCaller;
		const ended = await endSession(database, merchant.id, session_id);
		sessionRing.forget();
		return answer(200, { ended: ended ? 1 : 0 });
	});

	route(signOutEverywhere, async ({ caller }) => {
		const customer = signedIn(caller);
		if (isRefusal(customer)) return customer;
		const { merchant, customer_id } = customer;
		const ended = await database.transaction(async (tx) => {
			// Nobody is signed in by a session that ends here, after it was looked which there are.
			await lockCustomer(tx, merchant.id, customer_id);
			return endSessionsOf(tx, merchant.id, customer_id);
		});
		sessionRing.forget();
		return answer(200, { ended });
	});
}
