import { html, type TemplateResult } from 'lit';

function icon(path: string): TemplateResult {
	return html`<svg class="k-icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path}></path></svg>`;
}

export const icons = {
	access: icon(
		'M12 5.2a1.4 1.4 0 1 0 0-2.8 1.4 1.4 0 0 0 0 2.8ZM4.5 8.2 12 9.5l7.5-1.3M12 9.5v5m0 0-3.6 7m3.6-7 3.6 7',
	),
	back: icon('M15 5 8 12l7 7'),
	basket: icon('M3 10h18l-2 9.5H5ZM8 10l3-6m5 6-3-6'),
	camera: icon('M4 8h3.5L9 5.5h6L16.5 8H20v11H4ZM12 16.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4'),
	card: icon('M3 6h18v12.5H3ZM3 10h18M6.5 15h4'),
	check: icon('m4.5 12.5 5 5L20 7'),
	done: icon('M10 4H4v16h6m4-12 4 4-4 4m4-4H9'),
	few: icon('M12 5v8.5m0 4.2v.3'),
	help: icon('M9 9.2a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.5m0 3.4v.3M12 21.5a9.5 9.5 0 1 0 0-19 9.5 9.5 0 0 0 0 19'),
	home: icon('m3.5 11.5 8.5-7.5 8.5 7.5M6 10v10h12V10'),
	minus: icon('M5 12h14'),
	none: icon('m6.5 6.5 11 11m0-11-11 11'),
	phone: icon('M7.5 2.5h9v19h-9ZM11 18.7h2'),
	pin: icon('M12 21.5s7-6.7 7-11.7a7 7 0 1 0-14 0c0 5 7 11.7 7 11.7Zm0-9.2a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5'),
	plus: icon('M12 5v14m-7-7h14'),
	receipt: icon('M6 2.5h12v19l-3-2-3 2-3-2-3 2ZM9.5 8h5m-5 4.5h5'),
	scan: icon('M3 8V4h4m10 0h4v4m0 8v4h-4M7 20H3v-4m4-9v10m3.5-10v10m3-10v10m3.5-10v10'),
	search: icon('M10.5 17.5a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 5.5 5.5'),
	speech: icon('M4 9.5v5h3.5l5 4.5V5l-5 4.5ZM16 9a4.5 4.5 0 0 1 0 6m2.8-9a9 9 0 0 1 0 12'),
	stop: icon('M6.5 6.5h11v11h-11Z'),
	later: icon('M5 12h14m-5-5 5 5-5 5'),
	noNetwork: icon(
		'M3 3l18 18M8.5 15.5a5 5 0 0 1 7 0M5 12a10 10 0 0 1 4-2.4M19 12a10 10 0 0 0-5-2.7M2 8.5a14 14 0 0 1 4-2.6m16 2.6a14 14 0 0 0-11-3.9M12 19.3v.2',
	),
};
