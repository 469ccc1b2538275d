import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { problem, type Reply } from './replies.ts';

/** What may become of a request on its way. */
export type Fate =
	/** It arrives and is answered, and the answer is lost. */
	| 'lose answer'
	/** It does not arrive. */
	| 'lose'
	/** It arrives twice at once, and one of the answers comes back. */
	| 'double'
	/** Its answer comes, or is lost, once this does. */
	| { until: Promise<unknown>; lost?: boolean }
	/** Somebody on the way answers it. */
	| { reply: Reply };

/** Stands between a client and a server, over real HTTP on both sides. */
export interface UnsteadyProxy {
	url: string;
	/** Every request of one of these methods, but for preflights: `POST /v1/reservations`. */
	passed: string[];
	/** The next request that begins so meets this. */
	next(begins: string, ...fates: Fate[]): void;
	/** Every request is lost from now on, or none. */
	down: boolean;
	/** Resolves when this many requests that begin so have come in all. */
	requests(begins: string, count: number): Promise<void>;
	close(): Promise<void>;
}

export async function startUnsteadyProxy(target: string): Promise<UnsteadyProxy> {
	const fates: { begins: string; fate: Fate }[] = [];
	let waiting: (() => void)[] = [];

	async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const body = await buffer(request);
		const name = `${request.method} ${request.url}`;
		if (request.method !== 'OPTIONS') {
			proxy.passed.push(name);
			for (const check of waiting.splice(0)) check();
		}
		const index = fates.findIndex(({ begins }) => name.startsWith(begins));
		const fate = proxy.down ? 'lose' : fates.splice(index, index < 0 ? 0 : 1)[0]?.fate;
		if (fate === 'lose') return void response.destroy();
		if (typeof fate === 'object' && 'reply' in fate) return answer(response, fate.reply);
		if (!fate) return pipe(request, body, response);
		const [first] = await Promise.all((fate === 'double' ? [0, 1] : [0]).map(() => send(request, body)));
		if (fate === 'lose answer') return void response.destroy();
		if (typeof fate === 'object') await fate.until;
		if (typeof fate === 'object' && fate.lost) return void response.destroy();
		response.writeHead(first?.status ?? 502, first?.headers).end(first?.body);
	}

	/** As it comes: an answer may be a stream that does not end. */
	function pipe({ method, url, headers }: IncomingMessage, body: Buffer, response: ServerResponse): void {
		const sent = forward(target + url, { method, headers, agent: false }, (reply) => {
			response.writeHead(reply.statusCode ?? 502, reply.headers);
			reply.on('error', () => response.destroy()).pipe(response);
		});
		response.on('close', () => sent.destroy());
		sent.on('error', () => response.destroy()).end(body);
	}

	const send = ({ method, url, headers }: IncomingMessage, body: Buffer) =>
		new Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }>((resolve, reject) => {
			const sent = forward(target + url, { method, headers, agent: false }, async (reply) => {
				resolve({ status: reply.statusCode ?? 502, headers: reply.headers, body: await buffer(reply) });
			});
			sent.on('error', reject).end(body);
		});

	const server = createServer((request, response) => void pass(request, response).catch(() => response.destroy()));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const proxy: UnsteadyProxy = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		passed: [],
		down: false,
		next: (begins, ...some) => void fates.push(...some.map((fate) => ({ begins, fate }))),
		requests: (begins, count) =>
			new Promise((resolve) => {
				const check = () => {
					if (proxy.passed.filter((name) => name.startsWith(begins)).length >= count) resolve();
					else waiting.push(check);
				};
				check();
			}),
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return proxy;
}

/** The answer that says an access token is over. */
export const tokenOver: Fate = { reply: problem('unauthenticated', 'The access token sent is over.') };

/** The answer that says a refresh token is over. */
export const sessionOver: Fate = { reply: problem('session_ended', 'This refresh token is over.') };

function answer(response: ServerResponse, { status = 200, headers, body }: Reply): void {
	response.writeHead(status, { 'access-control-allow-origin': '*', 'content-type': 'application/json', ...headers });
	response.end(JSON.stringify(body));
}
