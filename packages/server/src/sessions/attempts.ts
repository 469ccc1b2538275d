import type { FastifyRequest } from 'fastify';
import type { ShopperCaller } from '../http/caller.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { addressGroup, RateLimiter } from '../http/rate-limit.ts';

const WINDOW_SECONDS = 15 * 60;
const RESEND_SECONDS = 30;

/** In a quarter of an hour. A key has many shoppers, and so has the network of a shop. */
const CODES = { session: 5, account: 5, address: 60, key: 600 };
/** A screen asks again every two minutes while somebody stands before it. */
const SCREENS = { session: 20, address: 240, key: 2400 };
const WRONG_CODES = { session: 20, address: 60, key: 1000 };

type Counted = [who: string, most: number][];

/** Counts what somebody who guesses, or sends codes to others, does too often. In memory and of each node. */
export class SignInAttempts {
	readonly #codes = new RateLimiter({ windowSeconds: WINDOW_SECONDS });
	readonly #resends = new RateLimiter({ windowSeconds: RESEND_SECONDS });
	readonly #screens = new RateLimiter({ windowSeconds: WINDOW_SECONDS });
	readonly #wrong = new RateLimiter({ windowSeconds: WINDOW_SECONDS });

	/** Before a code is sent; `account` is the address it goes to. */
	judgeRequest(caller: ShopperCaller, request: FastifyRequest, account: string): Refusal<'rate_limited'> | undefined {
		const who = JSON.stringify([caller.merchant.id, account]);
		return (
			take(this.#resends, [[`${caller.session_id} ${who}`, 1]]) ??
			take(this.#codes, [...countedBy(caller, request, CODES), [`account ${who}`, CODES.account]])
		);
	}

	/** Before a screen is given something to show. */
	judgeScreen(caller: ShopperCaller, request: FastifyRequest): Refusal<'rate_limited'> | undefined {
		return take(this.#screens, countedBy(caller, request, SCREENS));
	}

	/** Before a code is looked at, so that many at once are counted too. What it returns takes the count back: the code was right. */
	judgeCode(caller: ShopperCaller, request: FastifyRequest): Refusal<'rate_limited'> | (() => void) {
		const counted = countedBy(caller, request, WRONG_CODES);
		return take(this.#wrong, counted) ?? (() => counted.forEach(([who]) => this.#wrong.giveBack(who)));
	}
}

function countedBy(
	{ session_id, key_id, merchant }: ShopperCaller,
	request: FastifyRequest,
	most: { session: number; address: number; key: number },
): Counted {
	return [
		[`session ${session_id}`, most.session],
		[`address ${merchant.id} ${addressGroup(request.ip)}`, most.address],
		[`key ${merchant.id} ${key_id}`, most.key],
	];
}

function take(limiter: RateLimiter, counted: Counted): Refusal<'rate_limited'> | undefined {
	for (const [who, most] of counted) {
		const quota = limiter.take(who, most);
		if (!quota.taken) return tooMany(quota.retry_after);
	}
	return undefined;
}

export function tooMany(seconds: number): Refusal<'rate_limited'> {
	const wait = seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
	return refuse('rate_limited', `Too many attempts. Try again in ${wait}.`, {
		headers: { 'retry-after': String(seconds) },
	});
}
