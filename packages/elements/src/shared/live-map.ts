import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Subscribable } from './observable.ts';

/** Reads several pieces of live state by name, as `LiveState` reads one. */
export class LiveMap<T> implements ReactiveController {
	readonly values = new Map<string, T>();
	#host: ReactiveControllerHost & { isConnected: boolean };
	#sources = new Map<string, Subscribable<T>>();
	#stops = new Map<string, () => void>();

	constructor(host: ReactiveControllerHost & { isConnected: boolean }) {
		this.#host = host;
		host.addController(this);
	}

	/** Reads from exactly these from now on; what stays is not read again. */
	watch(sources: Map<string, Subscribable<T>>): void {
		for (const [name, source] of this.#sources) {
			if (sources.get(name) === source) continue;
			this.#stops.get(name)?.();
			this.#stops.delete(name);
			this.values.delete(name);
		}
		this.#sources = sources;
		if (this.#host.isConnected) this.hostConnected();
	}

	hostConnected(): void {
		for (const [name, source] of this.#sources) {
			if (this.#stops.has(name)) continue;
			const stop = source.subscribe((value) => {
				if (value === this.values.get(name)) return;
				this.values.set(name, value);
				this.#host.requestUpdate();
			});
			this.#stops.set(name, stop);
		}
	}

	hostDisconnected(): void {
		for (const stop of this.#stops.values()) stop();
		this.#stops.clear();
	}
}
