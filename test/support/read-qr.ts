import jsqr from 'jsqr';
import type { Locator } from 'playwright-core';

const readQr = jsqr as unknown as typeof jsqr.default;
/** Pixels of a module. */
const SCALE = 4;

/** What a QR code on a page says, read from its picture. */
export async function textOfQr(image: Locator): Promise<string> {
	const drawn = await image.evaluate((svg) => ({
		size: (svg as SVGSVGElement).viewBox.baseVal.width,
		path: svg.querySelector('path')?.getAttribute('d') ?? '',
	}));
	const side = drawn.size * SCALE;
	const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
	for (const [, x = '', y = ''] of drawn.path.matchAll(/M(\d+) (\d+)h1/g)) {
		for (let at = 0; at < SCALE * SCALE; at++) {
			const [column, row] = [Number(x) * SCALE + (at % SCALE), Number(y) * SCALE + Math.floor(at / SCALE)];
			pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
		}
	}
	const read = readQr(pixels, side, side);
	if (!read) throw new Error('Nothing can be read in the picture');
	return read.data;
}
