import type { FastifyRequest } from 'fastify';
import { identityOfPerson, type Caller } from '../http/caller.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { addressGroup, RateLimiter } from '../http/rate-limit.ts';
import { readRotatingCode } from './codes.rules.ts';

const WINDOW_SECONDS = 15 * 60;
/** Wrong codes in a quarter of an hour. A busy till misreads a few. */
const OF_A_CALLER = 60;
const OF_AN_ADDRESS = 120;
const OF_A_CARD = 20;

/** Counts wrong codes by who asks, from where and for which card. */
export class CodeGuesses {
	readonly #attempts = new RateLimiter({ windowSeconds: WINDOW_SECONDS });

	/**
	 * Counts an attempt before the code is looked at, so that many at once are counted too. `right` takes it back.
	 */
	begin(
		caller: Caller,
		request: Pick<FastifyRequest, 'ip'>,
		code: string,
	): Refusal<'rate_limited'> | { right(): void } {
		const counted: [who: string, most: number][] = [
			[`caller ${identityOfPerson(caller) ?? caller.key_id}`, OF_A_CALLER],
			[`address ${addressGroup(request.ip)}`, OF_AN_ADDRESS],
			[`card ${readRotatingCode(code)?.head ?? code.trim().toLowerCase().slice(0, 10)}`, OF_A_CARD],
		];
		for (const [who, most] of counted) {
			const quota = this.#attempts.take(`${caller.merchant.id} ${who}`, most);
			if (quota.taken) continue;
			return refuse('rate_limited', `Too many wrong codes. Try again in ${Math.ceil(quota.retry_after / 60)} min.`, {
				headers: { 'retry-after': String(quota.retry_after) },
			});
		}
		return { right: () => counted.forEach(([who]) => this.#attempts.giveBack(`${caller.merchant.id} ${who}`)) };
	}
}
