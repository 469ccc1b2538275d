import type { LitElement, ReactiveController } from 'lit';

/** So long before the end (ms) it is said that it comes, or for the last three quarters where there is less time. */
const WARN_MS = 30_000;

export interface IdleOptions {
	/** After which nothing stays open that nobody touches; 0: never. */
	minutes(): number;
	onWarn(): void;
	onEnd(): void;
}

/** Ends what nobody touches any more, after a warning. */
export class Idle implements ReactiveController {
	/** It ends in a moment. */
	isEnding = false;
	#host: LitElement;
	#options: IdleOptions;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isOn = false;

	constructor(host: LitElement, options: IdleOptions) {
		this.#host = host;
		this.#options = options;
		host.addController(this);
	}

	hostConnected(): void {
		for (const name of ['pointerdown', 'keydown']) this.#host.addEventListener(name, this.touch);
		if (this.#isOn) this.touch();
	}

	hostDisconnected(): void {
		for (const name of ['pointerdown', 'keydown']) this.#host.removeEventListener(name, this.touch);
		clearTimeout(this.#timer);
	}

	/** Whether there is anything that may not stay open. */
	watch(isOn: boolean): void {
		if (isOn === this.#isOn) return;
		this.#isOn = isOn;
		this.touch();
	}

	/** Somebody is there. */
	readonly touch = (): void => {
		clearTimeout(this.#timer);
		if (this.isEnding) this.#host.requestUpdate();
		this.isEnding = false;
		const whole = this.#options.minutes() * 60_000;
		if (!this.#isOn || !(whole > 0)) return;
		const warning = Math.min(WARN_MS, whole * 0.75);
		this.#timer = setTimeout(() => this.#warn(warning), whole - warning);
	};

	#warn(left: number): void {
		this.isEnding = true;
		this.#options.onWarn();
		this.#host.requestUpdate();
		this.#timer = setTimeout(() => {
			this.isEnding = false;
			this.#options.onEnd();
		}, left);
	}
}
