import { Markup, markup } from '../../server/template.ts';

/** Our own drawing stands in the page itself, so that the first paint has it. A retailer’s picture follows into its room. */
export function drawingMarkup(drawing: string | undefined, image: string | undefined): Markup | false {
	if (drawing !== undefined) {
		const svg = drawing.replace('<svg ', '<svg aria-hidden="true" preserveAspectRatio="xMidYMid slice" ');
		return markup`<div class="picture">${new Markup(svg)}</div>`;
	}
	return (
		image !== undefined &&
		markup`<div class="picture"><img src="${image}" alt="" width="800" height="600" decoding="async" referrerpolicy="no-referrer"></div>`
	);
}
