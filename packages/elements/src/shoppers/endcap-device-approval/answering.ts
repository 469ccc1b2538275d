import type { DeviceRefused, Endcap, Limited, LookOutcome } from '@endcap/sdk';
import type { LitElement } from 'lit';
import { HoldTicker } from '../../shared/hold-ticker.ts';
import { ServerClock } from '../../shared/server-clock.ts';

type Asked = Extract<LookOutcome, { outcome: 'asked' }>;

/** What it came to: `wrong` by another number, `notMeDone` by their own word. */
export type Answered = 'approved' | 'wrong' | 'notMeDone' | 'over' | 'notHere';

type Problem = 'limited' | 'offline' | 'notDone';

/** What the screen asks, and what its owner answers. */
export class Answering {
	answered: Answered | undefined;
	problem: Problem | undefined;
	isBusy = false;
	#host: LitElement;
	#sdk: () => Promise<Endcap>;
	#done: (answered: Answered) => void;
	#clock = new ServerClock();
	#ticker: HoldTicker;
	/** Whose is looked at, by code and customer. */
	#of: string | undefined;
	#asked: Asked | undefined;
	/** The moment that is shown. */
	#shownAt = 0;
	/** By the server’s clock: from when on it is worth trying again. */
	#limitedUntil = 0;

	/** `done`: it is answered for good, here. */
	constructor(host: LitElement, sdk: () => Promise<Endcap>, done: (answered: Answered) => void) {
		this.#host = host;
		this.#sdk = sdk;
		this.#done = done;
		this.#ticker = new HoldTicker(host);
		host.addController(this.#ticker);
	}

	/** What is asked, while it can be answered. */
	get asked(): Asked | undefined {
		return this.answered ? undefined : this.#asked;
	}

	/** Milliseconds that are left to answer. */
	get left(): number {
		this.#shownAt = this.#clock.now();
		return Math.max(Date.parse(this.#asked?.expires_at ?? '') - this.#shownAt, 0) || 0;
	}

	/** Milliseconds until it is worth trying again. */
	get limitedFor(): number {
		this.#shownAt = this.#clock.now();
		return Math.max(this.#limitedUntil - this.#shownAt, 0);
	}

	/** Looks once for each code and customer; undefined while nobody is signed in. Ends it when the time is up. */
	follow(code: string, customer: string | undefined): void {
		const of = customer && `${code} ${customer}`;
		if (of === this.#of) {
			if (this.asked && this.left === 0 && !this.isBusy) this.#end('over');
			return;
		}
		this.#of = of;
		this.#asked = this.answered = this.problem = undefined;
		if (of) void this.look(code);
	}

	/** Counts down what is counted down. */
	updated(): void {
		const left = (this.asked ? Date.parse(this.asked.expires_at) : this.#limitedUntil) - this.#shownAt;
		this.#ticker.wait(this.#shownAt > 0 && left > 0 ? left : undefined);
	}

	async look(code: string): Promise<void> {
		const of = this.#of;
		const outcome = await this.#do((sdk) => sdk.account.lookAtDevice(code));
		if (!outcome || of !== this.#of) return;
		if (outcome.outcome !== 'asked') return this.#refuse(outcome);
		this.#clock.tell(outcome.as_of);
		this.#asked = outcome;
		this.#host.requestUpdate();
	}

	async answer(code: string, number: number | null): Promise<void> {
		const outcome = await this.#do((sdk) => sdk.account.answerDevice(code, number));
		if (!outcome) return;
		if ('pointers' in outcome) this.#refuse(outcome);
		else if (outcome.outcome === 'approved') this.#end('approved');
		else this.#end(number === null ? 'notMeDone' : 'wrong');
	}

	#refuse(refused: DeviceRefused | Limited): void {
		if (refused.outcome === 'rate_limited') {
			this.#limitedUntil = this.#clock.now() + (refused.retry_after ?? 60) * 1000;
			this.problem = 'limited';
			this.#host.requestUpdate();
		} else if (refused.outcome === 'key_not_allowed') this.#end('notHere');
		// Who is not signed in any more is asked to sign in, as soon as that is known.
		else if (refused.outcome === 'code_wrong') this.#end('over');
	}

	#end(answered: Answered): void {
		this.answered = answered;
		this.#host.requestUpdate();
		this.#done(answered);
	}

	/** Undefined when it could not be done, which is then said. */
	async #do<Outcome>(act: (sdk: Endcap) => Promise<Outcome>): Promise<Outcome | undefined> {
		if (this.isBusy) return undefined;
		this.isBusy = true;
		this.problem = undefined;
		this.#host.requestUpdate();
		try {
			return await act(await this.#sdk());
		} catch {
			this.problem = navigator.onLine ? 'notDone' : 'offline';
			return undefined;
		} finally {
			this.isBusy = false;
			this.#host.requestUpdate();
		}
	}
}
