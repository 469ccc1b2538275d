import type { Problem, ProblemCode, Reservation } from '@endcap/contract';
import { EndcapProblemError, isEndcapProblem, type EndcapError } from '../shared/errors.ts';
import type { Settled } from '../shared/outbox/outbox.ts';
import type { ExtendOutcome, HoldOutcome, ReleaseOutcome } from './reservations.ts';

export type Outcome = HoldOutcome | ExtendOutcome | ReleaseOutcome;

/** What a write came to: an expected refusal is an outcome, any other stays an error. */
export function outcomeOf(operation: string, { answer, error }: Settled): Outcome | EndcapError {
	if (error) return refusal(operation, error);
	const reservation = answer.value as Reservation;
	if (operation !== 'releaseReservation') return { outcome: 'held', reservation };
	return { outcome: reservation.status === 'released' ? 'released' : 'ended', reservation };
}

function refusal(operation: string, error: EndcapError): Outcome | EndcapError {
	if (operation === 'createReservation') {
		if (!isEndcapProblem(error, 'out_of_stock')) return error;
		return { outcome: 'out_of_stock', pointers: (error.problem.errors ?? []).map(({ pointer }) => pointer) };
	}
	const ended = isEndcapProblem(error, 'reservation_ended') || isEndcapProblem(error, 'not_found');
	return ended ? { outcome: 'ended' } : error;
}

/** Of an answer that never came, in a session that is over: what it held, if anything, lapses by itself. */
export function lostSession(): EndcapProblemError {
	const detail = 'It ended before this was answered, so whether anything was held is not known. Ask again.';
	return problem('session_ended', 401, 'The session has ended', detail);
}

export function noSuchReservation(): EndcapProblemError {
	const detail = 'No reservation of this shopper has this id.';
	return problem('not_found', 404, 'There is no such thing here', detail);
}

/** As the API would say it, of what need not or cannot be asked. */
function problem(code: ProblemCode, status: number, title: string, detail: string): EndcapProblemError {
	const said: Problem = { type: `/docs/errors#${code}`, code, status, title, detail, request_id: 'none' };
	return new EndcapProblemError(said);
}
