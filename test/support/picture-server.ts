import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Ending } from './temporary.ts';

const SMALL = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>';

/** Pictures of a retailer, on a server of their own which opens them to be read: those that are asked for, of any name. */
export class PictureServer {
	/** Names, in the order they were asked for. */
	readonly asked: string[] = [];
	/** Names of those that break off in the middle. */
	readonly broken = new Set<string>();
	/** Bytes that a picture of that name has; the others are small. */
	readonly sizes = new Map<string, number>();
	#url = '';

	static async start(context: Ending): Promise<PictureServer> {
		const pictures = new PictureServer();
		const server = createServer(({ url = '' }, response) => {
			const name = url.slice(1);
			pictures.asked.push(name);
			const text = SMALL + ' '.repeat(Math.max(0, (pictures.sizes.get(name) ?? 0) - SMALL.length));
			response.writeHead(200, {
				'content-type': 'image/svg+xml',
				'access-control-allow-origin': '*',
				'cache-control': 'no-store',
				'content-length': Buffer.byteLength(text),
			});
			if (pictures.broken.has(name)) response.write(text.slice(0, text.length / 2), () => response.destroy());
			else response.end(text);
		});
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		pictures.#url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		context.after(async () => {
			server.closeAllConnections();
			const closed = once(server, 'close');
			server.close();
			await closed;
		});
		return pictures;
	}

	address(name: string): string {
		return `${this.#url}/${name}`;
	}
}
