import type { LitElement, ReactiveController } from 'lit';

/** Until code that did not come is asked for again. */
const ASK_AGAIN = 15_000;

/** Code that only some who look need: it is fetched once it is wanted, and the host is updated when it is there. */
export class Later<T> implements ReactiveController {
	/** Undefined until it has come. */
	value: T | undefined;
	/** It did not come; it is asked for again by itself. */
	failed = false;
	#host: LitElement;
	#load: () => Promise<T>;
	#asked = false;

	constructor(host: LitElement, load: () => Promise<T>) {
		this.#host = host;
		this.#load = load;
		host.addController(this);
	}

	/** Who is back on the page wants it as before. */
	hostConnected(): void {
		if (this.failed) void this.#ask();
	}

	/** Asks for it, the first time. */
	want(): void {
		if (this.#asked) return;
		this.#asked = true;
		void this.#ask();
	}

	async #ask(): Promise<void> {
		try {
			this.value = await this.#load();
			this.failed = false;
		} catch {
			this.failed = true;
			setTimeout(() => this.failed && this.#host.isConnected && void this.#ask(), ASK_AGAIN);
		}
		this.#host.requestUpdate();
	}
}
