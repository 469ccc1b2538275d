import { sharePictures } from '../pictures/files.ts';
import { rasteriser } from '../pictures/raster.ts';
import type { Pages } from './retailer-pages.ts';

/**
 * Pictures of the demo’s own things as apps show them beside a link: those show no SVG, so each is made into a PNG when it
 * is first asked for, and kept.
 */
export function sharePicturePages(products: URL): Pages {
	return async (app) => {
		const drawings = await sharePictures(products);
		const made = new Map<string, Uint8Array>();
		let starting: ReturnType<typeof rasteriser> | undefined;

		app.get<{ Params: { name: string } }>('/share/:name', async ({ params: { name } }, reply) => {
			const drawing = drawings.get(name);
			if (drawing === undefined) return reply.code(404).type('text/plain').send('There is no such picture.');
			const rasterise = await (starting ??= rasteriser());
			const picture = made.get(name) ?? rasterise(drawing);
			made.set(name, picture);
			return reply.header('cache-control', 'public, max-age=86400').type('image/png').send(Buffer.from(picture));
		});
	};
}
