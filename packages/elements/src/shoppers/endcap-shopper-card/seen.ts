import type { LitElement, ReactiveController } from 'lit';

/** Knows whether the element can be seen, and updates it when that changes. */
export class Seen implements ReactiveController {
	is = false;
	#host: LitElement;
	#observer: IntersectionObserver | undefined;

	constructor(host: LitElement) {
		this.#host = host;
		host.addController(this);
	}

	hostConnected(): void {
		this.#observer ??= new IntersectionObserver((entries) => {
			this.is = entries.at(-1)?.isIntersecting ?? false;
			this.#host.requestUpdate();
		});
		this.#observer.observe(this.#host);
	}

	hostDisconnected(): void {
		this.#observer?.disconnect();
		this.is = false;
	}
}
