import { PROBLEMS, type Problem, type ProblemCode } from '@endcap/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface PointedError {
	/** JSON pointer into the body, or `/query/…`, `/headers/…`, `/path/…`. */
	pointer: string;
	detail: string;
}

/** An expected refusal, as a value: a handler returns it and the caller gets a problem document. */
export interface Refusal<Code extends ProblemCode = ProblemCode> {
	problem: Code;
	/** What happened, why, and what to do. */
	detail: string;
	errors?: PointedError[];
	headers?: Record<string, string>;
	report?: unknown;
	/** What speaks against each coupon. */
	coupons?: unknown[];
	/** Pickup times to offer instead. */
	slots?: unknown[];
}

export function refuse<const Code extends ProblemCode>(
	problem: Code,
	detail: string,
	more: Omit<Refusal, 'problem' | 'detail'> = {},
): Refusal<Code> {
	return { problem, detail, ...more };
}

export function invalid(errors: PointedError[]): Refusal<'invalid_request'> {
	const detail =
		errors.length === 1
			? 'One part of the request does not match the contract; `errors` says which and why.'
			: `${errors.length} parts of the request do not match the contract; \`errors\` says which and why.`;
	return refuse('invalid_request', detail, { errors });
}

export function isRefusal(value: object): value is Refusal {
	return 'problem' in value;
}

/** Undoes a transaction and carries the refusal out of it. */
export class RefusedInTransaction extends Error {
	readonly refusal: Refusal;

	constructor(refusal: Refusal) {
		super(refusal.detail);
		this.name = 'RefusedInTransaction';
		this.refusal = refusal;
	}
}

/** In a transaction: what came out, unless it is a refusal, which undoes what was begun. */
export function orUndo<T extends object>(outcome: T): Exclude<T, Refusal> {
	if (isRefusal(outcome)) throw new RefusedInTransaction(outcome);
	return outcome as Exclude<T, Refusal>;
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
	const { status, title } = PROBLEMS[refusal.problem];
	const problem: Problem = {
		type: `/docs/errors#${refusal.problem}`,
		code: refusal.problem,
		title,
		status,
		detail: refusal.detail,
		request_id: request.id,
		...(refusal.errors && { errors: refusal.errors.slice(0, 100) }),
		...(refusal.report !== undefined && { report: refusal.report }),
		...(refusal.coupons && { coupons: refusal.coupons }),
		...(refusal.slots && { slots: refusal.slots }),
	};
	if (refusal.headers) reply.headers(refusal.headers);
	return reply
		.code(status)
		.header('cache-control', 'no-store')
		.type('application/problem+json')
		.send(JSON.stringify(problem));
}
