import type { Database } from '../database/database.ts';
import type { EventFeed } from '../events/feed.ts';
import type { ShopperCaller } from '../http/caller.ts';
import type { KeyRing } from '../http/key-ring.ts';
import { findEndedSessions, SESSION_ENDED } from './ended.queries.ts';

interface EndedContext {
	database: Database;
	feed: EventFeed;
	sessionRing: KeyRing<ShopperCaller>;
	onError: (error: unknown) => void;
}

/**
 * Closes on this node what is open of sessions that end on any: their streams of events, and what is remembered of their
 * tokens. Resolves to what stops it.
 */
export function followEndedSessions(context: EndedContext): Promise<() => Promise<void>> {
	const { database, feed, sessionRing, onError } = context;
	return database.listen(SESSION_ENDED, (sessionId) => {
		// First, or a client that comes again at once would be let in.
		sessionRing.forget();
		if (sessionId === '') void endMissed(database, feed).catch(onError);
		else feed.endStreams(new Set([sessionId]));
	});
}

/** While the line to the database was lost, nobody was told. */
async function endMissed(database: Database, feed: EventFeed): Promise<void> {
	for (const [merchantId, sessionIds] of feed.sessions()) {
		feed.endStreams(new Set(await findEndedSessions(database, merchantId, [...sessionIds])));
	}
}
