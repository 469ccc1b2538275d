import { createEndcap } from '@endcap/sdk';
import { h } from '../../retailer/shared/h.ts';
import { outsideAddress } from '../page/outside.ts';
import { data } from './data.ts';
import { qrPicture } from './qr.ts';

/**
 * The basket goes on at a kiosk, on another device or in the phone’s own browser: a code to be read there, or typed, or a
 * link. Asked again, another one.
 */
export async function showHandOver(place: HTMLElement): Promise<void> {
	const { basket } = createEndcap({ baseUrl: location.origin, publishableKey: data.key });
	const given = await basket.handOff();
	const note = h('p', { role: 'status' });
	place.replaceChildren(note);
	if (given.outcome === 'offered') {
		note.textContent = data.words.handOverHow.replace('{code}', given.code);
		note.before(qrPicture(given.url));
		const { phone, words } = data;
		if (phone) note.after(h('a', { class: 'button', href: outsideAddress(given.url, phone) }, words.openInBrowser));
	} else note.textContent = data.words.handOverEmpty;
}
