import type { Queryable } from '../database/database.ts';

/** The channel on which every node is told the id of a session that ends. */
export const SESSION_ENDED = 'endcap_session_ended';

/** Of these. */
export async function findEndedSessions(
	queryable: Queryable,
	merchantId: string,
	sessionIds: readonly string[],
): Promise<string[]> {
	const rows = await queryable.query<{ session_id: string }>(
		{
			name: 'sessions_find_ended',
			text: `SELECT session_id FROM session
				WHERE merchant_id = $1 AND session_id = ANY ($2::text[]) AND ended_at IS NOT NULL`,
		},
		[merchantId, sessionIds],
	);
	return rows.map(({ session_id }) => session_id);
}
