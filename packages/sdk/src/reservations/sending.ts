import type { Reservation } from '@endcap/contract';
import { lostSession } from '../sessions/problems.ts';
import type { Shopper } from '../sessions/shopper.ts';
import { isEndcapProblem } from '../shared/errors.ts';
import type { OutboxEntry } from '../shared/outbox/entry.ts';
import type { Shape } from '../shared/shape.ts';
import type { Transport } from '../shared/transport.ts';
import { write, type Written } from '../shared/write.ts';
import { noSuchReservation } from './outcomes.ts';

export const RESERVATION: Shape<Reservation> = ['id', 'status', 'lines'];

/**
 * Sends an entry of the outbox once, as the shopper. Only what creates begins a session; and what may have created in a
 * session that is over is not sent in another, where its key means nothing.
 */
export function createSending(
	transport: Transport,
	{ asShopper, note }: Pick<Shopper, 'asShopper' | 'note'>,
): (entry: OutboxEntry) => Promise<Written<Reservation>> {
	return async (entry) => {
		const creates = entry.operation === 'createReservation';
		const before = entry.session;
		const written = await asShopper(creates && before === undefined, async ({ id, authorization }) => {
			if (creates && before !== undefined && before !== id) return undefined;
			// As whom it is made, before a request that may have its effect; or, when it had none, that it was not.
			if (entry.session !== id) await note([entry], { session: id });
			try {
				const options = { shape: RESERVATION, idempotencyKey: entry.key, authorization, once: true };
				return await write<Reservation>(transport, 'POST', entry.path, entry.body, options);
			} catch (error) {
				if (isEndcapProblem(error, 'unauthenticated')) await note([entry], { session: before });
				throw error;
			}
		});
		if (written) return written;
		throw creates ? lostSession() : noSuchReservation();
	};
}
