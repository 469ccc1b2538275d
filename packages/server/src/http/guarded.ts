import type { FastifyRequest } from 'fastify';
import { etagOf } from './conditional.ts';
import { refuse, type Refusal } from './problems.ts';

/** RFC 9110 §13.1.1: judges If-Match against what is stored now, as a read would give it. Undefined lets the change be made. */
export function judgeIfMatch(
	request: FastifyRequest,
	text: string,
): Refusal<'precondition_required' | 'precondition_failed'> | undefined {
	const header = request.headers['if-match'];
	if (header === undefined) {
		return refuse(
			'precondition_required',
			'Send the ETag of what you read in an If-Match header, so that nothing newer is lost.',
		);
	}
	const etag = etagOf(text);
	// Strong comparison: a weak tag never matches here.
	if (header.split(',').some((candidate) => candidate.trim() === '*' || candidate.trim() === etag)) return undefined;
	return refuse(
		'precondition_failed',
		'Somebody changed it since you read it. Read it again, then send the change again.',
	);
}
