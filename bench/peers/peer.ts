import type { Ask } from '../support/closed-loop.ts';

/** A shop of 20 stores and 50 articles, on PostgreSQL, behind the API of somebody’s. */
export interface Peer {
	name: string;
	/** Two processes on one database. */
	urls: [string, string];
	/** Of 50 articles, in each of 20 stores. */
	availability(url: string): Ask;
	/** Of one unit; articles are `SKU-1` to `SKU-50`, which never end, and `LAST-1` to `LAST-20`, 50 units in one store each. */
	reserve(url: string, sku: string): Ask;
	stop(): Promise<void>;
}
