import type { Problem, ProblemCode } from '@endcap/contract';

/** The same in every realm and every copy of this module, so that guards work across bundles and iframes. */
const BRAND: unique symbol = Symbol.for('endcap.error');

/**
 * What the SDK throws, except for aborts: those reject with the signal's own reason, an `AbortError` unless one was
 * given. The base itself means the SDK was used wrongly. Tell them apart with `isEndcapError` and `isEndcapProblem`.
 */
export class EndcapError extends Error {
	override readonly name: string = 'EndcapError';
	readonly [BRAND] = true;
}

/** The API refused, and said why (RFC 9457). */
export class EndcapProblemError extends EndcapError {
	override readonly name = 'EndcapProblemError';
	/** The whole problem, with `errors[].pointer` where the request did not match the contract. */
	declare readonly problem: Problem;
	/** Permanent: safe to compare with. */
	declare readonly code: ProblemCode;
	/** The HTTP status. */
	declare readonly status: number;
	/** What happened, why, and what to do. For developers; not for shoppers. */
	declare readonly detail: string;
	/** Names this request in the server's log. */
	declare readonly request_id: string;
	/** Seconds after which it is worth asking again. Undefined when the server did not say. */
	declare readonly retry_after: number | undefined;

	constructor(problem: Problem, retry_after?: number) {
		const { title, detail, code, status, request_id } = problem;
		super(`${title}. ${detail} (${code}, request ${request_id})`);
		Object.assign(this, { problem, code, status, detail, request_id, retry_after });
	}
}

/** The API was not reached, or something else answered in its place: a captive portal, a proxy, another server. */
export class EndcapNetworkError extends EndcapError {
	override readonly name = 'EndcapNetworkError';
}

/** No whole answer came in time, after every try that was allowed. */
export class EndcapTimeoutError extends EndcapError {
	override readonly name = 'EndcapTimeoutError';
}

/** True for every error of this SDK, also one from another copy of it or another window. */
export function isEndcapError(error: unknown): error is EndcapError {
	return BRAND in Object(error);
}

/** True for a refusal of the API; with `code` for that one only. */
export function isEndcapProblem(error: unknown, code?: ProblemCode): error is EndcapProblemError {
	return (
		isEndcapError(error) &&
		error.name === 'EndcapProblemError' &&
		(!code || (error as EndcapProblemError).code === code)
	);
}
