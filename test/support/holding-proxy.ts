import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HoldingProxy {
	url: string;
	/** Answers pass as they come from now on. */
	letThrough(): void;
	close(): Promise<void>;
}

/** A proxy that passes an answer on when it is whole, so that streams never come through. */
export async function startHoldingProxy(target: string): Promise<HoldingProxy> {
	let holds = true;
	const server = createServer((asked, response) => {
		const { method } = asked;
		const headers = { ...asked.headers, connection: 'close' };
		const sent = request(new URL(asked.url ?? '', target), { method, headers, agent: false });
		response.on('close', () => sent.destroy());
		sent.on('response', (answer) => {
			const parts: Buffer[] = [];
			const begin = () => response.writeHead(answer.statusCode ?? 0, answer.headers);
			if (!holds) begin().flushHeaders();
			answer.on('data', (part: Buffer) => (holds ? parts.push(part) : response.write(part)));
			answer.on('end', () => {
				if (!response.headersSent) begin();
				response.end(Buffer.concat(parts));
			});
			answer.on('error', () => response.destroy());
		});
		sent.on('error', () => response.destroy());
		asked.pipe(sent);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		letThrough: () => void (holds = false),
		async close() {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}
