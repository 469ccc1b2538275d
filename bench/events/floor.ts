import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerParent } from '../support/child.ts';
import { cpuOfThisProcess, memoryOfThisProcess } from '../support/cost.ts';

// The least a Node server can do: it looks at nothing, and tells everybody the same as many bytes.
const clients = new Set<ServerResponse>();
const server = createServer((request, response) => {
	// The page that the browser begins on.
	if (!request.url?.startsWith('/v1/events')) {
		response.end();
		return;
	}
	response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': welcome\nid: 0\n\n');
	clients.add(response);
	response.once('close', () => clients.delete(response));
});
const data = JSON.stringify({
	id: '123',
	type: 'availability.changed',
	created_at: new Date().toISOString(),
	data: { sku: 'SKU-1', store_id: 'store-1', status: 'in_stock', quantity_available: 99, capped: true },
});

/** Tells everybody, and resolves to when it began. */
function tell(position: number): number {
	const frame = `id: ${position}\nevent: availability.changed\ndata: ${data}\n\n`;
	const began = performance.timeOrigin + performance.now();
	for (const client of clients) client.write(frame);
	return began;
}

const answers = { cpu: cpuOfThisProcess, memory: memoryOfThisProcess };
answerParent((message: keyof typeof answers | number) =>
	typeof message === 'number' ? tell(message) : answers[message](),
);
server.listen(0, '127.0.0.1', () => {
	process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
