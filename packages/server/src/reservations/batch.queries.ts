import type { Channel, Reservation, ReservationInput } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { Lacking } from './rules.ts';

export interface HoldToMake {
	id: string;
	/** Of the idempotent request, in hexadecimal. */
	key: string;
	fingerprint: string;
	channel: Channel;
	owner_id: string | null;
	hold_minutes: number;
	/** Stores for lines that name none, best first, warehouses last. */
	choices: readonly string[];
	lines: ReservationInput['lines'];
}

export type HoldOutcome = { id: string } & (
	| { outcome: 'made' | 'known'; document: Reservation }
	| { outcome: 'refused'; lacking: Lacking[] }
	| { outcome: 'busy' | 'reused' }
);

/** Each all or nothing, and once for its key; no key twice. One outcome each, in any order. A transaction of its own. */
export async function reserveMany(
	database: Queryable,
	merchantId: string,
	holds: readonly HoldToMake[],
): Promise<HoldOutcome[]> {
	return database.query<HoldOutcome>(
		{ name: 'reservations_reserve_many', text: 'SELECT id, outcome, document, lacking FROM reserve_many($1, $2)' },
		[merchantId, JSON.stringify(holds)],
	);
}
