import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { operations } from '@endcap/contract';
import { Check, Convert, Errors } from 'typebox/value';
import { exampleAnswer } from './example-answers.ts';
import { problem, type Asked, type Reply } from './replies.ts';

type Answerer = (asked: Asked) => Reply | undefined | Promise<Reply | undefined>;

/**
 * A real HTTP server that speaks the contract from its examples, and says otherwise what a test scripts. It refuses
 * requests that do not match the contract as the API does, and throws at answers that do not.
 */
export interface ContractServer {
	url: string;
	/** Every request, in order. */
	asked: Asked[];
	/** Every request that is none of the contract's, such as a preflight. */
	others: string[];
	/** The next requests are answered by these, one each; undefined stands for the usual answer. */
	next(...answerers: Answerer[]): void;
	/** Every request is answered by this from now on. */
	always(answerer: Answerer | undefined): void;
	/** Resolves when this many requests have come in all. */
	requests(count: number): Promise<void>;
	/** Resolves when the connection of this request has ended, answered or not. */
	settled(index: number): Promise<void>;
	close(): Promise<void>;
}

export async function startContractServer(): Promise<ContractServer> {
	const asked: Asked[] = [];
	const others: string[] = [];
	const ends: Promise<void>[] = [];
	let script: Answerer[] = [];
	let usual: Answerer | undefined;
	let waiters: { count: number; resolve: () => void }[] = [];

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const each = read(request);
		if (!each) {
			others.push(`${request.method} ${request.url}`);
			return send(response, problem('not_found', 'No such operation.'));
		}
		asked.push(each);
		waiters = waiters.filter(({ count, resolve }) => asked.length < count || resolve());
		const end = new Promise<void>((resolve) => response.on('close', resolve));
		ends.push(end.then(() => void (each.aborted = !response.writableFinished)));
		each.body = await text(request);
		const refusal = refuse(each);
		if (refusal) return send(response, refusal);
		const scripted = await (script.shift() ?? usual)?.(each);
		const reply = scripted ?? exampleAnswer(each);
		const schema = each.operation.answers[reply.status ?? 200]?.schema;
		if (schema && typeof reply.body !== 'string' && !Check(schema, reply.body)) {
			throw new Error(
				`The answer to ${each.target} is not the contract's: ${JSON.stringify(Errors(schema, reply.body))}`,
			);
		}
		send(response, reply);
	}

	const server = createServer((request, response) => void answer(request, response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		asked,
		others,
		next: (...answerers) => void script.push(...answerers),
		always(answerer) {
			script = [];
			usual = answerer;
		},
		requests: (count) =>
			asked.length >= count ? Promise.resolve() : new Promise((resolve) => waiters.push({ count, resolve })),
		settled: async (index) => ends[index],
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function read(request: IncomingMessage): Asked | undefined {
	const url = new URL(request.url ?? '', 'http://localhost');
	for (const operation of operations) {
		const pattern = new RegExp(`^${operation.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
		const match = pattern.exec(url.pathname);
		if (!match || operation.method !== request.method) continue;
		const params = Object.fromEntries(
			Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
		);
		const query: Record<string, unknown> = {};
		for (const name of new Set(url.searchParams.keys())) {
			const values = url.searchParams.getAll(name);
			query[name] = values.length > 1 ? values : values[0];
		}
		return { operation, target: request.url ?? '', params, query, headers: request.headers, body: '', aborted: false };
	}
	return undefined;
}

function refuse(asked: Asked): Reply | undefined {
	const { key, ...query } = asked.query;
	const bearer = asked.headers.authorization?.replace('Bearer ', '');
	const open = asked.operation.callers.includes('anyone');
	if (!open && !(bearer ?? (key as string | undefined))?.match(/^(pk|sk|st)_/))
		return problem('unauthenticated', 'No key.');
	asked.query = asked.operation.query ? (Convert(asked.operation.query, query) as Record<string, unknown>) : query;
	const schema = asked.operation.query;
	if (!schema || Check(schema, asked.query)) return undefined;
	return problem('invalid_request', JSON.stringify(Errors(schema, asked.query)));
}

function send(response: ServerResponse, { status = 200, headers, body, cutAfter }: Reply): void {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const length = String(Buffer.byteLength(text));
	// As the API does for a key that any page may use. There are no answers to preflights: GET needs none.
	response
		.setHeader('access-control-allow-origin', '*')
		.setHeader('access-control-expose-headers', 'Date, Retry-After');
	if (status === 304) return void response.writeHead(status, headers).end();
	response.writeHead(status, { 'content-type': 'application/json', 'content-length': length, ...headers });
	if (cutAfter === undefined) response.end(text);
	else response.write(text.slice(0, cutAfter), () => response.destroy());
}
