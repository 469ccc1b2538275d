import { once } from 'node:events';
import { createServer as createPlainServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { WebhookMessage } from '@endcap/contract';
import type { Ending } from './temporary.ts';

export interface ReceivedWebhook {
	id: string;
	headers: IncomingHttpHeaders;
	/** The very text. */
	body: string;
	message: WebhookMessage;
}

/** What is answered; `cut` ends the connection, and `silence` says nothing for as long as the other side waits. */
export type Reaction = { status: number; headers?: Record<string, string>; body?: string } | 'cut' | 'silence';

export interface ReceiverOptions {
	/** By what came, and how often this came, itself included. 204 unless told. */
	react?: (received: ReceivedWebhook, times: number) => Reaction | Promise<Reaction>;
	tls?: boolean;
}

export interface Receiver {
	url: string;
	received: ReceivedWebhook[];
	/** Connections that were made to it, whatever came over them. */
	connections(): number;
	/** Resolves once what has come is like this. */
	until(fits: (received: ReceivedWebhook[]) => unknown): Promise<void>;
	/** Stops listening, as a receiver does that is down. */
	close(): Promise<void>;
}

export function certificate(): Promise<string> {
	return readFile(new URL('tls/cert.pem', import.meta.url), 'utf8');
}

/** A real HTTP server on a port of this machine, until the test ends. */
export async function startReceiver(context: Ending, options: ReceiverOptions = {}): Promise<Receiver> {
	const { react = (): Reaction => ({ status: 204 }), tls = false } = options;
	const received: ReceivedWebhook[] = [];
	let connections = 0;
	let waiting: (() => void)[] = [];
	const take: RequestListener = async (request, response) => {
		let body = '';
		for await (const part of request.setEncoding('utf8')) body += part;
		const { headers } = request;
		const id = String(headers['webhook-id']);
		const one = { id, headers, body, message: JSON.parse(body) as WebhookMessage };
		received.push(one);
		const told = waiting;
		waiting = [];
		for (const tell of told) tell();
		const reaction = await react(one, received.filter((each) => each.id === id).length);
		if (reaction === 'cut') request.socket.destroy();
		else if (reaction !== 'silence') response.writeHead(reaction.status, reaction.headers).end(reaction.body);
	};
	const server = tls ? createTlsServer(await pair(), take) : createPlainServer(take);
	server.on('connection', () => (connections += 1));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const close = async () => {
		if (!server.listening) return;
		server.closeAllConnections();
		server.close();
		await once(server, 'close');
	};
	context.after(close);
	const { port } = server.address() as AddressInfo;
	return {
		url: `${tls ? 'https' : 'http'}://localhost:${port}/hook`,
		received,
		connections: () => connections,
		until: async (fits) => {
			while (!fits(received)) await new Promise<void>((resolve) => void waiting.push(resolve));
		},
		close,
	};
}

async function pair(): Promise<{ cert: string; key: string }> {
	return { cert: await certificate(), key: await readFile(new URL('tls/key.pem', import.meta.url), 'utf8') };
}
