import { birch, findColour, type Colour } from './colours.ts';
import { beginPicture } from './draw.ts';
import { pictures } from './shapes/index.ts';

/** Wall and table behind the things of a category. */
const scenes: Record<string, [wall: string, table: string]> = {
	Kitchen: ['#f3e6d0', '#e6d3b3'],
	Table: ['#e2eae6', '#cddad4'],
	Home: ['#f0e1d8', '#e2cabd'],
	Garden: ['#e3ead6', '#cedabb'],
	Outdoors: ['#dbe7ec', '#c3d5dd'],
	Paper: ['#f5ebc8', '#e9d9a6'],
};

/** Smaller variants are drawn smaller, about the middle of the table's edge. */
const scales: Record<string, number> = {
	'0.5 l': 0.78,
	'1 l': 0.9,
	'3 cups': 0.82,
	'20 cm': 0.84,
	'10 cm': 0.74,
	'14 cm': 0.88,
	Small: 0.84,
	'3 pegs': 0.88,
	S: 0.88,
	M: 0.94,
};

/**
 * One variant of the demo shop as an SVG document, or undefined for a product the shop does not have.
 * `options` are the variant's option values; the colour and the size are found among them.
 */
export function drawPicture(productId: string, category: string, options: readonly string[]): string | undefined {
	const drawn = draw(productId, category, options);
	return (
		drawn &&
		'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400">' +
			`<path fill="${drawn.wall}" d="M0 0h400v400H0z"/><path fill="${drawn.table}" d="M0 292h400v108H0z"/>${drawn.thing}</svg>`
	);
}

/** The same in 1200 × 630, as apps cut what is shared: the wall and the table go on to both sides. */
export function drawWide(productId: string, category: string, options: readonly string[]): string | undefined {
	const drawn = draw(productId, category, options);
	return (
		drawn &&
		'<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="-181 0 762 400">' +
			`<path fill="${drawn.wall}" d="M-181 0h762v400h-762z"/><path fill="${drawn.table}" d="M-181 292h762v108h-762z"/>${drawn.thing}</svg>`
	);
}

function draw(productId: string, category: string, options: readonly string[]) {
	const shape = pictures[productId];
	if (!shape) {
		return undefined;
	}
	beginPicture();
	const colour = options.map(findColour).find((found): found is Colour => found !== undefined) ?? birch;
	const scale = options.map((option) => scales[option]).find((found) => found !== undefined) ?? 1;
	const [wall, table] = scenes[category] ?? ['#ece7dc', '#ddd5c5'];
	const thing =
		scale === 1
			? shape(colour)
			: `<g transform="translate(200 324) scale(${scale}) translate(-200 -324)">${shape(colour)}</g>`;
	return { wall, table, thing };
}
