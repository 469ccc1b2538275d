import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { plainSchema, type Operation, type ProblemCode } from '@endcap/contract';
import type { Static, TSchema } from 'typebox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authenticate, type Gate } from './authenticate.ts';
import { etagOf, sendConditional } from './conditional.ts';
import type { Caller } from './caller.ts';
import { invalid, isRefusal, refuse, sendProblem, type Refusal } from './problems.ts';
import { queryReader, textErrors } from './validation.ts';

type Fields<Schema> = Schema extends TSchema ? Static<Schema> : Record<string, never>;
type Field<O, Name extends keyof Operation> = O extends { [Key in Name]: infer Schema }
	? Fields<Schema>
	: Record<string, never>;

/** One request, validated. */
export interface Call<O extends Operation> {
	/** Null where anyone may call. */
	caller: O extends { callers: readonly ['anyone'] } ? null : Caller;
	params: Field<O, 'params'>;
	query: Field<O, 'query'>;
	/** Of an operation whose body is a file: the stream of its bytes. */
	body: O extends { fileTypes: unknown } ? AsyncIterable<Uint8Array> : Field<O, 'body'>;
	/** Empty unless the operation is idempotent. */
	idempotencyKey: string;
	request: FastifyRequest;
}

type BodyOf<A> = A extends { schema: infer Schema extends TSchema }
	? { body: Static<Schema> }
	: { file: AsyncIterable<string> };

/** An answer that goes on for as long as somebody listens. */
interface AnswerStream {
	/** Told once the head of the answer is sent; the end of the connection is its end. */
	begin(response: ServerResponse): void;
	end(): void;
}

/** An answer of the contract: its status with its body, or with JSON text made earlier, or a file, or a stream that stays open. */
export type Outcome<O extends Operation> = {
	[Status in keyof O['answers']]: { status: Status; headers?: Record<string, string> } & (
		| BodyOf<O['answers'][Status]>
		| { text: string }
		| { text: () => Buffer; etag: string }
		| { stream: AnswerStream }
	);
}[keyof O['answers']];

/** An answer with its status kept as that very number, for the compiler to compare with the contract. */
export function answer<const Status extends number, Body>(
	status: Status,
	body: Body,
	headers?: Record<string, string>,
): { status: Status; body: Body; headers?: Record<string, string> } {
	return { status, body, headers };
}

type Refusals<O extends Operation> = Refusal<
	| O['problems'][number]
	| (O extends { idempotent: true } ? IdempotencyProblem : never)
	| 'invalid_request'
	| 'unauthenticated'
	| 'key_not_allowed'
	| 'rate_limited'
	| 'unavailable'
>;
type IdempotencyProblem = Extract<ProblemCode, `idempotency_${string}`>;

export type Handler<O extends Operation> = (call: Call<O>) => Promise<Outcome<O> | Refusals<O>>;

/** Registers one operation of the contract. */
export type Route = <const O extends Operation>(operation: O, handle: Handler<O>) => void;

