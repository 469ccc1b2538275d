import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody's own page on an origin of its own, with what they pasted and nothing else of ours. */
export async function startOtherSite(pasted: string): Promise<{ url: string; close(): Promise<void> }> {
	const page = `<!doctype html><html lang="en"><title>Somebody’s page</title><h1>Somebody’s page</h1>${pasted}</html>`;
	const server = createServer((_, response) => {
		response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/`,
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
