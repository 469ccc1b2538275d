import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// The least a Node server can do: it looks at nothing and sends the same bytes. Told the body by its parent.
let body = Buffer.alloc(0);
const server = createServer((request, response) => {
	if (request.headers['if-none-match']) {
		response.writeHead(304, { etag: '"floor"' }).end();
		return;
	}
	response
		.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.byteLength })
		.end(body);
});
server.listen(0, '127.0.0.1', () => {
	process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.on('message', (text: string) => {
	if (text !== 'cpu') body = Buffer.from(text);
	process.send?.({ cpu: process.cpuUsage() });
});
process.once('disconnect', () => process.exit());
