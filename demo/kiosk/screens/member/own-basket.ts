import type { Visit } from '../../shell/visit.ts';

/**
 * Puts what somebody who has signed in had in their basket into the kiosk's, as soon as that is known, and sends the whole, so
 * that coupons are told what they save. `onJoined` is called if there was something. Returns what ends the waiting.
 */
export function joinOwnBasket({ basket, endcap }: Visit, onJoined: () => void): () => void {
	let ended = false;
	const end = endcap.basket.$cart.subscribe(({ status, value }) => {
		if (ended || status !== 'ready' || value === undefined) return;
		ended = true;
		queueMicrotask(() => end());
		const before = basket.$lines.get();
		basket.join(value);
		if (basket.$lines.get() !== before) onJoined();
		if (before.length > 0) void basket.send().catch(() => undefined);
	});
	return () => {
		ended = true;
		end();
	};
}
