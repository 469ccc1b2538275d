import type { AskedDevice, Customer, DeviceProgress, Endcap } from '@endcap/sdk';
import type { LitElement, TemplateResult } from 'lit';
import { HoldTicker } from '../../shared/hold-ticker.ts';
import { qrPicture } from '../../shared/qr/picture.ts';
import { ServerClock } from '../../shared/server-clock.ts';

/** What is on the screen for the phone. */
export interface Shown {
	image: TemplateResult | undefined;
	number: number;
	progress: DeviceProgress;
	/** Milliseconds. */
	left: number;
	/** It has come by itself in place of one whose time was up. */
	isRenewed: boolean;
}

/** Why there is nothing for the phone. */
export type Trouble = 'over' | 'refused' | 'limited' | 'offline' | 'notDone';

interface AskingOptions {
	sdk: () => Promise<Endcap>;
	basket: () => 'take' | 'leave';
	/** Something else is to be told; `trouble` says what, if it is one. */
	changed: () => void;
	signedIn: (customer: Customer) => void;
}

/** Asks the phone, and once more by itself when the time was up: whoever has gone is not asked for ever. */
export class Asking {
	trouble: Trouble | undefined;
	#host: LitElement;
	#options: AskingOptions;
	#clock = new ServerClock();
	#ticker: HoldTicker;
	#asked: AskedDevice | undefined;
	#image: TemplateResult | undefined;
	#isRenewed = false;
	/** Of what is asked now. */
	#stop: AbortController | undefined;
	/** The moment that is shown. */
	#shownAt = 0;
	/** By the server’s clock: from when on it is worth trying again. */
	#limitedUntil = 0;

	constructor(host: LitElement, options: AskingOptions) {
		this.#host = host;
		this.#options = options;
		this.#ticker = new HoldTicker(host);
		host.addController(this.#ticker);
	}

	/** Something is on the screen, or on its way there, or went wrong. */
	get isBegun(): boolean {
		return this.#stop !== undefined || this.trouble !== undefined;
	}

	get shown(): Shown | undefined {
		const asked = this.#asked;
		if (!asked) return undefined;
		this.#shownAt = this.#clock.now();
		const left = Math.max(Date.parse(asked.expires_at) - this.#shownAt, 0);
		const progress = asked.$progress.get();
		return { image: this.#image, number: asked.number, progress, left, isRenewed: this.#isRenewed };
	}

	/** Milliseconds until it is worth trying again. */
	get limitedFor(): number {
		this.#shownAt = this.#clock.now();
		return Math.max(this.#limitedUntil - this.#shownAt, 0);
	}

	/** Counts down what is counted down. */
	updated(): void {
		const end = this.#asked ? Date.parse(this.#asked.expires_at) : this.#limitedUntil;
		const left = end - this.#shownAt;
		this.#ticker.wait(this.#shownAt > 0 && left > 0 ? left : undefined);
	}

	start = (): Promise<void> => this.#begin(false);

	/** Nobody is signed in by what was asked. */
	stop(): void {
		this.#stop?.abort();
		this.#stop = this.#asked = this.#image = this.trouble = undefined;
	}

	async #begin(isRenewed: boolean): Promise<void> {
		this.stop();
		const stop = new AbortController();
		this.#stop = stop;
		const { signal } = stop;
		this.#options.changed();
		try {
			const { account } = await this.#options.sdk();
			const asked = await account.startDevice({ basket: this.#options.basket() }, { signal });
			if (asked.outcome === 'rate_limited') {
				this.#limitedUntil = this.#clock.now() + (asked.retry_after ?? 60) * 1000;
				return this.#fail('limited');
			}
			this.#clock.tell(asked.as_of);
			this.#isRenewed = isRenewed;
			this.#image = qrPicture(asked.url);
			this.#asked = asked;
			const unfollow = asked.$progress.subscribe(this.#options.changed);
			const ended = await asked.ended.finally(unfollow);
			if (ended.outcome === 'over' && !isRenewed) return await this.#begin(true);
			if (ended.outcome !== 'signed_in') return this.#fail(ended.outcome);
			this.stop();
			this.#options.signedIn(ended.customer);
		} catch {
			if (!signal.aborted) this.#fail(navigator.onLine ? 'notDone' : 'offline');
		}
	}

	#fail(trouble: Trouble): void {
		this.stop();
		this.trouble = trouble;
		this.#options.changed();
	}

	/** The host is on its way out, unless it is only moved. */
	leave(): void {
		setTimeout(() => this.#host.isConnected || this.stop());
	}
}
