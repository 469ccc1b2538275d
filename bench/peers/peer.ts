import type { Ask } from '../support/closed-loop.ts';

/** A shop of 20 stores and 50 articles, on PostgreSQL, behind the API of somebody’s. */
export interface Peer {
	name: string;
	/** Two processes on one database. */
	urls: [string, string];
	/** Of 50 articles. */
	availability(url: string): Ask;
	/**
	 * What takes one unit for good, after everything that has to come before it. Articles are `SKU-1` to `SKU-50`, which
	 * never end, and `LAST-1` to `LAST-20`, of which there are 50 units.
	 */
	reserve(url: string, sku: string): Promise<Ask>;
	/** Whether an answer to that says that the unit is theirs. */
	accepts(status: number, text: string): boolean;
	stop(): Promise<void>;
}
