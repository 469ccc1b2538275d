import { html, type TemplateResult } from 'lit';

export function icon(path: string): TemplateResult {
	return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path}></path></svg>`;
}

/** A status differs by shape too, never by colour alone. */
export const statusIcons = {
	in_stock: icon('M4 12.5l5.5 5.5L20 7'),
	limited_availability: icon('M12 6v7m0 4v.5'),
	out_of_stock: icon('M6.5 6.5l11 11m0-11l-11 11'),
	backorder: icon('M5 12h14m-5-5l5 5-5 5'),
};
