import { createEndcap } from '@endcap/sdk';
import { h } from '../../retailer/shared/h.ts';
import { data } from './data.ts';

/** Puts the offer's coupon into the wallet of who opened it for that, once, as soon as they are signed in. */
export function claimFor(place: HTMLElement, offer: string): void {
	const note = h('p', { role: 'status' });
	const again = h('button', { type: 'button', hidden: true }, data.words.claim);
	place.prepend(note, again);
	let isDone = false;

	/** A client of its own each time: one that began before anybody was here does not look again. */
	async function claim(): Promise<void> {
		if (isDone) return;
		again.hidden = true;
		const endcap = createEndcap({ baseUrl: location.origin, publishableKey: data.key, live: false });
		try {
			const { outcome } = await endcap.offers.claim(offer);
			if (outcome === 'sign_in_needed') return;
			if (outcome === 'rate_limited') return failed();
			isDone = true;
			note.textContent = outcome === 'claimed' ? data.words.claimed : data.words.claimOver;
		} catch {
			failed();
		} finally {
			endcap.destroy();
		}
	}

	function failed(): void {
		note.textContent = data.words.failed;
		again.hidden = false;
	}

	again.addEventListener('click', () => void claim());
	document.addEventListener('endcap-signed-in', () => void claim());
	void claim();
}