export function routePath(operation: Operation): string {
	return operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/**
 * Makes the function that features register their operations with. `changed` is told the merchant after whatever may
 * have written, before the answer leaves, so that its writer reads it at once.
 */
export function operationRoutes(app: FastifyInstance, gate: Gate, changed: (merchantId: string) => void): Route {
	return (operation, handle) => {
		void app.register(async (scope) => {
			takeBodies(scope, operation);
			const readQuery = queryReader(operation);
			scope.route({
				method: operation.method,
				url: routePath(operation),
				schema: schemaOf(operation),
				async onRequest(request, reply) {
					reply.header('vary', 'Origin, Authorization').header('cache-control', 'no-store');
					const refusal = await authenticate(gate, operation, request, reply);
					return refusal && sendProblem(request, reply, refusal);
				},
				async preValidation(request) {
					request.query = readQuery(request.query as Record<string, unknown>);
				},
				handler: async (request, reply) => {
					const call = callOf(operation, request);
					const outcome = isRefusal(call) ? call : await handle(call);
					if (operation.method !== 'GET' && request.caller) changed(request.caller.merchant.id);
					return isRefusal(outcome) ? sendProblem(request, reply, outcome) : send(operation, request, reply, outcome);
				},
			});
		});
	};
}

function takeBodies(scope: FastifyInstance, { fileTypes }: Operation): void {
	if (!fileTypes) return scope.removeContentTypeParser('text/plain');
	scope.removeAllContentTypeParsers();
	scope.addContentTypeParser([...fileTypes], (_request, payload, done) => done(null, payload));
}

function schemaOf({ params, query, body, fileTypes }: Operation): Record<string, unknown> {
	return {
		querystring: query ? plainSchema(query) : { type: 'object', additionalProperties: false },
		...(params && { params: plainSchema(params) }),
		...(body && !fileTypes && { body: plainSchema(body) }),
	};
}

function callOf(operation: Operation, request: FastifyRequest): Call<Operation> | Refusal {
	const { caller, headers } = request;
	if (!caller && !operation.callers.includes('anyone'))
		throw new Error('An operation was reached without authentication');
	// Half a surrogate pair cannot be percent-encoded.
	if (request.url.includes('%00')) return invalid([{ pointer: '', detail: 'The address holds a NUL character.' }]);
	const unreadable = operation.fileTypes ? [] : textErrors(request.body, '');
	if (unreadable.length > 0) return invalid(unreadable);
	const idempotencyKey = operation.idempotent ? headers['idempotency-key'] : '';
	if (typeof idempotencyKey !== 'string' || (operation.idempotent && idempotencyKey === '')) {
		return refuse(
			'idempotency_key_missing',
			'This request changes something, and a retry of it must not do so twice. Send an Idempotency-Key header of your own making.',
		);
	}
	if (idempotencyKey.length > 255)
		return invalid([{ pointer: '/headers/idempotency-key', detail: 'At most 255 characters.' }]);
	return {
		caller: caller as Caller,
		params: request.params as never,
		query: request.query as never,
		body: request.body as never,
		idempotencyKey,
		request,
	};
}

function send(operation: Operation, request: FastifyRequest, reply: FastifyReply, outcome: AnyOutcome): FastifyReply {
	reply.code(Number(outcome.status));
	if (outcome.headers) reply.headers(outcome.headers);
	if (outcome.file !== undefined) return reply.send(outcome.file);
	if (outcome.stream !== undefined) return sendStream(request, reply, outcome.stream);
	if (typeof outcome.text === 'function') return sendConditional(request, reply, outcome.text, outcome.etag ?? '');
	const text = outcome.text ?? JSON.stringify(outcome.body);
	if (operation.conditional) return sendConditional(request, reply, text, etagOf(text));
	// For the next change of it.
	if (operation.guarded) reply.header('etag', etagOf(text));
	return reply.type('application/json; charset=utf-8').send(text);
}

/** To a HEAD it says how it would begin; reading a stream without an end for it would never be over. */
function sendStream(request: FastifyRequest, reply: FastifyReply, stream: AnswerStream): FastifyReply {
	if (request.method === 'HEAD') {
		stream.end();
		return reply.send('');
	}
	reply.hijack();
	const { raw } = reply;
	// In no pieces with a length before each, so that all who hear the same are sent the same bytes.
	raw.removeHeader('transfer-encoding');
	raw.writeHead(reply.statusCode, { ...(reply.getHeaders() as OutgoingHttpHeaders), connection: 'close' });
	raw.flushHeaders();
	stream.begin(raw);
	return reply;
}

interface AnyOutcome {
	status: unknown;
	headers?: Record<string, string>;
	text?: string | (() => Buffer);
	etag?: string;
	body?: unknown;
	file?: unknown;
	stream?: AnswerStream;
}
