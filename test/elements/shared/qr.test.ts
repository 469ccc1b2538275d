import jsqr from 'jsqr';
import { encodeQr, type Modules } from '../../../packages/elements/src/shared/qr/qr.ts';
import { assert } from '../support/stage.ts';

const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
/** Its types speak of an ES module, which it is not. */
const readQr = jsqr as unknown as typeof jsqr.default;
const SCALE = 4;
const QUIET = 4;

/** What a reader of somebody else's makes of it. */
function read(modules: Modules): string | undefined {
	const size = (modules.length + 2 * QUIET) * SCALE;
	const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
	for (let y = 0; y < size; y++) {
		for (let x = 0; x < size; x++) {
			const dark = modules[Math.floor(y / SCALE) - QUIET]?.[Math.floor(x / SCALE) - QUIET];
			if (dark) pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
		}
	}
	return readQr(pixels, size, size)?.data;
}

/** The same text at every run. */
function textOf(length: number): string {
	return Array.from({ length }, (_, place) => CHARACTERS[(place * 17 + length * 31) % CHARACTERS.length]).join('');
}

describe('QR codes', () => {
	it('are read back as they were written, in every size', () => {
		const sizes = new Set<number>();
		for (let length = 1; length <= 154; length += 3) {
			const modules = encodeQr(textOf(length));
			if (!modules) throw new Error(`Not written: ${length}`);
			sizes.add(modules.length);
			assert.equal(read(modules), textOf(length));
		}
		assert.deepEqual([...sizes], [21, 25, 29, 33, 37, 41]);
	});

	it('are read though a part of them is dirty', () => {
		const modules = encodeQr('HTTPS://SHOP.EXAMPLE/P/MZXW6YTBOI2DC');
		const dirty = modules?.map((row, y) => row.map((dark, x) => (x > 12 && x < 17 && y > 12 && y < 17) || dark));
		assert.equal(dirty && read(dirty), 'HTTPS://SHOP.EXAMPLE/P/MZXW6YTBOI2DC');
	});

	it('are refused for what they cannot hold', () => {
		assert.isUndefined(encodeQr('small letters'));
		assert.isUndefined(encodeQr('A'.repeat(155)));
	});
});
