import type { Channel, Reservation, ReservationInput } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { Lacking } from './rules.ts';

export interface HoldToMake {
	id: string;
	channel: Channel;
	session_id: string | null;
	hold_minutes: number;
	/** Stores for lines that name none, best first, warehouses last. */
	choices: readonly string[];
	lines: ReservationInput['lines'];
}

export type HoldMade =
	| { id: string; document: Reservation; lacking: null }
	| { id: string; document: null; lacking: Lacking[] };

/** Each all or nothing, in their order. One result each, in any order. */
export async function reserveMany(
	tx: Queryable,
	merchantId: string,
	holds: readonly HoldToMake[],
): Promise<HoldMade[]> {
	return tx.query<HoldMade>(
		{ name: 'reservations_reserve_many', text: 'SELECT id, document, lacking FROM reserve_many($1, $2)' },
		[merchantId, JSON.stringify(holds)],
	);
}
