import type { IncomingHttpHeaders } from 'node:http';
import { PROBLEMS, type Operation, type ProblemCode } from '@endcap/contract';

export interface Asked {
	operation: Operation;
	/** The request target as it was sent. */
	target: string;
	params: Record<string, string>;
	query: Record<string, unknown>;
	headers: IncomingHttpHeaders;
	/** As it was sent. */
	body: string;
	/** True once the client went away before it was answered. */
	aborted: boolean;
}

export interface Reply {
	status?: number;
	headers?: Record<string, string>;
	/** Sent as JSON. Checked against the contract unless it is text. */
	body: unknown;
	/** Characters after which the connection is cut. */
	cutAfter?: number;
}

/** An answer as the API refuses. */
export function problem(code: ProblemCode, detail: string, headers: Record<string, string> = {}): Reply {
	const { status, title } = PROBLEMS[code];
	const body = { type: `/docs/errors#${code}`, code, title, status, detail, request_id: 'req-1' };
	return { status, headers: { 'content-type': 'application/problem+json', ...headers }, body };
}
