import type { Reservation } from '@endcap/contract';
import type { Sessions } from '../sessions/sessions.ts';
import { isEndcapProblem } from '../shared/errors.ts';
import type { Keeper } from '../shared/keeper.ts';
import type { OutboxEntry } from '../shared/outbox/entry.ts';
import type { Shape } from '../shared/shape.ts';
import type { Transport } from '../shared/transport.ts';
import { write, type Written } from '../shared/write.ts';
import { lostSession, noSuchReservation } from './outcomes.ts';

export const RESERVATION: Shape<Reservation> = ['id', 'status', 'lines'];

/**
 * Sends an entry of the outbox once, as the shopper. Only what creates begins a session; and what may have created in a
 * session that is over is not sent in another, where its key means nothing.
 */
export function createSending(
	transport: Transport,
	keeper: Keeper,
	asShopper: Sessions['asShopper'],
): (entry: OutboxEntry) => Promise<Written<Reservation>> {
	/** Notes, before a request that may have its effect, as whom it is made; or, when it had none, that it was not. */
	async function note(entry: OutboxEntry, session: string | undefined): Promise<void> {
		entry.session = session;
		await keeper.change((kept) => {
			for (const each of kept.outbox) if (each.key === entry.key) each.session = session;
		});
	}

	return async (entry) => {
		const creates = entry.operation === 'createReservation';
		const before = entry.session;
		const written = await asShopper(creates && before === undefined, async ({ id, authorization }) => {
			if (creates && before !== undefined && before !== id) return undefined;
			if (entry.session !== id) await note(entry, id);
			try {
				const options = { shape: RESERVATION, idempotencyKey: entry.key, authorization, once: true };
				return await write<Reservation>(transport, 'POST', entry.path, entry.body, options);
			} catch (error) {
				if (isEndcapProblem(error, 'unauthenticated')) await note(entry, before);
				throw error;
			}
		});
		if (written) return written;
		throw creates ? lostSession() : noSuchReservation();
	};
}
