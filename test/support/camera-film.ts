import { writeFile } from 'node:fs/promises';
import { encodeQr } from '../../packages/elements/src/shared/qr/qr.ts';

const WIDTH = 640;
const HEIGHT = 480;
/** Pixels of one module of the code. */
const SCALE = 7;
/** Pixels of the narrowest bar, and of half the height of all. */
const BAR = 4;
const TALL = 90;
const LIGHT = 200;
const DARK = 40;
/** How far the code is turned, as somebody holds it (radians). */
const TILT = 0.2;

/**
 * What a camera sees, as a file for Chromium's `--use-file-for-fake-video-capture`: nothing for a while, then somebody
 * holds a phone with the code before it, a little aslant.
 */
export async function filmCode(path: string, text: string): Promise<void> {
	const code = encodeQr(text.toUpperCase());
	if (!code) throw new Error(`No code can be drawn of ${text}`);
	await film(
		path,
		(across, down) => code[Math.floor(down / SCALE + code.length / 2)]?.[Math.floor(across / SCALE + code.length / 2)],
	);
}

/** The bars of an EAN-13 instead, as they are on the back of an article. */
export async function filmBarcode(path: string, digits: string): Promise<void> {
	const bars = barsOf(digits);
	await film(path, (across, down) => Math.abs(down) < TALL && bars[Math.floor(across / BAR + bars.length / 2)] === '1');
}

/** Where it is dark, in pixels from the middle of what is held up. */
async function film(path: string, isDark: (across: number, down: number) => boolean | undefined): Promise<void> {
	const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
	const nothing = frame(() => LIGHT / 2);
	const phone = frame((x, y) => {
		const [across, down] = [x - WIDTH / 2, y - HEIGHT / 2];
		const turned = [
			across * Math.cos(TILT) + down * Math.sin(TILT),
			down * Math.cos(TILT) - across * Math.sin(TILT),
		] as const;
		return isDark(...turned) ? DARK : LIGHT;
	});
	await writeFile(path, Buffer.concat([header, nothing, nothing, nothing, phone, phone, phone, phone]));
}

/** Grey alone: the two planes of colour say nothing. */
function frame(lightAt: (x: number, y: number) => number): Buffer {
	const light = Buffer.from(
		Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => lightAt(at % WIDTH, Math.floor(at / WIDTH))),
	);
	return Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
}

/** Digits on the left of an EAN-13 (GS1 General Specifications 5.2); on the right they are inverted, and mirrored in set G. */
const LEFT = [
	'0001101',
	'0011001',
	'0010011',
	'0111101',
	'0100011',
	'0110001',
	'0101111',
	'0111011',
	'0110111',
	'0001011',
];
/** Which of the left six are of set G, by the first digit. */
const SETS = ['LLLLLL', 'LLGLGG', 'LLGGLG', 'LLGGGL', 'LGLLGG', 'LGGLLG', 'LGGGLL', 'LGLGLG', 'LGLGGL', 'LGGLGL'];

function barsOf(digits: string): string {
	const [first = 0, ...others] = Array.from(digits, Number);
	const right = (digit: number) => Array.from(LEFT[digit] ?? '', (bar) => (bar === '1' ? '0' : '1')).join('');
	const left = (digit: number, set: string) =>
		set === 'L' ? (LEFT[digit] ?? '') : Array.from(right(digit)).toReversed().join('');
	const half = others.slice(0, 6).map((digit, at) => left(digit, SETS[first]?.[at] ?? 'L'));
	return ['101', ...half, '01010', ...others.slice(6).map(right), '101'].join('');
}
