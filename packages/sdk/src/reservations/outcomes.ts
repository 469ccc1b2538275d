import type { Reservation } from '@endcap/contract';
import { problemOf } from '../sessions/problems.ts';
import { isEndcapProblem, type EndcapError, type EndcapProblemError } from '../shared/errors.ts';
import type { Settled } from '../shared/outbox/outbox.ts';
import type { Written } from '../shared/write.ts';
import type { ExtendOutcome, HoldOutcome, ReleaseOutcome } from './reservations.ts';

export type Outcome = HoldOutcome | ExtendOutcome | ReleaseOutcome;

/** What a write came to: an expected refusal is an outcome, any other stays an error. */
export function outcomeOf(operation: string, { answer, error }: Settled<Written<Reservation>>): Outcome | EndcapError {
	if (error) return refusal(operation, error);
	const reservation = answer.value;
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

export function noSuchReservation(): EndcapProblemError {
	return problemOf('not_found', 404, 'There is no such thing here', 'No reservation of this shopper has this id.');
}
