import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Renders its host each second, for what is counted down. */
export class EachSecond implements ReactiveController {
	#host: ReactiveControllerHost;
	#timer: ReturnType<typeof setInterval> | undefined;

	constructor(host: ReactiveControllerHost) {
		this.#host = host;
		host.addController(this);
	}

	hostConnected(): void {
		this.#timer = setInterval(() => this.#host.requestUpdate(), 1000);
	}

	hostDisconnected(): void {
		clearInterval(this.#timer);
	}
}

/** “1:05” */
export function minutesAndSeconds(milliseconds: number): string {
	const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
