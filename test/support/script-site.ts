import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { bundle } from './bundle.ts';
import { launchChromium } from './chromium.ts';
import { pgliteDatabase, type TestDatabase } from './databases.ts';
import { testServer, type TestServer } from './server.ts';

export interface ScriptSite {
	/** The page's address; it is of another origin than the server. */
	site: string;
	browser: Browser;
	server: TestServer;
	database: TestDatabase['database'];
	close(): Promise<void>;
}

/**
 * A page that runs a module bundled from `source`, a browser, and a server on PGlite. `respond` may set headers before
 * the page is answered.
 */
export async function openScriptSite(
	source: string,
	respond?: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<ScriptSite> {
	const open = await pgliteDatabase();
	const server = await testServer(open.database);
	const browser = await launchChromium();
	const [script] = await bundle(source, { oneFile: true });
	const host = createServer((request, response) => {
		const isScript = request.url === '/entry.js';
		response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
		respond?.(request, response);
		response.end(isScript ? script?.code : '<!doctype html><script type="module" src="/entry.js"></script>');
	}).listen(0);
	return {
		site: `http://localhost:${(host.address() as AddressInfo).port}`,
		browser,
		server,
		database: open.database,
		async close() {
			await browser.close();
			host.closeAllConnections();
			host.close();
			await server.close();
			await open.close();
		},
	};
}
