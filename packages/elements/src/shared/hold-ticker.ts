import type { LitElement, ReactiveController } from 'lit';
import { SOON } from './countdown.ts';

/**
 * Updates the host while something is held: every second while it can be seen, else only when the shopper is to be
 * warned and when it is over.
 */
export class HoldTicker implements ReactiveController {
	#host: LitElement;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#observer: IntersectionObserver | undefined;
	#seen = true;

	constructor(host: LitElement) {
		this.#host = host;
	}

	/** Milliseconds until the first hold ends; undefined when nothing is held. */
	wait(left: number | undefined): void {
		clearTimeout(this.#timer);
		if (left === undefined || !this.#host.isConnected) return this.hostDisconnected();
		if (!this.#observer) {
			this.#observer = new IntersectionObserver(([entry]) => {
				this.#seen = entry?.isIntersecting ?? true;
				this.#update();
			});
			this.#observer.observe(this.#host);
			document.addEventListener('visibilitychange', this.#update);
		}
		if (left === Infinity) return;
		const visible = this.#seen && document.visibilityState === 'visible';
		this.#timer = setTimeout(this.#update, visible ? left % 1000 || 1000 : left > SOON ? left - SOON : left);
	}

	#update = () => this.#host.requestUpdate();

	hostDisconnected(): void {
		clearTimeout(this.#timer);
		this.#observer?.disconnect();
		this.#observer = undefined;
		document.removeEventListener('visibilitychange', this.#update);
	}
}
