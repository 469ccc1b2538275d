import { darkModules } from './qr-files.ts';

/** Cards of A6, posters of A4, or four cards on an A4 sheet to be cut. */
export type Paper = 'a6' | 'a4' | 'sheet';

export interface Card {
	headline: string;
	url: string;
	/** Where it is put up, small below. */
	place: string;
}

const SVG = 'http://www.w3.org/2000/svg';
const ON_A_SHEET = 4;

const styles = (paper: Paper) => `
	@page { size: ${paper === 'a6' ? '105mm 148mm' : 'A4'}; margin: 0; }
	* { box-sizing: border-box; margin: 0; }
	body { --unit: ${paper === 'a4' ? '2mm' : '1mm'}; background: #fff; color: #000; font: calc(3.6 * var(--unit)) / 1.3 system-ui, sans-serif; }
	article {
		display: grid; grid-template-rows: minmax(0, 1fr) auto auto auto; gap: calc(4 * var(--unit)); justify-items: center;
		inline-size: calc(105 * var(--unit)); block-size: calc(148 * var(--unit)); padding: calc(10 * var(--unit));
		overflow: hidden; text-align: center; break-inside: avoid;
	}
	h1 {
		align-self: center; max-block-size: 100%; overflow: hidden; overflow-wrap: anywhere; text-wrap: balance;
		font: 600 calc(7 * var(--unit)) / 1.2 Palatino, Georgia, serif;
	}
	svg { inline-size: calc(64 * var(--unit)); block-size: calc(64 * var(--unit)); print-color-adjust: exact; }
	.address { font-size: calc(4.4 * var(--unit)); font-weight: 600; overflow-wrap: anywhere; }
	.place { font-size: calc(2.6 * var(--unit)); color: #555; }
	${
		paper === 'sheet'
			? 'main { display: grid; grid-template-columns: 105mm 105mm; } article { outline: 0.1mm dashed #999; } article:nth-child(4n) { break-after: page; }'
			: 'article { break-after: page; }'
	}
	article:last-child { break-after: auto; }
	@media screen { body { background: #ddd; } main { inline-size: fit-content; margin: 4mm auto; } article { background: #fff; margin-block-end: 4mm; } }
`;

/** Opens a window with the cards and has the browser print it. False: it opens none. */
export function printCards(cards: readonly Card[], paper: Paper): boolean {
	const sheet = open('', '', 'popup,width=720,height=860') as (Window & typeof globalThis) | null;
	if (!sheet) return false;
	const { document } = sheet;
	const style = new sheet.CSSStyleSheet();
	style.replaceSync(styles(paper));
	document.adoptedStyleSheets = [style];
	document.title = cards[0]?.headline ?? '';
	const main = document.createElement('main');
	// Paper that would stay empty has the same cards once more.
	const count = paper === 'sheet' ? Math.ceil(cards.length / ON_A_SHEET) * ON_A_SHEET : cards.length;
	const all = Array.from({ length: count }, (_, at) => cards[at % cards.length] ?? []).flat();
	main.append(...all.map((card) => drawCard(document, card)));
	document.body.append(main);
	sheet.addEventListener('afterprint', () => sheet.close());
	sheet.print();
	return true;
}

function drawCard(document: Document, { headline, url, place }: Card): HTMLElement {
	const card = document.createElement('article');
	const line = (tag: 'h1' | 'p', text: string, name: string) => {
		const element = document.createElement(tag);
		element.textContent = text;
		element.className = name;
		return element;
	};
	const address = line('p', url.replace(/^https?:\/\//, ''), 'address');
	card.append(line('h1', headline, ''), drawCode(document, url), address, line('p', place, 'place'));
	return card;
}

function drawCode(document: Document, url: string): SVGElement {
	const { size, dark } = darkModules(url);
	const code = document.createElementNS(SVG, 'svg') as SVGElement;
	code.setAttribute('viewBox', `0 0 ${size} ${size}`);
	code.setAttribute('shape-rendering', 'crispEdges');
	const path = document.createElementNS(SVG, 'path');
	path.setAttribute('d', dark.map(([x, y]) => `M${x} ${y}h1v1h-1z`).join(''));
	code.append(path);
	return code;
}
