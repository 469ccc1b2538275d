import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Of the bytes themselves, so every node and every restart gives the same one. */
export function etagOf(text: string): string {
	return `"${createHash('sha1').update(text).digest('base64url')}"`;
}

/** RFC 9110 §13.1.2: weak comparison, `*`, or a list. */
export function matches(ifNoneMatch: string | undefined, etag: string): boolean {
	if (ifNoneMatch === undefined) return false;
	const bare = etag.replace(/^W\//, '');
	return ifNoneMatch.split(',').some((candidate) => {
		const trimmed = candidate.trim();
		return trimmed === '*' || trimmed === bare || trimmed === `W/${bare}`;
	});
}

/** Sends JSON text that a client may keep and must ask about again: 304, and no text made, when it has it already. */
export function sendConditional(
	request: FastifyRequest,
	reply: FastifyReply,
	text: string | (() => Buffer),
	etag: string,
): FastifyReply {
	reply.header('etag', etag).header('cache-control', 'no-cache');
	if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send();
	return reply.type('application/json; charset=utf-8').send(typeof text === 'string' ? text : text());
}
