import { BoundedCache } from './bounded-cache.ts';

interface Bucket {
	tokens: number;
	/** Milliseconds of the monotonic clock at which `tokens` was true. */
	at: number;
}

export interface Quota {
	taken: boolean;
	/** Requests left. */
	remaining: number;
	/** Seconds until the bucket is full again. */
	full_in: number;
	/** Seconds until the next request is taken; 0 when one would be now. */
	retry_after: number;
}

const WINDOW_SECONDS = 60;

/**
 * Token buckets that refill over a window, a minute unless told. In memory and of each node: the promise is to keep one
 * caller from starving the others, not to count to the last request. Bounded: the least used are forgotten, which fills
 * them.
 */
export class RateLimiter {
	readonly #buckets: BoundedCache<string, Bucket>;
	readonly #now: () => number;
	readonly #windowSeconds: number;

	constructor(options: { capacity?: number; windowSeconds?: number; now?: () => number } = {}) {
		this.#buckets = new BoundedCache(options.capacity ?? 100_000);
		this.#windowSeconds = options.windowSeconds ?? WINDOW_SECONDS;
		this.#now = options.now ?? (() => performance.now());
	}

	take(who: string, perWindow: number): Quota {
		const now = this.#now();
		const perMillisecond = perWindow / (this.#windowSeconds * 1000);
		let bucket = this.#buckets.get(who);
		if (!bucket) {
			bucket = { tokens: perWindow, at: now };
			this.#buckets.set(who, bucket);
		}
		bucket.tokens = Math.min(perWindow, bucket.tokens + (now - bucket.at) * perMillisecond);
		bucket.at = now;
		const taken = bucket.tokens >= 1;
		if (taken) bucket.tokens -= 1;
		return {
			taken,
			remaining: Math.floor(bucket.tokens),
			full_in: Math.ceil((perWindow - bucket.tokens) / perMillisecond / 1000),
			retry_after: bucket.tokens >= 1 ? 0 : Math.ceil((1 - bucket.tokens) / perMillisecond / 1000),
		};
	}

	/** Undoes a take. */
	giveBack(who: string): void {
		const bucket = this.#buckets.get(who);
		if (bucket) bucket.tokens += 1;
	}
}

/** draft-ietf-httpapi-ratelimit-headers, structured fields. */
export function rateLimitHeaders(perMinute: number, quota: Quota): Record<string, string> {
	return {
		'ratelimit-policy': `"default";q=${perMinute};w=${WINDOW_SECONDS}`,
		ratelimit: `"default";r=${quota.remaining};t=${quota.full_in}`,
		...(!quota.taken && { 'retry-after': String(quota.retry_after) }),
	};
}

/** One household or office: an IPv4 address, or the /64 of an IPv6 one, since those are handed out by the network. */
export function addressGroup(address: string): string {
	const plain = address.startsWith('::ffff:') ? address.slice(7) : address;
	if (!plain.includes(':')) return plain;
	const [before = [], after = []] = plain.split('::').map((part) => part.split(':').filter((group) => group !== ''));
	const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
	return [...before, ...zeros, ...after].slice(0, 4).join(':');
}
