import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { PROBLEMS, type ProblemCode } from '@endcap/contract';
import { errorForLog } from './logging.ts';
import { invalid, refuse, RefusedInTransaction, sendProblem, type Refusal } from './problems.ts';
import { pointedErrors } from './validation.ts';

/** Turns whatever goes wrong anywhere into a problem document. */
export function answerErrors(app: FastifyInstance): void {
	app.setErrorHandler((error, request, reply) => sendProblem(request, reply, refusalOf(error, request)));
	app.setNotFoundHandler((request, reply) =>
		sendProblem(request, reply, refuse('not_found', 'Nothing is at this address. /docs lists what is.')),
	);
}

export function refusalOf(error: unknown, request: FastifyRequest): Refusal {
	if (error instanceof RefusedInTransaction) return error.refusal;
	const { code, statusCode, validation, validationContext } = error as FastifyFailure;
	if (validation) return invalid(pointedErrors(validationContext ?? 'body', validation));
	if (statusCode === 413)
		return refuse('payload_too_large', 'The body is larger than this operation takes. Send less at once.');
	if (statusCode === 415) {
		return refuse('unsupported_media_type', 'The Content-Type of the body is not one this operation takes; see /docs.');
	}
	if (code === 'FST_ERR_CTP_EMPTY_JSON_BODY')
		return invalid([{ pointer: '', detail: 'The body is empty; JSON is expected.' }]);
	if (code?.startsWith('FST_ERR_CTP') || error instanceof SyntaxError) {
		return invalid([{ pointer: '', detail: 'The body is not JSON.' }]);
	}
	if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
		return refuse(
			'invalid_request',
			'The address of the request is not one that can be read. Check its percent-encoding.',
		);
	}
	if (isDatabaseAway(error)) {
		request.log.error({ error: errorForLog(error) }, 'the database does not answer');
		return refuse('unavailable', 'The database does not answer right now. Try again in a moment.', {
			headers: { 'retry-after': '2' },
		});
	}
	request.log.error({ error: errorForLog(error) }, 'a request failed');
	return refuse(
		'internal_error',
		'The server met something it was not made for. Its log has more under this request_id.',
	);
}

interface FastifyFailure {
	code?: string;
	statusCode?: number;
	validation?: Parameters<typeof pointedErrors>[1];
	validationContext?: string;
}

/** SQLSTATE classes 08 (connection), 53 (resources), 57P (shutdown), and what sockets and pg's pool say. */
export function isDatabaseAway(error: unknown): boolean {
	const { code, message } = error as { code?: unknown; message?: unknown };
	if (typeof code === 'string' && /^(08|53|57P|ECONN|EPIPE|ETIMEDOUT|ENOENT|EHOSTUNREACH|ENOTFOUND)/.test(code))
		return true;
	return (
		typeof message === 'string' &&
		/connection terminated|timeout exceeded when trying to connect|not queryable|database is closed/i.test(message)
	);
}

/** What is not HTTP never reaches a route; it is answered on the bare socket. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
	if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
	const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
	const code: ProblemCode = 'invalid_request';
	const body = JSON.stringify({
		type: `/docs/errors#${code}`,
		code,
		title: PROBLEMS[code].title,
		status: tooLarge ? 431 : 400,
		detail: tooLarge
			? 'The headers or the address are longer than 16 KB. Ask for less at once.'
			: 'This is not HTTP/1.1.',
		request_id: '-',
	});
	socket.end(
		`HTTP/1.1 ${tooLarge ? '431 Request Header Fields Too Large' : '400 Bad Request'}\r\nConnection: close\r\n` +
			`Content-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
	);
}
