/** A write on its way, as it is kept. */
export interface OutboxEntry {
	/** Its idempotency key. */
	key: string;
	/** The contract's name of what it does. */
	operation: string;
	path: string;
	body?: unknown;
	/** What it is about: writes about the same are sent one after another. */
	subject: string;
	/** Milliseconds since 1970 by this machine's clock. */
	asked_at: number;
	/** Milliseconds after which it is not worth sending any more. */
	lasts: number;
	/** The ETag of what it was asked about. */
	seen?: string;
	/** What its writer wants to know of it after a reload. */
	noted?: unknown;
	/** The session in which it may have had its effect. */
	session?: string;
}
