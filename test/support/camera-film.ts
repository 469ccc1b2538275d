import { writeFile } from 'node:fs/promises';
import { encodeQr } from '../../packages/elements/src/shared/qr/qr.ts';

const WIDTH = 640;
const HEIGHT = 480;
/** Pixels of one module of the code. */
const SCALE = 7;
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
	const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
	const nothing = frame(() => LIGHT / 2);
	const phone = frame((x, y) => {
		const [across, down] = [x - WIDTH / 2, y - HEIGHT / 2];
		const column = (across * Math.cos(TILT) + down * Math.sin(TILT)) / SCALE + code.length / 2;
		const row = (down * Math.cos(TILT) - across * Math.sin(TILT)) / SCALE + code.length / 2;
		return code[Math.floor(row)]?.[Math.floor(column)] ? DARK : LIGHT;
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
