/** From here on the shopper is warned that a hold ends, in milliseconds before it does. */
export const SOON = 300_000;

/** “29:41”, “1:05:00”: whole seconds, as the server's own clock is told. */
export function formatLeft(milliseconds: number): string {
	const seconds = Math.floor(milliseconds / 1000);
	const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
	const hours = Math.floor(seconds / 3600);
	const [first, ...rest] = hours > 0 ? [hours, ...parts] : parts;
	return [first, ...rest.map((part) => String(part).padStart(2, '0'))].join(':');
}
