import { findColour, birch, type Colour } from './colours.ts';
import { beginPicture, moved } from './draw.ts';
import { pictures } from './shapes/index.ts';

/** What stands on the shelf at the top of the shop's page: product, colour, left edge, size. */
const things: [product: string, colour: string, x: number, scale: number][] = [
	['watering-can', 'sky', -24, 0.8],
	['stoneware-mug', 'mustard', 232, 0.46],
	['enamel-kettle', 'moss', 330, 0.78],
	['plant-pot', 'rust', 520, 0.86],
	['storm-lantern', 'ink', 690, 0.86],
	['stitched-notebook', 'rust', 890, 0.56],
];

const BASE = 470;
const WIDTH = 1080;

/** One picture of the whole shop: some of its things on one shelf, with nothing behind them. */
export function drawShelf(): string {
	beginPicture();
	const shelf = `<path fill="#c8975f" d="M0 ${BASE - 4}h${WIDTH}v26H0z"/><path fill="#a97a45" d="M0 ${BASE + 16}h${WIDTH}v8H0z"/>`;
	const drawn = things.map(([product, name, x, scale]) => {
		const colour: Colour = findColour(name) ?? birch;
		return moved(x, BASE, `<g transform="scale(${scale}) translate(0 -324)">${pictures[product]?.(colour) ?? ''}</g>`);
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 ${BASE - 340} ${WIDTH} 364">${shelf}${drawn.join('')}</svg>`;
}
