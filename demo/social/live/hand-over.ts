import { createEndcap } from '@endcap/sdk';
import { encodeQR } from 'qr';
import { h } from '../../retailer/shared/h.ts';
import { data } from './data.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** Modules of white that scanners want around the code. */
const QUIET = 4;

/** The basket goes on at a kiosk or on another device: a code to be read there, or typed. Asked again, another one. */
export async function showHandOver(place: HTMLElement): Promise<void> {
	const { basket } = createEndcap({ baseUrl: location.origin, publishableKey: data.key });
	const given = await basket.handOff();
	const note = h('p', { role: 'status' });
	place.replaceChildren(note);
	if (given.outcome === 'offered') {
		note.textContent = data.words.handOverHow.replace('{code}', given.code);
		note.before(qrPicture(given.url));
	} else note.textContent = data.words.handOverEmpty;
}

function qrPicture(text: string): SVGElement {
	const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
	const svg = document.createElementNS(SVG, 'svg');
	svg.setAttribute('viewBox', `0 0 ${rows.length} ${rows.length}`);
	svg.setAttribute('class', 'qr');
	svg.setAttribute('aria-hidden', 'true');
	const path = document.createElementNS(SVG, 'path');
	path.setAttribute(
		'd',
		rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join(''),
	);
	svg.append(path);
	return svg;
}
