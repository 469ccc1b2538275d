import { css, html, svg, type TemplateResult } from 'lit';
import { encodeQr } from './qr.ts';

/** Modules of white that scanners want around the code. */
const QUIET = 4;

/** Dark on white whatever the page is like: scanners want it, and paper has it. */
export const pictureStyles = css`
	.qr {
		fill: #000;
		forced-color-adjust: none;
		print-color-adjust: exact;
	}
	.qr rect {
		fill: #fff;
	}
`;

/**
 * The first of these texts that fits into a QR code, in capitals, which take little room there. Drawing one costs a
 * millisecond or two.
 */
export function qrPicture(...texts: string[]): TemplateResult | undefined {
	const modules = texts.reduce<ReturnType<typeof encodeQr>>(
		(found, text) => found ?? encodeQr(text.toUpperCase()),
		undefined,
	);
	if (!modules) return undefined;
	const size = modules.length + 2 * QUIET;
	const path = modules
		.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
		.join('');
	return html`<svg class="qr" viewBox=${`0 0 ${size} ${size}`} shape-rendering="crispEdges" aria-hidden="true">
		${svg`<rect width=${size} height=${size}></rect><path d=${path}></path>`}
	</svg>`;
}
