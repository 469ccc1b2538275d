import type { Caller } from '../http/caller.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { addressGroup } from '../http/rate-limit.ts';

const MOST = 10_000;
/** Of the requests a minute that a key and address may make. */
const SHARE = 0.25;
const AGAIN_SECONDS = 30;

/** Counts the streams that are open on this node, so that nobody takes them all. Each key and address has a share. */
export class OpenStreams {
	readonly #most: number;
	readonly #open = new Map<string, number>();
	#all = 0;

	constructor(most = MOST) {
		this.#most = most;
	}

	/** A place for one more; it is given back by calling what this returns, once. */
	take({ key_id, rate_limit }: Caller, address: string): (() => void) | Refusal<'rate_limited' | 'unavailable'> {
		const who = `${key_id} ${addressGroup(address)}`;
		const open = this.#open.get(who) ?? 0;
		if (open >= Math.ceil(rate_limit * SHARE)) {
			const detail = `This key has ${open} streams open from this address, and may have no more. Close some, or ask with mode=poll.`;
			return refuse('rate_limited', detail, { headers: { 'retry-after': String(AGAIN_SECONDS) } });
		}
		if (this.#all >= this.#most) {
			const detail = 'This server has as many streams open as it takes. Come again, or ask with mode=poll.';
			return refuse('unavailable', detail, {
				// Where there are several servers, the next connection may come to another.
				headers: { connection: 'close', 'retry-after': String(AGAIN_SECONDS) },
			});
		}
		this.#open.set(who, open + 1);
		this.#all += 1;
		return () => this.#giveBack(who);
	}

	#giveBack(who: string): void {
		const left = (this.#open.get(who) ?? 0) - 1;
		if (left > 0) this.#open.set(who, left);
		else this.#open.delete(who);
		this.#all -= 1;
	}
}
