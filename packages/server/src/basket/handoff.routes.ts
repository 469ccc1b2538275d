import { handOffCart, takeCart } from '@endcap/contract';
import { etagOf } from '../http/conditional.ts';
import { fingerprintOf, identityOf, once } from '../http/idempotency.ts';
import { answer, type Route } from '../http/operation-route.ts';
import { isRefusal, refuse, RefusedInTransaction } from '../http/problems.ts';
import { addressGroup, RateLimiter } from '../http/rate-limit.ts';
import type { Services } from '../http/services.ts';
import { handOff, takeHandoff } from './handoff.ts';

const WINDOW_SECONDS = 15 * 60;
/** Wrong codes in a quarter of an hour. */
const OF_AN_ADDRESS = 60;

export function handoffRoutes(route: Route, { database, address, now }: Services): void {
	const attempts = new RateLimiter({ windowSeconds: WINDOW_SECONDS });

	route(handOffCart, async ({ caller, params }) => {
		const made = await database.transaction((tx) =>
			handOff(tx, caller, params.cart_id, { origin: address(), now: now() }),
		);
		return isRefusal(made) ? made : answer(201, made);
	});

	route(takeCart, async (call) => {
		const { caller, body, request } = call;
		const who = `${caller.merchant.id} ${addressGroup(request.ip)}`;
		// Counted before the code is looked at, so that many at once are counted too.
		const quota = attempts.take(who, OF_AN_ADDRESS);
		if (!quota.taken) {
			return refuse('rate_limited', `Too many attempts. Try again in ${Math.ceil(quota.retry_after / 60)} min.`, {
				headers: { 'retry-after': String(quota.retry_after) },
			});
		}
		const kept = await once(database, identityOf(takeCart, call), fingerprintOf(body), async (tx) => {
			const taken = await takeHandoff(tx, caller, body.code, now());
			if (isRefusal(taken)) throw new RefusedInTransaction(taken);
			return { status: 200 as const, text: JSON.stringify(taken) };
		});
		attempts.giveBack(who);
		return isRefusal(kept) ? kept : { ...kept, headers: { etag: etagOf(kept.text) } };
	});
}
