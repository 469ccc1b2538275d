import type { Problem, ProblemCode } from '@endcap/contract';
import { EndcapProblemError } from '../shared/errors.ts';

/** As the API would say it, of what need not or cannot be asked. */
export function problemOf(code: ProblemCode, status: number, title: string, detail: string): EndcapProblemError {
	const said: Problem = { type: `/docs/errors#${code}`, code, status, title, detail, request_id: 'none' };
	return new EndcapProblemError(said);
}

/** Of an answer that never came, in a session that is over: what it held, if anything, lapses by itself. */
export function lostSession(): EndcapProblemError {
	const detail = 'It ended before this was answered, so whether anything came of it is not known. Ask again.';
	return problemOf('session_ended', 401, 'The session has ended', detail);
}
