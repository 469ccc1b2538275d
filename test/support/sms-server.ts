import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Ending } from './temporary.ts';

export interface ReceivedSms {
	headers: IncomingHttpHeaders;
	body: { to: string; from: string; text: string };
}

/** A real text message service on a port of this machine, until the test ends. It answers with the status of each attempt; 0 cuts. */
export async function startSmsServer(
	context: Ending,
	statusOf: (attempt: number) => number = () => 202,
): Promise<{ url: string; received: ReceivedSms[] }> {
	const received: ReceivedSms[] = [];
	const server = createServer(async (request, response) => {
		let text = '';
		for await (const part of request.setEncoding('utf8')) text += part;
		received.push({ headers: request.headers, body: JSON.parse(text) });
		const status = statusOf(received.length);
		if (status === 0) request.socket.destroy();
		else response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('{}');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	context.after(async () => {
		server.closeAllConnections();
		server.close();
		await once(server, 'close');
	});
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`, received };
}
