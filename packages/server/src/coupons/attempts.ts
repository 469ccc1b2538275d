import { identityOfPerson, type Caller } from '../http/caller.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { addressGroup, RateLimiter } from '../http/rate-limit.ts';

const WINDOW_SECONDS = 15 * 60;
/** Codes in a quarter of an hour that turn out to be unknown. */
const OF_AN_ACCOUNT = 40;
const OF_AN_ADDRESS = 200;
const OF_A_KEY = 5000;

/** Counts guesses at codes. Those that are right are not counted in the end. */
export class CodeAttempts {
	readonly #limiter = new RateLimiter({ windowSeconds: WINDOW_SECONDS });

	/** Counts before anything is looked up, so that many at once are counted too. A refusal counts nothing more. */
	take(caller: Caller, address: string, codes: number): Refusal<'rate_limited'> | undefined {
		for (const [who, most] of buckets(caller, address)) {
			for (let code = 0; code < codes; code += 1) {
				const quota = this.#limiter.take(who, most);
				if (quota.taken) continue;
				const detail = `Too many codes that are unknown. Try again in ${Math.ceil(quota.retry_after / 60)} min.`;
				return refuse('rate_limited', detail, { headers: { 'retry-after': String(quota.retry_after) } });
			}
		}
		return undefined;
	}

	giveBack(caller: Caller, address: string, codes: number): void {
		for (const [who] of buckets(caller, address)) {
			for (let code = 0; code < codes; code += 1) this.#limiter.giveBack(who);
		}
	}
}

/** A secret key asks for many shoppers from one place, and staff from one till. */
function buckets(caller: Caller, address: string): [who: string, most: number][] {
	const { merchant, key_id, kind } = caller;
	const person = identityOfPerson(caller);
	const isShopper = kind === 'shopper' || kind === 'publishable';
	return [
		...(person === undefined ? [] : [[`${merchant.id} ${person}`, OF_AN_ACCOUNT] satisfies [string, number]]),
		...(isShopper
			? [[`${merchant.id} address ${addressGroup(address)}`, OF_AN_ADDRESS] satisfies [string, number]]
			: []),
		[`${merchant.id} key ${key_id}`, OF_A_KEY],
	];
}
