import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Subscribable } from './observable.ts';

/**
 * Reads a piece of live state and updates the host when it changes. The SDK's state outlives its last listener by a second,
 * so an element that is moved in the document goes on where it was.
 */
export class LiveState<T> implements ReactiveController {
	value: T | undefined;
	#host: ReactiveControllerHost & { isConnected: boolean };
	#source: Subscribable<T> | undefined;
	#stop: (() => void) | undefined;

	constructor(host: ReactiveControllerHost & { isConnected: boolean }) {
		this.#host = host;
		host.addController(this);
	}

	/** Reads from `source` from now on. */
	watch(source: Subscribable<T> | undefined): void {
		if (source === this.#source) return;
		this.hostDisconnected();
		this.#source = source;
		this.value = undefined;
		if (this.#host.isConnected) this.hostConnected();
	}

	hostConnected(): void {
		this.#stop ??= this.#source?.subscribe((value) => {
			if (value === this.value) return;
			this.value = value;
			this.#host.requestUpdate();
		});
	}

	hostDisconnected(): void {
		this.#stop?.();
		this.#stop = undefined;
	}
}
