import type { ReservationInput } from '@endcap/contract';
import type { WritableAtom } from 'nanostores';
import type { EndcapError } from '../shared/errors.ts';
import { tell } from '../shared/live.ts';
import type { OutboxEntry } from '../shared/outbox/entry.ts';
import type { Outcome } from './outcomes.ts';
import type { HoldRequest } from './reservations.ts';

export interface OutboxState {
	/** An entry is sent, or waits because of the error. */
	show: (entry: OutboxEntry, error?: EndcapError) => void;
	/** It has left the outbox, and nobody waits for what came of it. */
	settle(entry: OutboxEntry, settled: Outcome | EndcapError): void;
	remove(key: string): void;
}

export function createOutboxState($outbox: WritableAtom<readonly HoldRequest[]>): OutboxState {
	const all = () => $outbox.value ?? [];

	function put(entry: OutboxEntry, change: Pick<HoldRequest, 'status' | 'error' | 'outcome'>): void {
		const creates = entry.operation === 'createReservation';
		const request: HoldRequest = {
			key: entry.key,
			operation: entry.operation as HoldRequest['operation'],
			reservation_id: creates ? undefined : entry.subject,
			input: creates ? (entry.body as ReservationInput) : undefined,
			asked_at: new Date(entry.asked_at),
			...change,
		};
		const known = all().some(({ key }) => key === entry.key);
		const others = all().map((each) => (each.key === entry.key ? request : each));
		tell($outbox, known ? others : [...others, request]);
	}

	return {
		show: (entry, error) => put(entry, { status: error ? 'waiting' : 'sending', error, outcome: undefined }),
		settle: (entry, settled) =>
			put(entry, {
				status: 'settled',
				...(settled instanceof Error ? { error: settled, outcome: undefined } : { error: undefined, outcome: settled }),
			}),
		remove(key) {
			const others = all().filter((each) => each.key !== key);
			if (others.length < all().length) tell($outbox, others);
		},
	};
}
