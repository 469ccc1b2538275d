import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** Makes a PNG of an SVG document in its own size, for apps that show no SVG. Text is not drawn. */
export async function rasteriser(): Promise<(svg: string) => Uint8Array> {
	await initWasm(readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
	return (svg) => new Resvg(svg).render().asPng();
}
