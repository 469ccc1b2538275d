import type { ReactiveControllerHost } from 'lit';

/** Renders an element each second while it is on the page, for what is counted down. */
export function eachSecond(host: ReactiveControllerHost): void {
	let timer: ReturnType<typeof setInterval> | undefined;
	host.addController({
		hostConnected() {
			timer = setInterval(() => host.requestUpdate(), 1000);
		},
		hostDisconnected: () => clearInterval(timer),
	});
}

/** “1:05” */
export function minutesAndSeconds(milliseconds: number): string {
	const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
