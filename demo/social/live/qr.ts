import { encodeQR } from 'qr';

const SVG = 'http://www.w3.org/2000/svg';
/** Modules of white that scanners want around the code. */
const QUIET = 4;

export function qrPicture(text: string): SVGElement {
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
