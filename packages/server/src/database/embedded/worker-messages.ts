/** What the thread of the embedded database is started with: a directory holding a database, or null for memory. */
export interface WorkerStart {
	directory: string | null;
	/** A tar archive of a data directory that a database in memory begins from. */
	seed: Uint8Array | null;
}

export type ToWorker =
	/** Whole messages of PostgreSQL's protocol, from the client's side. */
	{ type: 'send'; bytes: Uint8Array } | { type: 'close' };

export type FromWorker =
	| { type: 'ready' }
	/** A part of the answer to the oldest unanswered `send`. */
	| { type: 'part'; bytes: Uint8Array }
	/** That answer is complete. */
	| { type: 'answered' }
	| { type: 'closed' }
	| { type: 'failed'; reason: string };
