import type { ReadableAtom } from 'nanostores';

/** Milliseconds for which what nobody subscribes to any more waits for somebody who does. */
const LINGER = 1000;

/**
 * Calls `start` when the first one subscribes, or now when one has, and what it returned a while after the last one
 * left. In place of nanostores' own `onMount`, which brings events for every change along: 250 bytes on every page. What it
 * returns is true from the one to the other.
 */
export function whileMounted($atom: ReadableAtom, start: () => (() => void) | undefined): () => boolean {
	const listen = $atom.listen.bind($atom);
	const off = $atom.off.bind($atom);
	let end = $atom.lc > 0 ? start() : undefined;
	$atom.listen = (listener) => {
		if ($atom.lc === 0) end ??= start();
		return listen(listener);
	};
	$atom.off = () => {
		off();
		setTimeout(() => {
			if ($atom.lc > 0) return;
			end?.();
			end = undefined;
		}, LINGER);
	};
	return () => !!end;
}
