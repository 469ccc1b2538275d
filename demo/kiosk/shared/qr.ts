import { html, svg, type TemplateResult } from 'lit';
import { encodeQR } from 'qr';

/** Modules of white around it; with the padding there are the four that scanners want. */
const QUIET = 2;

/** A QR code of an address, as it is written: capitals and small letters may differ. */
export function qrPicture(text: string, label: string): TemplateResult {
	const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
	const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
	return html`<svg
		class="k-qr"
		viewBox=${`0 0 ${rows.length} ${rows.length}`}
		shape-rendering="crispEdges"
		role="img"
		aria-label=${label}
	>
		${svg`<path d=${path}></path>`}
	</svg>`;
}
