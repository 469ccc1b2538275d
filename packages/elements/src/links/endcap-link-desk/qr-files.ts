import { encodeQr } from '../../shared/qr/qr.ts';

/** Modules of white around the code, as scanners want it. */
const QUIET = 4;
/** Pixels of a module: large enough for a poster of a hand’s width. */
const SCALE = 16;

/** Those of the code of this text, with the white around it. */
export function darkModules(text: string): { size: number; dark: [x: number, y: number][] } {
	const modules = encodeQr(text.toUpperCase());
	if (!modules) throw new Error('A short link is too long for a QR code.');
	const dark = modules.flatMap((row, y) =>
		row.flatMap((isDark, x): [number, number][] => (isDark ? [[x + QUIET, y + QUIET]] : [])),
	);
	return { size: modules.length + 2 * QUIET, dark };
}

function svgFile(text: string): Blob {
	const { size, dark } = darkModules(text);
	const path = dark.map(([x, y]) => `M${x} ${y}h1v1h-1z`).join('');
	return new Blob(
		[
			`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * SCALE}" height="${size * SCALE}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`,
		],
		{ type: 'image/svg+xml' },
	);
}

async function pngFile(text: string): Promise<Blob> {
	const { size, dark } = darkModules(text);
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = size * SCALE;
	const context = canvas.getContext('2d');
	if (!context) throw new Error('This browser draws nothing.');
	context.fillStyle = '#fff';
	context.fillRect(0, 0, canvas.width, canvas.height);
	context.fillStyle = '#000';
	for (const [x, y] of dark) context.fillRect(x * SCALE, y * SCALE, SCALE, SCALE);
	const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
	if (!blob) throw new Error('This browser makes no pictures.');
	return blob;
}

/** Has the browser save the code of this text, as `name.svg` or `name.png`. */
export async function saveQr(text: string, name: string, type: 'svg' | 'png'): Promise<void> {
	const url = URL.createObjectURL(type === 'svg' ? svgFile(text) : await pngFile(text));
	const link = document.createElement('a');
	link.href = url;
	link.download = `${name}.${type}`;
	link.click();
	// The browser has taken it up by then.
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
