import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerParent } from '../support/child.ts';
import { cpuOfThisProcess } from '../support/cost.ts';

// The least a Node server can do with a POST: it reads the JSON and sends the same bytes every time.
const [text = ''] = process.argv.slice(2);
const body = Buffer.from(text);
const server = createServer((request, response) => {
	const parts: Buffer[] = [];
	request.on('data', (part: Buffer) => parts.push(part));
	request.on('end', () => {
		JSON.parse(Buffer.concat(parts).toString());
		response
			.writeHead(201, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.byteLength })
			.end(body);
	});
});
answerParent(cpuOfThisProcess);
server.listen(0, '127.0.0.1', () => {
	process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
